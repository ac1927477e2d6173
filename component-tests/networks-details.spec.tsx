import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkDetailsPage from '../src/features/networks/details/NetworkDetailsPage';
import NetworkTab from '../src/features/networks/details/NetworkTab';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-networks/ns/:ns/:name/*', element: <NetworkDetailsPage /> }];

const open = async (path: string) => {
  await renderPages(pages, `/vm-networks/ns/${path}`);
  return userEvent.setup();
};

describe('the details of a network', () => {
  it.each([
    ['web-shop/vlan100-production', /in VLAN 100/],
    ['lab/lab-trunk', /VLANs 400-410, 500 pass/],
    ['lab/lab-flat', /without a VLAN tag/],
    ['erp/vlan220-erp-lan', /bridge mapping physnet-dc/],
    ['lab/lab-isolated', /no way out of the cluster/],
    ['web-shop/backend', /gives addresses of 10\.60\.0\.0\/24/],
    ['erp/sriov-storage', /virtual function/],
    ['openshift-cnv/migration-network', /whereabouts gives each pod an address/],
  ])('%s says what it is in words', async (path, words) => {
    await open(path);
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Settings' })).toBeVisible();
  });

  it('leads to the editor, and to copies and deletion', async () => {
    const user = await open('web-shop/vlan100-production');
    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'Edit' })).toHaveAttribute(
        'href',
        '/vm-networks/ns/web-shop/vlan100-production/~edit',
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Actions' }));
    for (const name of ['Clone', 'Delete']) {
      expect(await screen.findByRole('menuitem', { name })).toBeEnabled();
    }
  });

  it('says which object to change where a controller makes the network', async () => {
    const user = await open('web-shop/backend');
    const edit = await screen.findByRole('button', { name: 'Edit' });
    expect(edit).toHaveAttribute('aria-disabled', 'true');
    await user.hover(edit);
    expect(await screen.findByRole('tooltip')).toHaveTextContent('UserDefinedNetwork backend');
    await user.click(screen.getByRole('button', { name: 'Actions' }));
    for (const name of [/^Clone/, /^Delete/]) {
      const item = await screen.findByRole('menuitem', { name });
      expect(item).toHaveAttribute('aria-disabled', 'true');
      expect(item).toHaveTextContent('UserDefinedNetwork backend');
    }
  });

  it('lists the VMs that use it, with their addresses, and filters them', async () => {
    const user = await open('web-shop/vlan100-production/vms');
    const row = await screen.findByRole('row', { name: /web-01/ });
    expect(within(row).getByRole('link', { name: 'web-01' })).toHaveAttribute(
      'href',
      '/vm-machines/ns/web-shop/web-01',
    );
    expect(within(row).getByText('production')).toBeVisible();
    expect(within(row).getByText('Seen in the guest')).toBeVisible();
    expect(within(row).getByText('10.20.100.11')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Filter by name' }), '02');
    expect(screen.queryByRole('row', { name: /web-01/ })).not.toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Filter by name' }), 'x');
    expect(screen.getByText('No VM matches the filter')).toBeVisible();
  });

  it('says that no VM uses it', async () => {
    await open('web-shop/vlan2205-payment-card-data-environment-isolated-segment-east-01/vms');
    expect(await screen.findByText('No VM uses this network')).toBeVisible();
  });

  it('tells for each node whether it has what the network needs', async () => {
    await open('web-shop/vlan100-production/nodes');
    expect(
      await screen.findByRole('heading', { name: '3 of 3 nodes are ready for this network' }),
    ).toBeVisible();
    const row = screen.getByRole('row', { name: /worker-0/ });
    expect(within(row).getByText('Ready')).toBeVisible();
    expect(within(row).getByText('br-prod')).toBeVisible();
    expect(within(row).getByText('1500')).toBeVisible();
  });

  it('finds nothing wrong in a healthy cluster', async () => {
    await open('web-shop/vlan100-production/findings');
    expect(await screen.findByText('No rule finds anything wrong with this network')).toBeVisible();
  });

  it('says that a network is not there', async () => {
    await open('web-shop/nothing');
    expect(await screen.findByRole('heading', { name: 'Not found' })).toBeVisible();
  });
});

describe("the tab on another plugin's page", () => {
  it('shows the same parts without paths of its own', async () => {
    const nad = {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'vlan100-production', namespace: 'web-shop' },
      spec: { config: '{"cniVersion":"0.3.1","name":"n","type":"bridge","bridge":"br-prod"}' },
    };
    const { router } = await renderPages(
      [{ path: '/elsewhere', element: <NetworkTab obj={nad} /> }],
      '/elsewhere',
    );
    const user = userEvent.setup();
    expect(await screen.findByText(/Linux bridge br-prod/)).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Virtual machines' }));
    expect(await screen.findByRole('link', { name: 'web-01' })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Nodes' }));
    expect(await screen.findByRole('row', { name: /worker-0/ })).toBeVisible();
    expect(router.state.location.pathname).toBe('/elsewhere');
    expect(screen.queryByRole('link', { name: 'YAML' })).not.toBeInTheDocument();
  });
});
