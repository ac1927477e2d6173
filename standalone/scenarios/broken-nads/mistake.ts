import { NETWORK } from '../../objects/cluster/node-network.ts';
import { nadWithText } from '../../objects/nad.ts';
import type { Timestamp } from '../../kubernetes/time.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';

/** A NetworkAttachmentDefinition with exactly one mistake. */
export interface Mistake {
  /** Name of the object; it says what is wrong in a few words. */
  name: string;
  /** What is wrong, for the description. */
  problem: string;
  /** The config: an object is written as JSON, a text as it is, `undefined` leaves out `spec`. */
  config: Record<string, unknown> | string | undefined;
  /** Value of the resourceName annotation; `null` leaves it out. */
  resourceName?: string | null;
}

/** The bridge that the workers have. */
export const BRIDGE = NETWORK.productionBridge;

/** A bridge config without mistakes but for those in `changes`; `undefined` leaves out a key. */
export function bridgeConfig(
  name: string,
  changes: Record<string, unknown>,
): Record<string, unknown> {
  return { cniVersion: '0.3.1', name, type: 'bridge', bridge: BRIDGE, ...changes };
}

/** The object of a mistake. */
export function brokenNad(
  namespace: string,
  created: Timestamp,
  mistake: Mistake,
): KubernetesObject {
  const { name, problem, config, resourceName } = mistake;
  return nadWithText(
    {
      namespace,
      name,
      created,
      description: problem,
      ...(typeof resourceName === 'string' && {
        annotations: { 'k8s.v1.cni.cncf.io/resourceName': resourceName },
      }),
    },
    typeof config === 'object' ? JSON.stringify(config) : config,
  );
}
