import { ADMINISTRATOR, projectAccess, projectUsers } from '../objects/cluster/access.ts';
import { baseCluster } from '../objects/cluster/base.ts';
import { nicMac, NODES, workersOf, type ClusterNode } from '../objects/cluster/nodes.ts';
import { wiredNodes, type WiredNode } from '../objects/cluster/wiring.ts';
import { linuxBridgeNad, ovnNad } from '../objects/nad.ts';
import { configuredPolicy } from '../objects/nncp.ts';
import {
  ethernet,
  linuxBridge,
  ovsBridge,
  vlan,
  type NmstateInterface,
} from '../objects/nmstate.ts';
import { mac, nicOn, podNic, wanted } from '../objects/wanted.ts';
import { uidOf } from '../kubernetes/meta.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { clockAt, type Age, type Timestamp } from '../kubernetes/time.ts';
import { played } from './played.ts';
import type { Scenario } from './scenario.ts';

type Ago = (age: Age) => Timestamp;

const PROJECT = 'logistics';
const LOCALNET = 'physnet-dc';

const all = workersOf(NODES).map(({ name }) => name);
const JUMBO = 9000;
const noIp = { ipv4: { enabled: false }, ipv6: { enabled: false } };

const bridgeState = (name: string, ports: string[], more: object = {}) => ({
  name,
  type: 'linux-bridge',
  state: 'up',
  ...more,
  ...noIp,
  bridge: { options: { stp: { enabled: false } }, port: ports.map((port) => ({ name: port })) },
});

const card = (name: string, mtu: number) => ({ name, type: 'ethernet', state: 'up', mtu });

