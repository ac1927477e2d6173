import { vmOf } from '../testing/vms';
import type { KubernetesResource } from '../../core/resource';
import { listAt, recordAt } from '../../core/resource';
import { bytesOf, cloudInitOf } from './cloud-init';
import {
  networkDataOfSecret,
  toNoCloud,
  withNetworkData,
  withNetworkDataInSecret,
} from './cloud-init-change';
import { sysprepOf } from './sysprep';

type Json = Record<string, unknown>;

const withVolumes = (volumes: Json[], template: Json = {}) =>
  vmOf({
    template: { volumes, ...template },
    devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] },
  });
const specOf = (vm: KubernetesResource) => recordAt(vm, 'spec', 'template', 'spec');
const disksOf = (vm: KubernetesResource) => listAt(specOf(vm), 'domain', 'devices', 'disks');

const root: Json = { name: 'root', containerDisk: { image: 'x' } };
const TEXT = 'version: 2\n# ü\n';
const BASE64 = Buffer.from(TEXT).toString('base64');

describe('cloudInitOf', () => {
  it('reads the first volume for cloud-init alone', () => {
    const vm = withVolumes([
      root,
      { name: 'ci', cloudInitNoCloud: { secretRef: { name: 's' }, networkDataBase64: BASE64 } },
      { name: 'more', cloudInitConfigDrive: { userData: '#' } },
    ]);
    expect(cloudInitOf(vm)).toEqual({
      kind: 'noCloud',
      volume: 'ci',
      index: 1,
      userData: { kind: 'secret', name: 's' },
      networkData: { kind: 'base64', text: TEXT },
      others: 1,
    });
  });

  it('says nothing of a VM without one, and takes what is no base64', () => {
    expect(cloudInitOf(withVolumes([root]))).toBeUndefined();
    expect(cloudInitOf(vmOf())).toBeUndefined();
    const odd = withVolumes([{ name: 'ci', cloudInitConfigDrive: { networkDataBase64: '***' } }]);
    expect(cloudInitOf(odd)).toMatchObject({
      kind: 'configDrive',
      networkData: { kind: 'base64', text: '' },
    });
  });
});

describe('withNetworkData', () => {
  it('adds a volume with its disk where the VM has none', () => {
    const vm = withNetworkData(withVolumes([root]), TEXT, { kind: 'inline' });
    expect(specOf(vm).volumes).toEqual([
      root,
      { name: 'cloudinitdisk', cloudInitNoCloud: { networkData: TEXT } },
    ]);
    expect(disksOf(vm)).toEqual([
      { name: 'root', disk: { bus: 'virtio' } },
      { name: 'cloudinitdisk', disk: { bus: 'virtio' } },
    ]);
  });

  it('takes a name that is free', () => {
    const vm = withNetworkData(withVolumes([{ name: 'cloudinitdisk', emptyDisk: {} }]), TEXT, {
      kind: 'inline',
    });
    expect(cloudInitOf(vm)).toMatchObject({ volume: 'cloudinitdisk-2', index: 1 });
  });

  it('keeps the names, the user data and what it does not know, and adds a disk that is missing', () => {
    const before = withVolumes([
      { name: 'ci', cloudInitNoCloud: { userData: '#', networkData: 'old', other: 1 }, more: 2 },
    ]);
    const vm = withNetworkData(before, TEXT, { kind: 'base64' });
    expect(specOf(vm).volumes).toEqual([
      {
        name: 'ci',
        cloudInitNoCloud: { userData: '#', other: 1, networkDataBase64: BASE64 },
        more: 2,
      },
    ]);
    expect(disksOf(vm)).toContainEqual({ name: 'ci', disk: { bus: 'virtio' } });
    const stored = withNetworkData(vm, TEXT, { kind: 'secret', name: 'net' });
    expect(cloudInitOf(stored)).toMatchObject({ networkData: { kind: 'secret', name: 'net' } });
    expect(disksOf(stored)).toEqual(disksOf(vm));
  });

  it('leaves a config drive until it is converted, with the keys that lie in it', () => {
    const drive = withVolumes([{ name: 'ci', cloudInitConfigDrive: { userData: '#' } }], {
      accessCredentials: [
        { sshPublicKey: { source: { a: 1 }, propagationMethod: { configDrive: {} } } },
        { userPassword: { propagationMethod: { qemuGuestAgent: {} } } },
      ],
    });
    expect(withNetworkData(drive, TEXT, { kind: 'inline' })).toBe(drive);
    const vm = withNetworkData(toNoCloud(drive), TEXT, { kind: 'inline' });
    expect(specOf(vm)).toMatchObject({
      volumes: [{ name: 'ci', cloudInitNoCloud: { userData: '#', networkData: TEXT } }],
      accessCredentials: [
        { sshPublicKey: { source: { a: 1 }, propagationMethod: { noCloud: {} } } },
        { userPassword: { propagationMethod: { qemuGuestAgent: {} } } },
      ],
    });
    expect(toNoCloud(vm)).toBe(vm);
  });
});

describe('network data in a Secret', () => {
  const secret = (data: Json): KubernetesResource => ({ apiVersion: 'v1', kind: 'Secret', data });

  it('are read in the order of KubeVirt', () => {
    expect(networkDataOfSecret(secret({ networkData: 'eA==', networkdata: BASE64 }))).toBe(TEXT);
    expect(networkDataOfSecret(secret({ networkData: 'eA==' }))).toBe('x');
    expect(networkDataOfSecret(secret({ userdata: 'eA==' }))).toBeUndefined();
  });

  it('are written where they stand', () => {
    expect(withNetworkDataInSecret(secret({ networkData: 'eA==', a: 'b' }), TEXT).data).toEqual({
      networkData: BASE64,
      a: 'b',
    });
    expect(withNetworkDataInSecret(secret({}), TEXT).data).toEqual({ networkdata: BASE64 });
  });
});

it('counts bytes', () => {
  expect(bytesOf('aü')).toBe(3);
});

it('tells from where Windows is set up', () => {
  const from = (sysprep: Json) => sysprepOf(withVolumes([root, { name: 'win', sysprep }]));
  expect(from({ secret: { name: 'a' } })).toEqual({ volume: 'win', kind: 'Secret', name: 'a' });
  expect(from({ configMap: { name: 'b' } })).toMatchObject({ kind: 'ConfigMap', name: 'b' });
  expect(sysprepOf(withVolumes([root]))).toBeUndefined();
});
