import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkCreatePage from '../src/features/networks/create/NetworkCreatePage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-networks/ns/:ns/~new', element: <NetworkCreatePage /> }];

const fieldOf = (name: string): HTMLElement =>
  screen.queryByRole('textbox', { name }) ?? screen.getByRole('combobox', { name });

const open = async () => {
  await renderPages(pages, '/vm-networks/ns/default/~new');
  await screen.findByRole('textbox', { name: 'Name' });
  const user = userEvent.setup();
  const type = async (name: string, text: string) => {
    await user.clear(fieldOf(name));
    if (text !== '') await user.type(fieldOf(name), text);
  };
  await type('Name', 'fine');
  await type('Bridge name', 'br1');
  return { user, type };
};

describe('the form of a new network', () => {
  it.each([
    ['Name', '', /name/i],
    ['Name', 'Upper', /lower case|lowercase/i],
    ['Name', '0net', /0/],
    ['Name', 'a.b', /dot|letters/i],
    ['Name', 'x'.repeat(64), /63/],
    ['Bridge name', '', /bridge/i],
    ['Bridge name', 'a-name-of-16-cha', /15/],
    ['Bridge name', 'br 1', /space|character/i],
    ['VLAN tag', '4095', /4094/],
    ['VLAN tag', '-1', /4094/],
    ['VLAN tag', '12abc', /number/i],
    ['VLAN tag', '1.5', /number/i],
  ])('refuses as %s "%s", beside the field and before anything is sent', async (...mistake) => {
    const [field, typed, message] = mistake;
    const { user, type } = await open();
    const send = jest.spyOn(window, 'fetch');
    await type(field, typed);
    await user.click(screen.getByRole('button', { name: 'Create' }));
    // A required field that is empty is invalid to the browser before we have said why.
    await waitFor(() => expect(fieldOf(field)).toHaveAccessibleDescription(message));
    expect(fieldOf(field)).toBeInvalid();
    await waitFor(() => expect(fieldOf(field)).toHaveFocus());
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    const networksSent = send.mock.calls.filter(
      ([path, init]) =>
        init?.method === 'POST' && JSON.stringify(path).includes('network-attachment'),
    );
    expect(networksSent).toEqual([]);

    // What was typed stays, and mending it makes the message go.
    expect(fieldOf(field)).toHaveValue(typed);
    await type(field, field === 'VLAN tag' ? '7' : 'ok1');
    await waitFor(() => expect(fieldOf(field)).toBeValid());
  });
});

describe('the form of a network for live migration', () => {
  const openMacvlan = async () => {
    await renderPages(pages, '/vm-networks/ns/web-shop/~new?type=macvlan');
    await screen.findByRole('textbox', { name: 'Name' });
    return userEvent.setup();
  };

  it('lies where KubeVirt looks for it, until the user says otherwise', async () => {
    const user = await openMacvlan();
    await waitFor(() => expect(fieldOf('Namespace')).toHaveValue('openshift-cnv'));
    expect(fieldOf('Namespace')).toHaveAccessibleDescription(/live migration in openshift-cnv/);
    // Another type is for VMs again.
    await user.click(screen.getByRole('radio', { name: /Linux bridge/ }));
    await waitFor(() => expect(fieldOf('Namespace')).toHaveValue('web-shop'));
  });

  it.each([
    ['Network interface of the nodes', 'eth99', /No node for VMs has a network interface "eth99"/],
    ['Address range', '10.128.4.0/24', /shares addresses with 10\.128\.0\.0\/14/],
    ['Address range', '192.168.111.0/24', /shares addresses with the node/],
  ])('says beside %s what its help forbids: %s', async (field, typed, message) => {
    const user = await openMacvlan();
    await waitFor(() => expect(fieldOf('Namespace')).toHaveValue('openshift-cnv'));
    await user.type(fieldOf(field), typed);
    await waitFor(() => expect(fieldOf(field)).toHaveAccessibleDescription(message));
  });
});
