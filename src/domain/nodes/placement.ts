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

/**
 * Whether the scheduler may place a VM on a node, by the node selector, the required node affinity
 * and the tolerations of `spec.template.spec` of a VM or `spec` of a VMI. Resources are not looked
 * at. A node of which only the name is known is taken for possible.
 *
 * Source: k8s.io/component-helpers/scheduling/corev1/nodeaffinity.
 */
export const mayRunOn = (spec: unknown, node: NodeNetwork): boolean => {
  if (!node.node) return true;
  const selector = Object.entries(recordAt(spec, 'nodeSelector'));
  if (!selector.every(([key, value]) => labelOf(node, key) === printed(value))) return false;
  const terms = listAt(spec, 'affinity', 'nodeAffinity', REQUIRED, 'nodeSelectorTerms');
  if (terms.length > 0 && !terms.some((term) => matchesTerm(node, term))) return false;
  const tolerations = entriesAt(spec, 'tolerations').map(({ entry }) => entry);
  return entriesAt(node.node, 'spec', 'taints')
    .filter(({ entry }) => entry.effect === 'NoSchedule' || entry.effect === 'NoExecute')
    .every(({ entry }) => tolerations.some((toleration) => tolerates(toleration, entry)));
};

/** Name of the node that a VMI runs on. */
export const nodeNameOf = (vmi: unknown): string | undefined => textAt(vmi, 'status', 'nodeName');
