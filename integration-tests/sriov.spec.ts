import type { Page } from '@playwright/test';
import { consoleAs } from './support/as-user';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

const OPERATOR = 'openshift-sriov-network-operator';
const API = `/apis/sriovnetwork.openshift.io/v1/namespaces/${OPERATOR}`;

interface NodeState {
  status: { syncStatus: string; interfaces: { name: string; numVfs?: number }[] };
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

const add = async (page: Page, field: string, word: string) => {
  await page.getByRole('combobox', { name: field }).fill(word);
  await page.getByRole('button', { name: `Add to ${field}` }).click();
};

test.describe('SR-IOV', () => {
  test.use({ scenario: 'sriov' });

  test('network cards are split for VMs, one node first, after a look at who has to leave', async ({
    page,
    api,
  }) => {
    await page.goto('/vm-sriov/policies');
    await expect(page.getByRole('link', { name: 'fast-nics' })).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.getByRole('link', { name: 'Create policy' }).click();
    await add(page, 'Network cards by name', 'ens9f9');
    await expect(page.getByText('No network card of the chosen nodes fits')).toBeVisible();
    await expect(page.getByText('pfNames: no card fits')).toBeVisible();
    await page.getByRole('button', { name: 'Remove ens9f9' }).click();

    // Another policy has this card already.
    await add(page, 'Network cards by name', 'ens2f0');
    await expect(page.getByText(/This policy and fast-nics both take/)).toBeVisible();
    await page.getByRole('button', { name: 'Remove ens2f0' }).click();

    await add(page, 'Network cards by name', 'ens2f1');
    await expect(page.getByText('Network cards of 2 nodes fit')).toBeVisible();
    await page.getByRole('button', { name: 'Try it on worker-1 first (recommended)' }).click();
    await expect(page.getByText('Network cards of 1 node fit')).toBeVisible();
    const resource = page.getByRole('combobox', { name: 'Resource name' });
    const count = page.getByRole('textbox', { name: 'Virtual functions of each card' });
    await resource.fill('dpdk-nics');
    await resource.blur();
    await expect(page.getByText(/which the operator of OpenShift refuses/)).toBeVisible();
    await resource.fill('dpdk_nics');
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('dpdk-nics');
    await count.fill('65');
    await count.blur();
    await expect(page.getByText(/can have 64. The cluster refuses it/)).toBeVisible();
    await count.fill('6');
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const review = page.getByRole('dialog');
    await expect(
      review.getByText('1 node is emptied, and may be restarted', { exact: false }),
    ).toBeVisible();
    await expectAccessible(page);
    await review.getByRole('button', { name: 'Create policy' }).click();

    await expect(page.getByRole('heading', { name: 'dpdk-nics', level: 1 })).toBeVisible();
    await expect(rowOf(page, 'worker-1')).toContainText('6 of 6 made');
    await expect(rowOf(page, 'worker-1')).toContainText('Configured');
    const state = await api.read<NodeState>(`${API}/sriovnetworknodestates/worker-1`);
    expect(state.status.interfaces).toContainEqual(
      expect.objectContaining({ name: 'ens2f1', numVfs: 6 }),
    );
    await expectAccessibleInBothThemes(page);

    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page).toHaveURL(/\/vm-sriov\/policies$/);
    await expect.poll(() => api.statusOf(`${API}/sriovnetworknodepolicies/dpdk-nics`)).toBe(404);
  });

  test('a network of virtual functions is made, and a VM is connected to it', async ({
    page,
    api,
  }) => {
    await page.goto('/vm-networks/ns/telco/~choose');
    await page.getByRole('link', { name: 'Create: SR-IOV' }).click();
    await expect(page.getByRole('combobox', { name: 'Namespace' })).toHaveValue('telco');
    const resource = page.getByRole('combobox', { name: 'Resource' });
    await resource.click();
    await expect(
      page.getByRole('option', { name: /fast_nics.*6 free on 2 nodes, made by fast-nics/ }),
    ).toBeVisible();
    await resource.fill('fast_nics');
    await page.getByRole('textbox', { name: 'VLAN tag' }).fill('4095');
    await page.getByRole('textbox', { name: 'VLAN tag' }).blur();
    await expect(page.getByText(/VLAN tags go from 1 to 4094/)).toBeVisible();
    await page.getByRole('textbox', { name: 'VLAN tag' }).fill('200');
    await page.getByRole('textbox', { name: 'VLAN priority' }).fill('3');
    await page.getByRole('combobox', { name: 'Spoof check' }).selectOption('off');
    await page.getByRole('combobox', { name: 'Trust' }).selectOption('on');
    await page.getByRole('button', { name: 'More settings' }).click();
    await page.getByRole('textbox', { name: 'Lowest rate' }).fill('100');
    await page.getByRole('textbox', { name: 'Lowest rate' }).blur();
    await expect(page.getByText(/which do not take "minTxRate"/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Lowest rate' }).fill('');
    await page.getByRole('textbox', { name: 'IPAM' }).fill('{"type": ');
    await page.getByRole('textbox', { name: 'IPAM' }).blur();
    await expect(page.getByText(/the text of one JSON object in braces/)).toBeVisible();
    await page.getByRole('textbox', { name: 'IPAM' }).fill('');
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('fast-nics-vlan200');
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const review = page.getByRole('dialog');
    await review.getByRole('button', { name: 'Create network' }).click();

    await expect(page.getByRole('heading', { name: 'fast-nics-vlan200', level: 1 })).toBeVisible();
    await expect(page.getByRole('link', { name: 'fast-nics-vlan200' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Connect VMs to it' })).toHaveAttribute(
      'href',
      /\/vm-machines\/ns\/telco\?attach=telco%2Ffast-nics-vlan200$/,
    );
    await expectAccessibleInBothThemes(page);
    const nad = await api.getNad('telco', 'fast-nics-vlan200');
    expect(nad.metadata.annotations).toMatchObject({
      'k8s.v1.cni.cncf.io/resourceName': 'openshift.io/fast_nics',
    });
    expect(JSON.parse(nad.spec?.config ?? '')).toMatchObject({
      type: 'sriov',
      vlan: 200,
      vlanQoS: 3,
      spoofchk: 'off',
      trust: 'on',
    });

    await page.goto('/vm-machines/ns/telco/router-01');
    await page.getByRole('button', { name: 'Add network interface' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Network' }).fill('fast-nics-vlan200');
    await expect(
      dialog.getByText('6 virtual functions of openshift.io/fast_nics are free'),
    ).toBeVisible();
    await expect(dialog.getByText(/When the VM migrates/)).toBeVisible();
    await expect(dialog.getByRole('combobox', { name: 'Type' })).toHaveValue('sriov');
    await expectAccessible(page);
  });

  test('a VM gets an interface of SR-IOV, is restarted, and runs with its virtual function', async ({
    page,
    api,
  }) => {
    // A cluster that moves no VM by itself: the user decides, and a restart does as well.
    await api.patch(
      '/apis/kubevirt.io/v1/namespaces/openshift-cnv/kubevirts/kubevirt-kubevirt-hyperconverged',
      [{ op: 'replace', path: '/spec/configuration/vmRolloutStrategy', value: 'Stage' }],
    );
    await page.goto('/vm-machines/ns/telco/router-02');
    await expect(rowOf(page, 'fast')).toContainText('Seen in the guest');
    await page.getByRole('button', { name: 'Add network interface' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Network' }).fill('fast');
    await page.getByRole('option', { name: /^fast\b(?!-)/ }).click();
    await expect(dialog.getByRole('combobox', { name: 'Type' })).toHaveValue('sriov');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('second');
    await dialog.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add interface' }).click();
    await expect(rowOf(page, 'second')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The VM needs a migration' })).toBeVisible();
    await page.getByRole('button', { name: 'Restart' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
    await expect(page.getByRole('heading', { name: 'The VM was restarted' })).toBeVisible();
    await expect(rowOf(page, 'second')).toContainText('Seen in the guest');
    const { items } = await api.read<{
      items: { metadata: { annotations: Record<string, string> }; status: { phase: string } }[];
    }>('/api/v1/namespaces/telco/pods?labelSelector=vm.kubevirt.io/name%3Drouter-02');
    const running = items.filter(({ status }) => status.phase === 'Running');
    const networks = JSON.parse(
      running[0]?.metadata.annotations['k8s.v1.cni.cncf.io/network-status'] ?? '[]',
    ) as { name: string; 'device-info'?: { pci: { 'pci-address': string } } }[];
    const functions = networks.flatMap((each) => each['device-info']?.pci['pci-address'] ?? []);
    expect(new Set(functions).size).toBe(2);
    await page.goto('/vm-sriov/devices');
    await expect(page.getByRole('row').filter({ hasText: '4 of 64 made' })).toContainText(
      'fast_nics: 3 of 8 held by VMs',
    );
  });

  test('it is told which VM holds which virtual function, and what the operator failed at', async ({
    page,
  }) => {
    await page.goto('/vm-sriov/devices');
    const card = page.getByRole('row').filter({ hasText: '4 of 64 made' });
    await expect(card).toContainText('Intel i40e 25G SFP28 (8086:158b)');
    await expect(card).toContainText('fast_nics: 2 of 8 held by VMs');
    await card.getByRole('button', { name: 'Details' }).click();
    await page
      .getByRole('button', { name: 'Show the virtual functions and which VM holds each' })
      .click();
    const table = page.getByRole('grid', { name: /Virtual functions of ens2f0/ });
    await expect(table.getByRole('row')).toHaveCount(5);
    await expect(table.getByRole('link', { name: 'telco/router-01' })).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.getByRole('row').filter({ hasText: 'Failed' }).getByRole('button').first().click();
    await expect(page.getByText(/SR-IOV is disabled in the firmware of the card/)).toBeVisible();
  });

  test('a network without a resource says so, and one in use asks for its name', async ({
    page,
    api,
  }) => {
    await page.goto('/vm-sriov');
    await page.getByRole('link', { name: 'lost', exact: true }).click();
    await expect(page.getByText(/which no node for VMs offers/)).toBeVisible();
    await page.goto('/vm-sriov');
    await page.getByRole('button', { name: 'Actions for fast', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('telco/router-01, interface fast: running')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Delete' })).toBeDisabled();
    await expectAccessible(page);
    await dialog.getByRole('textbox').fill('fast');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('link', { name: 'fast', exact: true })).toBeHidden();
    await expect
      .poll(() =>
        api.statusOf(
          '/apis/k8s.cni.cncf.io/v1/namespaces/telco/network-attachment-definitions/fast',
        ),
      )
      .toBe(404);
  });

  test('somebody who may not read what the operator says is told so', async ({
    page,
    standalone,
  }, testInfo) => {
    const own = await consoleAs('telco-editor', standalone, testInfo);
    try {
      await page.goto(`${own.url}/vm-sriov`);
      await expect(page.getByText('You may not see this')).toBeVisible();
      await expectAccessible(page);
      await page.goto(`${own.url}/vm-sriov/networks/~new`);
      await expect(page.getByText('You may not create SriovNetworks')).toBeVisible();
    } finally {
      await own.close();
    }
  });
});
