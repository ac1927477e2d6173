/** @scenario no-guest-agent */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }];

const open = async (name: string) => {
  await renderPages(pages, `/vm-machines/ns/warehouse/${name}/addresses`);
  const table = await screen.findByRole('grid', { name: 'Addresses of the VM' });
  return { table, user: userEvent.setup() };
};

describe('the addresses of a VM', () => {
  it('are told with where each comes from, and can be copied', async () => {
    const { table } = await open('modern-01');
    expect(screen.getByText('The guest agent reports the addresses of the guest')).toBeVisible();
    const row = within(table).getByRole('row', { name: /^10\.60\./ });
    expect(within(row).getByText('Guest agent')).toBeVisible();
    expect(within(row).getByRole('button', { name: /^Copy IP address 10\.60\./ })).toBeVisible();
    const pod = within(table).getByRole('row', { name: /Pod network/ });
    expect(within(pod).getByText('Pod')).toBeVisible();
  });

  it('are missing where no agent reports them, which is said with the way to install one', async () => {
    const { table, user } = await open('legacy-01');
    expect(screen.getByText('The guest has no agent that reports')).toBeVisible();
    expect(
      within(table).getByText('Cannot tell: the guest has no agent that would report it.'),
    ).toBeVisible();
    const command = screen.getByRole('textbox', { name: 'Command that installs the guest agent' });
    expect(command).toHaveDisplayValue(/^dnf install/);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Guest' }), 'Debian, Ubuntu');
    expect(command).toHaveDisplayValue(/^apt-get install/);
  });

  it('come with the largest packets on the way of each', async () => {
    await open('modern-01');
    const mtus = screen.getByRole('grid', { name: 'Largest packets (MTU)' });
    const row = within(mtus).getByRole('row', { name: /^default/ });
    expect(within(row).getAllByText('1,400 bytes').length).toBeGreaterThan(0);
    expect(
      screen.getByRole('textbox', { name: 'Command that shows the MTU in the guest' }),
    ).toHaveValue('ip link show');
  });
});
