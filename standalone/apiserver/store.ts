import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';

export interface StoredEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** The resourceVersion that the change got. */
  version: number;
  object: KubernetesObject;
  /** What was there before; a watch with a selector needs it to see an object leave. */
  before?: KubernetesObject;
}

type Listener = (event: StoredEvent) => void;

/** Group and kind: all served versions of a kind share their objects. */
export const kindKey = ({ group, kind }: Pick<Resource, 'group' | 'kind'>): string =>
  `${group}/${kind}`;

export const objectKey = (namespace: string | undefined, name: string): string =>
  namespace === undefined ? name : `${namespace}/${name}`;

const keyOf = ({ metadata }: KubernetesObject): string =>
  objectKey(metadata.namespace, metadata.name);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The character after `/`, before which all keys of a namespace are. */
const AFTER_SLASH = '0';

/** Where the first key stands that is not before a text. */
const placeOf = (keys: readonly string[], text: string): number => {
  let first = 0;
  let last = keys.length;
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if ((keys[middle] ?? '') < text) first = middle + 1;
    else last = middle;
  }
  return first;
};

interface Kind {
  objects: Map<string, KubernetesObject>;
  /** Keys in order, made anew after an object came or went. */
  sorted: string[] | undefined;
  events: StoredEvent[];
  listeners: Set<Listener>;
}

/**
 * Objects and their changes under one rising resourceVersion, as etcd keeps them. Stored objects
 * are never changed in place, so they may be handed out as they are.
 */
export class Store {
  private readonly kinds = new Map<string, Kind>();
  /** Starts above 1, so that a client's "1" is a version of the past. */
  private current = 1000;
  private forgotten = 1000;

  constructor(private readonly history: number) {}

  private kind(key: string): Kind {
    let kind = this.kinds.get(key);
    if (!kind) {
      kind = { objects: new Map(), sorted: undefined, events: [], listeners: new Set() };
      this.kinds.set(key, kind);
    }
    return kind;
  }

  get version(): number {
    return this.current;
  }

  /** The oldest version from which a watch can still be served. */
  get oldest(): number {
    return this.forgotten;
  }

  get(kindName: string, key: string): KubernetesObject | undefined {
    return this.kind(kindName).objects.get(key);
  }

  /** All objects of a kind in the order of their keys; of one namespace when one is given. */
  list(kindName: string, namespace?: string): KubernetesObject[] {
    const kind = this.kind(kindName);
    const keys = (kind.sorted ??= [...kind.objects.keys()].sort(compare));
    const own =
      namespace === undefined
        ? keys
        : keys.slice(placeOf(keys, `${namespace}/`), placeOf(keys, `${namespace}${AFTER_SLASH}`));
    return own.flatMap((key) => kind.objects.get(key) ?? []);
  }

  /** Stores an object under the next version. */
  put(kindName: string, object: KubernetesObject): KubernetesObject {
    const kind = this.kind(kindName);
    const key = keyOf(object);
    const before = kind.objects.get(key);
    this.current += 1;
    const stored = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.current) },
    };
    kind.objects.set(key, stored);
    if (!before) kind.sorted = undefined;
    this.record(kind, {
      type: before ? 'MODIFIED' : 'ADDED',
      version: this.current,
      object: stored,
      ...(before ? { before } : {}),
    });
    return stored;
  }

  /** Removes an object; its last state carries the version of the removal. */
  remove(kindName: string, key: string): KubernetesObject | undefined {
    const kind = this.kind(kindName);
    const before = kind.objects.get(key);
    if (!before) return undefined;
    this.current += 1;
    kind.objects.delete(key);
    kind.sorted = undefined;
    const object = {
      ...before,
      metadata: { ...before.metadata, resourceVersion: String(this.current) },
    };
    this.record(kind, { type: 'DELETED', version: this.current, object, before });
    return object;
  }

  private record(kind: Kind, event: StoredEvent): void {
    kind.events.push(event);
    if (kind.events.length > this.history) {
      const dropped = kind.events.splice(0, kind.events.length - this.history).at(-1);
      this.forgotten = Math.max(this.forgotten, dropped?.version ?? 0);
    }
    for (const listener of [...kind.listeners]) listener(event);
  }

  /** Changes of a kind after a version. */
  since(kindName: string, version: number): StoredEvent[] {
    return this.kind(kindName).events.filter((event) => event.version > version);
  }

  /** Calls back for each change from now on; the result ends that. */
  subscribe(kindName: string, listener: Listener): () => void {
    const { listeners } = this.kind(kindName);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Forgets the history: what was loaded at the start is the past. */
  forgetHistory(): void {
    for (const kind of this.kinds.values()) kind.events = [];
    this.forgotten = this.current;
  }
}
