import { node } from '../../objects/node.ts';
import { nodeNetworkState } from '../../objects/nns.ts';
import {
  ethernet,
  linuxBridge,
  ovsBridge,
  ovsInterface,
  type BridgeMapping,
  type NmstateInterface,
} from '../../objects/nmstate.ts';
import { sriovNodeState, type VirtualFunctions } from '../../objects/sriov.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import {
  nicMac,
  nodeIp,
  physicalFunctions,
  podSubnet,
  SRIOV_LABEL,
  type ClusterNode,
} from '../../objects/cluster/nodes.ts';
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

const nodeObject = (ago: Ago, on: MixedNode): KubernetesObject =>
  node({
    name: on.name,
    role: on.role,
    created: ago('181d'),
    heartbeat: ago('90s'),
    ip: nodeIp(on),
    podSubnet: podSubnet(on),
    cpus: on.role === 'worker' ? 64 : 16,
    memoryGi: on.role === 'worker' ? 256 : 64,
    osImage: 'Red Hat Enterprise Linux CoreOS 9.8',
    labels: { 'node.openshift.io/os_id': 'rhel', ...on.labels },
    annotations: { 'k8s.ovn.org/node-subnets': JSON.stringify({ default: [podSubnet(on)] }) },
    resources: {
      ...Object.fromEntries(
        on.bridges.map(({ name }) => [`bridge.network.kubevirt.io/${name}`, '1k']),
      ),
      ...(on.functions && {
        [`openshift.io/${on.functions.resourceName}`]: String(on.functions.count),
      }),
    },
  });

const DEVICES = [2, 3, 4, 5, 6];
const DATA_CENTRE_DEVICE = 5;

const deviceName = (device: number): string => `eno${device}`;

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
  const devices = DEVICES.map((device): NmstateInterface => {
    const bridge = controllers.get(device);
    const controller =
      bridge?.name ?? (on.mapped && device === DATA_CENTRE_DEVICE ? BRIDGE.dataCentre : undefined);
    return {
      ...ethernet(
        deviceName(device),
        nicMac(on, device),
        controller === undefined ? {} : { controller },
      ),
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

const networkState = (ago: Ago, on: MixedNode): KubernetesObject => {
  const mac = nicMac(on, 1);
  return nodeNetworkState(
    { name: on.name, created: ago('180d'), reported: ago('3m') },
    {
      interfaces: [
        ethernet('eno1', mac, { controller: 'br-ex' }),
        ovsBridge('br-ex', ['eno1', 'br-ex']),
        ovsInterface('br-ex', mac, {
          controller: 'br-ex',
          address: { ip: nodeIp(on), 'prefix-length': 24 },
        }),
        ovsBridge('br-int', ['ovn-k8s-mp0']),
        ovsInterface('ovn-k8s-mp0', nicMac(on, 200), { controller: 'br-int', mtu: 1400 }),
        ...(on.role === 'worker' ? workerInterfaces(on) : []),
      ],
      bridgeMappings: mappingsOf(on),
      gateway: '192.168.111.1',
      nameServers: ['192.168.111.1'],
    },
  );
};

/** The nodes with what nmstate and the SR-IOV operator report of each. */
export const mixedNodes = (ago: Ago): KubernetesObject[] => [
  ...MIXED_NODES.map((on) => nodeObject(ago, on)),
  ...MIXED_NODES.map((on) => networkState(ago, on)),
  ...MIXED_NODES.filter(({ role }) => role === 'worker').map((on) =>
    sriovNodeState({ name: on.name, created: ago('150d') }, physicalFunctions(on), on.functions),
  ),
];
