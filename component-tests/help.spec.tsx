import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import GlossaryPage from '../src/features/help/glossary/GlossaryPage';
import HelpPage from '../src/features/help/HelpPage';
import NetworkCreatePage from '../src/features/networks/create/NetworkCreatePage';
import NetworkChoicePage from '../src/pages/networks/NetworkChoicePage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networking-help', element: <HelpPage /> },
  { path: '/vm-networking-help/:page', element: <HelpPage /> },
  { path: '/vm-networking-glossary', element: <GlossaryPage /> },
  { path: '/vm-networks/ns/:ns/~choose', element: <NetworkChoicePage /> },
  { path: '/vm-networks/ns/:ns/~new', element: <NetworkCreatePage /> },
];

/** As the build lays it beside the plugin. */
const index = [
  { page: 'vm', title: 'The page of a VM', paths: ['/vm-machines/ns/:ns/:name/*'] },
  { page: 'checks', title: 'Checks', paths: ['/vm-network-checks/all-namespaces'] },
];

/** Answers for one file, whatever the server says of the others. */
const serve = (file: string, answer: () => Promise<Response>): void => {
  const others = global.fetch;
  global.fetch = (url, init) =>
    typeof url === 'string' && url.endsWith(file) ? answer() : others(url, init);
  restores.push(() => {
    global.fetch = others;
  });
};
const restores: (() => void)[] = [];
afterEach(() => {
  for (const restore of restores.splice(0)) restore();
  localStorage.clear();
});

describe('the help', () => {
  it('lists its pages, and leads to the one for the page that somebody comes from', async () => {
    serve('/help/index.json', () => Promise.resolve(new Response(JSON.stringify(index))));
    const { router } = await renderPages(pages, '/vm-networking-help');
    const contents = await screen.findByRole('list', { name: 'Pages of the help' });
    expect(within(contents).getByRole('link', { name: 'Checks' })).toHaveAttribute(
      'href',
      '/vm-networking-help/checks',
    );
    await router.navigate('/vm-networking-help?of=%2Fvm-machines%2Fns%2Fweb%2Fdb%2Faddresses');
    expect(
      await screen.findByRole('heading', { name: 'The page of a VM', level: 1 }),
    ).toBeVisible();
    expect(router.state.location.pathname).toBe('/vm-networking-help/vm');
  });

  it('shows all pages where a page has none of its own', async () => {
    serve('/help/index.json', () => Promise.resolve(new Response(JSON.stringify(index))));
    await renderPages(pages, '/vm-networking-help?of=%2Felsewhere');
    expect(await screen.findByRole('list', { name: 'Pages of the help' })).toBeVisible();
  });

  it('shows a page with its tables, its steps, and links to findings', async () => {
    await renderPages(pages, '/vm-networking-help/vm');
    expect(
      await screen.findByRole('heading', { name: 'The page of a VM', level: 1 }),
    ).toBeVisible();
    expect(screen.getByRole('heading', { name: 'What can go wrong', level: 2 })).toBeVisible();
    const table = screen.getByRole('grid', { name: 'The page of a VM' });
    expect(within(table).getByRole('columnheader', { name: 'Tab' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'VMN667' })).toHaveAttribute(
      'href',
      '/vm-network-checks/~codes/VMN667',
    );
    expect(screen.getByText('Diagnose')).toBeVisible();
  });

  it('says that there is no such page', async () => {
    await renderPages(pages, '/vm-networking-help/none');
    expect(await screen.findByText('There is no page none in the help')).toBeVisible();
  });

  it('asks for no file of another name than that of a page', async () => {
    await renderPages(pages, '/vm-networking-help/..%2Fplugin-manifest');
    expect(await screen.findByText(/There is no page/)).toBeVisible();
  });

  it('shows whole what the server says where it cannot be read', async () => {
    serve('/help/vm.md', () =>
      Promise.resolve(new Response('the disk is full', { status: 500, statusText: 'Oh no' })),
    );
    await renderPages(pages, '/vm-networking-help/vm');
    expect(await screen.findByText('The help could not be read')).toBeVisible();
  });

  it('takes the page of a proxy for no help', async () => {
    serve('/help/index.json', () => Promise.resolve(new Response('<html>Sign in</html>')));
    await renderPages(pages, '/vm-networking-help');
    expect(await screen.findByText('The help is not there')).toBeVisible();
  });
});

describe('words of vSphere', () => {
  it('are found in both directions', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networking-glossary');
    const words = () =>
      screen.getByRole('grid', { name: 'Words of vSphere and what they are here' });
    await user.type(await screen.findByRole('textbox', { name: 'Find a word' }), 'forged');
    const [row] = within(words()).getAllByRole('row').slice(1);
    expect(row).toHaveTextContent(/^Forged transmits, MAC address changesMAC spoof check/);

    await user.click(screen.getByRole('button', { name: 'To vSphere' }));
    const headings = within(words()).getAllByRole('columnheader');
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      'Here',
      'In vSphere',
      'What it means',
    ]);
    await user.type(screen.getByRole('textbox', { name: 'Find a word' }), 'bond');
    expect(within(words()).getByText('Uplink')).toBeVisible();
    // Nothing stands for them here, so that nobody looks them up.
    expect(within(words()).queryByText('Private VLAN')).toBeNull();
  });

  it('stand beside fields, and open for what they mean', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networks/ns/web-shop/~new');
    const word = await screen.findByRole('button', { name: 'In vSphere: Standard switch' });
    await user.click(word);
    expect(await screen.findByText('Here: Bridge')).toBeVisible();
    expect(
      within(screen.getByRole('dialog')).getByRole('link', {
        name: 'Words of vSphere, in a new tab',
      }),
    ).toHaveAttribute('href', '/vm-networking-glossary');
    // The field keeps its name.
    expect(screen.getByRole('combobox', { name: 'Bridge name' })).toBeVisible();
  });

  it('are hidden on all pages by one switch, which is remembered', async () => {
    const user = userEvent.setup();
    const { unmount } = await renderPages(pages, '/vm-networks/ns/web-shop/~choose');
    expect(await screen.findAllByText(/^In vSphere:/)).not.toHaveLength(0);
    await user.click(screen.getByRole('switch', { name: 'Show vSphere words' }));
    expect(screen.queryAllByText(/^In vSphere:/)).toHaveLength(0);
    unmount();

    await renderPages(pages, '/vm-networks/ns/web-shop/~new');
    expect(await screen.findByRole('combobox', { name: 'Bridge name' })).toBeVisible();
    await waitFor(() => expect(screen.queryByText(/^In vSphere:/)).toBeNull());
  });
});
