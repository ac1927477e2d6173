import { msg } from '../core/msg';
import type { KindName } from '../world/kinds';
import type { World } from '../world/world';

/** Something that a cluster needs before VMs have networks, and the kind by which it is known. */
export interface Part {
  kind: KindName;
  name: string;
  /** What does not go without it. */
  without: string;
}

/** In the order in which they are needed. */
export const parts: readonly Part[] = [
  {
    kind: 'VirtualMachine',
    name: msg('KubeVirt'),
    without: msg('Without it there are no VMs.'),
  },
  {
    kind: 'NetworkAttachmentDefinition',
    name: msg('Multus CNI'),
    without: msg('Without it VMs have the pod network only.'),
  },
  {
    kind: 'UserDefinedNetwork',
    name: msg('OVN-Kubernetes with user-defined networks'),
    without: msg('Without it there are networks of bridges only.'),
  },
  {
    kind: 'NodeNetworkConfigurationPolicy',
    name: msg('Kubernetes NMState Operator'),
    without: msg('Without it somebody else has to make the bridges of nodes.'),
  },
];

/** A way to a first network. */
export interface FirstWay {
  id: 'physical' | 'between-vms' | 'bridge';
  title: string;
  when: string;
  /** The kind that is made, which decides what the user may. */
  makes: KindName;
  /** Kinds that have to be served. */
  needs: readonly KindName[];
}

/** The ways to a first network, the one that most people look for first. */
export const firstWays: readonly FirstWay[] = [
  {
    id: 'physical',
    title: msg('VLAN of the data center'),
    when: msg(
      'VMs join a physical network. Step by step from the network cards of the nodes to the VMs.',
    ),
    makes: 'NodeNetworkConfigurationPolicy',
    needs: ['NodeNetworkConfigurationPolicy', 'NetworkAttachmentDefinition'],
  },
  {
    id: 'between-vms',
    title: msg('Network between VMs'),
    when: msg('VMs of a namespace reach each other. Nothing has to be prepared on the nodes.'),
    makes: 'UserDefinedNetwork',
    needs: ['UserDefinedNetwork'],
  },
  {
    id: 'bridge',
    title: msg('Bridge that is there'),
    when: msg('The nodes have a Linux bridge already, made by somebody else.'),
    makes: 'NetworkAttachmentDefinition',
    needs: ['NetworkAttachmentDefinition'],
  },
];

/** The parts that are missing, by the kinds that the cluster is known not to serve. */
export const missingParts = (missing: ReadonlySet<KindName>): readonly Part[] =>
  parts.filter(({ kind }) => missing.has(kind));

/** What a way lacks of the cluster; empty where it can be gone. */
export const lacksOf = ({ needs }: FirstWay, missing: ReadonlySet<KindName>): readonly Part[] =>
  missingParts(missing).filter(({ kind }) => needs.includes(kind));

const NETWORKS: readonly KindName[] = [
  'NetworkAttachmentDefinition',
  'UserDefinedNetwork',
  'ClusterUserDefinedNetwork',
];

/**
 * Whether there is no network yet. Undefined where networks may be there that cannot be seen.
 *
 * @param missing kinds that the cluster is known not to serve: it has none of them
 * @param namespace undefined: in all
 */
export const hasNoNetwork = (
  world: World,
  missing: ReadonlySet<KindName>,
  namespace: string | undefined,
): boolean | undefined => {
  const own = (kind: KindName) =>
    kind === 'ClusterUserDefinedNetwork' ? world.list(kind) : world.list(kind, namespace);
  if (NETWORKS.some((kind) => own(kind).length > 0)) return false;
  const isKnown = NETWORKS.every((kind) => missing.has(kind) || world.isKnown(kind, namespace));
  return isKnown ? true : undefined;
};
