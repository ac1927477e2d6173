import { linuxBridgeNad, nad } from '../objects/nad.ts';
import type { Age, Timestamp } from '../kubernetes/time.ts';
import { NETWORK } from '../objects/cluster/node-network.ts';
import { mac, nicOn, podNic, wanted } from '../objects/wanted.ts';
import { settled } from './settled.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const SHOP = 'shop';
const BRANCH = 'branch';

/** One VLAN of one bridge, from two projects: one segment. */
const SEGMENT = 'till-vlan110';
const OTHER = 'staff-vlan120';
const GIVEN = 'backend';

const networks = (ago: (age: Age) => Timestamp): KubernetesObject[] => {
  const created = ago('50d');
  const bridge = NETWORK.productionBridge;
  return [
    ...[SHOP, BRANCH].map((namespace) =>
      linuxBridgeNad(
        { namespace, name: SEGMENT, created, bridge, description: 'Tills, VLAN 110' },
        { vlan: 110 },
      ),
    ),
    linuxBridgeNad(
      { namespace: SHOP, name: OTHER, created, bridge, description: 'Staff, VLAN 120' },
      { vlan: 120 },
    ),
    nad(
      { namespace: SHOP, name: GIVEN, created, description: 'Hands out 10.60.0.0/24' },
      {
        cniVersion: '0.3.1',
        name: `${SHOP}-${GIVEN}`,
        type: 'ovn-k8s-cni-overlay',
        topology: 'layer2',
        netAttachDefName: `${SHOP}/${GIVEN}`,
        subnets: '10.60.0.0/24',
      },
    ),
  ];
};

const machines = (created: Timestamp): KubernetesObject[] =>
  (
    [
      [SHOP, 'till-01', 'Its address was typed', SEGMENT, '10.110.0.11/24'],
      [SHOP, 'till-02', 'Cloned from till-01: the same address', SEGMENT, '10.110.0.11/24'],
      [SHOP, 'till-03', 'Meets a till of the branch', SEGMENT, '10.110.0.13/24'],
      [
        BRANCH,
        'till-04',
        'The address of till-03, from another project',
        SEGMENT,
        '10.110.0.13/24',
      ],
      [
        SHOP,
        'desk-01',
        'The address of till-01 on another VLAN: they never meet',
        OTHER,
        '10.110.0.11/24',
      ],
      [SHOP, 'store-01', 'An address that its network does not give', GIVEN, '192.168.5.5/24'],
      [SHOP, 'store-02', 'The last address of the subnet', GIVEN, '10.60.0.255/24'],
      [SHOP, 'store-03', 'Takes the address that it is given', GIVEN, undefined],
    ] as const
  ).map(([namespace, name, description, network, own], index) =>
    wanted({
      namespace,
      name,
      description,
      created,
      memoryGi: 2,
      nics: [
        podNic(0x10 * (index + 1)),
        nicOn('lan', network, mac(0x10 * (index + 1) + 1), own === undefined ? {} : { own }),
      ],
    }),
  );

/** The same IP address several times: where it hurts, and where it does not. */
export const duplicateAddresses: Scenario = {
  name: 'duplicate-addresses',
  title: 'Duplicate addresses',
  description:
    'VMs with one IP address on one network segment, also across projects, one that shares an address without ever meeting the other, and addresses that a network does not give.',
  ...settled([SHOP, BRANCH], (ago) => [...networks(ago), ...machines(ago('30d'))]),
};