/** What the policies ask of each worker; all of them were carried out when they were made. */
const policies = (ago: Ago): KubernetesObject[] => {
  const policy = (
    name: string,
    created: Timestamp,
    description: string,
    desiredState: Record<string, unknown>,
    nodes = all,
    nodeSelector: Record<string, string> = { 'node-role.kubernetes.io/worker': '' },
  ) =>
    configuredPolicy(
      { name, created, annotations: { description }, nodeSelector, desiredState },
      nodes.map((node) => ({ name: node, uid: uidOf('Node', undefined, node) })),
    );
  return [
    ...policy('storage-bridge', ago('90d'), 'Storage with jumbo frames', {
      interfaces: [card('eno2', JUMBO), bridgeState('br-storage', ['eno2'], { mtu: JUMBO })],
    }),
    ...policy('floor-bridge', ago('80d'), 'Both halls on one bridge', {
      interfaces: [bridgeState('br-floor', ['eno3', 'eno4'])],
    }),
    ...policy('data-centre-localnet', ago('70d'), 'Localnet to the data centre', {
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
    ...policy('backup-vlan', ago('60d'), 'VLAN of the backup', {
      interfaces: [
        {
          name: 'eno2.310',
          type: 'vlan',
          state: 'up',
          mtu: JUMBO,
          ...noIp,
          vlan: { 'base-iface': 'eno2', id: 310 },
        },
      ],
    }),
    ...policy('eno6-jumbo', ago('40d'), 'Jumbo frames for replication', {
      interfaces: [card('eno6', JUMBO)],
    }),
    ...policy(
      'eno6-usual',
      ago('20d'),
      'The usual MTU, for one node by its name',
      { interfaces: [card('eno6', 1500)] },
      ['worker-1'],
      { 'kubernetes.io/hostname': 'worker-1' },
    ),
  ];
};

/** What became of it on one worker since. */
interface Changes {
  /** Somebody set it by hand. */
  storageMtu?: number;
  floorPorts?: string[];
  isMapped?: boolean;
  /** A bridge that no policy asks for. */
  stray?: string;
  /** What nmstate leaves out of its report. */
  unreported?: 'mtu of the VLAN interface' | 'VLAN interface';
  eno6Mtu?: number;
}

const CHANGES: Record<string, Changes> = {
  'worker-0': { storageMtu: 1500, isMapped: false },
  'worker-1': { floorPorts: ['eno3'], eno6Mtu: 1500, unreported: 'mtu of the VLAN interface' },
  'worker-2': { stray: 'br-test', unreported: 'VLAN interface' },
};

const without = (entry: NmstateInterface, ...keys: string[]): NmstateInterface =>
  Object.fromEntries(
    Object.entries(entry).filter(([key]) => !keys.includes(key)),
  ) as unknown as NmstateInterface;

const vlanOf = (on: ClusterNode, { unreported }: Changes): NmstateInterface[] => {
  if (unreported === 'VLAN interface') return [];
  const made = { ...vlan('eno2.310', nicMac(on, 2), 'eno2', 310), mtu: JUMBO };
  return [unreported === undefined ? made : without(made, 'mtu', 'lldp')];
};

const interfacesOf = (on: ClusterNode, changes: Changes): NmstateInterface[] => {
  const { storageMtu = JUMBO, floorPorts = ['eno3', 'eno4'], stray, eno6Mtu = JUMBO } = changes;
  const cardOf = (device: number, more: Parameters<typeof ethernet>[2] = {}) =>
    ethernet(`eno${device}`, nicMac(on, device), more);
  return [
    cardOf(2, { controller: 'br-storage', mtu: JUMBO }),
    ...[3, 4].map((device) =>
      cardOf(device, floorPorts.includes(`eno${device}`) ? { controller: 'br-floor' } : {}),
    ),
    cardOf(5, { controller: 'br-dc' }),
    cardOf(6, { mtu: eno6Mtu }),
    cardOf(7, stray === undefined ? {} : { controller: stray }),
    { ...linuxBridge('br-storage', nicMac(on, 2), ['eno2']), mtu: storageMtu },
    linuxBridge('br-floor', nicMac(on, 3), floorPorts),
    ovsBridge('br-dc', ['eno5']),
    ...vlanOf(on, changes),
    ...(stray === undefined ? [] : [linuxBridge(stray, nicMac(on, 7), ['eno7'])]),
  ];
};

const wired = (on: ClusterNode): WiredNode => {
  const changes = CHANGES[on.name];
  if (!changes) return { ...on, interfaces: [] };
  const mappings = changes.isMapped === false ? [] : [{ localnet: LOCALNET, bridge: 'br-dc' }];
  return { ...on, interfaces: interfacesOf(on, changes), mappings };
};

const networks = (created: Timestamp): KubernetesObject[] => {
  const identity = (name: string, description: string) => ({
    namespace: PROJECT,
    name,
    created,
    description,
  });
  return [
    linuxBridgeNad({ ...identity('storage', 'Storage'), bridge: 'br-storage' }, { vlan: 30 }),
    linuxBridgeNad({ ...identity('floor', 'Conveyors'), bridge: 'br-floor' }, { vlan: 40 }),
    ovnNad(
      { ...identity('dc', 'Data centre'), network: 'dc-vlan50', topology: 'localnet' },
      { physicalNetworkName: LOCALNET, vlanID: 50 },
    ),
  ];
};

const machines = (created: Timestamp): KubernetesObject[] =>
  [
    ['store', 'storage', 'worker-1'],
    ['sorter', 'floor', 'worker-2'],
    ['booking', 'dc', 'worker-2'],
  ].map(([name = '', network = '', node = ''], index) =>
    wanted({
      namespace: PROJECT,
      name,
      description: `On the network ${network}`,
      created,
      nics: [podNic(index * 16 + 1), nicOn('second', network, mac(index * 16 + 2))],
      nodeSelector: { 'kubernetes.io/hostname': node },
    }),
  );

/** Nodes that have changed since their policies were carried out. */
export const drift: Scenario = {
  name: 'drift',
  title: 'Nodes that differ from their policies',
  description:
    'Every policy is configured, and the nodes have changed since: an MTU set by hand, a port and a bridge mapping gone, a bridge that no policy asks for, two policies at odds, and reports with gaps.',
  users: [ADMINISTRATOR, ...projectUsers([PROJECT])],
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    const objects = [
      ...baseCluster(ago, [{ name: PROJECT, created: ago('130d') }], {
        policies: false,
        nodes: [],
      }),
      ...wiredNodes(ago, NODES.map(wired)),
      ...policies(ago),
      ...projectAccess(ago, [PROJECT]),
      ...networks(ago('60d')),
      ...machines(ago('30d')),
    ];
    return played(objects, now, 1800, (simulation) => simulation.pass(120));
  },
};
