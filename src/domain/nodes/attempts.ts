import type { ObjectReference } from '../findings/finding';
import { entriesAt, textAt, type KubernetesResource } from '../core/resource';
import { derived, type World } from '../world/world';
import { nmstateCauseOf } from './nmstate-cause';
import { nodeNetworksOf } from './node-networks';

/** A policy that was to be carried out on a node, and was not. */
export interface FailedAttempt {
  policy: string;
  node: string;
  /** The cause as nmstate says it, on one line; may be empty. */
  reason: string;
  /** Whether it was not even tried there, as another node had failed. */
  isAborted: boolean;
  enactment: ObjectReference;
}

interface Attempt extends FailedAttempt {
  bridges: ReadonlySet<string>;
  localnets: ReadonlySet<string>;
}

/** Enactments are called `<node>.<policy>`, and both names may have dots. */
const splitName = (name: string, nodes: ReadonlySet<string>): [string, string] | undefined => {
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    if (nodes.has(name.slice(0, dot))) return [name.slice(0, dot), name.slice(dot + 1)];
  }
  return undefined;
};

const wanted = (enactment: KubernetesResource, ...path: string[]) =>
  entriesAt(enactment, 'status', 'desiredState', ...path)
    .map(({ entry }) => entry)
    .filter(({ state }) => state !== 'absent');

const namesOf = (entries: Record<string, unknown>[], key: string): Set<string> =>
  new Set(entries.flatMap((entry) => textAt(entry, key) ?? []));

const attemptOf = (
  enactment: KubernetesResource,
  nodes: ReadonlySet<string>,
): Attempt | undefined => {
  const failed = entriesAt(enactment, 'status', 'conditions')
    .map(({ entry }) => entry)
    .filter(({ type, status }) => status === 'True' && (type === 'Failing' || type === 'Aborted'));
  const [condition] = failed;
  if (!condition) return undefined;
  const name = textAt(enactment, 'metadata', 'name') ?? '';
  const split = splitName(name, nodes);
  const node = textAt(enactment, 'metadata', 'labels', 'nmstate.io/node') ?? split?.[0];
  const policy = textAt(enactment, 'metadata', 'labels', 'nmstate.io/policy') ?? split?.[1];
  if (node === undefined || policy === undefined) return undefined;
  const bridges = wanted(enactment, 'interfaces').filter(
    ({ type }) => type === 'linux-bridge' || type === 'ovs-bridge',
  );
  return {
    policy,
    node,
    reason: nmstateCauseOf(textAt(condition, 'message') ?? '').text,
    isAborted: condition.type === 'Aborted',
    enactment: {
      apiVersion: enactment.apiVersion ?? '',
      kind: enactment.kind ?? '',
      name,
    },
    bridges: namesOf(bridges, 'name'),
    localnets: namesOf(wanted(enactment, 'ovn', 'bridge-mappings'), 'localnet'),
  };
};

/**
 * The first failed enactment that would have made a bridge or a bridge mapping on one of these
 * nodes.
 *
 * Source: kubernetes-nmstate api/shared/nodenetworkconfigurationenactment_types.go.
 */
export const failedAttemptAt = (
  world: World,
  thing: { bridge: string } | { localnet: string },
  nodes: readonly { name: string }[],
): FailedAttempt | undefined => {
  const attempts = attemptsByNode(world);
  for (const { name } of nodes) {
    for (const attempt of attempts.get(name) ?? []) {
      const has =
        'bridge' in thing
          ? attempt.bridges.has(thing.bridge)
          : attempt.localnets.has(thing.localnet);
      if (has) return attempt;
    }
  }
  return undefined;
};

const attemptsByNode = derived((world: World): ReadonlyMap<string, Attempt[]> => {
  const nodes = new Set(nodeNetworksOf(world).map(({ name }) => name));
  const byNode = new Map<string, Attempt[]>();
  for (const enactment of world.list('NodeNetworkConfigurationEnactment')) {
    const attempt = attemptOf(enactment, nodes);
    if (!attempt) continue;
    const list = byNode.get(attempt.node);
    if (list) list.push(attempt);
    else byNode.set(attempt.node, [attempt]);
  }
  return byNode;
});
