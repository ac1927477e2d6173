import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const NADS = 'k8s.cni.cncf.io~v1~NetworkAttachmentDefinition';
const VMS = 'kubevirt.io~v1~VirtualMachine';
const OURS = 'VM networking';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

/** Names of the tabs of a page. */
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Tabs' }).first();

const tabNames = (page: Page): Promise<string[]> => tabs(page).getByRole('link').allInnerTexts();

/** Where the navigation leads, and what its sections are called. */
const navigationOf = async (page: Page): Promise<{ links: string[]; sections: string[] }> => {
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  await expect(navigation.getByRole('link', { name: 'Services of VMs' })).toBeVisible();
  const links = await navigation
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const sections = await navigation.getByRole('button').allInnerTexts();
  return { links, sections };
};

const twice = (words: readonly string[]): string[] =>
  words.filter((word, index) => words.indexOf(word) !== index);

test.describe('beside networking-console-plugin and kubevirt-plugin', () => {
  test.use({ others: ['networking-console-plugin', 'kubevirt-plugin'] });

  test('their pages are theirs, and the navigation has nothing twice', async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    for (const [path, title] of [
      [`/k8s/ns/web-shop/${NADS}`, 'NetworkAttachmentDefinitions'],
      [`/k8s/ns/web-shop/${NADS}/~new/form`, 'Create NetworkAttachmentDefinition'],
      ['/k8s/ns/web-shop/core~v1~Service', 'Services'],
      ['/k8s/ns/web-shop/networking.k8s.io~v1~NetworkPolicy', 'NetworkPolicies'],
      [`/k8s/ns/web-shop/${VMS}`, 'Their list of VMs'],
      [`/k8s/all-namespaces/${VMS}`, 'Their list of VMs'],
    ] as const) {
      await page.goto(path);
      await expect(heading(page, title)).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByRole('link', { name: /^Help for this page/ })).toHaveCount(0);
    }
    const { links, sections } = await navigationOf(page);
    expect(twice(links)).toEqual([]);
    expect(sections.map((name) => name.trim()).sort()).toEqual([
      'Networking',
      OURS,
      'Virtualization',
    ]);
    expect(errors).toEqual([]);
  });

  test('a network of theirs has all of its tabs, and ours after them', async ({ page }) => {
    await page.goto(`/k8s/ns/web-shop/${NADS}/vlan100-production`);
    await expect(heading(page, 'Their page of vlan100-production')).toBeVisible();
    await expect(page.getByText('Their details of the network')).toBeVisible();
    await expect(tabs(page).getByRole('link', { name: OURS })).toBeVisible();
    expect(await tabNames(page)).toEqual(['Details', 'YAML', 'Virtual Machines', OURS]);
    await tabs(page).getByRole('link', { name: OURS }).click();
    await expect(page).toHaveURL(/\/vlan100-production\/vm-networking$/);
    await expect(page.getByText('Their details of the network')).toBeHidden();
    await expect(page.getByRole('navigation', { name: 'Parts of VM networking' })).toBeVisible();
    await tabs(page).getByRole('link', { name: 'Virtual Machines' }).click();
    await expect(page.getByText('Their VMs of the network')).toBeVisible();
  });

  test('a VM of theirs has all of its tabs, and ours after them', async ({ page }) => {
    await page.goto(`/k8s/ns/erp/${VMS}/erp-app-01`);
    await expect(heading(page, 'Their page of erp-app-01')).toBeVisible();
    await expect(tabs(page).getByRole('link', { name: OURS })).toBeVisible();
    expect(await tabNames(page)).toEqual([
      'Overview',
      'Metrics',
      'YAML',
      'Configuration',
      'Events',
      'Console',
      'Snapshots',
      'Diagnostics',
      OURS,
    ]);
    await tabs(page).getByRole('link', { name: OURS }).click();
    await expect(page.getByRole('button', { name: 'Add network interface' })).toBeVisible();
    await expect(page.getByText('Their Overview of the VM')).toBeHidden();
    // One tab is the current one, as theirs is found by a part of the path.
    await expect(tabs(page).locator('[aria-current="page"]')).toHaveText(OURS);
    await tabs(page).getByRole('link', { name: 'Configuration' }).click();
    await expect(page.getByText('Their Configuration of the VM')).toBeVisible();
  });

  test('a Service of theirs has all of its tabs, and ours after them', async ({ page, api }) => {
    await api.post('/api/v1/namespaces/erp/services', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'erp-ssh', namespace: 'erp' },
      spec: { selector: { 'vm.kubevirt.io/name': 'erp-app-01' }, ports: [{ port: 22 }] },
    });
    await page.goto('/k8s/ns/erp/core~v1~Service/erp-ssh');
    await expect(heading(page, 'Their page of erp-ssh')).toBeVisible();
    await expect(tabs(page).getByRole('link', { name: OURS })).toBeVisible();
    expect(await tabNames(page)).toEqual(['Details', 'YAML', 'Pods', OURS]);
    await tabs(page).getByRole('link', { name: OURS }).click();
    await expect(page.getByText('erp-app-01').first()).toBeVisible();
    await tabs(page).getByRole('link', { name: 'Pods' }).click();
    await expect(page.getByText('Their pods of the Service')).toBeVisible();
  });

  test('our own pages and redirects stay what they are', async ({ page }) => {
    for (const [path, url, title] of [
      ['/vm-networking/ns/web-shop', /\/vm-networks\/ns\/web-shop$/, 'Networks'],
      ['/vm-network-checks', /\/vm-network-checks\//, 'Checks'],
      ['/vm-networks/ns/web-shop/vlan100-production', /vlan100-production$/, 'vlan100-production'],
      ['/vm-machines/ns/erp/erp-app-01', /erp-app-01$/, 'erp-app-01'],
    ] as const) {
      await page.goto(path);
      await expect(page).toHaveURL(url);
      await expect(heading(page, title)).toBeVisible();
    }
  });
});

