import * as codes from '../../../findings/codes';
import { listOf, nodeReferences, referenceOf } from '../../../findings/report';
import type { FindingCode } from '../../../findings/catalog';
import { nodeNeedOf, type NodeNeed } from '../../../nodes/need';
import { onNode } from '../../../nodes/on-node';
import { offers } from '../../../nodes/resources';
import { nodeNetworksOf, type NodeNetwork } from '../../../nodes/node-networks';
import { mayRunOn } from '../../../nodes/placement';
import { nadsOf } from '../../../nad/nads';
import { textAt } from '../../../core/resource';
import { conditionOf } from '../../spec/instance';
import type { InterfaceRow } from '../../interfaces/interfaces';
import { isFinalPhase, migrationPhaseOf } from '../migration';
import { nadOfSource } from '../../interfaces/nad-facts';
import { findingOn, interfacePath, networkPath, type VmView } from '../../interfaces/view';
import { lastFailure, migrationsOfVmi } from './migrations';
import type { StepFinding } from './step';

/** What the network of an interface needs of a node; undefined where the network is not known. */
export const needOf = ({ world }: VmView, { nad }: InterfaceRow): NodeNeed | undefined => {
  const facts = nad.running ?? nad.configured;
  const parsed = facts && nadsOf(world).get(facts.key)?.parsed;
  return parsed && nodeNeedOf(parsed, facts.networkName);
};

/** What a network is called after on a node; undefined for one that needs nothing by name. */
export const nameOfNeed = (need: NodeNeed | undefined): string | undefined =>
  need && 'name' in need ? need.name : undefined;

/** Nodes for VMs that the VM may be placed on. */
export const candidatesOf = ({ world, spec }: VmView): NodeNetwork[] =>
  nodeNetworksOf(world).filter((node) => node.isForVms && mayRunOn(spec, node));

const lacksThing: Partial<Record<NodeNeed['kind'], FindingCode>> = {
  bridge: codes.nodeOfVmLacksBridge,
  mapping: codes.nodeOfVmLacksBridgeMapping,
};

/** The bridge or the mapping on the node that the VM runs on. */
export const checkNode = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const { node, phase, world } = view;
  const need = needOf(view, row);
  const code = need && lacksThing[need.kind];
  if (phase !== 'running' || !node || !code || !row.spec.running) return [];
  const { missing } = onNode(world, node, need);
  if (!missing.some(({ kind }) => kind === 'absent' || kind === 'otherType')) return [];
  const params = { name: row.name, node: node.name, [need.kind]: nameOfNeed(need) ?? '' };
  const nad = nadOfSource(nadsOf(world), row.network.running);
  const related = [...nodeReferences([node]), ...(nad ? [referenceOf(nad.nad)] : [])];
  const path = networkPath(view, row, 'multus.networkName');
  return [{ step: 'node', finding: findingOn(view, code, path, params, related) }];
};

/** What the scheduler says of a VM that it has no node for; undefined where it says nothing. */
export const schedulerVerdict = ({ vm, vmi, pod }: VmView): string | undefined => {
  for (const object of [vmi, pod]) {
    const condition = conditionOf(object, 'PodScheduled');
    if (condition?.status === 'False' && condition.reason === 'Unschedulable') {
      return condition.message ?? '';
    }
  }
  return textAt(vm, 'status', 'printableStatus') === 'ErrorUnschedulable' ? '' : undefined;
};

/**
 * Nodes that do not offer the resource by which a network has the VM placed. Only what the scheduler
 * has decided counts: a VM that is about to start has nothing wrong with it.
 *
 * Source: k8s.io/kubernetes pkg/scheduler (condition PodScheduled); kubevirt/bridge-marker.
 */
export const checkScheduling = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const verdict = view.phase === 'running' ? undefined : schedulerVerdict(view);
  const resource = (row.nad.running ?? row.nad.configured)?.resourceName;
  if (verdict === undefined || resource === undefined) return [];
  const candidates = candidatesOf(view).filter(({ resources }) => resources !== undefined);
  const lacking = candidates.filter((node) => !offers(node, resource));
  const isNamed = verdict.includes(resource);
  if (candidates.length === 0 || (!isNamed && lacking.length < candidates.length)) return [];
  const shown = lacking.length > 0 ? lacking : candidates;
  const params = { name: row.name, resource, nodes: listOf(shown.map(({ name }) => name)) };
  const path = interfacePath(view, row);
  return [
    {
      step: 'node',
      finding: findingOn(view, codes.noNodeHasNetworkOfVm, path, params, nodeReferences(shown)),
    },
  ];
};

const isLookingForNode = ({ world, vmi, namespace, name }: VmView): boolean => {
  const [newest] = migrationsOfVmi(world, namespace, name);
  const phase = newest && migrationPhaseOf(newest);
  return phase === undefined || isFinalPhase(phase)
    ? lastFailure(world, vmi) !== undefined
    : phase === 'Pending' || phase === 'Scheduling';
};

/**
 * A migration that failed or waits, while no other node offers what the network has the VM ask for.
 *
 * Source: kubevirt pkg/virt-controller/watch/migration (target pods that cannot be scheduled).
 */
export const checkTarget = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const resource = row.nad.running?.resourceName;
  if (view.phase !== 'running' || resource === undefined || !isLookingForNode(view)) return [];
  const others = candidatesOf(view).filter(
    ({ name, takesVms, resources }) => name !== view.node?.name && takesVms && resources,
  );
  if (!view.node || others.length === 0 || others.some((node) => offers(node, resource))) return [];
  const params = { name: row.name, resource, nodes: listOf(others.map(({ name }) => name)) };
  const path = interfacePath(view, row);
  return [
    {
      step: 'node',
      finding: findingOn(view, codes.noTargetNodeHasNetwork, path, params, nodeReferences(others)),
    },
  ];
};
