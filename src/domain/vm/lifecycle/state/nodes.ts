import * as codes from '../../../findings/codes';
import type { Finding } from '../../../findings/finding';
import { listOf, nodeReferences } from '../../../findings/report';
import { nodeNeedOf, type NodeNeed } from '../../../nodes/need';
import { offers } from '../../../nodes/resources';
import { nadsOf } from '../../../nad/nads';
import { textAt } from '../../../core/resource';
import { conditionOf } from '../../spec/instance';
import type { InterfaceRow } from '../../interfaces/interfaces';
import { isFinalPhase, migrationPhaseOf } from '../migration';
import { findingOn, interfacePath, type VmView } from '../../interfaces/view';
import { lastFailure, migrationsOfVmi } from './migrations';
import { candidatesOf, factsOf, lacksOfCandidates, lacksOfNode } from './node-lacks';
import type { StepFinding } from './step';

/** What the network of an interface needs of a node; undefined where the network is not known. */
export const needOf = ({ world }: VmView, row: InterfaceRow): NodeNeed | undefined => {
  const facts = factsOf(row);
  const parsed = facts && nadsOf(world).get(facts.key)?.parsed;
  return parsed && nodeNeedOf(parsed, facts.networkName);
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
const checkScheduling = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const verdict = schedulerVerdict(view);
  const resource = factsOf(row)?.resourceName;
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

const isAboutVm = ({ code }: Finding): boolean => code === codes.noNodeHasNetworkOfVm;

/**
 * What the network of an interface lacks on the node that the VM runs on, or on all that it may be
 * placed on. Where the nodes tell nothing, what the scheduler says counts.
 */
export const checkNode = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const need = needOf(view, row);
  const facts = factsOf(row);
  const found = (findings: readonly Finding[]): StepFinding[] =>
    findings.map((finding) => ({ step: 'node', finding }));
  if (view.phase === 'running') {
    return view.node && need && row.spec.running
      ? found(lacksOfNode(view, row, need, view.node))
      : [];
  }
  const lacks = need && facts ? lacksOfCandidates(view, row, need, facts) : [];
  return lacks.some(isAboutVm) ? found(lacks) : [...found(lacks), ...checkScheduling(view, row)];
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
