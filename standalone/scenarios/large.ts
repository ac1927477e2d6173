import { ADMINISTRATOR, projectAccess, projectUsers } from '../objects/cluster/access.ts';
import { baseCluster, MAC_PREFIX } from '../objects/cluster/base.ts';
import { NETWORK } from '../objects/cluster/node-network.ts';
import { podIp, type ClusterNode } from '../objects/cluster/nodes.ts';
import { macFrom } from '../kubernetes/address.ts';
import type { Machine, Nic } from '../objects/machine.ts';
import { linuxBridgeNad, ovnNad, type NadIdentity } from '../objects/nad.ts';
import { seededRandom } from './random.ts';
import { clockAt, type Age, type Timestamp } from '../kubernetes/time.ts';
import { vmService } from '../objects/service.ts';
import { vm } from '../objects/vm.ts';
import { vmi } from '../objects/vmi.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const NAMESPACE_COUNT = 50;
const PER_NAMESPACE = 100;
/** With the control plane node there are 200. */
const WORKERS = 199;

type Ago = (age: Age) => Timestamp;
type Random = (below: number) => number;

/** A network as its VMs see it. */
interface Network {
  object: KubernetesObject;
  name: string;
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

/** One control plane node and the workers. */
const NODES: ClusterNode[] = [
  { name: 'control-plane-0', number: 0, role: 'control-plane', sriov: false },
  ...Array.from({ length: WORKERS }, (_, index): ClusterNode => {
    return { name: `worker-${pad(index, 2)}`, number: index + 1, role: 'worker', sriov: false };
  }),
];

const NAMESPACES = Array.from({ length: NAMESPACE_COUNT }, (_, index) => {
  const stage = ['dev', 'test', 'prod'][index % 3] ?? 'prod';
  return `team-${pad(Math.floor(index / 3) + 1, 2)}-${stage}`;
});

/** A network of a kind that depends on its number: most are bridges, some localnets, some layer 2. */
function network(ago: Ago, random: Random, namespace: string, number: number): Network {
  const index = number % PER_NAMESPACE;
  const created = ago(`${30 + random(150)}d`);
  const identity = (name: string, description: string): NadIdentity => ({
    namespace,
    name,
    created,
    description,
    labels: { 'network.example.com/zone': ['production', 'lab', 'office'][index % 3] ?? 'lab' },
  });
  if (index % 5 === 3) {
    // Each localnet has a VLAN of its own: one network of the data centre, one name.
    const vlanID = 2 + Math.floor(number / 5);
    const name = `localnet-vlan${vlanID}`;
    return {
      name,
      object: ovnNad(
        {
          ...identity(name, `Data centre VLAN ${vlanID}`),
          network: `${namespace}-${name}`,
          topology: 'localnet',
        },
        { physicalNetworkName: NETWORK.datacenterLocalnet, vlanID, mtu: 1500 },
      ),
    };
  }
  if (index % 5 === 4) {
    const name = `internal-${pad(index, 2)}`;
    return {
      name,
      object: ovnNad(
        {
          ...identity(name, 'Between the VMs of this project'),
          network: `${namespace}-${name}`,
          topology: 'layer2',
        },
        { mtu: 1400 },
      ),
    };
  }
  const bridge = index % 5 === 2 ? NETWORK.labBridge : NETWORK.productionBridge;
  const vlan = 2 + random(4093);
  const name = `net-${pad(index, 2)}-vlan${vlan}`;
  return {
    name,
    object: linuxBridgeNad({ ...identity(name, `VLAN ${vlan}`), bridge }, { vlan }),
  };
}

function machine(ago: Ago, random: Random, number: number, networks: Network[]): Machine {
  const on = NODES[1 + (number % WORKERS)];
  const namespace = NAMESPACES[Math.floor(number / PER_NAMESPACE)];
  const other = networks[number % PER_NAMESPACE];
  if (!on || namespace === undefined || !other) throw new Error(`No place for VM ${number}`);
  const days = 1 + random(29);
  const ip = podIp(on, 2 + Math.floor(number / WORKERS));
  const secondary: Nic = {
    name: 'secondary',
    nad: other.name,
    binding: 'bridge',
    mac: macFrom(MAC_PREFIX, number * 2 + 1),
    addresses: [
      `10.64.${Math.floor(number / 250)}.${1 + (number % 250)}`,
      `10.65.${Math.floor(number / 250)}.${1 + (number % 250)}`,
      `fd10:64::${(number + 1).toString(16)}`,
    ],
  };
  return {
    namespace,
    name: `vm-${pad(number % PER_NAMESPACE, 3)}`,
    description: `Server ${number % PER_NAMESPACE} of ${namespace}`,
    created: ago(`${days + 30}d`),
    started: ago(`${days}d`),
    node: on.name,
    templateLabels: { tier: TIERS[number % 3] ?? 'db' },
    cores: 1 + random(8),
    memoryGi: 2 + 2 * random(16),
    nics: [
      {
        name: 'default',
        binding: 'masquerade',
        mac: macFrom(MAC_PREFIX, number * 2),
        addresses: [ip],
      },
      secondary,
    ],
  };
}

const TIERS = ['web', 'app', 'db'] as const;

const clusterIpOf = (number: number): string =>
  `172.30.${8 + Math.floor(number / 250)}.${1 + (number % 250)}`;

interface Exposed {
  name: string;
  selector: Record<string, string>;
  members: Machine[];
}

/** One Service for each tier of a namespace, and one for each VM, so that there are as many as VMs. */
const exposed = (machines: Machine[]): Exposed[] => [
  ...TIERS.map((tier) => ({
    name: `${tier}-tier`,
    selector: { tier },
    members: machines.filter(({ templateLabels }) => templateLabels?.tier === tier),
  })),
  ...machines.slice(TIERS.length).map((machine) => ({
    name: machine.name,
    selector: { 'vmi.kubevirt.io/id': machine.name },
    members: [machine],
  })),
];

/** Its endpoints are pods that the scenario leaves out. */
const service = (
  ago: Ago,
  number: number,
  namespace: string,
  { name, selector, members }: Exposed,
): KubernetesObject[] =>
  vmService(
    { namespace, name, created: ago('20d') },
    {
      clusterIp: clusterIpOf(number),
      selector,
      ports: [
        { name: 'ssh', port: 22, ...(number % 10 === 0 && { nodePort: 30_000 + number / 10 }) },
        { name: 'http', port: 80 },
      ],
    },
    members.map(({ name: pod, node, nics }) => ({
      pod: `virt-launcher-${pod}-00000`,
      node,
      ip: nics[0]?.addresses[0] ?? '',
    })),
  );

/** Many of everything, to see whether pages stay usable. The virt-launcher pods are left out. */
export const large: Scenario = {
  name: 'large',
  title: 'Large cluster',
  description:
    '5,000 networks, 5,000 running VMs with 20,000 addresses, and 5,000 Services in 50 projects on 200 nodes.',
  users: [ADMINISTRATOR, ...projectUsers(NAMESPACES)],
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    const random = seededRandom(20_260_101);
    return [
      ...baseCluster(
        ago,
        NAMESPACES.map((name) => ({ name, created: ago('180d') })),
        { policies: true, nodes: NODES },
      ),
      ...projectAccess(ago, NAMESPACES),
      ...NAMESPACES.flatMap((namespace, position) => {
        const start = position * PER_NAMESPACE;
        const numbers = Array.from({ length: PER_NAMESPACE }, (_, index) => start + index);
        const networks = numbers.map((number) => network(ago, random, namespace, number));
        const machines = numbers.map((number) => machine(ago, random, number, networks));
        return [
          ...networks.map(({ object }) => object),
          ...machines.flatMap((each) => [vm(each), vmi(each)]),
          ...exposed(machines).flatMap((each, index) =>
            service(ago, start + index, namespace, each),
          ),
        ];
      }),
    ];
  },
};
