import type { Page, Request } from '@playwright/test';
import { OPENED_PAGES } from '../scripts/budget-limits';
import { MAX_LIST_RATIO, measureListWork, ratioOf } from '../scripts/lib/list-work';
import { addPluginBefore } from '../scripts/lib/other-plugin';
import { expect, test } from './support/test';

const NADS = 'k8s.cni.cncf.io~v1~NetworkAttachmentDefinition';
const VMS = 'kubevirt.io~v1~VirtualMachine';

/** Every heading of the first order that the page has shown, for however short a time. */
const watchHeadings = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seenHeadings: seen });
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('h1')) {
        const text = textContent.trim();
        if (text !== '' && !seen.includes(text)) seen.push(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
};

const seenHeadings = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { seenHeadings: string[] }).seenHeadings);

/** Paths of lists, each as often as its first page was asked for. */
const collectLists = (page: Page): string[] => {
  const lists: string[] = [];
  page.on('request', (request: Request) => {
    const { pathname, searchParams } = new URL(request.url());
    // Those of a watch come in pages of 250; how many there are is asked for with 1.
    if (searchParams.get('limit') === '250' && !searchParams.has('continue')) lists.push(pathname);
  });
  return lists;
};

const twice = (lists: readonly string[]): string[] =>
  lists.filter((path, index) => lists.indexOf(path) !== index);

/** The form of checkups asks by name what is there of the objects that all runs share. */
const ASKED_BY_NAME = /\/namespaces\/[^/]+\/(serviceaccounts|roles|rolebindings)\/[^/?]+$/;

/** What the console says of pages that begin again before they have ended. */
const collectComplaints = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (!['warning', 'error'].includes(message.type())) return;
    // The browser complains of each answer that something is not there.
    const isAnswer = message.text().includes(' 404 ') && ASKED_BY_NAME.test(message.location().url);
    if (!isAnswer) complaints.push(`${message.text()} ${message.location().url}`.trim());
  });
  return complaints;
};

test.describe('on a path of the console', () => {
  test.use({ scenario: 'large' });

  for (const [what, heading, path, count] of [
    ['all VMs', 'VirtualMachines', `/k8s/all-namespaces/${VMS}`, 5000],
    ['the VMs of a namespace', 'VirtualMachines', `/k8s/ns/team-01-dev/${VMS}`, 100],
    ['all networks', 'Networks', `/k8s/all-namespaces/${NADS}`, 5000],
  ] as const) {
    test(`the list of ${what} is there at once, and reads each list once`, async ({ page }) => {
      // The second visit, when the console remembers the kinds of the cluster.
      await page.goto('/k8s/cluster/core~v1~Node');
      await expect(page.getByRole('link', { name: 'worker-00' })).toBeVisible();

      await watchHeadings(page);
      const lists = collectLists(page);
      const complaints = collectComplaints(page);
      await page.goto(path);
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
      await expect(page.getByRole('button', { name: `1 - 50 of ${count}` })).toBeVisible();
      expect(await seenHeadings(page)).toEqual([heading]);
      expect(lists.length).toBeGreaterThan(1);
      expect(twice(lists)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
});

test.describe('a cluster with 5,000 VMs', () => {
  test.use({ scenario: 'large' });

  test('is listed for little more than it costs to watch it', async ({ page }) => {
    test.slow();
    expect(ratioOf(await measureListWork(page))).toBeLessThan(MAX_LIST_RATIO);
  });
});

test('the forms of new networks wait for no list', async ({ page, api }) => {
  // Neither what the cluster serves nor any object is known.
  const held = { method: 'GET', path: '.*', delayMs: 600_000 };
  const name = page.getByRole('textbox', { name: /^Name\b/ });

  await api.setFaults([held]);
  await page.goto('/vm-networks/ns/web-shop/~new');
  await name.fill('typed-before');
  await page.getByRole('combobox', { name: 'Bridge name' }).fill('br-none');
  await api.clearFaults();
  await expect(page.getByText('No node for VMs has a Linux bridge "br-none"')).toBeVisible();
  await expect(name).toHaveValue('typed-before');

  await api.setFaults([held]);
  await page.goto('/vm-user-networks/ns/web-shop/~new');
  await page.getByRole('radio', { name: 'Localnet for chosen namespaces' }).press('Space');
  await name.fill('typed-before');
  await page.getByRole('combobox', { name: 'Bridge mapping' }).fill('physnet-none');
  await api.clearFaults();
  await expect(page.getByText('No node for VMs has a bridge mapping')).toBeVisible();
  await expect(name).toHaveValue('typed-before');
});

test('networks belong to the plugin that has their list, with all of their pages', async ({
  page,
}) => {
  // As networking-console-plugin of August 2026 registers them; kubevirt-plugin's flag is not set.
  const model = { group: 'k8s.cni.cncf.io', version: 'v1', kind: 'NetworkAttachmentDefinition' };
  await addPluginBefore(page, {
    name: 'networking-console-plugin',
    extensions: [
      {
        type: 'console.page/resource/list',
        properties: { model, component: { $codeRef: 'List' } },
      },
      {
        type: 'console.page/resource/details',
        flags: { required: ['NET_ATTACH_DEF', 'KUBEVIRT_DYNAMIC'] },
        properties: { model, component: { $codeRef: 'Details' } },
      },
      { type: 'console.flag', properties: { handler: { $codeRef: 'setFlags' } } },
    ],
    modules: {
      List: "() => React.createElement('h1', null, 'Their networks')",
      Details: "() => React.createElement('h1', null, 'Their network')",
      setFlags: "(setFlag) => setFlag('NET_ATTACH_DEF', true)",
    },
  });
  await page.goto(`/k8s/ns/web-shop/${NADS}`);
  await expect(page.getByRole('heading', { name: 'Their networks' })).toBeVisible();
  await page.goto(`/k8s/ns/web-shop/${NADS}/vlan100-production`);
  // The console's own page, as without this plugin.
  await expect(page.getByRole('textbox', { name: /^Editor/ }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Connected VMs' })).toBeHidden();
  await page.goto(`/k8s/ns/web-shop/${NADS}/~new`);
  await expect(
    page.getByRole('heading', { name: 'Create NetworkAttachmentDefinition' }),
  ).toBeVisible();

  await page.goto('/vm-networks/ns/web-shop/vlan100-production');
  await expect(page.getByRole('heading', { name: 'vlan100-production' })).toBeVisible();
});

for (const shares of ['console', 'all'] as const) {
  test.describe(`where the console shares ${shares === 'all' ? 'everything' : 'what it does'}`, () => {
    test.use({ shares });

    test('each page opens without a complaint', async ({ page }) => {
      const complaints = collectComplaints(page);
      for (const { path, heading } of OPENED_PAGES) {
        await page.goto(path);
        await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
        await expect(page.getByRole('progressbar')).toHaveCount(0);
      }
      expect(complaints).toEqual([]);
    });
  });
}
