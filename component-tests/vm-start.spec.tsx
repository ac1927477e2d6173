/** @scenario hot-plug */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { patched, setFaults } from './support/cluster';
import { renderPages } from './support/render';

const open = async (name: string) => {
  await renderPages(
    [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
    `/vm-machines/ns/factory/${name}`,
  );
  const table = await screen.findByRole('grid', { name: 'Network interfaces' });
  return { user: userEvent.setup(), table };
};

const start = () =>
  waitFor(() => {
    const button = screen.getByRole('button', { name: 'Start' });
    expect(button).not.toHaveAttribute('aria-disabled', 'true');
    return button;
  });

afterEach(() => setFaults());

describe('a stopped VM', () => {
  it('shows no link that could be up, and what keeps it down', async () => {
    await patched('factory', 'virtualmachines', 'spare-01', [
      { op: 'add', path: '/spec/template/spec/domain/devices/interfaces/1/state', value: 'down' },
    ]);
    const { table } = await open('spare-01');
    expect(within(table).queryByText('Up')).not.toBeInTheDocument();
    const row = await within(table).findByRole('row', { name: /office-vlan10/ });
    expect(within(row).getByText('Down at the next start')).toBeVisible();
  });

  it('stays stopped with the whole refusal of the server', async () => {
    await setFaults({ method: 'PUT', path: '/start', status: 409, message: 'quota is used up' });
    const { user } = await open('spare-01');
    expect(screen.queryByRole('button', { name: 'Restart' })).not.toBeInTheDocument();
    await user.click(await start());
    expect(await screen.findByText('The VM could not be started')).toBeVisible();
    expect(screen.getByText(/quota is used up/)).toBeVisible();
    // It can be tried again.
    await start();
  });
});

describe('the form of an interface', () => {
  it('says who has which place in the boot order', async () => {
    await patched('factory', 'virtualmachines', 'press-01', [
      { op: 'add', path: '/spec/template/spec/domain/devices/disks/0/bootOrder', value: 1 },
    ]);
    const { user } = await open('press-01');
    const add = await screen.findByRole('button', { name: 'Add network interface' });
    await waitFor(() => expect(add).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(add);
    const order = await screen.findByRole('textbox', { name: /^Boot order/ });
    expect(order).toHaveAccessibleDescription(/Taken are: 1 by disk \S+\./);
  });
});
