/** @scenario hot-plug */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { createdCore, interfacesOf, patched, setFaults } from './support/cluster';
import { renderPages } from './support/render';

const PORTS = '/spec/template/spec/domain/devices/interfaces/0/ports';

const serviceFor = (vm: string, name: string, ports: object[]) =>
  createdCore('factory', 'services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'factory' },
    spec: { selector: { 'vmi.kubevirt.io/id': vm }, ports },
  });

const edit = async (name: string) => {
  await renderPages(
    [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
    `/vm-machines/ns/factory/${name}`,
  );
  await screen.findByRole('grid', { name: 'Network interfaces' });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Actions of default' }));
  const item = await screen.findByRole('menuitem', { name: 'Edit' });
  await waitFor(() => expect(item).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(item);
  const dialog = await screen.findByRole('dialog', { name: 'Edit network interface default' });
  return { user, dialog: within(dialog) };
};

const needed = async (dialog: { findByRole: typeof screen.findByRole }) =>
  within(await dialog.findByRole('list', { name: 'Ports that Services lead to' }));

afterEach(() => setFaults());

describe('ports of an interface that Services lead to', () => {
  it('are shown with those that are not listed, and added by one button', async () => {
    await patched('factory', 'virtualmachines', 'press-01', [
      { op: 'add', path: PORTS, value: [{ port: 22 }, { port: 80 }] },
    ]);
    await serviceFor('press-01', 'press-web', [
      { name: 'ssh', port: 22 },
      { name: 'web', port: 80, targetPort: 'http' },
      { name: 'api', port: 8443, targetPort: 6443 },
    ]);
    const { user, dialog } = await edit('press-01');
    const list = await needed(dialog);
    expect(list.getByText('Service press-web leads to 22/TCP: listed')).toBeVisible();
    expect(list.getByText('Service press-web leads to http/TCP: not listed')).toBeVisible();
    expect(list.getByText('Service press-web leads to 6443/TCP: not listed')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Add the ports that Services need' }));
    expect(list.getByText('Service press-web leads to 6443/TCP: listed')).toBeVisible();
    expect(
      dialog.queryByRole('button', { name: 'Add the ports that Services need' }),
    ).not.toBeInTheDocument();
    // What the change does is said before anything is sent.
    expect(await dialog.findByRole('heading', { name: /restart/i })).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Review' }));
    const review = await screen.findByRole('dialog', { name: /^Save changes of interface/ });
    const save = within(review).getByRole('button', { name: 'Save changes' });
    await waitFor(() => expect(save).toBeEnabled());
    await user.click(save);
    await waitFor(() => expect(review).not.toBeInTheDocument());
    const [first] = await interfacesOf('factory', 'press-01');
    expect(first?.ports).toEqual([
      { port: 22 },
      { name: 'http', port: 80 },
      { port: 6443, protocol: 'TCP' },
    ]);
  });

  it('are open where nothing is listed, and there is nothing to add', async () => {
    await serviceFor('press-02', 'second-web', [{ port: 80 }]);
    const { dialog } = await edit('press-02');
    const list = await needed(dialog);
    expect(
      list.getByText('Service second-web leads to 80/TCP: open, as no port is listed'),
    ).toBeVisible();
    expect(
      dialog.queryByRole('button', { name: 'Add the ports that Services need' }),
    ).not.toBeInTheDocument();
  });

  it('are not told where Services may not be read, and that is said', async () => {
    await setFaults({
      method: 'GET',
      path: '/namespaces/factory/services',
      status: 403,
      reason: 'Forbidden',
      message: 'Services are for others',
    });
    const { dialog } = await edit('press-03');
    expect(await dialog.findByText('Which Services lead to the VM is not known')).toBeVisible();
    expect(dialog.getByText(/Services are for others/)).toBeVisible();
  });
});
