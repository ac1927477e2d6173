/** @scenario secondary-dns */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import ServiceFormPage from '../src/features/services/edit/ServiceFormPage';
import ServiceListPage from '../src/features/services/list/ServiceListPage';
import { asked } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-services/ns/:ns', element: <ServiceListPage /> },
  { path: '/vm-services/all-namespaces', element: <ServiceListPage /> },
  { path: '/vm-services/ns/:ns/~new', element: <ServiceFormPage /> },
  { path: '/vm-services/ns/:ns/:name/~edit', element: <ServiceFormPage /> },
];

const SERVICES = '/api/kubernetes/api/v1/namespaces/clinic/services';

const created = (name: string, spec: object) =>
  asked(SERVICES, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'clinic' },
      spec: { ports: [{ name: 'ssh', port: 2222, targetPort: 22 }], ...spec },
    }),
  });

describe('the list of Services', () => {
  it('shows those that select VMs, and others on request', async () => {
    await created('for-vm', { selector: { 'vmi.kubevirt.io/id': 'charts-01' } });
    await created('for-pods', { selector: { app: 'batch' } });
    const user = userEvent.setup();
    await renderPages(pages, '/vm-services/ns/clinic');
    const row = await screen.findByRole('row', { name: /for-vm/ });
    for (const text of ['ClusterIP', ':2222', 'ssh 2222/TCP → 22', 'vmi.kubevirt.io/id=charts-01'])
      expect(row).toHaveTextContent(text);
    expect(within(row).getByRole('link', { name: 'charts-01' })).toHaveAttribute(
      'href',
      '/vm-machines/ns/clinic/charts-01',
    );
    expect(screen.queryByRole('row', { name: /for-pods/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('switch', { name: /select no VM \(1\)/ }));
    expect(await screen.findByRole('row', { name: /for-pods/ })).toHaveTextContent('No VM');
  });

  it('does not count endpoints of all namespaces', async () => {
    await renderPages(pages, '/vm-services/all-namespaces');
    const row = await screen.findByRole('row', { name: /for-vm/ });
    expect(row).toHaveTextContent('clinic');
    expect(row).toHaveTextContent('Not read');
  });
});

describe('the form of a Service', () => {
  it('begins with the label of the VM, and goes with it', async () => {
    await renderPages(pages, '/vm-services/ns/clinic/~new?vm=charts-02&port=ssh&type=NodePort');
    expect(await screen.findByDisplayValue('charts-02-ssh')).toBeVisible();
    expect(screen.getByText('vmi.kubevirt.io/id=charts-02')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'NodePort' })).toBeChecked();
    expect(
      screen.getByRole('checkbox', { name: 'Delete the Service together with VM charts-02' }),
    ).toBeChecked();
    expect(
      await screen.findByText('VMs that it selects: 1 now, 1 once they are started anew'),
    ).toBeVisible();
  });

  it('does not send a node port that another Service has', async () => {
    await created('holder', {
      type: 'NodePort',
      ports: [{ name: 'ssh', port: 22, nodePort: 31_222 }],
    });
    const user = userEvent.setup();
    await renderPages(pages, '/vm-services/ns/clinic/~new?vm=charts-02&port=ssh&type=NodePort');
    await user.type(await screen.findByRole('textbox', { name: 'Node port of port 1' }), '31222');
    expect(
      await screen.findByText(/Service clinic\/holder has node port 31222 already/),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.clear(screen.getByRole('textbox', { name: 'Node port of port 1' }));
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByRole('dialog')).toBeVisible();
  });

  it('says beside the ports that one of them is none, and sends nothing', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-services/ns/clinic/~new?vm=charts-02&port=ssh');
    const port = await screen.findByRole('textbox', { name: 'Number of port 1' });
    await user.clear(port);
    await user.type(port, '70000');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    const group = screen.getByRole('group', { name: 'Ports of the Service' });
    expect(await within(group).findByText(/70000/)).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says before an edit is sent which addresses go by it', async () => {
    await created('on-nodes', {
      type: 'NodePort',
      selector: { 'vmi.kubevirt.io/id': 'charts-01' },
      ports: [{ name: 'ssh', port: 22, nodePort: 31_333 }],
    });
    const user = userEvent.setup();
    await renderPages(pages, '/vm-services/ns/clinic/on-nodes/~edit');
    await user.click(await screen.findByRole('radio', { name: 'ClusterIP' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const review = within(await screen.findByRole('dialog'));
    expect(
      await review.findByRole('heading', {
        name: /Clients do not reach it there any more: Port 31333 of each node$/,
      }),
    ).toBeVisible();
  });

  it('names the kinds in a review of VMs and a Service, which may have one name', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-services/ns/clinic/~new?vm=charts-02&vm=charts-01&port=http');
    await screen.findByText('VMs that it selects: 0 now, 2 once they are started anew');
    expect(
      within(screen.getByRole('list', { name: 'VMs that it selects after a start' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['charts-01', 'charts-02']);
    await user.click(screen.getByRole('button', { name: 'Create' }));
    const steps = await screen.findByRole('list', { name: 'Changes' });
    expect(steps).toHaveTextContent(/VirtualMachine clinic\/charts-01.*VirtualMachine clinic/);
    expect(steps).toHaveTextContent(/Service clinic\/charts-01/);
    expect(
      await screen.findByRole('button', { name: 'Changes of VirtualMachine clinic/charts-01' }),
    ).toBeVisible();
  });

  it('does not let a Service with an address become headless, and offers another one', async () => {
    await renderPages(pages, '/vm-services/ns/clinic/for-vm/~edit');
    expect(await screen.findByRole('radio', { name: 'Headless' })).toBeDisabled();
    expect(screen.getByText('A Service with an address does not become headless.')).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'Create another Service that is headless' }),
    ).toHaveAttribute('href', expect.stringContaining('type=Headless'));
  });
});
