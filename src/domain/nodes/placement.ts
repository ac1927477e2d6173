import { entriesAt, listAt, recordAt, textAt, printed } from '../core/resource';
import type { NodeNetwork } from './node-networks';

const matchesExpression = (
  value: string | undefined,
  { operator, values }: Record<string, unknown>,
): boolean => {
  const list = Array.isArray(values) ? values.map(printed) : [];
  switch (operator) {
    case 'In':
      return value !== undefined && list.includes(value);
    case 'NotIn':
      return value === undefined || !list.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return value !== undefined && Number(value) > Number(list[0]);
    case 'Lt':
      return value !== undefined && Number(value) < Number(list[0]);
    default:
      return false;
  }
};

const labelOf = (node: NodeNetwork, key: unknown): string | undefined => {
  const value = typeof key === 'string' ? node.labels[key] : undefined;
  return typeof value === 'string' ? value : undefined;
};

const matchesTerm = (node: NodeNetwork, term: unknown): boolean => {
  const labels = entriesAt(term, 'matchExpressions');
  const fields = entriesAt(term, 'matchFields');
  if (labels.length + fields.length === 0) return false;
  return (
    labels.every(({ entry }) => matchesExpression(labelOf(node, entry.key), entry)) &&
    fields.every(
      ({ entry }) => entry.key === 'metadata.name' && matchesExpression(node.name, entry),
    )
  );
};

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

const tolerates = (toleration: Record<string, unknown>, taint: Record<string, unknown>) => {
  if (toleration.effect !== undefined && toleration.effect !== taint.effect) return false;
  if (toleration.key === undefined) return toleration.operator === 'Exists';
  if (toleration.key !== taint.key) return false;
  return toleration.operator === 'Exists' || (toleration.value ?? '') === (taint.value ?? '');
};

/** What keeps the scheduler from placing a VM on a node, by what the VM says itself. */
export type PlacementObstacle =
  /** `value` is what the VM asks for. */
  | { kind: 'selector'; key: string; value: string }
  | { kind: 'affinity' }
  /** `taint` as `key=value:effect`. */
  | { kind: 'taint'; key: string; taint: string };

const taintText = ({ key, value, effect }: Record<string, unknown>): string =>
  `${printed(key)}${value === undefined || value === '' ? '' : `=${printed(value)}`}:${printed(effect)}`;

/**
 * What keeps a VM off a node, by the node selector, the required node affinity and the tolerations of
 * `spec.template.spec` of a VM or `spec` of a VMI. Resources are not looked at. Of a node of which only
 * the name is known nothing is said.
 *
 * Source: k8s.io/component-helpers/scheduling/corev1/nodeaffinity.
 */
export const placementObstacles = (spec: unknown, node: NodeNetwork): PlacementObstacle[] => {
  if (!node.node) return [];
  const selectors = Object.entries(recordAt(spec, 'nodeSelector'))
    .map(([key, value]) => ({ kind: 'selector', key, value: printed(value) }) as const)
    .filter(({ key, value }) => labelOf(node, key) !== value);
  const terms = listAt(spec, 'affinity', 'nodeAffinity', REQUIRED, 'nodeSelectorTerms');
  const isAffine = terms.length === 0 || terms.some((term) => matchesTerm(node, term));
  const tolerations = entriesAt(spec, 'tolerations').map(({ entry }) => entry);
  const taints = entriesAt(node.node, 'spec', 'taints')
    .filter(({ entry }) => entry.effect === 'NoSchedule' || entry.effect === 'NoExecute')
    .filter(({ entry }) => !tolerations.some((toleration) => tolerates(toleration, entry)))
    .map(
      ({ entry }) => ({ kind: 'taint', key: printed(entry.key), taint: taintText(entry) }) as const,
    );
  return [...selectors, ...(isAffine ? [] : [{ kind: 'affinity' } as const]), ...taints];
};

/** Whether the scheduler may place a VM on a node, as far as `placementObstacles` looks. */
export const mayRunOn = (spec: unknown, node: NodeNetwork): boolean =>
  placementObstacles(spec, node).length === 0;

/** Name of the node that a VMI runs on. */
export const nodeNameOf = (vmi: unknown): string | undefined => textAt(vmi, 'status', 'nodeName');
