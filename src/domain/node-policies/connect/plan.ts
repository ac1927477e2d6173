import { textAt, type KubernetesResource } from '../../core/resource';
import type { FormValues } from '../../forms/leaf';
import type { NodeNetwork } from '../../nodes/node-networks';
import { mtuOf } from '../../nodes/uplinks';
import type { World } from '../../world/world';
import { partsOf } from '../parts';
import { connectDraftOf, makesNetworks, makesPolicy, type ConnectDraft } from './fields';
import { nadsOfNetwork, networkForVms, networksOf, type PlannedNetwork } from './networks';
import { chosenNodesOf, type ChosenNodes } from './nodes';
import { policyOf } from './policy';
import type { ConnectProblem } from './problem';
import { problemsOf } from './problems';
import { connectUplinksOf, vlanBasesOf, type Uplink } from './uplinks';

/** What the values of the wizard lead to. */
export interface ConnectPlan {
  draft: ConnectDraft;
  chosen: ChosenNodes;
  /** All that the chosen nodes have in common, or could have. */
  uplinks: readonly Uplink[];
  /** Undefined where no policy is made, or nothing tells yet what it would ask for. */
  policy: KubernetesResource | undefined;
  networks: readonly PlannedNetwork[];
  /** The network that VMs get, as it stands in each project; empty where none is chosen. */
  vmNads: readonly KubernetesResource[];
  problems: readonly ConnectProblem[];
}

/** Largest packet in bytes that passes to the wire on each of the nodes. */
const wireMtuOf = (
  { purpose, uplinks: names, localnet }: ConnectDraft,
  nodes: readonly NodeNetwork[],
  uplinks: readonly Uplink[],
): number | undefined => {
  const taken = uplinks.filter(({ name }) => names.includes(name));
  const ofBridges = nodes.map((node) => {
    const bridge = node.interfaces?.get(
      purpose === 'br-ex' ? 'br-ex' : (node.mappings?.get(localnet) ?? ''),
    );
    return bridge && mtuOf(node, bridge);
  });
  const known = [...taken.map(({ mtu }) => mtu?.least), ...ofBridges].filter(
    (mtu) => mtu !== undefined,
  );
  return known.length === 0 ? undefined : Math.min(...known);
};

/** What the policy that was made already has made, or will make, on the nodes. */
const namesMade = (world: World, made: string | undefined): ReadonlySet<string> =>
  new Set(
    world
      .list('NodeNetworkConfigurationPolicy')
      .filter((policy) => made !== undefined && textAt(policy, 'metadata', 'uid') === made)
      .flatMap((policy) => partsOf(policy).map(({ name }) => name)),
  );

/**
 * What the wizard would make on nodes and in the cluster, and what keeps it from that.
 *
 * @param made uid of the policy that it has made already, which may have the name of the draft
 * @param mayLabel whether the user may put a label on nodes
 */
export const connectPlanOf = (
  world: World,
  values: FormValues,
  made?: string,
  mayLabel = true,
): ConnectPlan => {
  const draft = connectDraftOf(values);
  const chosen = chosenNodesOf(world, {
    way: draft.way,
    label: draft.label,
    names: draft.nodes,
    nodeLabel: draft.nodeLabel,
    mayLabel,
    made,
  });
  const own = namesMade(world, made);
  const uplinks =
    draft.purpose === 'vlan' ? vlanBasesOf(chosen.nodes) : connectUplinksOf(chosen.nodes, own);
  const typeOf = (name: string) => uplinks.find((each) => each.name === name)?.kind ?? 'ethernet';
  const isPlanned = draft.purpose !== undefined && makesPolicy(draft);
  const wireMtu = wireMtuOf(draft, chosen.nodes, uplinks);
  const networks =
    draft.purpose !== undefined && makesNetworks(draft) ? networksOf(draft, wireMtu) : [];
  const forVms = networkForVms(draft, networks);
  return {
    draft,
    chosen,
    uplinks,
    policy: isPlanned ? policyOf(draft, chosen.selector ?? {}, typeOf) : undefined,
    networks,
    vmNads: forVms ? nadsOfNetwork(draft, forVms, wireMtu) : [],
    problems: problemsOf(networks, { world, draft, chosen, uplinks, made, own }),
  };
};
