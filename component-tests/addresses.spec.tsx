/** @scenario duplicate-addresses */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import AddressesPage from '../src/features/addresses/AddressesPage';
import { catchDownloads, textOf } from './support/downloads';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-addresses/all-namespaces/*', element: <AddressesPage /> },
  { path: '/vm-addresses/ns/:ns/*', element: <AddressesPage /> },
];

const open = async (path: string) => {
  const { router } = await renderPages(pages, `/vm-addresses/${path}`);
  await screen.findByRole('grid', { name: 'Addresses' });
  // Rows come before what is wrong with them.
  await waitFor(() => expect(screen.queryByText('Checking')).toBeNull());
  return { router, user: userEvent.setup() };
};

/** Of the table as it is now: one without rows gives way to a text, and comes back as another. */
const rows = (): HTMLElement[] =>
  within(screen.getByRole('grid', { name: 'Addresses' }))
    .getAllByRole('row')
    .slice(1);
const rowOf = (vm: string, ip: string): HTMLElement => {
  const row = rows().find(
    (each) => within(each).queryByRole('link', { name: vm }) && within(each).queryByText(ip),
  );
  if (!row) throw new Error(`no row of ${vm} with ${ip}`);
  return row;
};

describe('the list of addresses', () => {
  it('marks an address that another VM of the segment has, and leads to it', async () => {
    await open('all-namespaces?search=10.110.0.11');
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(
      within(rowOf('till-01', '10.110.0.11')).getByRole('link', {
        name: 'Also till-02 (shop)',
      }),
    ).toHaveAttribute('href', '/vm-machines/ns/shop/till-02');
    // Another VLAN.
    const apart = rowOf('desk-01', '10.110.0.11');
    expect(within(apart).queryByRole('link', { name: /^Also/ })).toBeNull();
  });

  it('says how it reads a search, and finds MAC addresses in any notation', async () => {
    const { user } = await open('all-namespaces');
    const field = screen.getByRole('textbox', { name: 'Search addresses' });
    await user.type(field, '10.110.0.0/28');
    expect(field).toHaveAccessibleDescription('CIDR 10.110.0.0/28, 16 addresses');
    await waitFor(() => expect(rows()).toHaveLength(5));
    await user.clear(field);
    const mac = within(rowOf('till-01', '10.110.0.11')).getByText(/^02:/).textContent;
    await user.type(field, mac.toUpperCase().replaceAll(':', '-'));
    expect(field).toHaveAccessibleDescription('MAC address');
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.clear(field);
    await user.type(field, 'fd00::/99999');
    expect(field).toHaveAccessibleDescription('Part of an address or a name');
    expect(await screen.findByText('No address matches the filter')).toBeVisible();
  });

  it('sorts addresses as numbers, and filters by what is wrong', async () => {
    const { router, user } = await open('ns/shop');
    const texts = rows().map((row) => within(row).getAllByRole('cell')[0]?.textContent);
    expect(texts.indexOf('10.60.0.255')).toBeLessThan(texts.indexOf('10.110.0.11'));
    await user.click(screen.getByRole('button', { name: 'Finding' }));
    await user.click(await screen.findByRole('checkbox', { name: /^VMN731/ }));
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rowOf('store-01', '192.168.5.5')).toBeVisible();
    await waitFor(() => expect(router.state.location.search).toContain('finding=VMN731'));
  });

  it('saves what is shown as a table', async () => {
    const { user } = await open('all-namespaces?search=till-01');
    const files = catchDownloads();
    await user.click(screen.getByRole('button', { name: 'Export as CSV' }));
    await waitFor(() => expect(files.map(({ name }) => name)).toEqual(['addresses.csv']));
    const [file] = files;
    const lines = (file ? await textOf(file.blob) : '').split('\r\n');
    expect(lines[0]).toContain('"ip","namespace","vm"');
    expect(lines.some((line) => line.includes('"10.110.0.11","shop","till-01"'))).toBe(true);
    expect(lines).toHaveLength(4);
  });
});
