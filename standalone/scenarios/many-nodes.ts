import { ADMINISTRATOR, projectAccess, projectUsers } from '../objects/cluster/access.ts';
import { baseCluster, MAC_PREFIX } from '../objects/cluster/base.ts';
import { nicMac, podIp, type ClusterNode } from '../objects/cluster/nodes.ts';
import { wiredNodes, type WiredNode } from '../objects/cluster/wiring.ts';
import type { Machine } from '../objects/machine.ts';
import { linuxBridgeNad, ovnNad } from '../objects/nad.ts';
import { configuredPolicy } from '../objects/nncp.ts';
import {
  bond,
  ethernet,
  linuxBridge,
  ovsBridge,
  type NmstateInterface,
} from '../objects/nmstate.ts';
import { vm } from '../objects/vm.ts';
import { vmi } from '../objects/vmi.ts';
import { macFrom } from '../kubernetes/address.ts';
import { uidOf } from '../kubernetes/meta.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { clockAt, type Age, type Timestamp } from '../kubernetes/time.ts';
import type { Scenario } from './scenario.ts';

type Ago = (age: Age) => Timestamp;

const PROJECTS = ['sales', 'finance'];
const NODES = 200;
const LOCALNET = 'physnet-dc';
const NETWORKS = 20;
const MACHINES = 60;

/** The three ways in which racks are wired. */
type Wiring = 'bonded' | 'localnet' | 'plain';
const LABEL = 'example.com/wiring';

/** Of the hundred and ninety-nine workers. */
const wiringOf = (number: number): Wiring => {
  if (number <= 120) return 'bonded';
  return number <= 180 ? 'localnet' : 'plain';
};

/** The few that differ from those that are wired like them. */
const ODD = {
  usualMtu: 7,
  withoutLab: 42,
  bondOfOne: 77,
  unmapped: 130,
  portDown: 155,
} as const;

const numbered = (number: number): ClusterNode =>
  number === 0
    ? { name: 'control-plane-0', number, role: 'control-plane', sriov: false }
    : { name: `worker-${String(number).padStart(3, '0')}`, number, role: 'worker', sriov: false };

const ALL = Array.from({ length: NODES }, (_, number) => numbered(number));
const WORKERS = ALL.filter(({ role }) => role === 'worker');
const JUMBO = 9000;

const production = (on: ClusterNode): NmstateInterface[] => {
  const ports = on.number === ODD.bondOfOne ? ['eno2'] : ['eno2', 'eno3'];
  const mtu = on.number === ODD.usualMtu ? 1500 : JUMBO;
  const card = (name: string, device: number) =>
    ethernet(name, nicMac(on, device), {
      mtu,
      ...(ports.includes(name) ? { controller: 'bond1' } : {}),
    });
  return [
    card('eno2', 2),
    card('eno3', 3),
    { ...bond('bond1', nicMac(on, 2), ports, { controller: 'br-prod' }), mtu },
    { ...linuxBridge('br-prod', nicMac(on, 2), ['bond1']), mtu },
  ];
};

const lab = (on: ClusterNode): NmstateInterface[] =>
  on.number === ODD.withoutLab
    ? [ethernet('eno4', nicMac(on, 4))]
    : [
        ethernet('eno4', nicMac(on, 4), { controller: 'br-lab' }),
        linuxBridge('br-lab', nicMac(on, 4), ['eno4']),
      ];

const dataCentre = (on: ClusterNode): NmstateInterface[] => [
  {
    ...ethernet('eno5', nicMac(on, 5), { controller: 'br-dc' }),
    ...(on.number === ODD.portDown && { state: 'down' }),
  },
  ovsBridge('br-dc', ['eno5']),
];

const spare = (on: ClusterNode): NmstateInterface =>
  ethernet('eno6', nicMac(on, 6), {
    neighbor: {
      system: `leaf-${Math.floor(on.number / 20) + 1}`,
      port: `Ethernet1/${(on.number % 20) + 1}`,
      vlans: [100, 101, 102, 103],
    },
  });

const wired = (on: ClusterNode): WiredNode => {
  if (on.role !== 'worker') return { ...on, interfaces: [] };
  const wiring = wiringOf(on.number);
  const isMapped = wiring === 'localnet' && on.number !== ODD.unmapped;
  return {
    ...on,
    labels: { [LABEL]: wiring },
    interfaces: [
      ...(wiring === 'plain' ? [] : production(on)),
      ...lab(on),
      ...(wiring === 'localnet' ? dataCentre(on) : []),
      spare(on),
    ],
    mappings: isMapped ? [{ localnet: LOCALNET, bridge: 'br-dc' }] : [],
  };
};

const noIp = { ipv4: { enabled: false }, ipv6: { enabled: false } };
const bridgeState = (name: string, port: string, mtu?: number) => ({
  name,
  type: 'linux-bridge',
  state: 'up',
  ...(mtu !== undefined && { mtu }),
  ...noIp,
  bridge: { options: { stp: { enabled: false } }, port: [{ name: port }] },
});

