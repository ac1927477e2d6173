import type { NodeNetwork } from '../nodes/node-networks';

/** Label of a node with its host name, by which a policy chooses one node. */
export const HOST_NAME = 'kubernetes.io/hostname';

/** The selector that chooses one node. */
export const selectorOfNode = ({ name, labels }: NodeNetwork): Record<string, string> => {
  const host = labels[HOST_NAME];
  return { [HOST_NAME]: typeof host === 'string' ? host : name };
};
