/** @scenario mixed-nodes */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const explain = async (name: string, nic: string) => {
  await renderPages(
    [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
    `/vm-machines/ns/plant/${name}`,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: `Actions of ${nic}` }));
  await user.click(await screen.findByRole('menuitem', { name: 'Diagnose' }));
  const dialog = await screen.findByRole('dialog', { name: `Diagnosis of interface "${nic}"` });
  return { user, dialog };
};

const stepOf = (dialog: HTMLElement, name: string): HTMLElement => {
  const steps = within(dialog).getByRole('list', { name: 'Way of the interface' });
  const found = within(steps)
    .getAllByRole('listitem')
    .find((step) => step.textContent.startsWith(name));
  if (!found) throw new Error(name);
  return found;
};

const verdict = (dialog: HTMLElement, name: RegExp) =>
  within(dialog).findByRole('heading', { level: 2, name });

afterEach(() => setFaults());

describe('why an interface does not work', () => {
  it.each([
    ['scanner', 'office', /No node has the network of the VM/, /worker-2/],
    ['probe', 'lab', /Bridge has no ports/, /"br-lab" has no port/],
    ['gateway', 'dc', /No node has the network of the VM/, /has "physnet-dc"/],
  ])('of %s names the first broken step and what to do', async (vm, nic, title, words) => {
    const { dialog } = await explain(vm, nic);
    await verdict(dialog, title);
    expect(within(dialog).getAllByText(words)[0]).toBeVisible();
    const node = stepOf(dialog, 'Node');
    expect(node).toHaveAttribute('aria-current', 'step');
    expect(stepOf(dialog, 'Network')).toHaveTextContent('plant/');
  });

  it('quotes what events say', async () => {
    const { dialog } = await explain('gateway', 'dc');
    expect(await within(dialog).findByText(/Failed to create pod sandbox/)).toBeVisible();
  });

  it('says so where events cannot be read', async () => {
    await setFaults({ method: 'GET', path: '/events', status: 403, message: 'no events for you' });
    const { dialog } = await explain('gateway', 'dc');
    expect(await within(dialog).findByText(/Events could not be read: /)).toBeVisible();
    await verdict(dialog, /No node has the network of the VM/);
  });

  it('finds nothing where all works', async () => {
    const { user, dialog } = await explain('printer', 'office');
    await verdict(dialog, /The interface works, as far as the cluster can tell/);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
