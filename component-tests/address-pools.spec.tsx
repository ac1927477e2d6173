/** @scenario pools */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import AddressesPage from '../src/features/addresses/AddressesPage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-addresses/ns/:ns/*', element: <AddressesPage /> }];

describe('the pools of addresses', () => {
  it('are sorted by how full they are, and say what is not as it should be', async () => {
    await renderPages(pages, '/vm-addresses/ns/cameras/pools');
    const full = await screen.findByRole('row', { name: /10\.70\.0\.0\/29/ });
    expect(within(screen.getByRole('grid', { name: 'Pools' })).getAllByRole('row')[1]).toBe(full);
    expect(screen.getByRole('progressbar', { name: 'Use of 10.70.0.0/29' })).toBeVisible();
    expect(within(full).getByText('6 used of 6, 100%')).toBeVisible();
    const cells = within(full)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
    // Free, in use without a reservation, reserved for pods that are gone.
    expect(cells.slice(-3)).toEqual(['0', '1', '5']);
  });

  it('open to their addresses and the gaps between them', async () => {
    await renderPages(pages, '/vm-addresses/ns/cameras/pools');
    const user = userEvent.setup();
    const roomy = await screen.findByRole('row', { name: /cameras-recorders/ });
    await user.click(within(roomy).getByRole('button', { name: 'Details' }));
    const runs = await screen.findByRole('grid', { name: 'Addresses of cameras-recorders' });
    const texts = within(runs)
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent),
      );
    expect(texts[0]).toEqual(['10.71.0.1', '1', 'Excluded', '-']);
    expect(texts.at(-1)).toEqual(['10.71.0.128 – 10.71.0.254', '127', 'Excluded', '-']);
    expect(texts.filter(([, , state]) => state === 'Used')).toHaveLength(2);
    expect(within(runs).getByRole('link', { name: 'cameras/recorder-01' })).toHaveAttribute(
      'href',
      '/vm-machines/ns/cameras/recorder-01',
    );
  });
});
