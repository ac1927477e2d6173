import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Cluster } from '../cluster.ts';
import type { Subjects } from '../loop.ts';

/** A user-defined network of either kind, with the networks that were made of it. */
export interface UserNetwork {
  /** Undefined once it was deleted. */
  network: KubernetesObject | undefined;
  /** Whether it is as a scenario tells of it: then nothing is made of it that is not there. */
  isAdopted: boolean;
  /** Networks that name it as their owner. */
  made: KubernetesObject[];
  namespaces: KubernetesObject[];
  nad(namespace: string, name: string): KubernetesObject | undefined;
}

const KINDS = ['userNetwork', 'clusterUserNetwork'] as const;

const keyOf = ({ kind, metadata }: KubernetesObject): string =>
  `${kind} ${metadata.namespace ?? ''} ${metadata.name}`;

const stateOf = ({ metadata }: KubernetesObject): string =>
  `${metadata.uid ?? ''} ${metadata.generation ?? 0}`;

/** The key of the network that a NetworkAttachmentDefinition says it was made of. */
const ownerKeyOf = ({ metadata }: KubernetesObject): string | undefined => {
  const owner = metadata.ownerReferences?.find(
    ({ kind }) => kind === 'UserDefinedNetwork' || kind === 'ClusterUserDefinedNetwork',
  );
  if (!owner) return undefined;
  const namespace = owner.kind === 'UserDefinedNetwork' ? (metadata.namespace ?? '') : '';
  return `${owner.kind} ${namespace} ${owner.name}`;
};

/** User-defined networks of both kinds. A namespace that comes or changes concerns those of the cluster. */
export const userNetworksOf = (
  cluster: Cluster,
  changed: (key: string) => void,
): Subjects<UserNetwork> => {
  const all = () => KINDS.flatMap((kind) => cluster.list(kind));
  const adopted = new Map(all().map((network) => [keyOf(network), stateOf(network)]));
  const unsubscribes = [
    ...KINDS.map((kind) => cluster.subscribe(kind, ({ object }) => changed(keyOf(object)))),
    cluster.subscribe('namespace', () => {
      for (const network of cluster.list('clusterUserNetwork')) changed(keyOf(network));
    }),
    cluster.subscribe('nad', ({ object }) => {
      const key = ownerKeyOf(object);
      if (key !== undefined) changed(key);
      // A name that is given back may be what another one waits for.
      for (const network of all())
        if (network.metadata.name === object.metadata.name) changed(keyOf(network));
    }),
  ];
  return {
    what: 'User-defined network',
    keys: () => all().map(keyOf),
    get: (key) => {
      const network = all().find((each) => keyOf(each) === key);
      return {
        network,
        isAdopted: network !== undefined && adopted.get(key) === stateOf(network),
        made: cluster.list('nad').filter((nad) => ownerKeyOf(nad) === key),
        namespaces: cluster.list('namespace'),
        nad: (namespace, name) => cluster.get('nad', namespace, name),
      };
    },
    close: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  };
};
