/** @scenario mac-collision */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import AddressesPage from '../src/features/addresses/AddressesPage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-addresses/all-namespaces/*', element: <AddressesPage /> }];

describe('MAC addresses that two VMs have', () => {
  it('are marked with who else has them, and found by the filter', async () => {
    await renderPages(pages, '/vm-addresses/all-namespaces');
    const table = await screen.findByRole('grid', { name: 'Addresses' });
    const shared = await within(table).findAllByRole('link', { name: /^Also / });
    expect(shared.length).toBeGreaterThan(1);
    const [first] = shared;
    const mac = /(?:[\da-f]{2}:){5}[\da-f]{2}/.exec(first?.closest('tr')?.textContent ?? '')?.[0];
    const all = within(table).getAllByRole('row').length;
    const search = screen.getByRole('textbox', { name: 'Search addresses' });
    await userEvent.click(search);
    await userEvent.paste(mac ?? 'none');
    await waitFor(() => {
      const rows = within(table).getAllByRole('row').slice(1);
      expect(rows.length).toBeGreaterThan(1);
      expect(rows.length).toBeLessThan(all - 1);
      for (const row of rows) expect(row).toHaveTextContent(mac ?? 'none');
    });
  });
});
