import { objectKey } from '../../apiserver/store.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Cluster } from '../cluster.ts';
import type { Subjects } from '../loop.ts';

/** A SriovNetwork with the networks that were made of it. */
export interface SriovNetworkSubject {
  /** As networks name their owner: `Kind.group/namespace/name`. */
  owner: string;
  /** Undefined once it was deleted. */
  network: KubernetesObject | undefined;
  /** Networks that name it as their owner. */
  made: KubernetesObject[];
  nad(namespace: string, name: string): KubernetesObject | undefined;
  hasNamespace(name: string): boolean;
}

export const OWNER_ANNOTATION = 'sriovnetwork.openshift.io/owner-ref';

const keyOf = ({ metadata }: KubernetesObject): string =>
  objectKey(metadata.namespace, metadata.name);

const ownerOf = (key: string): string => `SriovNetwork.sriovnetwork.openshift.io/${key}`;

/** SriovNetworks by namespace and name. */
export const sriovNetworksOf = (
  cluster: Cluster,
  changed: (key: string) => void,
): Subjects<SriovNetworkSubject> => {
  const all = () => {
    for (const network of cluster.list('sriovNetwork')) changed(keyOf(network));
  };
  const unsubscribes = [
    cluster.subscribe('sriovNetwork', ({ object }) => changed(keyOf(object))),
    cluster.subscribe('nad', all),
    cluster.subscribe('namespace', all),
  ];
  return {
    what: 'SriovNetwork',
    keys: () => cluster.list('sriovNetwork').map(keyOf),
    get: (key) => {
      const slash = key.indexOf('/');
      const owner = ownerOf(key);
      return {
        owner,
        network: cluster.get('sriovNetwork', key.slice(0, slash), key.slice(slash + 1)),
        made: cluster
          .list('nad')
          .filter(({ metadata }) => metadata.annotations?.[OWNER_ANNOTATION] === owner),
        nad: (namespace, name) => cluster.get('nad', namespace, name),
        hasNamespace: (name) => cluster.get('namespace', undefined, name) !== undefined,
      };
    },
    close: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  };
};

/** What the operator says of a node, with the policies and the node itself. */
export interface SriovNodeSubject {
  state: KubernetesObject | undefined;
  node: KubernetesObject | undefined;
  policies: KubernetesObject[];
  /** What it says of all nodes: one after the other is emptied. */
  states: KubernetesObject[];
}

/** Nodes of which the operator says something, by their names. */
export const sriovNodesOf = (
  cluster: Cluster,
  changed: (key: string) => void,
): Subjects<SriovNodeSubject> => {
  const all = () => {
    for (const { metadata } of cluster.list('sriovNode')) changed(metadata.name);
  };
  const unsubscribes = [
    // The turn of the next node may have come.
    cluster.subscribe('sriovNode', all),
    cluster.subscribe('sriovPolicy', all),
    cluster.subscribe('node', ({ object, before }) => {
      const labels = JSON.stringify(object.metadata.labels);
      if (JSON.stringify(before?.metadata.labels) !== labels) changed(object.metadata.name);
    }),
  ];
  return {
    what: 'SriovNetworkNodeState',
    keys: () => cluster.list('sriovNode').map(({ metadata }) => metadata.name),
    get: (key) => {
      const states = cluster.list('sriovNode');
      return {
        state: states.find(({ metadata }) => metadata.name === key),
        node: cluster.list('node').find(({ metadata }) => metadata.name === key),
        policies: cluster.list('sriovPolicy'),
        states,
      };
    },
    close: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  };
};
