import type { Registry } from '../apiserver/registry.ts';
import { remove } from '../apiserver/remove.ts';
import type { Resource } from '../apiserver/resource.ts';
import { kindKey, type Store } from '../apiserver/store.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Clock } from './clock.ts';

const NAMESPACE = kindKey({ group: '', kind: 'Namespace' });

/** How long until a namespace is looked at again in which something is still held, in seconds. */
const RETRY_SECONDS = 1;

/** Empties namespaces that are being deleted, and removes them when nothing is left in them. */
export class Namespaces {
  private readonly waiting = new Map<string, () => void>();
  private readonly unsubscribe: () => void;

  constructor(
    private readonly store: Store,
    private readonly registry: Registry,
    private readonly clock: Clock,
  ) {
    this.unsubscribe = store.subscribe(NAMESPACE, ({ type, object }) => {
      if (type !== 'DELETED') this.look(object);
    });
    for (const namespace of store.list(NAMESPACE)) this.look(namespace);
  }

  close(): void {
    this.unsubscribe();
    for (const cancel of this.waiting.values()) cancel();
  }

  private look({ metadata: { name, deletionTimestamp } }: KubernetesObject): void {
    if (deletionTimestamp === undefined || this.waiting.has(name)) return;
    this.waiting.set(
      name,
      this.clock.soon(() => this.sweep(name)),
    );
  }

  private sweep(name: string): void {
    this.waiting.delete(name);
    const { deletionTimestamp } = this.store.get(NAMESPACE, name)?.metadata ?? {};
    if (deletionTimestamp === undefined) return;
    if (this.emptied(name)) {
      this.store.remove(NAMESPACE, name);
      return;
    }
    this.waiting.set(
      name,
      this.clock.after(RETRY_SECONDS, () => this.sweep(name)),
    );
  }

  /** Each kind once, whatever its versions. */
  private kinds(): Resource[] {
    const namespaced = this.registry.all().filter((resource) => resource.namespaced);
    return [...new Map(namespaced.map((resource) => [kindKey(resource), resource])).values()];
  }

  /** Deletes what is in a namespace. @returns whether nothing is left */
  private emptied(namespace: string): boolean {
    for (const resource of this.kinds()) {
      for (const { metadata } of this.store.list(kindKey(resource), namespace)) {
        remove(this.store, resource, namespace, metadata.name, {}, false);
      }
    }
    return this.kinds().every(
      (resource) => this.store.list(kindKey(resource), namespace).length === 0,
    );
  }
}
