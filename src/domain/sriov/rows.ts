import { numberAt, textAt, type KubernetesResource } from '../core/resource';
import { usersOf, type NetworkUser } from '../vm/spec/network-users';
import type { World } from '../world/world';
import { sriovHostsOf, type SriovHost, type SyncStage } from './cards';
import { choosesNode, chosenHosts, type ChosenHost } from './chosen';
import { isMadeFrom } from './made';
import { targetNamespaceOf } from './types';

/** A SriovNetwork as the list shows it. */
export interface SriovNetworkRow {
  /** `namespace/name` of the SriovNetwork. */
  key: string;
  network: KubernetesResource;
  name: string;
  /** Namespace in which its NetworkAttachmentDefinition is made. */
  target: string;
  resource: string;
  /** 0 where frames have no tag. */
  vlan: number;
  /** Whether its NetworkAttachmentDefinition is there. */
  made: 'yes' | 'no' | 'unknown';
  users: readonly NetworkUser[];
}

const madeOf = (world: World, network: KubernetesResource): SriovNetworkRow['made'] => {
  const target = targetNamespaceOf(network);
  const name = textAt(network, 'metadata', 'name') ?? '';
  const nad = world.find('NetworkAttachmentDefinition', name, target);
  if (nad) return isMadeFrom(nad, network) ? 'yes' : 'no';
  return world.isKnown('NetworkAttachmentDefinition', target) ? 'no' : 'unknown';
};

/** One row of a SriovNetwork. */
export const sriovNetworkRowOf = (world: World, network: KubernetesResource): SriovNetworkRow => {
  const name = textAt(network, 'metadata', 'name') ?? '';
  const target = targetNamespaceOf(network);
  const made = madeOf(world, network);
  return {
    key: `${textAt(network, 'metadata', 'namespace') ?? ''}/${name}`,
    network,
    name,
    target,
    resource: textAt(network, 'spec', 'resourceName') ?? '',
    vlan: numberAt(network, 'spec', 'vlan') ?? 0,
    made,
    users: made === 'no' ? [] : usersOf(world, target, name),
  };
};

/** How far the operator is with a policy, over all nodes that it chooses. */
export type SriovPolicyStage = 'done' | 'working' | 'failed' | 'nothing' | 'unknown';

/** A SriovNetworkNodePolicy as the list shows it. */
export interface SriovPolicyRow {
  key: string;
  policy: KubernetesResource;
  name: string;
  resource: string;
  /** Virtual functions of each card. */
  wanted: number;
  deviceType: string;
  priority: number;
  /** Nodes that it chooses and of which the operator reports cards. */
  hosts: readonly ChosenHost[];
  /** Nodes that it chooses, and of which the operator reports nothing. */
  silent: readonly string[];
  stage: SriovPolicyStage;
}

const DEFAULT_PRIORITY = 99;

/** Worst first: what needs somebody, then what takes its time. */
const inOrder: readonly SyncStage[] = ['failed', 'working', 'unknown', 'done'];

const stageOf = (world: World, hosts: readonly ChosenHost[]): SriovPolicyStage => {
  if (!world.isKnown('SriovNetworkNodeState')) return 'unknown';
  const concerned = hosts.filter(({ chosen }) => chosen.length > 0);
  if (concerned.length === 0) return 'nothing';
  return inOrder.find((stage) => concerned.some((host) => host.stage === stage)) ?? 'unknown';
};

const silentNodes = (world: World, policy: KubernetesResource): string[] => {
  if (!world.isKnown('SriovNetworkNodeState')) return [];
  const reported = new Set(
    sriovHostsOf(world)
      .filter(({ cards }) => cards.length > 0)
      .map(({ name }) => name),
  );
  return world
    .list('Node')
    .filter((node) => {
      const labels = node.metadata?.labels ?? {};
      return choosesNode(policy, labels);
    })
    .map((node) => textAt(node, 'metadata', 'name') ?? '')
    .filter((name) => !reported.has(name));
};

/** One row of a policy; what the operator keeps for itself has none. */
export const sriovPolicyRowOf = (world: World, policy: KubernetesResource): SriovPolicyRow => {
  const name = textAt(policy, 'metadata', 'name') ?? '';
  const hosts = chosenHosts(world, policy);
  return {
    key: `${textAt(policy, 'metadata', 'namespace') ?? ''}/${name}`,
    policy,
    name,
    resource: textAt(policy, 'spec', 'resourceName') ?? '',
    wanted: numberAt(policy, 'spec', 'numVfs') ?? 0,
    deviceType: textAt(policy, 'spec', 'deviceType') ?? 'netdevice',
    priority: numberAt(policy, 'spec', 'priority') ?? DEFAULT_PRIORITY,
    hosts,
    silent: silentNodes(world, policy),
    stage: stageOf(world, hosts),
  };
};

/** The policies that count, one row each. */
export const sriovPolicyRowsOf = (world: World): SriovPolicyRow[] =>
  world
    .list('SriovNetworkNodePolicy')
    .filter(({ metadata }) => metadata?.name !== 'default')
    .map((policy) => sriovPolicyRowOf(world, policy));

/** Nodes with how far the operator is with each, for what has to be told of them. */
export const stageOfHost = ({ stage, drain }: SriovHost): SyncStage | 'draining' =>
  stage === 'working' && drain === 'Draining' ? 'draining' : stage;
