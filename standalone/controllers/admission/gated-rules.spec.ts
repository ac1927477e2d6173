import type { Interface, Network, PortRange } from '../kubevirt/types.ts';
import { clusterObjects, TestCluster } from '../testing/cluster.ts';
import { admissionOf, LAN, lan, POD, pod, refusal, VM, vmWith } from '../testing/reviews.ts';

const DEVICES = 'spec.template.spec.domain.devices.interfaces';
const NETWORKS = 'spec.template.spec.networks';

const withGates = (featureGates: string[]) =>
  clusterObjects().map((object) =>
    object.kind === 'KubeVirt'
      ? { ...object, spec: { configuration: { developerConfiguration: { featureGates } } } }
      : object,
  );

const causesOf = (
  interfaces: Interface[],
  networks: Network[],
  { gates = ['PortRangesSpec', 'NetworkDevicesWithDRA'], claims = ['claim'] } = {},
) => {
  const vm = vmWith(interfaces, networks);
  vm.spec.template.spec.resourceClaims = claims.map((name) => ({ name }));
  const cluster = new TestCluster(withGates(gates));
  const found = refusal(() =>
    admissionOf(cluster).review({ resource: VM, object: vm, before: undefined, dryRun: true }),
  );
  return (found?.details.causes ?? []).map(({ field, message }) => [field, message]);
};

const range = (start: number, end: number, protocol = 'TCP'): PortRange => ({
  start,
  end,
  protocol,
});
const RANGE = `${DEVICES}[0].portRanges[0]`;

describe('port ranges', () => {
  const ranges = (portRanges: PortRange[], more: Partial<Interface> = {}) =>
    causesOf([pod({ portRanges, ...more })], [POD]);

  it('are refused while their gate is closed', () => {
    const causes = causesOf([pod({ portRanges: [range(1, 2)] })], [POD], { gates: [] });
    expect(causes).toEqual([
      [
        `${DEVICES}[0].name`,
        'portRanges is specified on interface but the PortRangesSpec feature gate is not enabled',
      ],
    ]);
  });

  it('belong to masquerade', () => {
    expect(causesOf([lan({ portRanges: [range(1, 2)] })], [LAN])).toEqual([
      [`${DEVICES}[0].name`, 'portRanges are only supported on masquerade interfaces'],
    ]);
  });

  it('stand alone', () => {
    expect(ranges([range(1, 2)], { ports: [{ port: 80 }] })).toEqual([
      [`${DEVICES}[0].name`, 'Cannot define both ports and portRanges on interface'],
    ]);
  });

  it.each<[string, PortRange, string, RegExp]>([
    ['start at 1', range(0, 2), `${RANGE}.start`, /^Start must be a valid port/],
    ['end at 65535', range(1, 70_000), `${RANGE}.end`, /^End must be a valid port/],
    ['end after their start', range(3, 2), `${RANGE}.start`, /^Start must be less/],
    ['are of TCP or UDP', range(1, 2, 'SCTP'), `${RANGE}.protocol`, /^Unknown protocol/],
  ])('%s', (_, each, field, message) => {
    expect(ranges([each])).toEqual([[field, expect.stringMatching(message)]]);
  });

  it('do not overlap in one protocol, and are at most ten', () => {
    expect(ranges([range(1, 5), range(5, 9), range(5, 9, 'UDP')])).toEqual([
      [`${DEVICES}[0].portRanges`, 'TCP portRanges [1-5] and [5-9] overlap'],
    ]);
    const many = Array.from({ length: 11 }, (_unused, index) => range(index + 1, index + 1));
    expect(ranges(many)).toHaveLength(1);
    expect(ranges(many.slice(1))).toEqual([]);
  });
});

describe('networks of resource claims', () => {
  const claimed = (claimName = 'claim', requestName = 'nic', name = 'lan'): Network => ({
    name,
    resourceClaim: { claimName, requestName },
  });
  const sriov = (name = 'lan'): Interface => ({ name, sriov: {} });

  it('are taken with SR-IOV and a claim that the VM has', () => {
    expect(causesOf([sriov()], [claimed()])).toEqual([]);
  });

  it('are refused while their gate is closed', () => {
    expect(causesOf([sriov()], [claimed()], { gates: [] })).toEqual([
      [NETWORKS, 'NetworkDevicesWithDRA feature gate is not enabled in kubevirt-config'],
    ]);
  });

  it.each<[string, Interface[], Network[], string[]]>([
    [
      'another binding',
      [lan()],
      [claimed()],
      [DEVICES, 'DRA network "lan" requires an SR-IOV interface binding'],
    ],
    [
      'no claim',
      [sriov()],
      [claimed('')],
      [`${NETWORKS}[0].resourceClaim.claimName`, 'claimName is required for DRA network'],
    ],
    [
      'no request',
      [sriov()],
      [claimed('claim', '')],
      [`${NETWORKS}[0].resourceClaim.requestName`, 'requestName is required for DRA network'],
    ],
    [
      'a claim that the VM lacks',
      [sriov()],
      [claimed('other')],
      [
        `${NETWORKS}[0].resourceClaim.claimName`,
        'network references resourceClaim "other" which is not defined in spec.resourceClaims',
      ],
    ],
    [
      'one request twice',
      [sriov(), sriov('b')],
      [claimed(), claimed('claim', 'nic', 'b')],
      [`${NETWORKS}[1]`, 'duplicate claimName/requestName combination "claim/nic"'],
    ],
    [
      'a network of Multus beside it',
      [sriov(), lan({ name: 'b' })],
      [claimed(), { ...LAN, name: 'b' }],
      [NETWORKS, 'mixing Multus and DRA resourceClaim networks in the same VMI is not supported'],
    ],
  ])('are refused with %s', (_, interfaces, networks, cause) => {
    expect(causesOf(interfaces, networks)).toEqual([cause]);
  });
});
