import { vmOf } from '../testing/vms';
import { credentialsOf } from './credentials';
import {
  methodRefusal,
  newKeyFor,
  problemsOfNewKey,
  secretOfNewKey,
  withNewKey,
  type NewKey,
} from './new-key';
import { sampleKeys } from './testing/sample-keys';
import { vmTemplateOf } from '../spec/network-refs';

const vmWith = (spec: object = {}) => {
  const vm = vmOf({ networks: [], interfaces: [] });
  return {
    ...vm,
    spec: { template: { spec: { ...vmTemplateOf(vm), ...spec } } },
  };
};

const noCloud = { volumes: [{ name: 'init', cloudInitNoCloud: { userData: '#cloud-config' } }] };
const configDrive = { volumes: [{ name: 'init', cloudInitConfigDrive: {} }] };

const keyWith = (more: Partial<NewKey> = {}): NewKey => ({
  source: 'new',
  keys: sampleKeys.ed25519,
  secret: 'my-keys',
  method: 'qemuGuestAgent',
  users: 'fedora',
  ...more,
});

const problemsOf = (key: Partial<NewKey>, vm = vmWith()) =>
  problemsOfNewKey(vm, keyWith(key)).map(({ field, line }) =>
    line === undefined ? field : `${field} ${line}`,
  );

describe('a new key', () => {
  it('begins with the first method that the VM can take', () => {
    expect(newKeyFor(vmWith(noCloud))).toMatchObject({ method: 'noCloud', secret: 'vm-ssh-keys' });
    expect(newKeyFor(vmWith(configDrive)).method).toBe('configDrive');
    expect(newKeyFor(vmWith()).method).toBe('qemuGuestAgent');
    expect(newKeyFor(undefined, { source: 'none' }).source).toBe('none');
  });

  it('is not offered by a volume that the VM does not have', () => {
    const methods = ['noCloud', 'configDrive', 'qemuGuestAgent'] as const;
    const of = (vm: ReturnType<typeof vmWith>) =>
      methods.map((method) => methodRefusal(vm, method)?.params.volume);
    expect(of(vmWith())).toEqual(['cloudInitNoCloud', 'cloudInitConfigDrive', undefined]);
    expect(of(vmWith(noCloud))).toEqual([undefined, 'cloudInitConfigDrive', undefined]);
    expect(of(vmWith(configDrive))).toEqual(['cloudInitNoCloud', undefined, undefined]);
  });

  it.each<[Partial<NewKey>, string[]]>([
    [{}, []],
    [{ source: 'none', keys: '', secret: '', users: '' }, []],
    [{ keys: '' }, ['keys']],
    [{ keys: 'ssh-rsa' }, ['keys']],
    [{ keys: `${sampleKeys.rsa}\nnonsense` }, ['keys 2']],
    [{ keys: '-----BEGIN OPENSSH PRIVATE KEY-----' }, ['keys']],
    [{ source: 'existing', keys: 'nonsense' }, []],
    [{ secret: '' }, ['secret']],
    [{ secret: 'My_Keys' }, ['secret']],
    [{ secret: 'my.keys-2' }, []],
    [{ users: '' }, ['users']],
    [{ users: 'fedora, not a name' }, ['users']],
    [{ users: 'DOMAIN-user.1, _svc$' }, []],
    [{ method: 'noCloud', users: '' }, ['method']],
  ])('%j: %j', (key, expected) => {
    expect(problemsOf(key)).toEqual(expected);
  });

  it('is one more credential, and all others stay', () => {
    const other = { userPassword: { unknown: 1 } };
    const vm = vmWith({ ...noCloud, accessCredentials: [other], unknown: 'stays' });
    const after = withNewKey(vm, keyWith({ users: 'fedora, root' }));
    const spec = vmTemplateOf(after);
    expect(spec).toEqual({
      ...vmTemplateOf(vm),
      accessCredentials: [
        other,
        {
          sshPublicKey: {
            source: { secret: { secretName: 'my-keys' } },
            propagationMethod: { qemuGuestAgent: { users: ['fedora', 'root'] } },
          },
        },
      ],
    });
    expect(credentialsOf(spec).at(1)).toMatchObject({
      methods: ['qemuGuestAgent'],
      secret: 'my-keys',
      users: ['fedora', 'root'],
    });
    expect(withNewKey(vm, keyWith({ source: 'none' }))).toBe(vm);
    const first = vmTemplateOf(withNewKey(vmWith(noCloud), keyWith({ method: 'noCloud' })));
    expect(first.accessCredentials).toEqual([
      {
        sshPublicKey: {
          source: { secret: { secretName: 'my-keys' } },
          propagationMethod: { noCloud: {} },
        },
      },
    ]);
  });

  it('has a Secret of its own where it is pasted', () => {
    const { ed25519, rsa } = sampleKeys;
    const keys = `# mine\n${ed25519}\n\n${rsa}\n${ed25519}`;
    expect(secretOfNewKey('web', keyWith({ keys }))).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'my-keys', namespace: 'web' },
      type: 'Opaque',
      stringData: { key: `${ed25519}\n${rsa}\n` },
    });
    expect(secretOfNewKey('web', keyWith({ source: 'existing' }))).toBeUndefined();
    expect(secretOfNewKey('web', keyWith({ source: 'none' }))).toBeUndefined();
  });
});
