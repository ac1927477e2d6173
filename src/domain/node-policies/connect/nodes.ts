import { byNumbersInText } from '../../core/collections';
import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { nodeNetworksOf, type NodeNetwork } from '../../nodes/node-networks';
import type { World } from '../../world/world';
import { selectorOfNode } from '../one-node';
import {
  hasLabel,
  isOfSystem,
  labelOf,
  labelText,
  nodeLabelOf,
  type Label,
  type NodeLabel,
} from './node-label';

/** How nodes are chosen: all that run VMs, those with a label, or some by their names. */
export type NodeWay = 'vm' | 'label' | 'chosen';

export interface NodeChoice {
  way: NodeWay;
  /** `key=value`, or the key alone for an empty value. */
  label: string;
  names: readonly string[];
  /** The label that chosen nodes get where none stands on exactly them, as typed. */
  nodeLabel?: string;
  /** Whether the user may put labels on nodes; so it is unless told otherwise. */
  mayLabel?: boolean;
  /** Uid of the policy that was made for them already. */
  made?: string | undefined;
}

/** The nodes of a choice, and the selector that a policy chooses them by. */
export interface ChosenNodes {
  nodes: readonly NodeNetwork[];
  /** Whether it is known which nodes there are. */
  isKnown: boolean;
  selector: Readonly<Record<string, string>> | undefined;
  /** The label that the nodes get, or got from the wizard; undefined where another tells them from the rest. */
  label?: NodeLabel;
  problem: Reason | undefined;
}

/** Label of nodes for workloads, which the documentation recommends for policies. */
export const WORKER = 'node-role.kubernetes.io/worker';

/**
 * How well a label suits to choose nodes by, the lower the better. What others change by themselves,
 * such as what a processor can do or whether virt-handler is well, suits nobody.
 */
const rankOf = (key: string): number | undefined => {
  if (key === WORKER) return 0;
  if (key.startsWith('node-role.kubernetes.io/')) return 1;
  return isOfSystem(key) ? undefined : 2;
};

/** A label that exactly some of the nodes have; undefined where there is none that suits. */
const exactSelector = (
  all: readonly NodeNetwork[],
  wanted: readonly NodeNetwork[],
): Record<string, string> | undefined => {
  const [first, ...others] = wanted;
  if (!first) return undefined;
  if (others.length === 0) return selectorOfNode(first);
  const rest = all.filter((node) => !wanted.includes(node));
  const [best] = Object.entries(first.labels)
    .flatMap(([key, value]) => {
      const rank = rankOf(key);
      return typeof value === 'string' && rank !== undefined ? [{ key, value, rank }] : [];
    })
    .filter(
      ({ key, value }) =>
        others.every(({ labels }) => labels[key] === value) &&
        rest.every(({ labels }) => labels[key] !== value),
    )
    .sort((a, b) => a.rank - b.rank || byNumbersInText(a.key, b.key));
  if (best) return { [best.key]: best.value };
  return rest.length === 0 ? {} : undefined;
};

const selectorOf = ({ key, value }: Label): Record<string, string> => ({ [key]: value });

const noLabel = (nodes: readonly NodeNetwork[]): Reason =>
  reason(
    msg(
      'A policy chooses nodes by labels, and no label stands on exactly these nodes. You have no permission to put one on them. Have somebody do it, such as by: kubectl label node {{nodes}} vm-network/br1=',
    ),
    { nodes: nodes.map(({ name }) => name).join(' ') },
  );

const byName = (nodes: readonly NodeNetwork[]): NodeNetwork[] =>
  [...nodes].sort((a, b) => byNumbersInText(a.name, b.name));

const chosenByLabel = (
  all: readonly NodeNetwork[],
  typed: string,
  isKnown: boolean,
): ChosenNodes => {
  if (typed.trim() === '') {
    const problem = reason(msg('Give a label, such as node-role.kubernetes.io/worker.'));
    return { nodes: [], isKnown, selector: undefined, problem };
  }
  const label = labelOf(typed);
  const selector = selectorOf(label);
  const nodes = byName(all.filter((node) => hasLabel(node, label)));
  return {
    nodes,
    isKnown,
    selector,
    problem: isKnown && nodes.length === 0 ? reason(msg('No node has this label.')) : undefined,
  };
};

/** Several nodes by a label that stands on exactly them, or that they get. */
const chosenByName = (
  world: World,
  wanted: readonly NodeNetwork[],
  { nodeLabel = '', mayLabel = true, made }: NodeChoice,
): Omit<ChosenNodes, 'nodes' | 'isKnown'> => {
  const all = nodeNetworksOf(world);
  const own = nodeLabelOf(world, nodeLabel, wanted, made);
  const byOwn = { selector: own.key === '' ? undefined : selectorOf(own), label: own };
  const isDone = wanted.length > 1 && own.lacking.length === 0 && own.problem === undefined;
  // Others may have put another on exactly these nodes meanwhile.
  if (isDone) return { ...byOwn, problem: undefined };
  const selector = exactSelector(all, wanted);
  if (selector) return { selector, problem: undefined };
  return mayLabel
    ? { ...byOwn, problem: undefined }
    : { selector: undefined, problem: noLabel(wanted) };
};

/**
 * The nodes that a choice comes to, and the selector for them: equality of labels is all that a
 * policy knows. Where it may not be read which nodes there are, all nodes for workloads stand for those
 * that run VMs, and a label is taken as it is typed.
 *
 * Source: kubernetes-nmstate api/shared/nodenetworkconfigurationpolicy_types.go NodeSelector.
 */
export const chosenNodesOf = (world: World, choice: NodeChoice): ChosenNodes => {
  const isKnown = world.isKnown('Node');
  const all = isKnown ? nodeNetworksOf(world) : [];
  if (choice.way === 'label') return chosenByLabel(all, choice.label, isKnown);
  if (!isKnown) {
    return choice.way === 'vm'
      ? { nodes: [], isKnown, selector: { [WORKER]: '' }, problem: undefined }
      : {
          nodes: [],
          isKnown,
          selector: undefined,
          problem: reason(msg('It is not known which nodes there are. Choose them by a label.')),
        };
  }
  const wanted = byName(
    all.filter(({ name, isForVms }) =>
      choice.way === 'vm' ? isForVms : choice.names.includes(name),
    ),
  );
  if (wanted.length === 0) {
    const text =
      choice.way === 'vm' ? msg('No node of the cluster runs VMs.') : msg('Choose a node.');
    return { nodes: [], isKnown, selector: undefined, problem: reason(text) };
  }
  return { nodes: wanted, isKnown, ...chosenByName(world, wanted, choice) };
};

/** Labels that nodes have and that suit to choose them by, as `key=value`, each with how many have it. */
export const labelsOfNodes = (world: World): { label: string; count: number }[] => {
  const counts = new Map<string, number>();
  for (const { labels } of world.isKnown('Node') ? nodeNetworksOf(world) : []) {
    for (const [key, value] of Object.entries(labels)) {
      if (typeof value !== 'string' || rankOf(key) === undefined) continue;
      const label = labelText({ key, value });
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count || byNumbersInText(a.label, b.label));
};
