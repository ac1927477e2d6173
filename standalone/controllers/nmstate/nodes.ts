import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { holds } from './conditions.ts';

/** Whether a policy is for a node: each label of its selector, with the same value. */
export const matches = ({ spec }: KubernetesObject, { metadata }: KubernetesObject): boolean => {
  const selector = isRecord(spec) && isRecord(spec.nodeSelector) ? spec.nodeSelector : {};
  return Object.entries(selector).every(([key, value]) => metadata.labels?.[key] === value);
};

/** Whether a node answers. */
export const isReady = ({ status }: KubernetesObject): boolean =>
  isRecord(status) && holds(status.conditions, 'Ready');

const PERCENT = /^(\d+)%$/;

/**
 * How many nodes may be changed at once: a number, or a part of them rounded up, and one at least. What
 * cannot be read is taken as the default of 50%.
 *
 * Source: kubernetes-nmstate pkg/node/nodes.go.
 */
export const mostAtOnce = (maxUnavailable: unknown, nodes: number): number => {
  if (typeof maxUnavailable === 'number') return Math.max(1, maxUnavailable);
  const percent =
    typeof maxUnavailable === 'string' ? PERCENT.exec(maxUnavailable)?.[1] : undefined;
  return Math.max(1, Math.ceil((nodes * Number(percent ?? 50)) / 100));
};
