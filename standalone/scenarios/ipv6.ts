import { linuxBridgeNad, nad } from '../objects/nad.ts';
import { layer2Udn } from '../objects/udn.ts';
import { ipPool } from '../objects/whereabouts.ts';
import type { Age, Timestamp } from '../kubernetes/time.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { inBothFamilies } from '../objects/cluster/dual-stack.ts';
import { NETWORK } from '../objects/cluster/node-network.ts';
import { mac, nicOn, podNic, wanted } from '../objects/wanted.ts';
import { settled } from './settled.ts';
import type { Scenario } from './scenario.ts';

const PROJECT = 'dual-stack';
const BOTH = 'backbone';
const ONLY_V6 = 'sensors';
const STORAGE = 'storage-v6';
const LAN = 'lan-vlan160';

const STORAGE_RANGE = 'fd00:60:8::/64';

const networks = (ago: (age: Age) => Timestamp): KubernetesObject[] => {
  const created = ago('40d');
  const identity = (name: string, description: string) => ({
    namespace: PROJECT,
    name,
    created,
    description,
  });
  const bridge = NETWORK.productionBridge;
  return [
    ...layer2Udn({ namespace: PROJECT, name: BOTH, created }, '10.60.0.0/24,fd00:60::/64'),
    nad(identity(ONLY_V6, 'Hands out IPv6 addresses only'), {
      cniVersion: '0.3.1',
      name: `${PROJECT}-${ONLY_V6}`,
      type: 'ovn-k8s-cni-overlay',
      topology: 'layer2',
      netAttachDefName: `${PROJECT}/${ONLY_V6}`,
      subnets: 'fd00:60:6::/64',
    }),
    linuxBridgeNad(
      { ...identity(LAN, 'Guests set addresses of both families'), bridge },
      { vlan: 160 },
    ),
    nad(identity(STORAGE, 'For pods: whereabouts hands out IPv6 addresses'), {
      cniVersion: '0.3.1',
      name: STORAGE,
      type: 'macvlan',
      master: NETWORK.migrationNic,
      mode: 'bridge',
      ipam: { type: 'whereabouts', range: STORAGE_RANGE },
    }),
  ];
};

const between = { ipv6Network: 'fd10:0:2::2/120' };

const machines = (created: Timestamp): KubernetesObject[] => [
  wanted({
    namespace: PROJECT,
    name: 'web-01',
    description: 'Has both families on the pod network, by cloud-init',
    created,
    memoryGi: 2,
    nics: [{ ...podNic(0x10), ...between }],
  }),
  ...[1, 2].map((number) =>
    wanted({
      namespace: PROJECT,
      name: `db-0${number}`,
      description: 'Takes an address of each family',
      created,
      memoryGi: 2,
      nics: [
        { ...podNic(0x10 + 0x10 * number), ...between },
        nicOn('backbone', BOTH, mac(0x11 + 0x10 * number)),
      ],
    }),
  ),
  wanted({
    namespace: PROJECT,
    name: 'sensor-01',
    description: 'Has an IPv6 address alone, beside the pod network',
    created,
    memoryGi: 2,
    nics: [podNic(0x40), nicOn('sensors', ONLY_V6, mac(0x41))],
  }),
  wanted({
    namespace: PROJECT,
    name: 'router-01',
    description: 'Sets an IPv6 address by itself',
    created,
    memoryGi: 2,
    nics: [podNic(0x50), nicOn('lan', LAN, mac(0x51), { own: 'fd00:160::a/64' })],
  }),
];

const BACKUPS = [1, 2, 10].map((offset) => ({
  offset,
  namespace: PROJECT,
  pod: `backup-${offset}`,
  interfaceName: 'net1',
}));

/** A dual-stack cluster: nodes, pods and VMs with addresses of both families. */
export const ipv6: Scenario = {
  name: 'ipv6',
  title: 'IPv6',
  description:
    'A dual-stack cluster: VMs with addresses of both families on the pod network, on a user-defined network and on a bridge, a network with IPv6 alone, and an IPv6 range of whereabouts.',
  ...settled(
    [PROJECT],
    (ago) => [
      ...networks(ago),
      ipPool({ namespace: 'openshift-multus', created: ago('40d') }, STORAGE_RANGE, BACKUPS),
      ...machines(ago('30d')),
    ],
    { cluster: inBothFamilies },
  ),
};
