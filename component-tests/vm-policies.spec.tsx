/** @scenario healthy */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { asked, setFaults } from './support/cluster';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }];

const make = (spec: object, name: string) =>
  asked('/api/kubernetes/apis/networking.k8s.io/v1/namespaces/erp/networkpolicies', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, namespace: 'erp' },
      spec,
    }),
  });

afterEach(() => setFaults());

describe('the policies of a VM', () => {
  it('are told with who may come in, and whether an address gets through', async () => {
    const own = { matchLabels: { 'vmi.kubevirt.io/id': 'erp-app-01' } };
    await make({ podSelector: own, ingress: [{ ports: [{ port: 443 }] }] }, 'https-only');
    await make({ podSelector: { matchLabels: { nobody: 'here' } } }, 'for-nobody');
    const user = userEvent.setup();
    await renderPages(pages, '/vm-machines/ns/erp/erp-app-01/policies?from=192.0.2.9');
    const [table] = await screen.findAllByRole('grid', { name: /^Policies for interface/ });
    if (!table) throw new Error('no table');
    const row = within(table).getByRole('row', { name: /https-only/ });
    expect(within(row).getByText('Allow Everyone: 443/TCP')).toBeVisible();
    expect(within(table).queryByText(/for-nobody/)).toBeNull();
    expect(screen.getByText('Policies that select nothing')).toBeVisible();
    expect(screen.getByText(/for-nobody/)).toBeVisible();

    expect(
      screen.getByRole('heading', { name: /Not let through from 192\.0\.2\.9 to .* on 22\/TCP/ }),
    ).toBeVisible();
    const onlyOne = 'Isolated by https-only, and it does not allow it.';
    expect(screen.getAllByText(onlyOne)).not.toHaveLength(0);
    const port = screen.getByRole('textbox', { name: 'Port' });
    await user.clear(port);
    await user.type(port, '443');
    expect(
      await screen.findByRole('heading', { name: /Let through from .* on 443\/TCP/ }),
    ).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'The answer as text' })).toHaveDisplayValue(
      /Allowed by https-only/,
    );
  });

  it('are asked once of another namespace in which both ends are', async () => {
    await setFaults({
      method: 'GET',
      path: '/namespaces/web-shop/pods',
      status: 403,
      reason: 'Forbidden',
      message: 'pods is forbidden',
    });
    await renderPages(
      pages,
      '/vm-machines/ns/erp/erp-app-01/policies?from=ns/web-shop&to=vm/web-shop/web-01',
    );
    expect(await screen.findByText('1 kind could not be looked at')).toBeVisible();
    expect(screen.getAllByText(/^Pod \(web-shop\): you have no permission/)).toHaveLength(1);
  });
});
