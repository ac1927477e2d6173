import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Cluster } from '../cluster.ts';
import type { Subjects } from '../loop.ts';
import { isSame } from '../../kubernetes/equal.ts';
import { isReady, matches } from './nodes.ts';

const POLICY_LABEL = 'nmstate.io/policy';

/** A policy with what its nodes say of it. */
export interface NodePolicy {
  name: string;
  /** Undefined once it was deleted. */
  policy: KubernetesObject | undefined;
  enactments: KubernetesObject[];
  /**
   * Nodes that it was for, and enactments that were there, before anything was played, as long as it is
   * what it was then: what a scenario tells of them stays.
   */
  history: History | undefined;
}

interface History {
  nodes: ReadonlySet<string>;
  enactments: ReadonlySet<string>;
  /** Whether any of the enactments has changed since. */
  isTouched: boolean;
}

interface Before extends History {
  uid: string | undefined;
  generation: number | undefined;
}

const namesOf = (objects: KubernetesObject[]): Set<string> =>
  new Set(objects.map(({ metadata }) => metadata.name));

/** Policies by name. A change of a node's labels, or of whether it answers, concerns all of them. */
export const nodePoliciesOf = (
  cluster: Cluster,
  changed: (key: string) => void,
): Subjects<NodePolicy> => {
  const enactmentsOf = (name: string) =>
    cluster
      .list('nodeEnactment')
      .filter(({ metadata }) => metadata.labels?.[POLICY_LABEL] === name);
  const before = new Map<string, Before>(
    cluster.list('nodePolicy').map((policy) => {
      const { name, uid, generation } = policy.metadata;
      const nodes = namesOf(cluster.list('node').filter((node) => matches(policy, node)));
      return [
        name,
        { uid, generation, nodes, enactments: namesOf(enactmentsOf(name)), isTouched: false },
      ];
    }),
  );
  const unsubscribes = [
    cluster.subscribe('nodePolicy', ({ object }) => changed(object.metadata.name)),
    cluster.subscribe('nodeEnactment', ({ object }) => {
      const name = object.metadata.labels?.[POLICY_LABEL];
      if (name === undefined) return;
      const then = before.get(name);
      if (then) then.isTouched = true;
      changed(name);
    }),
    cluster.subscribe('node', ({ object, before: former }) => {
      const isTheSame =
        former &&
        isSame(former.metadata.labels, object.metadata.labels) &&
        isReady(former) === isReady(object);
      if (isTheSame) return;
      for (const { metadata } of cluster.list('nodePolicy')) changed(metadata.name);
    }),
  ];
  return {
    what: 'NodeNetworkConfigurationPolicy',
    keys: () => cluster.list('nodePolicy').map(({ metadata }) => metadata.name),
    get: (name) => {
      const policy = cluster.get('nodePolicy', undefined, name);
      const then = before.get(name);
      const isAsBefore =
        then !== undefined &&
        policy?.metadata.uid === then.uid &&
        policy?.metadata.generation === then.generation;
      return {
        name,
        policy,
        enactments: enactmentsOf(name),
        history: isAsBefore ? then : undefined,
      };
    },
    close: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  };
};
