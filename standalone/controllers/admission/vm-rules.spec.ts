import type { CloudInit, VirtualMachine } from '../kubevirt/types.ts';
import type { ApiError } from '../../apiserver/status.ts';
import { clusterObjects, TestCluster, withRollout } from '../testing/cluster.ts';
import { admissionOf, LAN, lan, POD, pod, refusal, VM, vmWith } from '../testing/reviews.ts';

const DEVICES = 'spec.template.spec.domain.devices.interfaces';

const refusalOf = (vm: VirtualMachine): ApiError | undefined => {
  const cluster = new TestCluster(clusterObjects());
  return refusal(() =>
    admissionOf(cluster).review({ resource: VM, object: vm, before: undefined, dryRun: true }),
  );
};

const causesOf = (vm: VirtualMachine) =>
  (refusalOf(vm)?.details.causes ?? []).map(({ field, message }) => [field, message]);

describe('KubeVirt refuses a VM', () => {
  it.each([
    ['both', { running: true, runStrategy: 'Always' }, 'spec.running', /mutually exclusive/],
    ['neither', {}, 'spec.runStrategy', /RunStrategy must be specified/],
    [
      'an unknown one',
      { runStrategy: 'Maybe' },
      'spec.runStrategy',
      /Invalid RunStrategy \(Maybe\)/,
    ],
  ])('with %s of running and runStrategy', (_, spec, field, message) => {
    expect(causesOf(vmWith([pod()], [POD], spec))).toEqual([
      [field, expect.stringMatching(message)],
    ]);
  });

  const VOLUME = 'spec.template.spec.volumes[0].cloudInitNoCloud';
  const withVolume = (data: CloudInit): VirtualMachine => {
    const vm = vmWith([pod()], [POD]);
    vm.spec.template.spec.volumes = [{ name: 'c', cloudInitNoCloud: data }];
    vm.spec.template.spec.domain.devices.disks = [{ name: 'c' }];
    return vm;
  };

  it.each<[string, CloudInit, string, string]>([
    [
      'network data of more than 2048 bytes',
      { userData: 'x', networkData: 'ü'.repeat(1025) },
      VOLUME,
      `${VOLUME} networkdata exceeds 2048 byte limit. Should use NetworkDataSecretRef for larger data.`,
    ],
    [
      'user data of more than 2048 bytes as base64',
      { userDataBase64: Buffer.alloc(2049).toString('base64') },
      VOLUME,
      `${VOLUME} userdata exceeds 2048 byte limit. Should use UserDataSecretRef for larger data.`,
    ],
    [
      'two sources of user data',
      { userData: 'x', secretRef: { name: 's' } },
      VOLUME,
      `${VOLUME} must have only one userdatasource set.`,
    ],
    [
      'two sources of network data',
      { networkData: 'x', networkDataSecretRef: { name: 's' } },
      VOLUME,
      `${VOLUME} must have only one networkdata source set.`,
    ],
    [
      'no source',
      { userData: '', secretRef: { name: '' } },
      VOLUME,
      `${VOLUME} must have at least one userdatasource or one networkdatasource set.`,
    ],
    [
      'what is no base64',
      { networkDataBase64: '***' },
      `${VOLUME}.networkDataBase64`,
      `${VOLUME}.networkDataBase64.cloudInitNoCloud.networkDataBase64 is not a valid base64 value.`,
    ],
  ])('with %s', (_name, data, field, message) => {
    expect(causesOf(withVolume(data))).toEqual([[field, message]]);
  });

  it('but takes data that fit', () => {
    expect(causesOf(withVolume({ networkData: 'x'.repeat(2048) }))).toEqual([]);
    expect(causesOf(withVolume({ secretRef: { name: 's' }, networkDataBase64: 'eA==' }))).toEqual(
      [],
    );
  });

  it('with volumes and disks that have no other', () => {
    const vm = withVolume({ userData: 'x' });
    vm.spec.template.spec.domain.devices.disks = [{ name: 'd' }, { name: 'cd', cdrom: {} }];
    expect(causesOf(vm)).toEqual([
      [
        'spec.template.spec.domain.volumes[0].name',
        "spec.template.spec.domain.volumes[0].name 'c' not found.",
      ],
      [
        'spec.template.spec.domain.devices.disks[0].name',
        "spec.template.spec.domain.devices.disks[0].Name 'd' not found.",
      ],
    ]);
    vm.spec.template.spec.domain.devices = { filesystems: [{ name: 'c' }], interfaces: [pod()] };
    expect(causesOf(vm)).toEqual([]);
  });

  it('as a webhook does: with code, reason and every message', () => {
    const refused = refusalOf(vmWith([lan({ model: 'x', state: 'y' })], [LAN]));
    expect(refused).toMatchObject({ code: 422, reason: 'Invalid' });
    expect(refused?.message).toBe(
      `admission webhook "virtualmachine-validator.kubevirt.io" denied the request: logical lan interface state value is unsupported: y, interface ${DEVICES}[0].name uses model x that is not supported.`,
    );
  });

  it('but takes what is right, the near misses too', () => {
    const interfaces = [
      pod({
        macAddress: '0200.00aa.bbcc',
        model: 'e1000',
        ports: [{ port: 65_535 }, { port: 65_535 }],
      }),
      lan({ state: 'down', pciAddress: '0000:81:01.1', bootOrder: 2, ports: [{ port: 0 }] }),
      { name: 'B_2-x', bridge: {}, state: 'absent' },
      { name: 'fast', sriov: {} },
      { name: 'plug', binding: { name: 'anything' } },
    ];
    const networks = [
      POD,
      LAN,
      ...['B_2-x', 'fast', 'plug'].map((name) => ({ name, multus: { networkName: 'office' } })),
    ];
    expect(causesOf(vmWith(interfaces, networks))).toEqual([]);
    expect(causesOf(vmWith([], []))).toEqual([]);
    expect(causesOf(vmWith([pod()], [POD], { running: false }))).toEqual([]);
  });

  it('with a bridge on the pod network where the cluster forbids it', () => {
    const cluster = new TestCluster(
      withRollout(clusterObjects(), 'LiveUpdate').map((object) => {
        if (object.kind !== 'KubeVirt') return object;
        const network = { permitBridgeInterfaceOnPodNetwork: false };
        return { ...object, spec: { configuration: { network } } };
      }),
    );
    const refused = refusal(() =>
      admissionOf(cluster).review({
        resource: VM,
        object: vmWith([{ name: 'p', bridge: {} }], [POD]),
        before: undefined,
        dryRun: true,
      }),
    );
    expect(refused?.message).toContain('Bridge on pod network configuration is not enabled');
  });
});
