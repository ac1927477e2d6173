import {
  ethernet,
  linuxBridge,
  ovsBridge,
  type BridgeMapping,
  type Neighbor,
  type NmstateInterface,
} from '../../objects/nmstate.ts';
import { sriovNodeState, type VirtualFunctions } from '../../objects/sriov.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import {
  nicMac,
  physicalFunctions,
  SRIOV_LABEL,
  type ClusterNode,
} from '../../objects/cluster/nodes.ts';
import { wiredNodes, type WiredNode } from '../../objects/cluster/wiring.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { BRIDGE, DATA_CENTRE, FUNCTIONS, LABEL } from './names.ts';

type Ago = (age: Age) => Timestamp;

/** A Linux bridge on its device; without a device it leads nowhere. MTU in bytes. */
interface Bridge {
  name: string;
  device?: number;
  mtu?: number;
}

/** What one node has. */
export interface MixedNode extends ClusterNode {
  bridges: Bridge[];
  mapped: boolean;
  functions?: VirtualFunctions;
  labels: Record<string, string>;
}

const worker = (
  number: number,
  facts: Pick<MixedNode, 'bridges' | 'mapped' | 'labels'> & Partial<MixedNode>,
): MixedNode => ({
  name: `worker-${number - 1}`,
  number,
  role: 'worker',
  sriov: false,
  ...facts,
});

/** Only the first two workers have everything. */
export const MIXED_NODES: MixedNode[] = [
  {
    name: 'control-plane-0',
    number: 0,
    role: 'control-plane',
    sriov: false,
    bridges: [],
    mapped: false,
    labels: {},
  },
  worker(1, {
    bridges: [
      { name: BRIDGE.office, device: 2 },
      { name: BRIDGE.lab, device: 4 },
      { name: BRIDGE.storage, device: 6, mtu: 9000 },
    ],
    mapped: true,
    labels: { [LABEL.hall]: 'a' },
  }),
  worker(2, {
    bridges: [
      { name: BRIDGE.office, device: 2 },
      { name: BRIDGE.lab, device: 4 },
      { name: BRIDGE.storage, device: 6, mtu: 9000 },
    ],
    mapped: true,
    labels: { [LABEL.hall]: 'a' },
  }),
  worker(3, {
    // The CNI plugin made br-lab for a VM's pod, because nobody else had.
    bridges: [{ name: BRIDGE.lab }, { name: BRIDGE.storage, device: 6 }],
    mapped: false,
    labels: { [LABEL.hall]: 'b' },
  }),
  worker(4, {
    bridges: [{ name: BRIDGE.storage, device: 6, mtu: 9000 }],
    mapped: false,
    sriov: true,
    functions: FUNCTIONS,
    labels: { [LABEL.hall]: 'b', ...SRIOV_LABEL },
  }),
];

const DATA_CENTRE_DEVICE = 5;

/** Free on every worker, and what its switch announces there; in hall B that leads to fewer VLANs. */
const FREE = { device: 3, vlans: [10, 20, 110, 120], fewer: [10, 20] };
/** Where there are any, they are free: in hall A alone, without a cable on one node. */
const ADDED = { device: 7, hall: 'a', unplugged: 'worker-1' };

const deviceName = (device: number): string => `eno${device}`;

const hallOf = ({ labels }: MixedNode): string => labels[LABEL.hall] ?? '';

/** What the switches of a hall announce; only on the free card somebody switched listening on. */
const neighborOf = (on: MixedNode): Neighbor => ({
  system: `leaf-${hallOf(on)}`,
  port: `Ethernet1/${on.number}`,
  vlans: hallOf(on) === 'a' ? FREE.vlans : FREE.fewer,
});

const cardOf = (on: MixedNode, device: number): Parameters<typeof ethernet>[2] => {
  if (device === FREE.device) {
    // The cards of hall B are older.
    return {
      neighbor: neighborOf(on),
      ...(hallOf(on) === 'b' ? { speed: 10_000 } : { mtu: 9000 }),
    };
  }
  return device === ADDED.device && on.name === ADDED.unplugged ? { speed: 0 } : {};
};

const devicesOf = (on: MixedNode): number[] => [
  ...[2, 3, 4, 5, 6],
  ...(hallOf(on) === ADDED.hall ? [ADDED.device] : []),
];

const bridgeInterface = (on: MixedNode, { name, device, mtu }: Bridge): NmstateInterface => ({
  ...linuxBridge(name, nicMac(on, device ?? 100), device === undefined ? [] : [deviceName(device)]),
  ...(mtu !== undefined && { mtu }),
});

const workerInterfaces = (on: MixedNode): NmstateInterface[] => {
  const controllers = new Map(
    on.bridges.flatMap(({ name, device, mtu }) =>
      device === undefined ? [] : [[device, { name, mtu }] as const],
    ),
  );
  const devices = devicesOf(on).map((device): NmstateInterface => {
    const bridge = controllers.get(device);
    const controller =
      bridge?.name ?? (on.mapped && device === DATA_CENTRE_DEVICE ? BRIDGE.dataCentre : undefined);
    return {
      ...ethernet(deviceName(device), nicMac(on, device), {
        ...cardOf(on, device),
        ...(controller === undefined ? {} : { controller }),
      }),
      ...(bridge?.mtu !== undefined && { mtu: bridge.mtu }),
    };
  });
  return [
    ...devices,
    ...on.bridges.map((bridge) => bridgeInterface(on, bridge)),
    ...(on.mapped ? [ovsBridge(BRIDGE.dataCentre, [deviceName(DATA_CENTRE_DEVICE)])] : []),
    ...physicalFunctions(on).map(({ name, mac }) =>
      ethernet(name, mac, { vfs: name === on.functions?.pf ? on.functions.count : 0 }),
    ),
  ];
};

const mappingsOf = ({ mapped }: MixedNode): BridgeMapping[] =>
  mapped ? [{ localnet: DATA_CENTRE, bridge: BRIDGE.dataCentre }] : [];

const wired = (on: MixedNode): WiredNode => ({
  ...on,
  interfaces: on.role === 'worker' ? workerInterfaces(on) : [],
  mappings: mappingsOf(on),
  resources: on.functions
    ? { [`openshift.io/${on.functions.resourceName}`]: String(on.functions.count) }
    : {},
});

/** The nodes with what nmstate and the SR-IOV operator report of each. */
export const mixedNodes = (ago: Ago): KubernetesObject[] => [
  ...wiredNodes(ago, MIXED_NODES.map(wired)),
  ...MIXED_NODES.filter(({ role }) => role === 'worker').map((on) =>
    sriovNodeState({ name: on.name, created: ago('150d') }, physicalFunctions(on), on.functions),
  ),
];
