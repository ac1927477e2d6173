/** @scenario ipv6 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import AddressesPage from '../src/features/addresses/AddressesPage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-addresses/ns/:ns/*', element: <AddressesPage /> }];

const rowsNow = async () =>
  within(await screen.findByRole('grid', { name: 'Addresses' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

describe('addresses of a dual-stack cluster', () => {
  it('are a row for each, of both families, and found by a prefix', async () => {
    await renderPages(pages, '/vm-addresses/ns/dual-stack');
    const all = await rowsNow();
    expect(all.filter((text) => text.includes('web-01'))).toHaveLength(2);
    expect(all.filter((text) => text.includes('db-01'))).toHaveLength(4);
    await userEvent.click(screen.getByRole('textbox', { name: 'Search addresses' }));
    await userEvent.paste('fd00:60::/64');
    expect(await screen.findByText('CIDR fd00:60::/64, 2^64 addresses')).toBeVisible();
    await waitFor(async () => {
      const found = await rowsNow();
      expect(found.map((text) => /db-0\d/.exec(text)?.[0])).toEqual(['db-01', 'db-02']);
    });
  });

  it('come from pools of either family; those of IPv6 have a number and no share', async () => {
    await renderPages(pages, '/vm-addresses/ns/dual-stack/pools');
    const v6 = await screen.findByRole('row', { name: /fd00:60:8::\/64/ });
    expect(within(v6).getByText('3 used')).toBeVisible();
    expect(within(v6).queryByRole('progressbar')).toBeNull();
    const subnets = screen.getAllByRole('row', { name: /dual-stack_backbone/ });
    expect(
      subnets.map((row) => /10\.60\.0\.0\/24|fd00:60::\/64/.exec(row.textContent)?.[0]),
    ).toEqual(expect.arrayContaining(['10.60.0.0/24', 'fd00:60::/64']));
  });
});
