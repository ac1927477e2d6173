import { pluginFields, type ParsedConfig } from './config';
import { managerOf } from './managed';
import { nadsOf, type ParsedNad } from './nads';
import { recordAt, textAt, type KubernetesResource } from '../core/resource';
import { derived, keyOf, type World } from '../world/world';

/** A network whose configuration can be read and that is there to stay. */
export interface LivingNad extends ParsedNad {
  parsed: ParsedConfig & { kind: 'ok' };
  /** The object in the world whose controller made it. */
  owner: KubernetesResource | undefined;
  /** Whether a controller made it, even where its object is not in the world. */
  isManaged: boolean;
}

/** Path at which a setting of the network's plugin stands in the resource, in its own spelling. */
export const pathIn = ({ parsed }: LivingNad, key: string): string =>
  pluginFields(parsed).pathOf(key);

const isLeaving = (object: KubernetesResource | undefined): boolean =>
  object !== undefined &&
  (recordAt(object, 'metadata').deletionTimestamp !== undefined ||
    recordAt(object, 'status').phase === 'Terminating');

/** SriovNetworks by namespace and name of the networks that the operator makes of them. */
const sriovNetworksOf = derived((world: World): ReadonlyMap<string, KubernetesResource> => {
  const byNad = new Map<string, KubernetesResource>();
  for (const network of world.list('SriovNetwork')) {
    const namespace =
      textAt(network, 'spec', 'networkNamespace') ?? textAt(network, 'metadata', 'namespace');
    byNad.set(keyOf(namespace, textAt(network, 'metadata', 'name') ?? ''), network);
  }
  return byNad;
});

const ownerOf = (world: World, { nad, namespace, key }: ParsedNad) => {
  const manager = managerOf(nad);
  switch (manager?.kind) {
    case undefined:
      return undefined;
    case 'UserDefinedNetwork':
    case 'ClusterUserDefinedNetwork':
      return (
        world.find('UserDefinedNetwork', manager.name, namespace) ??
        world.find('ClusterUserDefinedNetwork', manager.name)
      );
    default:
      return sriovNetworksOf(world).get(key);
  }
};

/** Whether an object is about to go, or its namespace is. */
export const isGoing = (world: World, object: KubernetesResource): boolean =>
  isLeaving(object) || isLeaving(namespaceObject(world, object));

const namespaceObject = (world: World, object: KubernetesResource) => {
  const namespace = textAt(object, 'metadata', 'namespace');
  return namespace === undefined ? undefined : world.find('Namespace', namespace);
};

/**
 * The networks that rules across objects look at. A configuration that cannot be read has a finding
 * of its own, and one that is being deleted needs none.
 */
export const livingNadsOf = derived((world: World): readonly LivingNad[] =>
  [...nadsOf(world).values()].flatMap((entry) => {
    const { parsed, nad } = entry;
    if (parsed.kind !== 'ok' || isGoing(world, nad)) return [];
    return [
      {
        ...entry,
        parsed,
        owner: ownerOf(world, entry),
        isManaged: managerOf(nad) !== undefined,
      },
    ];
  }),
);

const livingByKey = derived(
  (world: World): ReadonlyMap<string, LivingNad> =>
    new Map(livingNadsOf(world).map((nad) => [nad.key, nad])),
);

/** One of them by `namespace/name`; undefined where it cannot be read, is going, or is not there. */
export const livingNadAt = (world: World, key: string): LivingNad | undefined =>
  livingByKey(world).get(key);
