import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';
import type { Api } from './support/api';

const byName = (name: string) => ({ matchLabels: { 'vmi.kubevirt.io/id': name } });

const made = async (api: Api, path: string, body: object): Promise<void> => {
  const { code, message } = await api.post(path, body);
  expect(code, message).toBe(201);
};

const networkPolicy = (api: Api, namespace: string, name: string, spec: object) =>
  made(api, `/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec,
  });

const adminPolicy = (api: Api, name: string, spec: object) =>
  made(api, '/apis/policy.networking.k8s.io/v1alpha1/adminnetworkpolicies', {
    apiVersion: 'policy.networking.k8s.io/v1alpha1',
    kind: 'AdminNetworkPolicy',
    metadata: { name },
    spec,
  });

test.describe('whether policies let one VM reach another', () => {
  test.use({ scenario: 'healthy' });

  test('is asked with the keyboard, and answered with what would hold without a policy', async ({
    page,
    api,
  }) => {
    await networkPolicy(api, 'erp', 'db-only', {
      podSelector: byName('erp-app-01'),
      ingress: [{ from: [{ podSelector: byName('erp-db-01') }], ports: [{ port: 443 }] }],
    });
    await page.goto('/vm-machines/ns/erp/erp-app-01/policies');
    // Any pod of the namespace: by default.
    await expect(
      page.getByRole('heading', { name: /Not let through from a pod of/ }),
    ).toBeVisible();

    await page.getByRole('combobox', { name: 'From', exact: true }).selectOption('A VM');
    const vm = page.getByRole('combobox', { name: 'From: VM' });
    await vm.focus();
    await vm.pressSequentially('erp-db');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(vm).toHaveValue('erp-db-01');
    await expect(
      page.getByRole('heading', { name: /Not let through from erp-db-01\/\S+ to erp-app-01/ }),
    ).toBeVisible();
    await expectAccessibleInBothThemes(page);

    await page.getByRole('textbox', { name: 'Port' }).fill('443');
    await expect(
      page.getByRole('heading', { name: /Let through from erp-db-01.* on 443\/TCP/ }),
    ).toBeVisible();
    await expect(page.getByText('Allowed by db-only.').first()).toBeVisible();

    await page.getByRole('textbox', { name: 'Port' }).fill('22');
    const without = page.getByRole('switch', {
      name: 'Show what holds without NetworkPolicy db-only',
    });
    await without.focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('heading', { name: /Let through from erp-db-01/ })).toBeVisible();
    await expect(page.getByText('Nothing has been changed in the cluster.')).toBeVisible();
    await page.reload();
    await expect(without).toBeChecked();
    expect(
      await api.statusOf('/apis/networking.k8s.io/v1/namespaces/erp/networkpolicies/db-only'),
    ).toBe(200);
    await expectAccessible(page);
  });

  test('is decided by a policy of the cluster before those of the namespace', async ({
    page,
    api,
  }) => {
    await adminPolicy(api, 'guard', {
      priority: 10,
      subject: { namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'erp' } } },
      ingress: [{ name: 'all', action: 'Deny', from: [{ namespaces: {} }] }],
    });
    await page.goto('/vm-machines/ns/erp/erp-app-01/policies?from=vm/erp/erp-db-01');
    await expect(
      page.getByRole('heading', { name: /Not let through from erp-db-01/ }),
    ).toBeVisible();
    await expect(page.getByText('Denied by guard.').first()).toBeVisible();
    // Whoever is outside of the cluster is no pod.
    await page.goto('/vm-machines/ns/erp/erp-app-01/policies?from=192.0.2.9');
    await expect(
      page.getByRole('heading', { name: /Let through from 192\.0\.2\.9/ }),
    ).toBeVisible();
  });

  test('is told on a secondary network, and cannot be told on a bridge', async ({ page, api }) => {
    await api.patch('/apis/operator.openshift.io/v1/networks/cluster', [
      { op: 'replace', path: '/spec/useMultiNetworkPolicy', value: true },
    ]);
    await made(api, '/apis/k8s.cni.cncf.io/v1beta1/namespaces/web-shop/multi-networkpolicies', {
      apiVersion: 'k8s.cni.cncf.io/v1beta1',
      kind: 'MultiNetworkPolicy',
      metadata: {
        name: 'backend-closed',
        namespace: 'web-shop',
        annotations: { 'k8s.v1.cni.cncf.io/policy-for': 'backend' },
      },
      spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [] },
    });
    const between = (nic: string) =>
      `/vm-machines/ns/web-shop/web-01/policies?from=vm/web-shop/web-02/${nic}&to=vm/web-shop/web-01/${nic}`;
    await page.goto(between('backend'));
    await expect(
      page.getByRole('heading', { name: /Not let through from .*\/backend/ }),
    ).toBeVisible();
    await expect(
      page.getByText('Isolated by backend-closed, and it does not allow it.').first(),
    ).toBeVisible();
    await page.goto(between('production'));
    await expect(
      page.getByRole('heading', { name: /Cannot tell from .*\/production/ }),
    ).toBeVisible();
    await expectAccessible(page);
  });

  test('is asked of a VM in another namespace, which may not be readable', async ({
    page,
    api,
  }) => {
    await page.goto('/vm-machines/ns/erp/erp-app-01/policies?from=vm/lab/');
    await expect(page.getByText('Choose a VM.')).toBeVisible();
    await page.getByRole('combobox', { name: 'From: VM' }).fill('lab-router-01');
    await expect(
      page.getByRole('heading', { name: /from lab-router\S+ to erp-app-01/ }),
    ).toBeVisible();

    await api.setFaults(
      ['virtualmachines', 'virtualmachineinstances'].map((plural) => ({
        path: `/apis/kubevirt.io/v1/namespaces/lab/${plural}`,
        status: 403,
        reason: 'Forbidden',
        message: `${plural} is forbidden`,
      })),
    );
    await page.reload();
    await expect(page.getByText(/of namespace lab is not known here/).first()).toBeVisible();
    await page
      .getByRole('button', { name: /could not be looked at/ })
      .last()
      .click();
    await expect(
      page.getByText('VirtualMachine (lab): you have no permission to list them.'),
    ).toBeVisible();
    await expectAccessible(page);
  });

  test('leads to a first Service where there is none', async ({ page }) => {
    await page.goto('/vm-machines/ns/erp/erp-db-01/policies');
    await expect(page.getByText('No Service selects this VM')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Expose' })).toHaveAttribute(
      'href',
      /vm-services\/ns\/erp\/~new\?vm=erp-db-01/,
    );
  });
});

test.describe('why a Service does not lead to its VM for one who asks', () => {
  test.use({ scenario: 'services' });

  test('is shown there and back, and as if a policy were not there', async ({ page }) => {
    await page.goto('/vm-machines/ns/fenced/fenced-01/policies');
    await page.getByRole('link', { name: 'By Service fenced-01' }).click();
    await expect(page.getByRole('heading', { name: /Blocked: 1 thing stops it/ })).toBeVisible();
    const there = page.getByRole('region', { name: 'The way to the VM' });
    await expect(there).toContainText('Not let through');
    await expect(page.getByRole('region', { name: 'The way of the answer' })).toContainText(
      'An answer needs no rule',
    );
    await expectAccessibleInBothThemes(page);
    await page.getByText('Show what holds without NetworkPolicy nobody-in').click();
    await expect(
      page.getByRole('heading', { name: /Nothing in the configuration stops it/ }),
    ).toBeVisible();
    await expect(there).toContainText('Let through');

    await page
      .getByRole('combobox', { name: 'Who asks', exact: true })
      .selectOption('Anybody outside of the cluster');
    await expect(
      page.getByRole('heading', { name: /somebody outside of the cluster is not let in/ }),
    ).toBeVisible();
    await expect(
      page
        .getByText('It is of type ClusterIP, which nobody outside of the cluster reaches.')
        .first(),
    ).toBeVisible();
  });
});
