/**
 * @scenario broken-nads
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import ChecksPage from '../src/features/checks/ChecksPage';
import CodePage from '../src/features/checks/CodePage';
import { setFaults } from './support/cluster';
import { catchDownloads, textOf } from './support/downloads';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-network-checks/all-namespaces', element: <ChecksPage /> },
  { path: '/vm-network-checks/~codes/:code', element: <CodePage /> },
  { path: '/vm-network-checks/ns/:ns', element: <ChecksPage /> },
];

const open = async (path: string) => {
  const { router } = await renderPages(pages, `/vm-network-checks/${path}`);
  await screen.findByRole('grid', { name: 'Findings' });
  return { router, user: userEvent.setup() };
};

const firstRow = (): HTMLElement => {
  const row = screen.getAllByRole('row')[1];
  if (row === undefined) throw new Error('the table has no row');
  return row;
};

describe('the checks', () => {
  it('list all findings of the cluster, the worst first', async () => {
    await open('all-namespaces');
    expect(within(firstRow()).getByText('Error')).toBeVisible();
    expect(within(firstRow()).getByRole('link', { name: /^(?!VMN)/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/vm-networks\/ns\/broken-/),
    );
    expect(screen.getByRole('checkbox', { name: 'Show only Errors' })).not.toBeChecked();
    expect(
      screen.getByText('Pods are looked at only when you choose one namespace.'),
    ).toBeVisible();
  });

  it('are filtered by severity, code and text, and the URL remembers it', async () => {
    const { router, user } = await open('ns/broken-bridges');
    await user.click(screen.getByRole('checkbox', { name: 'Show only Warnings' }));
    await waitFor(() => expect(within(firstRow()).getByText('Warning')).toBeVisible());
    expect(router.state.location.search).toBe('?severity=warning');

    const [filter] = screen.getAllByRole('button', { name: 'Code' });
    await user.click(filter as Element);
    await user.click(await screen.findByRole('checkbox', { name: /^VMN146/ }));
    await waitFor(() => expect(screen.getAllByText('VMN146').length).toBeGreaterThan(1));
    await user.type(screen.getByRole('textbox', { name: 'Filter by text' }), 'macspoofcheck');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
    expect(screen.getByRole('link', { name: 'key-misspelt-macspoofchk' })).toBeVisible();

    await user.type(screen.getByRole('textbox', { name: 'Filter by text' }), 'nothing');
    expect(await screen.findByText('No finding matches the filter')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Clear all filters' })[0] as Element);
    await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(10));
  });

  it('are sorted by what is clicked', async () => {
    const { user } = await open('ns/broken-bridges');
    await user.click(screen.getByRole('button', { name: 'Object' }));
    await waitFor(() =>
      expect(within(firstRow()).getByRole('link', { name: 'bridge-empty' })).toBeVisible(),
    );
  });

  it('are exported as they are filtered', async () => {
    const files = catchDownloads();
    const { user } = await open('ns/broken-bridges?code=VMN146');
    for (const name of [/^CSV/, /^JSON/]) {
      await user.click(screen.getByRole('button', { name: 'Export' }));
      await user.click(await screen.findByRole('menuitem', { name }));
    }
    expect(files.map(({ name }) => name)).toEqual(['checks.csv', 'checks.json']);
    const [csv = '', json = ''] = await Promise.all(files.map(({ blob }) => textOf(blob)));
    const objects = (JSON.parse(json) as { object: { name: string } }[]).map(
      ({ object }) => object.name,
    );
    expect(objects).toEqual(
      expect.arrayContaining(['key-misspelt-vlan', 'key-misspelt-macspoofchk']),
    );
    expect(csv.split('\r\n')).toHaveLength(objects.length + 2);
    expect(csv).toContain('"VMN146","Unknown setting"');
  });

  it('tell where a finding was seen, and mend it by a button', async () => {
    const { user } = await open('ns/broken-bridges?text=key-misspelt-vlan');
    await user.click(within(firstRow()).getByRole('button', { name: 'Details' }));
    const seen = await screen.findByText('Seen in the object itself.');
    expect(seen.closest('tr')).toHaveTextContent('At spec.config.vlanId');
    await user.click(await screen.findByRole('button', { name: /^Fix VMN146/ }));
    const dialog = await screen.findByRole('dialog', { name: /^Fix VMN146/ });
    const save = within(dialog).getByRole('button', { name: 'Save changes' });
    await waitFor(() => expect(save).toBeEnabled());
    await user.click(save);
    expect(await screen.findByText('No finding matches the filter')).toBeVisible();
  });

  it('take a click on the fix while the permission is still being asked for', async () => {
    const { user } = await open('ns/broken-bridges?text=key-misspelt-macspoofchk');
    await setFaults({ method: 'POST', path: '/selfsubjectaccessreviews', delayMs: 600_000 });
    await user.click(within(firstRow()).getByRole('button', { name: 'Details' }));
    await user.click(await screen.findByRole('button', { name: /^Fix VMN146/ }));
    expect(await screen.findByRole('dialog', { name: /^Fix VMN146/ })).toBeVisible();
    await setFaults();
  });

  it('are filtered by whether there is a fix', async () => {
    const { user, router } = await open('ns/broken-bridges');
    const before = screen.getAllByRole('row').length;
    await user.click(screen.getByRole('button', { name: 'Fix' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Fixable' }));
    await waitFor(() => expect(screen.getAllByRole('row').length).toBeLessThan(before));
    expect(router.state.location.search).toBe('?fix=yes');
    expect(screen.getAllByRole('link', { name: 'VMN140' }).length).toBeGreaterThan(0);
    // Nobody knows which bridge was meant.
    expect(screen.queryByRole('link', { name: 'VMN120' })).not.toBeInTheDocument();
  });

  it('are grouped by rule, and a group is mended in one review', async () => {
    const { user, router } = await open('ns/broken-bridges?code=VMN140&code=VMN120');
    await user.click(screen.getByRole('switch', { name: 'Group by rule' }));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
    await waitFor(() => expect(router.state.location.search).toContain('grouped=true'));
    const groupOf = (code: string) =>
      screen.getByRole('link', { name: code }).closest('tr') as HTMLElement;
    expect(within(groupOf('VMN120')).queryByRole('button', { name: /^Fix all/ })).toBeNull();
    await user.click(within(groupOf('VMN140')).getByRole('button', { name: 'Details' }));
    const members = within(await screen.findByRole('grid', { name: 'VMN140' }));
    const count = members.getAllByRole('row').length - 1;
    expect(count).toBeGreaterThan(1);

    await user.click(
      await screen.findByRole('button', { name: 'Fix all of VMN140, NetworkAttachmentDefinition' }),
    );
    const dialog = within(await screen.findByRole('dialog', { name: /^Fix VMN140 of \d objects/ }));
    const save = dialog.getByRole('button', { name: 'Save changes' });
    await waitFor(() => expect(save).toBeEnabled());
    expect(dialog.getAllByText('The server would take it')).toHaveLength(2);
    await user.click(save);
    // What is left of the group has no fix, and the dialog goes with the last that had one.
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByRole('button', { name: /^Fix all of VMN140/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'VMN120' })).toBeVisible();
  });

  it('lead to what a code means, and back', async () => {
    const { user, router } = await open('ns/broken-bridges?code=VMN120');
    await user.click(screen.getAllByRole('link', { name: 'VMN120' })[0] as Element);
    expect(await screen.findByRole('heading', { name: 'VMN120: No bridge' })).toBeVisible();
    expect(await screen.findByText('A Linux bridge network names no bridge.')).toBeVisible();
    expect(screen.getByText('Name the bridge that the nodes have.')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Findings with this code' }));
    await waitFor(() => expect(router.state.location.search).toBe('?code=VMN120'));
  });

  it('say so when there is no such code', async () => {
    await renderPages(pages, '/vm-network-checks/~codes/VMN999');
    expect(await screen.findByText('There is no code VMN999')).toBeVisible();
  });

  it('name the nodes that a finding is about', async () => {
    const { user } = await open('ns/broken-bridges?code=VMN410');
    await user.click(within(firstRow()).getByRole('button', { name: 'Details' }));
    expect(await screen.findByRole('link', { name: 'worker-0' })).toBeVisible();
  });
});
