import { isRecord, textOf, type KubernetesResource } from '../core/resource';
import { companionOf, kindNameOf, type KindName } from './kinds';

/** In which namespaces all objects of a kind are known: everywhere, in some, or nowhere. */
export type Extent = 'everywhere' | readonly string[];

/**
 * The objects that rules reason from. What is not among them is missing only where the world is
 * known to be complete; elsewhere nothing follows from its absence.
 */
export interface World {
  /** Everything that rules read, in the order it came. */
  objects: readonly KubernetesResource[];
  /** Objects of a kind in the order they came; of one namespace when one is given. */
  list(kind: KindName, namespace?: string): readonly KubernetesResource[];
  find(kind: KindName, name: string, namespace?: string): KubernetesResource | undefined;
  /**
   * Whether an object of this kind that is not here does not exist: in a namespace, or, when none
   * is given, anywhere.
   */
  isKnown(kind: KindName, namespace?: string): boolean;
}

export const keyOf = (namespace: string | undefined, name: string): string =>
  namespace === undefined || namespace === '' ? name : `${namespace}/${name}`;

const nameOf = ({ metadata }: KubernetesResource): string => textOf(metadata?.name) ?? '';
const namespaceOf = ({ metadata }: KubernetesResource): string | undefined =>
  textOf(metadata?.namespace);

/** Takes metadata only where it is an object, so that rules need not ask again. */
const sound = (value: Record<string, unknown>): KubernetesResource =>
  value.metadata === undefined || isRecord(value.metadata)
    ? value
    : { ...value, metadata: undefined };

interface Kind {
  all: KubernetesResource[];
  byKey: Map<string, KubernetesResource>;
  byNamespace: Map<string, KubernetesResource[]>;
}

const emptyKind = (): Kind => ({ all: [], byKey: new Map(), byNamespace: new Map() });
const NOTHING = emptyKind();

/**
 * Builds a world; takes any values and passes over what no rule reads. Without `extents` the
 * objects are all there is (files): a kind that occurs, or whose companion does, is known everywhere;
 * one that does not occur is not known at all.
 */
export const worldOf = (
  objects: readonly unknown[],
  extents?: Partial<Record<KindName, Extent>>,
): World => {
  const kinds = new Map<KindName, Kind>();
  const all: KubernetesResource[] = [];
  for (const value of objects) {
    if (!isRecord(value)) continue;
    const kindName = kindNameOf(value.apiVersion, value.kind);
    if (kindName === undefined) continue;
    let kind = kinds.get(kindName);
    if (!kind) kinds.set(kindName, (kind = emptyKind()));
    const object = sound(value);
    all.push(object);
    const namespace = namespaceOf(object);
    kind.all.push(object);
    kind.byKey.set(keyOf(namespace, nameOf(object)), object);
    if (namespace === undefined) continue;
    const neighbours = kind.byNamespace.get(namespace);
    if (neighbours) neighbours.push(object);
    else kind.byNamespace.set(namespace, [object]);
  }
  const of = (kind: KindName): Kind => kinds.get(kind) ?? NOTHING;
  return {
    objects: all,
    list: (kind, namespace) =>
      namespace === undefined ? of(kind).all : (of(kind).byNamespace.get(namespace) ?? NOTHING.all),
    find: (kind, name, namespace) => of(kind).byKey.get(keyOf(namespace, name)),
    isKnown: (kind, namespace) => {
      if (!extents) {
        const companion = companionOf(kind);
        return kinds.has(kind) || (companion !== undefined && kinds.has(companion));
      }
      const extent = extents[kind];
      if (extent === undefined || extent === 'everywhere') return extent === 'everywhere';
      return namespace !== undefined && extent.includes(namespace);
    },
  };
};

/** Derives something from a world once, however often it is asked for. */
export const derived = <T>(derive: (world: World) => T): ((world: World) => T) => {
  const known = new WeakMap<World, { value: T }>();
  return (world) => {
    let entry = known.get(world);
    if (!entry) known.set(world, (entry = { value: derive(world) }));
    return entry.value;
  };
};

/** Derives something from an object and its world once, however often it is asked for. */
export const derivedOf = <O extends object, T>(
  derive: (world: World, object: O) => T,
): ((world: World, object: O) => T) => {
  const known = derived((_world) => new WeakMap<O, { value: T }>());
  return (world, object) => {
    const ofWorld = known(world);
    let entry = ofWorld.get(object);
    if (!entry) ofWorld.set(object, (entry = { value: derive(world, object) }));
    return entry.value;
  };
};

/**
 * Derives something from a world once, at once or in steps, between which a page can be used: whoever comes
 * second finds it done.
 */
export const derivedInSteps = <T>(
  steps: (world: World) => Generator<undefined, T>,
): { atOnce: (world: World) => T; inSteps: (world: World) => Generator<undefined, T> } => {
  const known = new WeakMap<World, { value: T }>();
  function* inSteps(world: World): Generator<undefined, T> {
    const entry = known.get(world);
    if (entry) return entry.value;
    const value = yield* steps(world);
    known.set(world, { value });
    return value;
  }
  const atOnce = (world: World): T => {
    const run = inSteps(world);
    for (;;) {
      const step = run.next();
      if (step.done) return step.value;
    }
  };
  return { atOnce, inSteps };
};
