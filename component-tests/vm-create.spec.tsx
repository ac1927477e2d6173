import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { KubernetesResource } from '../src/domain/core/resource';
import { networkDataOfSecret } from '../src/domain/vm/guest/cloud-init-change';
import VmCreatePage from '../src/features/virtual-machines/create/VmCreatePage';
import { asked, read, setFaults } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-machines/ns/:ns/~new', element: <VmCreatePage /> },
  { path: '/vm-machines/all-namespaces/~new', element: <VmCreatePage /> },
  { path: '/vm-machines/ns/:ns/:name', element: <p>The page of the VM</p> },
];

interface Vm {
  spec: {
    runStrategy: string;
    instancetype?: object;
    preference?: object;
    dataVolumeTemplates?: object[];
    template: {
      spec: { domain: Record<string, unknown>; networks: object[]; volumes: object[] };
    };
  };
}

const open = async (path = '/vm-machines/ns/web-shop/~new') => {
  await renderPages(pages, path);
  await screen.findByRole('textbox', { name: 'Name' });
  const user = userEvent.setup();
  const choose = (name: string, value: string) =>
    user.selectOptions(screen.getByRole('combobox', { name }), value);
  const type = async (name: string, text: string) => {
    const field = screen.queryByRole('textbox', { name }) ?? screen.getByRole('combobox', { name });
    await user.clear(field);
    if (text !== '') await user.type(field, text);
  };
  /** @param count how many objects are created: of several the review says what became of each */
  const create = async (count = 1) => {
    await user.click(screen.getByRole('button', { name: 'Create' }));
    const review = await screen.findByRole('dialog', { name: /^Create VM/ });
    const send = within(review).getByRole('button', { name: 'Create VM' });
    await waitFor(() => expect(send).toBeEnabled());
    await user.click(send);
    if (count > 1) {
      await waitFor(() => expect(within(review).getAllByText('Done')).toHaveLength(count));
      const [, close] = within(review).getAllByRole('button', { name: 'Close' });
      if (close) await user.click(close);
    }
    await screen.findByText('The page of the VM');
  };
  return { user, choose, type, create };
};

const stored = (name: string) => read<Vm>('web-shop', 'virtualmachines', name);

/** An option of a combobox, once what is around the VM has been read. */
const option = async (user: ReturnType<typeof userEvent.setup>, field: string, name: RegExp) => {
  await user.click(await screen.findByRole('combobox', { name: field }));
  return screen.findByRole('option', { name });
};

const rows = () =>
  within(screen.getByRole('grid', { name: 'Network interfaces' }))
    .getAllByRole('row')
    .slice(1);

afterEach(() => setFaults());

describe('the form of a new VM', () => {
  it('clones a DataSource, with the instance type and preference that it suggests', async () => {
    const { user, choose, type, create } = await open();
    await type('Name', 'from-source');
    await choose('Boots from', 'dataSource');
    const lacking = await option(user, 'DataSource', /win2k25/);
    expect(lacking).toHaveTextContent('Not ready: PVC');
    expect(lacking).toHaveAttribute('aria-disabled', 'true');
    await user.click(await screen.findByRole('option', { name: /images\/fedora$/ }));
    expect(await screen.findByText('What it boots from suggests: u1.medium, fedora')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Use what is suggested' }));
    expect(screen.getByRole('combobox', { name: 'Instance type' })).toHaveValue('u1.medium');
    expect(screen.queryByRole('textbox', { name: 'Memory' })).not.toBeInTheDocument();
    await create();
    const { spec } = await stored('from-source');
    expect(spec).toMatchObject({
      runStrategy: 'Halted',
      instancetype: { name: 'u1.medium' },
      preference: { name: 'fedora' },
      dataVolumeTemplates: [
        {
          metadata: { name: 'from-source-rootdisk' },
          spec: {
            sourceRef: {
              kind: 'DataSource',
              name: 'fedora',
              namespace: 'openshift-virtualization-os-images',
            },
          },
        },
      ],
    });
    expect(Object.keys(spec.template.spec.domain)).toEqual(['devices']);
  });

  it('boots from a claim of the namespace, and takes types of the namespace', async () => {
    const { user, choose, type, create } = await open();
    await type('Name', 'on-claim');
    await choose('Boots from', 'claim');
    await user.click(await option(user, 'PersistentVolumeClaim', /^old-shop/));
    await choose('CPU and memory from', 'instancetype');
    await user.click(await option(user, 'Instance type', /VirtualMachineInstancetype\/shop/));
    await create();
    const { spec } = await stored('on-claim');
    expect(spec.instancetype).toEqual({ kind: 'VirtualMachineInstancetype', name: 'shop' });
    expect(spec.template.spec.volumes).toContainEqual({
      name: 'rootdisk',
      persistentVolumeClaim: { claimName: 'old-shop' },
    });
  });

  it.each([
    ['Name', 'No Name', /cannot be the name of a VM/],
    ['Image', '', /Nothing is filled in for "image"/],
    ['CPU cores', 'two', /must be a whole number/],
    ['Memory', '4 GB', /no amount of bytes/],
  ])('refuses as %s "%s" beside the field', async (name, text, message) => {
    const { user, type } = await open();
    await type(name, text);
    await user.click(screen.getByRole('button', { name: 'Create' }));
    const field = screen.getByRole('textbox', { name });
    // A required field that is empty is invalid to the browser before we have said why.
    await waitFor(() => expect(field).toHaveAccessibleDescription(message));
    expect(field).toBeInvalid();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says beside its field what the cluster does not have', async () => {
    const { choose, type } = await open();
    await choose('CPU and memory from', 'instancetype');
    await type('Instance type', 'u9.huge');
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Instance type' })).toHaveAccessibleDescription(
        /There is no VirtualMachineClusterInstancetype u9.huge/,
      ),
    );
  });

  it('finds what there is in the namespace that is chosen on the page', async () => {
    const { user, type } = await open('/vm-machines/all-namespaces/~new');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    const field = screen.getByRole('combobox', { name: 'Namespace' });
    await waitFor(() => expect(field).toBeInvalid());
    await type('Namespace', 'web-shop');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Boots from' }), 'claim');
    expect(await option(user, 'PersistentVolumeClaim', /^old-shop/)).toBeVisible();
  });
});

