import type { KubernetesObject } from '../object.ts';

type Key = string | number;

/** What is at this path of a value, or `undefined` if the path leads nowhere. */
export function dig(value: unknown, ...path: Key[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<Key, unknown>)[key];
  }
  return here;
}

/** The list at this path; empty if there is none. */
export function listAt(value: unknown, ...path: Key[]): unknown[] {
  const found = dig(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The text at this path. @throws Error if there is none */
export function textAt(value: unknown, ...path: Key[]): string {
  const found = dig(value, ...path);
  if (typeof found !== 'string') throw new Error(`No text at ${path.join('.')}`);
  return found;
}

/** The map of texts at this path; empty if there is none. */
export function mapAt(value: unknown, ...path: Key[]): Record<string, string> {
  const found = dig(value, ...path);
  return typeof found === 'object' && found !== null ? (found as Record<string, string>) : {};
}

/** A scenario's objects, to be found by kind and name. */
export class ObjectSet {
  private readonly byKey = new Map<string, KubernetesObject>();

  constructor(readonly objects: KubernetesObject[]) {
    for (const object of objects) this.byKey.set(keyOf(object), object);
  }

  /** All objects of a kind. */
  all(kind: string): KubernetesObject[] {
    return this.objects.filter((object) => object.kind === kind);
  }

  /** The object, or `undefined` if there is none. Kinds that two groups share are not told apart. */
  find(kind: string, namespace: string | undefined, name: string): KubernetesObject | undefined {
    return this.byKey.get(`${kind} ${namespace ?? ''}/${name}`);
  }

  /** The object. @throws Error if there is none */
  get(kind: string, namespace: string | undefined, name: string): KubernetesObject {
    const found = this.find(kind, namespace, name);
    if (!found) throw new Error(`There is no ${kind} ${namespace ?? ''}/${name}`);
    return found;
  }
}

function keyOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

/** Whether an object carries all of these labels. */
export function hasLabels(object: KubernetesObject, wanted: Record<string, string>): boolean {
  const labels = object.metadata.labels ?? {};
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

/** The CNI configuration of a NetworkAttachmentDefinition. @throws Error if it is not JSON */
export function configOf(nad: KubernetesObject): unknown {
  return JSON.parse(textAt(nad, 'spec', 'config')) as unknown;
}
