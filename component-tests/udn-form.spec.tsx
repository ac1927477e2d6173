import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import UserNetworkCreatePage from '../src/features/user-defined-networks/create/UserNetworkCreatePage';
import UserNetworkEditPage from '../src/features/user-defined-networks/edit/UserNetworkEditPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-user-networks/all-namespaces/~new', element: <UserNetworkCreatePage /> },
  { path: '/vm-user-networks/ns/:ns/~new', element: <UserNetworkCreatePage /> },
  { path: '/vm-user-networks/ns/:ns/:name/~edit', element: <UserNetworkEditPage /> },
  { path: '/vm-user-networks/cluster/:name/~edit', element: <UserNetworkEditPage /> },
];

const textbox = (name: RegExp | string) => screen.getByRole('textbox', { name });
const offered = (name: RegExp | string) => screen.getByRole('combobox', { name });

const open = async (path = '/vm-user-networks/ns/web-shop/~new'): Promise<UserEvent> => {
  await renderPages(pages, path);
  await screen.findByRole('radio', { name: 'Layer 2 in one namespace' });
  return userEvent.setup();
};

const choose = (user: UserEvent, name: string) => user.click(screen.getByRole('radio', { name }));

const replace = async (user: UserEvent, input: HTMLElement, text: string) => {
  await user.clear(input);
  if (text !== '') await user.type(input, text);
  await user.tab();
};