const policies = (ago: Ago): KubernetesObject[] => {
  const policy = (
    name: string,
    nodeSelector: Record<string, string>,
    isFor: (wiring: Wiring) => boolean,
    desiredState: Record<string, unknown>,
  ) =>
    configuredPolicy(
      { name, created: ago('100d'), nodeSelector, desiredState },
      WORKERS.filter(({ number }) => isFor(wiringOf(number))).map((on) => ({
        name: on.name,
        uid: uidOf('Node', undefined, on.name),
      })),
    );
  const productionState = {
    interfaces: [
      {
        name: 'bond1',
        type: 'bond',
        state: 'up',
        mtu: JUMBO,
        ...noIp,
        'link-aggregation': { mode: 'active-backup', port: ['eno2', 'eno3'] },
      },
      bridgeState('br-prod', 'bond1', JUMBO),
    ],
  };
  return [
    ...(['bonded', 'localnet'] as const).flatMap((wiring) =>
      policy(
        `production-${wiring}`,
        { [LABEL]: wiring },
        (each) => each === wiring,
        productionState,
      ),
    ),
    ...policy('lab-bridge', { 'node-role.kubernetes.io/worker': '' }, () => true, {
      interfaces: [bridgeState('br-lab', 'eno4')],
    }),
    ...policy('data-centre', { [LABEL]: 'localnet' }, (wiring) => wiring === 'localnet', {
      interfaces: [
        {
          name: 'br-dc',
          type: 'ovs-bridge',
          state: 'up',
          bridge: { 'allow-extra-patch-ports': true, port: [{ name: 'eno5' }] },
        },
      ],
      ovn: { 'bridge-mappings': [{ localnet: LOCALNET, bridge: 'br-dc', state: 'present' }] },
    }),
  ];
};

interface Network {
  project: string;
  name: string;
  /** Which nodes have what it needs. */
  wiring: Wiring;
  object: KubernetesObject;
}

/** Twenty: ten on the production bridges, six on localnets and four in the lab. */
const networks = (ago: Ago): Network[] =>
  Array.from({ length: NETWORKS }, (_, index) => {
    const project = PROJECTS[index % 2] ?? '';
    const vlan = 100 + index;
    const created = ago('90d');
    const identity = (name: string) => ({
      namespace: project,
      name,
      created,
      description: `VLAN ${vlan}`,
    });
    if (index < 10 || index >= 16) {
      const isLab = index >= 16;
      const name = `${isLab ? 'lab' : 'prod'}-vlan${vlan}`;
      const bridge = isLab ? 'br-lab' : 'br-prod';
      const object = linuxBridgeNad({ ...identity(name), bridge }, { vlan });
      return { project, name, wiring: isLab ? 'plain' : 'bonded', object };
    }
    const name = `dc-vlan${vlan}`;
    const object = ovnNad(
      { ...identity(name), network: `${project}-${name}`, topology: 'localnet' },
      { physicalNetworkName: LOCALNET, vlanID: vlan },
    );
    return { project, name, wiring: 'localnet', object };
  });

/** VMs that run, each on a node that has its network. */
const machine = (ago: Ago, number: number, all: readonly Network[]): Machine => {
  const network = all[number % all.length];
  if (!network) throw new Error(`No network for VM ${number}`);
  const places = WORKERS.filter((on) => wiringOf(on.number) === network.wiring);
  const on = places[(number * 7) % places.length];
  if (!on) throw new Error(`No node for VM ${number}`);
  return {
    namespace: network.project,
    name: `vm-${String(number).padStart(2, '0')}`,
    description: `On the network ${network.name}`,
    created: ago('60d'),
    started: ago('20d'),
    node: on.name,
    cores: 2,
    memoryGi: 4,
    nics: [
      {
        name: 'default',
        binding: 'masquerade',
        mac: macFrom(MAC_PREFIX, number * 2),
        addresses: [podIp(on, 10 + number)],
      },
      {
        name: 'second',
        nad: network.name,
        binding: 'bridge',
        mac: macFrom(MAC_PREFIX, number * 2 + 1),
        addresses: [`10.70.0.${10 + number}`],
        staticAddress: `10.70.0.${10 + number}/24`,
      },
    ],
  };
};

/** Many nodes in a few ways of wiring. The virt-launcher pods are left out. */
export const manyNodes: Scenario = {
  name: 'many-nodes',
  title: 'Many nodes',
  description:
    '200 nodes that are wired in three ways, five of which differ from the others of their kind; 20 networks and 60 running VMs.',
  users: [ADMINISTRATOR, ...projectUsers(PROJECTS)],
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    const all = networks(ago);
    return [
      ...baseCluster(
        ago,
        PROJECTS.map((name) => ({ name, created: ago('180d') })),
        { policies: false, nodes: [] },
      ),
      ...wiredNodes(ago, ALL.map(wired)),
      ...policies(ago),
      ...projectAccess(ago, PROJECTS),
      ...all.map(({ object }) => object),
      ...Array.from({ length: MACHINES }, (_, number) => machine(ago, number, all)).flatMap(
        (each) => [vm(each), vmi(each)],
      ),
    ];
  },
};