test.describe('beside the nodes of OpenShift 5', () => {
  test.use({ others: ['openshift-5-nodes'] });

  test('a node has its tabs of other names, and ours after them', async ({ page }) => {
    await page.goto('/k8s/cluster/core~v1~Node/worker-0');
    await expect(heading(page, 'Node worker-0')).toBeVisible();
    await expect(tabs(page).getByRole('link', { name: OURS })).toBeVisible();
    expect(await tabNames(page)).toEqual([
      'Overview',
      'Details',
      'YAML',
      'Configuration',
      'Health',
      'Workload',
      'Logs',
      OURS,
    ]);
    expect(twice(await tabNames(page))).toEqual([]);
    await tabs(page).getByRole('link', { name: OURS }).click();
    await expect(page.getByText('The Overview of the node')).toBeHidden();
    await expect(page.getByRole('region', { name: /^Uplinks \(/ })).toBeVisible();
    await tabs(page).getByRole('link', { name: 'Health' }).click();
    await expect(page.getByText('The Health of the node')).toBeVisible();
  });
});

test.describe('without them', () => {
  test('our pages stand on the standard paths', async ({ page }) => {
    for (const [path, title] of [
      [`/k8s/ns/web-shop/${NADS}`, 'Networks'],
      [`/k8s/ns/web-shop/${NADS}/vlan100-production`, 'vlan100-production'],
      [`/k8s/ns/web-shop/${NADS}/~new`, 'Create network'],
      [`/k8s/ns/erp/${VMS}`, 'VirtualMachines'],
      [`/k8s/ns/erp/${VMS}/erp-app-01`, 'erp-app-01'],
    ] as const) {
      await page.goto(path);
      await expect(heading(page, title)).toBeVisible();
      await expect(page.getByRole('link', { name: /^Help for this page/ })).toBeVisible();
    }
    const { links, sections } = await navigationOf(page);
    expect(twice(links)).toEqual([]);
    expect(sections.map((name) => name.trim())).toEqual([OURS]);
  });
});
