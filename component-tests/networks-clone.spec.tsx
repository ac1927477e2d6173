import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import NetworkDetailsPage from '../src/features/networks/details/NetworkDetailsPage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-networks/ns/:ns/:name/*', element: <NetworkDetailsPage /> }];

/** Opens the dialog over the page of a network. */
const open = async (path: string) => {
  const { router } = await renderPages(pages, `/vm-networks/ns/${path}`);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Clone' }));
  await screen.findByRole('dialog', { name: `Clone network ${path}` });
  return { router, user };
};

const add = async (user: UserEvent, names: string) => {
  await user.type(screen.getByRole('combobox', { name: 'Namespace to add' }), names);
  await user.click(screen.getByRole('button', { name: 'Add to Chosen namespaces' }));
};

const review = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Review' }));

const stored = async (namespace: string, name: string) => {
  const path = `/api/kubernetes/apis/k8s.cni.cncf.io/v1/namespaces/${namespace}/network-attachment-definitions/${name}`;
  const nad = (await (await fetch(path)).json()) as { spec?: { config: string } };
  return JSON.parse(nad.spec?.config ?? '{}') as Record<string, unknown>;
};

describe('cloning a network', () => {
  it('asks for a namespace and takes only names that can be', async () => {
    const { user } = await open('lab/lab-flat');
    await review(user);
    const namespaces = screen.getByRole('combobox', { name: 'Namespace to add' });
    expect(namespaces).toHaveAccessibleDescription(/^Choose at least one namespace\./);

    await add(user, 'Nowhere');
    await waitFor(() =>
      expect(namespaces).toHaveAccessibleDescription(/^No namespace can be named "Nowhere"\./),
    );
    await user.click(screen.getByRole('button', { name: /Remove Nowhere/ }));

    await add(user, 'lab');
    expect(namespaces).toHaveAccessibleDescription(/^Namespace lab has the network itself/);
    const name = screen.getByRole('textbox', { name: /^Name/ });
    await user.clear(name);
    expect(name).toBeInvalid();
    await user.type(name, 'lab-copy');
    expect(name).toBeValid();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();

    await review(user);
    await screen.findByRole('dialog', { name: 'Clone network lab/lab-flat?' });
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    // Nothing typed is lost.
    expect(await screen.findByRole('textbox', { name: /^Name/ })).toHaveValue('lab-copy');
  });

  it('leads to the only copy', async () => {
    const { router, user } = await open('lab/lab-flat');
    // What is typed and not yet added counts, too.
    await user.type(screen.getByRole('combobox', { name: 'Namespace to add' }), 'erp');
    await review(user);
    const create = await screen.findByRole('button', { name: /^Create 1 network/ });
    await waitFor(() => expect(create).toBeEnabled());
    await user.click(create);
    await waitFor(() =>
      expect(router.state.location.pathname).toBe('/vm-networks/ns/erp/lab-flat'),
    );
  });

  it('makes one copy for each namespace, and tells what became of each', async () => {
    const { user } = await open('erp/vlan220-erp-lan');
    await add(user, 'lab, web-shop, nowhere');
    expect(await screen.findByText('You see no namespace of this name: nowhere.')).toBeVisible();
    expect(screen.getByRole('radio', { name: /^The same network/ })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: /^A network of its own/ }));
    await review(user);
    const dialog = await screen.findByRole('dialog', { name: /^Clone network erp/ });
    expect(await within(dialog).findByText(/The server would refuse this/)).toBeVisible();
    const create = within(dialog).getByRole('button', { name: 'Create 3 networks' });
    await waitFor(() => expect(create).toBeEnabled());
    await user.click(create);
    await waitFor(() => expect(within(dialog).getAllByText('Done')).toHaveLength(2));
    for (const namespace of ['lab', 'web-shop']) {
      expect(await stored(namespace, 'vlan220-erp-lan')).toMatchObject({
        name: `${namespace}-vlan220-erp-lan`,
        netAttachDefName: `${namespace}/vlan220-erp-lan`,
        physicalNetworkName: 'physnet-dc',
        vlanID: 220,
      });
    }
  });
});
