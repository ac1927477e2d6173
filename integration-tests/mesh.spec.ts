import { expect, expectAccessible, expectAccessibleInBothThemes, test } from './support/test';

interface Vm {
  spec: { template: { metadata: { labels: object; annotations: object } } };
}

const VM = '/apis/kubevirt.io/v1/namespaces/factory/virtualmachines/press-01';

test.describe('service mesh', () => {
  test.use({ scenario: 'hot-plug' });

  // Chapter 8.9.1.
  test('a VM is added by one change, and is in the mesh after the restart', async ({
    page,
    api,
    standalone,
  }) => {
    await page.setViewportSize({ width: 800, height: 900 });
    await api.patch('/api/v1/namespaces/factory', [
      { op: 'add', path: '/metadata/labels/istio-injection', value: 'enabled' },
    ]);
    const created = await page.request.post(
      `${standalone.apiUrl ?? ''}/apis/sailoperator.io/v1/istios`,
      {
        data: {
          apiVersion: 'sailoperator.io/v1',
          kind: 'Istio',
          metadata: { name: 'default' },
          spec: { namespace: 'istio-system', version: 'v1.30.0' },
        },
      },
    );
    expect(created.ok()).toBe(true);
    await page.goto('/vm-machines/ns/factory/press-01/reach');
    await expect(page.getByText('Not in the service mesh')).toBeVisible();
    await expect(
      page.getByText('The label istio-injection=enabled of the namespace asks for the sidecars'),
    ).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button', { name: 'Add to the service mesh' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add press-01 to the service mesh' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('dialog', { name: 'Add VM press-01 to the service mesh?' });
    await expectAccessible(page);
    await review.getByRole('button', { name: 'Add to the service mesh' }).click();
    await review.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByText('After a restart')).toBeVisible();
    expect((await api.read<Vm>(VM)).spec.template.metadata).toMatchObject({
      labels: { app: 'press-01' },
      annotations: { 'sidecar.istio.io/inject': 'true' },
    });
    expect(await api.read('/api/v1/namespaces/factory/services/press-01')).toMatchObject({
      spec: { selector: { app: 'press-01' }, ports: [{ name: 'http', port: 8080 }] },
    });
    const offered = page.getByRole('main').getByRole('button', { name: 'Restart', exact: true });
    await expect(offered).not.toHaveAttribute('aria-disabled', 'true');
    await offered.click();
    const restart = page.getByRole('dialog', { name: /Restart VM/ });
    await restart.getByRole('button', { name: 'Restart' }).click();
    await expect(page.getByText('In the service mesh', { exact: true })).toBeVisible();
    await expectAccessible(page);
  });
});
