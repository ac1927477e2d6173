import { selectorOf } from './list.ts';
import { badRequest } from './status.ts';
import { kindKey, type Store, type StoredEvent } from './store.ts';
import { apiVersionOf, type KubernetesObject } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';

export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: unknown;
}

/** Where a watch writes its events; closed by either side. */
export interface WatchSink {
  send(event: WatchEvent): void;
  close(): void;
}

const BOOKMARK_MS = 60_000;

const gone = (asked: number, oldest: number): WatchEvent => ({
  type: 'ERROR',
  object: {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `too old resource version: ${asked} (${oldest})`,
    reason: 'Expired',
    code: 410,
  },
});

const versionOf = (query: URLSearchParams): number | undefined => {
  const text = query.get('resourceVersion');
  if (text === null || text === '' || text === '0') return undefined;
  const version = Number(text);
  if (!Number.isInteger(version)) throw badRequest(`resourceVersion: Invalid value: "${text}"`);
  return version;
};

/** What a request asks to watch. */
export interface WatchSpec {
  resource: Resource;
  namespace: string | undefined;
  selected: (object: KubernetesObject) => boolean;
  /** An object in the version and form that the client wants. */
  present: (object: KubernetesObject) => unknown;
  /** The version that the client has seen; undefined to begin with what exists. */
  from: number | undefined;
  bookmarks: boolean;
  /** After how many seconds the server ends it; 0 for never. */
  seconds: number;
}

/** Reads a request for a watch. @throws ApiError 400 */
export const readWatch = (
  resource: Resource,
  namespace: string | undefined,
  query: URLSearchParams,
): Omit<WatchSpec, 'present'> => ({
  resource,
  namespace,
  selected: selectorOf(resource, query),
  from: versionOf(query),
  bookmarks: query.get('allowWatchBookmarks') === 'true',
  seconds: Number(query.get('timeoutSeconds') ?? 0),
});

/**
 * Starts a watch: from a resourceVersion, or without one from what exists now. An object that
 * leaves or enters the selector is seen as deleted or added.
 *
 * @returns ends the watch
 */
export const startWatch = (
  store: Store,
  { resource, namespace, selected, present, from, bookmarks, seconds }: WatchSpec,
  sink: WatchSink,
): (() => void) => {
  const kind = kindKey(resource);
  const concerns = (object: KubernetesObject) =>
    (namespace === undefined || object.metadata.namespace === namespace) && selected(object);
  const send = (type: WatchEvent['type'], object: KubernetesObject) =>
    sink.send({ type, object: present(object) });

  const deliver = ({ type, object, before, version }: StoredEvent) => {
    const is = type !== 'DELETED' && concerns(object);
    const was = before !== undefined && concerns(before);
    if (is) send(was ? 'MODIFIED' : 'ADDED', object);
    else if (was) {
      // What left is shown as it last was, under the version at which it left.
      const metadata = { ...before.metadata, resourceVersion: String(version) };
      send('DELETED', { ...before, metadata });
    }
  };

  if (from !== undefined && from < store.oldest) {
    sink.send(gone(from, store.oldest));
    sink.close();
    return () => undefined;
  }
  if (from === undefined) {
    for (const object of store.list(kind, namespace)) if (selected(object)) send('ADDED', object);
  } else {
    store.since(kind, from).forEach(deliver);
  }

  const unsubscribe = store.subscribe(kind, deliver);
  const bookmark = () => {
    if (!bookmarks) return;
    sink.send({
      type: 'BOOKMARK',
      object: {
        kind: resource.kind,
        apiVersion: apiVersionOf(resource),
        metadata: { resourceVersion: String(store.version), creationTimestamp: null },
      },
    });
  };
  const ticking = setInterval(bookmark, BOOKMARK_MS);
  const ending =
    seconds > 0
      ? setTimeout(() => {
          bookmark();
          sink.close();
        }, seconds * 1000)
      : undefined;
  return () => {
    unsubscribe();
    clearInterval(ticking);
    clearTimeout(ending);
  };
};