describe('the form of a user-defined network', () => {
  it('begins with a network of the namespace, named by what it is', async () => {
    await open();
    expect(textbox(/^Name/)).toHaveValue('layer2');
    expect(offered(/^Namespace/)).toHaveValue('web-shop');
    expect(screen.getByText(/Only labels and description can be changed/)).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Namespaces' })).not.toBeInTheDocument();
  });

  it.each([
    ['Name', /^Name/, 'Web_Net', /lowercase letters/],
    ['MTU', /^MTU/, '500', /576/],
    ['MTU', /^MTU/, '14oo', /whole number/],
  ])('says beside %s what is wrong with it', async (_name, field, typed, message) => {
    const user = await open();
    await replace(user, textbox(field), typed);
    await waitFor(() => expect(textbox(field)).toHaveAccessibleDescription(message));
    expect(textbox(field)).toBeInvalid();
  });

  it('asks for subnets only where OVN-Kubernetes hands out addresses', async () => {
    const user = await open();
    expect(screen.queryByRole('textbox', { name: /^Subnets/ })).not.toBeInTheDocument();
    await user.selectOptions(offered(/^Addresses of VMs/), 'Enabled');
    const subnets = await screen.findByRole('textbox', { name: /^Subnets/ });
    for (const [typed, message] of [
      ['', /subnets/i],
      ['10.1.0.0', /10\.1\.0\.0/],
      ['10.1.0.0/16, 10.2.0.0/16', /one must be IPv4/],
    ] as const) {
      await replace(user, subnets, typed);
      await waitFor(() => expect(subnets).toHaveAccessibleDescription(message));
    }
    await replace(user, subnets, '10.128.4.0/24');
    await waitFor(() => expect(subnets).toHaveAccessibleDescription(/10\.128/));
  });

  it('refuses what a primary network cannot have, and names the label that it needs', async () => {
    const user = await open();
    await user.click(screen.getByRole('button', { name: 'More settings' }));
    await user.selectOptions(offered(/^Role/), 'Primary');
    await waitFor(() =>
      expect(offered(/^Role/)).toHaveAccessibleDescription(/primary-user-defined-network/),
    );
    await user.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(offered(/^Addresses of VMs/)).toBeInvalid());
  });

  it('offers the bridge mappings of the nodes, with the MTU that they carry', async () => {
    const user = await open();
    await choose(user, 'Localnet for chosen namespaces');
    await user.type(await screen.findByRole('combobox', { name: /^Bridge mapping/ }), 'physnet-dc');
    await waitFor(() => expect(textbox(/^MTU/)).toHaveAccessibleDescription(/up to 1500/));
    await user.type(textbox(/^VLAN tag/), '300');
    expect(textbox(/^Name/)).toHaveValue('physnet-dc-vlan300');
    await replace(user, textbox(/^VLAN tag/), '4095');
    await waitFor(() => expect(textbox(/^VLAN tag/)).toHaveAccessibleDescription(/1 to 4094/));
    await replace(user, textbox(/^MTU/), '9000');
    await waitFor(() => expect(textbox(/^MTU/)).toHaveAccessibleDescription(/1500/));
    await replace(user, offered(/^Bridge mapping/), 'nowhere');
    await waitFor(() => expect(offered(/^Bridge mapping/)).toHaveAccessibleDescription(/nowhere/));
    await replace(user, offered(/^Bridge mapping/), 'a,b');
    await waitFor(() => expect(offered(/^Bridge mapping/)).toBeInvalid());
  });

  it('shows which namespaces match while they are chosen', async () => {
    const user = await open();
    await choose(user, 'Layer 2 for chosen namespaces');
    expect(await screen.findByText(/All \d+ namespaces get the network/)).toBeVisible();

    await user.type(offered(/^Namespaces by label/), 'network.example.com/campus=true{Enter}');
    const matching = await screen.findByRole('list', { name: 'Namespaces that get the network' });
    await waitFor(() =>
      expect(
        within(matching)
          .getAllByRole('listitem')
          .map((item) => item.textContent),
      ).toEqual(['erp', 'lab']),
    );
    await user.type(offered(/^Namespaces by name/), 'lab, web-shop, elsewhere{Enter}');
    expect(await screen.findByText('These do not exist (yet): elsewhere')).toBeVisible();
    await waitFor(() =>
      expect(
        within(screen.getByRole('list', { name: 'Namespaces that get the network' }))
          .getAllByRole('listitem')
          .map((item) => item.textContent),
      ).toEqual(['lab']),
    );
    await user.click(screen.getByRole('button', { name: /Remove network.example.com/ }));
    await waitFor(() =>
      expect(
        within(screen.getByRole('list', { name: 'Namespaces that get the network' }))
          .getAllByRole('listitem')
          .map((item) => item.textContent),
      ).toEqual(['lab', 'web-shop']),
    );
  });

  it('takes pasted words for words, and Enter behind them does not send the form', async () => {
    const user = await open();
    await choose(user, 'Layer 2 for chosen namespaces');
    await user.click(offered(/^Namespaces by name/));
    await user.paste('lab, erp');
    await user.keyboard('{Enter}{Enter}');
    const chosen = await screen.findByRole('list', { name: 'Namespaces by name' });
    expect(
      within(chosen)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['lab', 'erp']);
    // Sent, the form would say that it has no name.
    expect(screen.getByRole('textbox', { name: 'Name' })).toBeValid();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('refuses a label that no namespace can have', async () => {
    const user = await open();
    await choose(user, 'Layer 2 for chosen namespaces');
    await user.type(offered(/^Namespaces by label/), 'my team=a');
    await user.tab();
    await waitFor(() =>
      expect(offered(/^Namespaces by label/)).toHaveAccessibleDescription(/my team=a/),
    );
    expect(offered(/^Namespaces by label/)).toBeInvalid();
  });

  it('keeps what was typed for each choice, and the name and description for all', async () => {
    const user = await open();
    await replace(user, textbox(/^Name/), 'mine');
    await user.type(textbox('Description'), 'for tests');
    await user.type(textbox(/^MTU/), '1300');
    await choose(user, 'Localnet for chosen namespaces');
    expect(textbox(/^Name/)).toHaveValue('mine');
    expect(textbox('Description')).toHaveValue('for tests');
    expect(textbox(/^MTU/)).toHaveValue('');
    await choose(user, 'Layer 2 in one namespace');
    expect(textbox(/^MTU/)).toHaveValue('1300');
    expect(offered(/^Namespace/)).toHaveValue('web-shop');
  });
});

describe('the editor of a user-defined network', () => {
  it('fixes what nobody can change any more, and says so', async () => {
    await renderPages(pages, '/vm-user-networks/cluster/campus-vlan300/~edit');
    const vlan = await screen.findByRole('textbox', { name: /^VLAN tag/ });
    expect(vlan).toHaveAttribute('readonly');
    expect(vlan).toHaveAccessibleDescription('Cannot be changed after creation.');
    expect(textbox('Description')).not.toHaveAttribute('readonly');
    expect(
      screen.getByRole('button', { name: 'Remove network.example.com/campus=true' }),
    ).toBeVisible();
    expect(await screen.findByText('2 namespaces get the network')).toBeVisible();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });

  it('shows who loses the network before that is saved', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-user-networks/cluster/campus-vlan300/~edit');
    await user.type(await screen.findByRole('combobox', { name: /^Namespaces by name/ }), 'erp');
    await user.click(screen.getByRole('button', { name: 'Add to Namespaces by name' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByRole('list', { name: /namespaces? loses? the network/ }),
    ).toHaveTextContent('lab');
    expect(within(dialog).getByText(/VMs? uses? this network/)).toBeVisible();
    expect(await within(dialog).findByText(/Added: .*erp|^\+.*- erp/)).toBeInTheDocument();
  });
});