describe('the interfaces of a new VM', () => {
  it('come from the starting point, and are added, edited and removed by the usual form', async () => {
    const { user, choose, type, create } = await open();
    await type('Name', 'many');
    await option(user, 'Preference', /^fedora/);
    await user.keyboard('{Escape}');
    await choose('Starting point', 'sriov');
    await waitFor(() => expect(rows()).toHaveLength(2));
    await choose('Starting point', 'linux-bridge');
    expect(rows().at(-1)).toHaveTextContent('vlan100-production');

    await user.click(screen.getByRole('button', { name: 'Add network interface' }));
    const add = await screen.findByRole('dialog', { name: /^Add network interface to many/ });
    await user.click(within(add).getByRole('combobox', { name: /Network/ }));
    await user.click(await screen.findByRole('option', { name: /backend/ }));
    await user.click(within(add).getByRole('button', { name: 'Add interface' }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    // The form around it was not sent.
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Actions for backend' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const edit = await screen.findByRole('dialog', { name: 'Edit network interface backend' });
    await user.type(
      within(edit).getByRole('textbox', { name: /^MAC address/ }),
      '02:00:00:00:00:77',
    );
    await user.click(within(edit).getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('02:00:00:00:00:77')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Actions for bridge-net' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(screen.getByRole('button', { name: 'Add network interface' })).toHaveFocus();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('many');
    await create();
    const { spec } = (await stored('many')).spec.template;
    expect(spec.domain).toMatchObject({
      devices: {
        interfaces: [
          { name: 'default', masquerade: {} },
          { name: 'backend', bridge: {}, macAddress: '02:00:00:00:00:77' },
        ],
      },
    });
    expect(spec.networks).toEqual([
      { name: 'default', pod: {} },
      { name: 'backend', multus: { networkName: 'backend' } },
    ]);
  });

  it('are judged where they stand, and what is wrong keeps the VM from being sent', async () => {
    const { user, choose } = await open();
    await choose('Starting point', 'linux-bridge');
    await user.click(screen.getByRole('button', { name: 'Actions for bridge-net' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const edit = await screen.findByRole('dialog', { name: 'Edit network interface bridge-net' });
    const network = within(edit).getByRole('combobox', { name: /Network/ });
    await user.clear(network);
    await user.type(network, 'Not Possible');
    await user.click(within(edit).getByRole('button', { name: 'Save changes' }));
    expect(await within(edit).findByText(/neither the name of a Network/)).toBeVisible();
    await user.click(within(edit).getByRole('button', { name: 'Cancel' }));
    await user.click(await screen.findByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});

const KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@example.com';

describe('the network of the guest of a new VM', () => {
  it('is set up by cloud-init with the addresses that are typed', async () => {
    const { user, type, create } = await open();
    await type('Name', 'with-address');
    await user.click(screen.getByRole('button', { name: 'Set addresses in the guest' }));
    const dialog = await screen.findByRole('dialog', { name: 'Network of the guest' });
    const field = await within(dialog).findByRole('combobox', { name: 'Static addresses' });
    await user.type(field, '10.0.2.3/24{Enter}');
    await user.tab();
    // With masquerade no other address than one fixed one reaches anything.
    expect(await within(dialog).findByText(/10\.0\.2\.3.*10\.0\.2\.2/)).toBeVisible();
    const take = within(dialog).getByRole('button', { name: 'Use these network data' });
    await user.click(take);
    expect(
      await within(dialog).findByText('Nothing was taken over: see what is said beside the fields'),
    ).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: /Remove 10\.0\.2\.3/ }));
    await user.type(field, '10.0.2.2/24{Enter}');
    await waitFor(() =>
      expect(within(dialog).queryByText(/^Nothing was taken over/)).not.toBeInTheDocument(),
    );
    await user.click(take);
    expect(await screen.findByText(/10\.0\.2\.2\/24/)).toBeVisible();
    await create();
    const { spec } = await stored('with-address');
    expect(JSON.stringify(spec.template.spec.volumes)).toContain('10.0.2.2/24');
  });

  it('is kept in a Secret that is made with it, where it is too long or it is wished', async () => {
    const { user, type, create } = await open();
    await type('Name', 'with-secret');
    await user.click(screen.getByRole('button', { name: 'Set addresses in the guest' }));
    const dialog = await screen.findByRole('dialog', { name: 'Network of the guest' });
    await user.type(
      await within(dialog).findByRole('combobox', { name: 'Static addresses' }),
      '10.0.2.2/24{Enter}',
    );
    await user.selectOptions(
      within(dialog).getByRole('combobox', { name: 'Kept in' }),
      'A new Secret',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Use these network data' }));
    expect(
      await screen.findByText(
        'Network data for cloud-init are in the Secret with-secret-network-data.',
      ),
    ).toBeVisible();
    await create(2);
    expect(JSON.stringify((await stored('with-secret')).spec.template.spec.volumes)).toContain(
      '"networkDataSecretRef":{"name":"with-secret-network-data"}',
    );
    const secret = await asked(
      '/api/kubernetes/api/v1/namespaces/web-shop/secrets/with-secret-network-data',
    );
    expect(networkDataOfSecret(secret as KubernetesResource)).toContain('10.0.2.2/24');
  });
});

describe('the SSH keys of a new VM', () => {
  it('are made with it in a Secret that it names', async () => {
    const { user, type, create } = await open();
    await type('Name', 'with-key');
    await user.click(await screen.findByRole('button', { name: 'Add SSH keys' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add SSH keys to with-key' });
    await user.type(within(dialog).getByRole('textbox', { name: /^Public keys/ }), KEY);
    await user.click(within(dialog).getByRole('button', { name: 'Add keys' }));
    const list = await screen.findByRole('list', { name: 'SSH keys' });
    expect(within(list).getByText('Secret with-key-ssh-keys')).toBeVisible();
    await create(2);
    expect((await stored('with-key')).spec.template.spec).toMatchObject({
      accessCredentials: [
        { sshPublicKey: { source: { secret: { secretName: 'with-key-ssh-keys' } } } },
      ],
    });
    expect(
      await asked('/api/kubernetes/api/v1/namespaces/web-shop/secrets/with-key-ssh-keys'),
    ).toMatchObject({ data: { key: btoa(`${KEY}\n`) } });
  });

  it('that are taken away again make no Secret', async () => {
    const { user, type, create } = await open();
    await type('Name', 'without-key');
    await user.click(await screen.findByRole('button', { name: 'Add SSH keys' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add SSH keys to without-key' });
    await user.type(within(dialog).getByRole('textbox', { name: /^Public keys/ }), KEY);
    await user.click(within(dialog).getByRole('button', { name: 'Add keys' }));
    await user.click(
      await screen.findByRole('button', { name: 'Remove the keys of Secret without-key-ssh-keys' }),
    );
    expect(screen.getByRole('button', { name: 'Add SSH keys' })).toHaveFocus();
    await create();
    expect((await stored('without-key')).spec.template.spec).not.toHaveProperty(
      'accessCredentials',
    );
    await expect(
      asked('/api/kubernetes/api/v1/namespaces/web-shop/secrets/without-key-ssh-keys'),
    ).rejects.toThrow('404');
  });
});
