/** @scenario mac-collision */
import { screen, within } from '@testing-library/react';
import SettingsPage from '../src/features/settings/SettingsPage';
import { renderPages } from './support/render';

const HOME = '/vm-network-settings';

it('tells MAC addresses of several VMs, with names and whether they meet, the worst first', async () => {
  await renderPages([{ path: `${HOME}/*`, element: <SettingsPage /> }], `${HOME}/mac-pools`);
  const table = await screen.findByRole('grid', { name: 'MAC addresses of several VMs' });
  const told = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => [
      within(row).getByText(/^(Yes|No)/).textContent,
      ...within(row)
        .getAllByRole('link')
        .map(({ textContent }) => textContent)
        .sort(),
    ]);
  expect(told).toEqual([
    ['Yes, and both run', 'shop/till-01', 'shop/till-02'],
    ['Yes, and both run', 'branch/till-04', 'shop/till-03'],
    ['Yes, but not both run', 'shop/backup-01', 'shop/backup-02'],
    ['No, they never meet', 'shop/desk-01', 'shop/desk-02'],
    ['No, they never meet', 'branch/store-02', 'shop/store-01'],
  ]);
});
