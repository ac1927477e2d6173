import type { Node, Pod, Toleration } from '../kubevirt/types.ts';
import { CREATED_BY, isPodOver } from './find.ts';
import { amountOf } from './quantity.ts';

type Taint = { key: string; value?: string; effect: string };

const tolerates = (taint: Taint, tolerations: Toleration[] = []): boolean =>
  tolerations.some(
    ({ key, operator = 'Equal', value = '', effect }) =>
      (effect === undefined || effect === '' || effect === taint.effect) &&
      (key === undefined || key === '' ? operator === 'Exists' : key === taint.key) &&
      (operator === 'Exists' || value === (taint.value ?? '')),
  );

const matches = (
  labels: Record<string, string>,
  { key, operator, values = [] }: { key: string; operator: string; values?: string[] },
): boolean => {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0]);
    case 'Lt':
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return false;
  }
};

const isSelected = ({ spec }: Pod, node: Node): boolean => {
  const labels = node.metadata.labels ?? {};
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return (
    Object.entries(spec.nodeSelector ?? {}).every(([key, value]) => labels[key] === value) &&
    (!terms ||
      terms.some(({ matchExpressions = [] }) => matchExpressions.every((e) => matches(labels, e))))
  );
};

const requestsOf = ({ spec }: Pod): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { resources } of spec.containers) {
    for (const [name, quantity] of Object.entries(resources?.requests ?? {})) {
      sums.set(name, (sums.get(name) ?? 0) + amountOf(quantity));
    }
  }
  return sums;
};

/** Resources of which a node has too little left. */
const lacking = (wanted: Map<string, number>, node: Node, there: Pod[]): string[] => {
  const used = new Map<string, number>();
  for (const pod of there) {
    for (const [name, amount] of requestsOf(pod)) used.set(name, (used.get(name) ?? 0) + amount);
  }
  return [...wanted]
    .filter(
      ([name, amount]) =>
        (used.get(name) ?? 0) + amount > amountOf(node.status?.allocatable?.[name]),
    )
    .map(([name]) => name);
};

/**
 * Why the scheduler does not take a node, each reason in its words. Like the scheduler it stops at
 * the first kind of reason. Source: k8s.io/kubernetes/pkg/scheduler/framework/plugins.
 */
const refusals = (pod: Pod, node: Node, there: Pod[]): string[] => {
  if (node.spec?.unschedulable === true) return ['node(s) were unschedulable'];
  const taint = node.spec?.taints?.find(
    (each) => each.effect !== 'PreferNoSchedule' && !tolerates(each, pod.spec.tolerations),
  );
  if (taint) {
    return [`node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`];
  }
  if (!isSelected(pod, node)) return ["node(s) didn't match Pod's node affinity/selector"];
  const short = lacking(requestsOf(pod), node, there);
  if (short.length > 0) return short.map((name) => `Insufficient ${name}`);
  const instance = pod.metadata.labels?.[CREATED_BY];
  const isBeside = there.some(({ metadata }) => metadata.labels?.[CREATED_BY] === instance);
  // KubeVirt keeps the target of a migration away from its source by pod anti-affinity.
  return isBeside ? ["node(s) didn't match pod anti-affinity rules"] : [];
};

const messageOf = (nodes: Node[], reasons: string[][]): string => {
  const counts = new Map<string, number>();
  for (const reason of reasons.flat()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const all = nodes.length;
  const texts = [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort((a, b) => (a < b ? -1 : 1));
  const victims = reasons.filter((each) => each[0]?.startsWith('Insufficient') ?? false).length;
  const preemption = [
    ...(victims > 0 ? [`${victims} No preemption victims found for incoming pod`] : []),
    ...(all > victims ? [`${all - victims} Preemption is not helpful for scheduling`] : []),
  ];
  return `0/${all} nodes are available: ${texts.join(', ')}. preemption: 0/${all} nodes are available: ${preemption.sort((a, b) => (a < b ? -1 : 1)).join(', ')}.`;
};

/** The node for a pod, the one with the fewest pods first, or the scheduler's words why there is none. */
export const place = (
  pod: Pod,
  nodes: Node[],
  allPods: Pod[],
): { node: Node } | { message: string } => {
  const there = new Map<string, Pod[]>();
  for (const each of allPods) {
    const { nodeName } = each.spec;
    if (nodeName === undefined || isPodOver(each)) continue;
    const list = there.get(nodeName);
    if (list) list.push(each);
    else there.set(nodeName, [each]);
  }
  const podsOn = ({ metadata }: Node) => there.get(metadata.name) ?? [];
  const reasons = nodes.map((node) => refusals(pod, node, podsOn(node)));
  const [best] = nodes
    .filter((_, index) => reasons[index]?.length === 0)
    .sort((a, b) => podsOn(a).length - podsOn(b).length);
  return best ? { node: best } : { message: messageOf(nodes, reasons) };
};
