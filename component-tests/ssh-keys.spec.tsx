/** @scenario ssh-keys */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { asked, setFaults, templateOf } from './support/cluster';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }];

const NEW =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGB9/l4KyX8R0MCaufCRafcKC1YeGYoHHtRkNqIoF00/ me@ed25519';
const PRIVATE = '-----BEGIN OPENSSH PRIVATE KEY-----';

const open = async (name: string) => {
  await renderPages(pages, `/vm-machines/ns/lab/${name}/reach`);
  const table = await screen.findByRole('grid', { name: 'SSH keys' });
  return { table, user: userEvent.setup() };
};

const secretsPath = (name = '') =>
  `/api/kubernetes/api/v1/namespaces/lab/secrets${name && `/${name}`}`;

const secretText = async (name: string, key: string): Promise<string> => {
  const { data } = (await asked(secretsPath(name))) as { data: Record<string, string> };
  return atob(data[key] ?? '');
};

describe('the SSH keys of a VM', () => {
  it('are told with the Secrets they come from, how, for whom, and whether they are written', async () => {
    const { table } = await open('agent-01');
    const row = within(table).getByRole('row', { name: /Secret team-keys/ });
    expect(await within(row).findByText('ssh-ed25519 ann@example.com')).toBeVisible();
    expect(within(row).getByText('ssh-ed25519 bob@example.com')).toBeVisible();
    expect(within(row).getByText('By the guest agent, while the VM runs')).toBeVisible();
    expect(within(row).getByText('cloud-user')).toBeVisible();
    expect(within(row).getByText('Written')).toBeVisible();
  });

  it('are told of cloud-init, from Secrets and user data', async () => {
    const { table } = await open('boot-01');
    const data = within(table).getByRole('row', { name: /User data of volume cloudinitdisk/ });
    expect(within(data).getByText('ssh-ed25519 old@example.com')).toBeVisible();
    expect(within(data).getByText('cloud-user')).toBeVisible();
    const row = within(table).getByRole('row', { name: /Secret build-keys/ });
    expect(await within(row).findByText('ssh-ed25519 ci@example.com')).toBeVisible();
    expect(within(row).queryByRole('button', { name: /Change keys/ })).toBeNull();
  });

  it('have not reached a guest without agent', async () => {
    const { table } = await open('offline-01');
    expect(screen.getByText('Guest agent is offline')).toBeVisible();
    expect(within(table).getByText('Not written')).toBeVisible();
  });

  it('change while the VM runs, and it is said before who loses and who keeps access', async () => {
    const { table, user } = await open('agent-01');
    const change = await within(table).findByRole('button', { name: 'Change keys of team-keys' });
    await waitFor(() => expect(change).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(change);
    const dialog = await screen.findByRole('dialog', {
      name: 'Change the keys of Secret team-keys',
    });
    expect(within(dialog).getByRole('button', { name: 'Review' })).toBeDisabled();
    await user.click(within(dialog).getByRole('checkbox', { name: 'ssh-ed25519 ann@example.com' }));
    const field = within(dialog).getByRole('textbox', { name: 'New public keys' });
    await user.click(field);
    await user.paste(PRIVATE);
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    expect(
      await within(dialog).findByText(/This is a private key\. It stays with you/),
    ).toBeVisible();
    await user.clear(field);
    await user.click(field);
    await user.paste(NEW);
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));

    const review = await screen.findByRole('dialog', {
      name: /Change the keys of Secret team-keys\?$/,
    });
    const keysOf = (term: string) =>
      within(within(review).getByText(term).closest('div')?.querySelector('dd') ?? review)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent);
    expect(keysOf('Stay')).toEqual(['ssh-ed25519 bob@example.com', 'ssh-ed25519 ci@example.com']);
    expect(keysOf('New')).toEqual(['ssh-ed25519 me@ed25519']);
    expect(keysOf('Go')).toEqual(['ssh-ed25519 ann@example.com']);
    expect(
      within(review).getByText(/The keys of these VMs change as well: agent-02, offline-01/),
    ).toBeVisible();
    const send = within(review).getByRole('button', { name: 'Change keys' });
    await waitFor(() => expect(send).toBeEnabled());
    await user.click(send);
    expect(await screen.findByText('The keys of Secret team-keys are changed')).toBeVisible();
    expect(await secretText('team-keys', 'ann')).toBe(`${NEW}\n`);
    expect(await secretText('team-keys', 'others')).toContain('# from the wiki\n');
    expect(await within(table).findByText('ssh-ed25519 me@ed25519')).toBeVisible();
  });

  it('are added with a Secret of their own, and need a restart', async () => {
    const { user } = await open('agent-02');
    await user.click(screen.getByRole('button', { name: 'Add SSH keys' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add SSH keys to agent-02' });
    const method = within(dialog).getByRole('combobox', { name: 'How the guest gets them' });
    expect(
      within(method).getByRole('option', {
        name: /ConfigDrive\): not possible\. The VM has no volume cloudInitConfigDrive\./,
      }),
    ).toBeDisabled();
    await user.selectOptions(method, 'By the guest agent, while the VM runs');
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    expect(await within(dialog).findByText('Paste at least one public key.')).toBeVisible();
    expect(within(dialog).getByText('Name at least one user of the guest.')).toBeVisible();
    await user.click(within(dialog).getByRole('textbox', { name: 'Public keys' }));
    await user.paste(NEW);
    await user.type(
      within(dialog).getByRole('combobox', { name: 'Users of the guest' }),
      'cloud-user{Enter}',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));

    const review = await screen.findByRole('dialog', { name: 'Add SSH keys to VM agent-02?' });
    expect(within(review).getByText(/The VM has to be restarted/)).toBeVisible();
    const send = within(review).getByRole('button', { name: 'Add keys' });
    await waitFor(() => expect(send).toBeEnabled());
    await user.click(send);
    await waitFor(() =>
      expect(within(review).getAllByRole('listitem', { name: 'Done' })).toHaveLength(2),
    );
    const closes = within(review).getAllByRole('button', { name: 'Close' });
    await user.click(closes[closes.length - 1] ?? review);
    expect(await screen.findByText('SSH keys added to VM agent-02')).toBeVisible();
    expect(await secretText('agent-02-ssh-keys', 'key')).toBe(`${NEW}\n`);
    const template = (await templateOf('lab', 'agent-02')) as unknown as {
      accessCredentials: unknown[];
    };
    expect(template.accessCredentials).toHaveLength(2);
    expect(await screen.findByText('Waits for a restart')).toBeVisible();
  });

  it('of a Secret that is there are looked at before', async () => {
    const { user } = await open('agent-01');
    await user.click(screen.getByRole('button', { name: 'Add SSH keys' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add SSH keys to agent-01' });
    await user.selectOptions(
      within(dialog).getByRole('combobox', { name: 'SSH keys' }),
      'Keys of a Secret that is there',
    );
    const name = within(dialog).getByRole('textbox', { name: 'Name of the Secret' });
    await user.clear(name);
    await user.type(name, 'no-such-keys');
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByText(/There is no such Secret: the VM would not start/),
    ).toBeVisible();
  });
});

describe('a Secret that may not be read', () => {
  it('is said, and nothing is concluded', async () => {
    await setFaults({
      method: 'GET',
      path: '/api/v1/namespaces/lab/secrets/team-keys',
      status: 403,
      reason: 'Forbidden',
      message: 'secrets "team-keys" is forbidden',
    });
    try {
      const { table } = await open('agent-01');
      const row = within(table).getByRole('row', { name: /Secret team-keys/ });
      expect(
        await within(row).findByText(
          'Secret team-keys could not be read, so its keys are not known: secrets "team-keys" is forbidden',
        ),
      ).toBeVisible();
      expect(within(row).getByRole('button', { name: 'Change keys of team-keys' })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
      const other = within(table).getByRole('row', { name: /Secret build-keys/ });
      expect(await within(other).findByText('ssh-ed25519 ci@example.com')).toBeVisible();
    } finally {
      await setFaults();
    }
  });
});
