import { linuxBridgeNad, nad, ovnNad } from '../../objects/nad.ts';
import { sriovNetwork } from '../../objects/sriov-network.ts';
import { clockAt, type Age, type Timestamp } from '../../kubernetes/time.ts';
import {
  ADMINISTRATOR,
  AUDITOR,
  auditorAccess,
  projectAccess,
  projectUsers,
} from '../../objects/cluster/access.ts';
import { baseCluster } from '../../objects/cluster/base.ts';
import { mac, nicOn, podNic, wanted } from '../../objects/wanted.ts';
import { played } from '../played.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Scenario } from '../scenario.ts';
import { BRIDGE, DATA_CENTRE, FUNCTIONS, LABEL, NADS, PROJECT } from './names.ts';
import { mixedNodes } from './nodes.ts';
import { mixedPolicies } from './policies.ts';

type Ago = (age: Age) => Timestamp;

/** A network on a Linux bridge whose pods may land on nodes without it: nothing says what they need. */
const bareBridgeNad = (
  created: Timestamp,
  name: string,
  bridge: string,
  description: string,
): KubernetesObject =>
  nad(
    { namespace: PROJECT, name, created, description },
    { cniVersion: '0.3.1', name, type: 'bridge', bridge, macspoofchk: true },
  );

const networks = (ago: Ago): KubernetesObject[] => {
  const created = ago('60d');
  const inProject = { namespace: PROJECT, created };
  return [
    linuxBridgeNad(
      {
        ...inProject,
        name: NADS.office,
        bridge: BRIDGE.office,
        description: 'Office, only on nodes with the bridge',
      },
      { vlan: 10 },
    ),
    bareBridgeNad(created, NADS.officeAnywhere, BRIDGE.office, 'Office, without a resource name'),
    bareBridgeNad(created, NADS.labAnywhere, BRIDGE.lab, 'Lab, without a resource name'),
    nad(
      {
        ...inProject,
        name: NADS.storage,
        description: 'Storage with jumbo frames',
        annotations: {
          'k8s.v1.cni.cncf.io/resourceName': `bridge.network.kubevirt.io/${BRIDGE.storage}`,
        },
      },
      {
        cniVersion: '0.3.1',
        name: NADS.storage,
        type: 'bridge',
        bridge: BRIDGE.storage,
        mtu: 9000,
        macspoofchk: true,
      },
    ),
    ovnNad(
      {
        ...inProject,
        name: NADS.dataCentre,
        description: 'Data centre, VLAN 220',
        network: NADS.dataCentre,
        topology: 'localnet',
      },
      { physicalNetworkName: DATA_CENTRE, vlanID: 220, mtu: 1500 },
    ),
    ...sriovNetwork(
      { name: NADS.camera, created },
      { resourceName: FUNCTIONS.resourceName, networkNamespace: PROJECT, vlan: 300 },
    ),
  ];
};

const on = (node: string) => ({ nodeSelector: { 'kubernetes.io/hostname': node } });
const inHall = (hall: string) => ({ nodeSelector: { [LABEL.hall]: hall } });

const machines = (created: Timestamp): KubernetesObject[] => {
  const machine = (
    number: number,
    name: string,
    description: string,
    secondary: [nic: string, nad: string, binding?: 'sriov'] | undefined,
    more: { nodeSelector?: Record<string, string> } = {},
  ): KubernetesObject =>
    wanted({
      namespace: PROJECT,
      name,
      description,
      created,
      nics: [
        podNic(number * 16),
        ...(secondary
          ? [nicOn(secondary[0], secondary[1], mac(number * 16 + 1), { binding: secondary[2] })]
          : []),
      ],
      ...more,
    });
  return [
    machine(1, 'printer', 'Finds a node with the office bridge', ['office', NADS.office]),
    machine(
      2,
      'scanner',
      'Pinned to a node that lacks the office bridge: it cannot be scheduled',
      ['office', NADS.office],
      on('worker-2'),
    ),
    machine(
      3,
      'terminal',
      'Kept to hall A, where every node has the office bridge',
      ['office', NADS.officeAnywhere],
      inHall('a'),
    ),
    machine(
      4,
      'probe',
      'Runs in hall B on a lab bridge without any port: it is cut off',
      ['lab', NADS.labAnywhere],
      on('worker-2'),
    ),
    machine(
      5,
      'conveyor',
      'Kept to hall A, where every node has the bridge mapping',
      ['dc', NADS.dataCentre],
      inHall('a'),
    ),
    machine(
      6,
      'gateway',
      'Pinned to a node without the bridge mapping: its pod does not start',
      ['dc', NADS.dataCentre],
      on('worker-3'),
    ),
    machine(7, 'camera', 'Its virtual function is on the only node that has any', [
      'camera',
      NADS.camera,
      'sriov',
    ]),
    machine(
      8,
      'archive-1',
      'Jumbo frames as they should be',
      ['storage', NADS.storage],
      on('worker-1'),
    ),
    machine(
      9,
      'archive-2',
      'On the node whose storage bridge has the usual MTU',
      ['storage', NADS.storage],
      on('worker-2'),
    ),
    machine(10, 'panel', 'On the pod network only', undefined),
  ];
};

/** A cluster whose nodes differ in bridges, mappings, MTU and SR-IOV. */
export const mixedNodesScenario: Scenario = {
  name: 'mixed-nodes',
  title: 'Mixed nodes',
  description:
    'Four workers of which only two have everything: a policy failed on one node, a bridge has no port, a bridge mapping and SR-IOV are missing, MTUs, speeds and switches differ. Some VMs cannot start, one is cut off.',
  users: [ADMINISTRATOR, AUDITOR, ...projectUsers([PROJECT])],
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    const objects = [
      ...baseCluster(ago, [{ name: PROJECT, created: ago('130d') }], {
        policies: false,
        nodes: [],
      }),
      ...mixedNodes(ago),
      ...mixedPolicies(ago),
      ...projectAccess(ago, [PROJECT]),
      ...auditorAccess(ago),
      ...networks(ago),
      ...machines(ago('30d')),
    ];
    return played(objects, now, 1800, (simulation) => simulation.pass(120));
  },
};
