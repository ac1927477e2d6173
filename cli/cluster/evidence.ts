import { isRecord, listAt, textAt } from '../../src/domain/core/resource';
import { kindNames, kinds, type KindName } from '../../src/domain/world/kinds';
import type { Evidence } from '../evidence';
import { connect, type Cluster } from './connect';
import { discover, pathOf, type Endpoint } from './discover';

const PAGE = 500;

type Listing = { items: unknown[] } | { status: number; message: string };

/** An object in a list may leave out what the list says already. */
const complete =
  ({ apiVersion, kind }: Endpoint) =>
  (item: unknown): unknown =>
    isRecord(item) ? { ...item, apiVersion, kind } : item;

const GONE = 410;

/** All objects of a kind, page by page; anew from the start where the list grew too old meanwhile. */
const listAll = async (
  cluster: Cluster,
  endpoint: Endpoint,
  namespace?: string,
): Promise<Listing> => {
  const items: unknown[] = [];
  let next: string | undefined;
  let isFresh = true;
  do {
    const query = new URLSearchParams({ limit: String(PAGE), ...(next ? { continue: next } : {}) });
    const { status, body } = await cluster.get(
      `${pathOf(endpoint, namespace)}?${query.toString()}`,
    );
    if (status === GONE && !isFresh) return listWhole(cluster, endpoint, namespace);
    if (status !== 200) return { status, message: textAt(body, 'message') ?? `status ${status}` };
    for (const item of listAt(body, 'items')) items.push(item);
    next = textAt(body, 'metadata', 'continue');
    isFresh = false;
  } while (next !== undefined);
  return { items: items.map(complete(endpoint)) };
};

const listWhole = async (
  cluster: Cluster,
  endpoint: Endpoint,
  namespace?: string,
): Promise<Listing> => {
  const { status, body } = await cluster.get(pathOf(endpoint, namespace));
  return status === 200
    ? { items: listAt(body, 'items').map(complete(endpoint)) }
    : { status, message: textAt(body, 'message') ?? `status ${status}` };
};

interface Known {
  name: KindName;
  items: unknown[];
  extent: 'everywhere' | string[];
  /** What is missing, in words. */
  problem?: string;
}

const FORBIDDEN = 403;

/** Someone who may not list a kind in the whole cluster may do so in some namespaces. */
const listIn = async (
  cluster: Cluster,
  endpoint: Endpoint,
  namespaces: readonly string[],
): Promise<{ items: unknown[]; extent: string[] }> => {
  const items: unknown[] = [];
  const extent: string[] = [];
  for (const namespace of namespaces) {
    const listing = await listAll(cluster, endpoint, namespace);
    if (!('items' in listing)) continue;
    for (const item of listing.items) items.push(item);
    extent.push(namespace);
  }
  return { items, extent };
};

const know = async (
  cluster: Cluster,
  name: KindName,
  endpoint: Endpoint | undefined,
  namespaces: readonly string[],
): Promise<Known> => {
  const label = `${kinds[name].kind}${kinds[name].group === '' ? '' : `.${kinds[name].group}`}`;
  const unknown = { name, items: [], extent: [] };
  if (!endpoint) return { ...unknown, problem: `${label} is not served` };
  const listing = await listAll(cluster, endpoint);
  if ('items' in listing) return { name, items: listing.items, extent: 'everywhere' };
  const problem = `${label} is not known: ${listing.message}`;
  if (listing.status !== FORBIDDEN || !endpoint.isNamespaced) return { ...unknown, problem };
  const partly = await listIn(cluster, endpoint, namespaces);
  if (partly.extent.length === 0) return { ...unknown, problem };
  return { name, ...partly, problem: `${label} is known in ${partly.extent.join(', ')} only` };
};

export interface ClusterEvidence extends Evidence {
  /** Kinds that the cluster does not serve or the user may not list, in words. */
  problems: string[];
}

/**
 * What a cluster has of the kinds that rules read. A kind that it does not serve, or that the user
 * may not list, stays unknown; one that may be listed in some namespaces is known there.
 *
 * @param namespaces where to look for what may not be listed in the whole cluster
 * @throws ClusterError when the cluster cannot be reached
 */
export const readCluster = async (
  kubeconfig: string | undefined,
  context: string | undefined,
  namespaces: readonly string[],
): Promise<ClusterEvidence> => {
  const cluster = await connect(kubeconfig, context);
  const endpoints = await discover(cluster);
  const own = cluster.namespace === undefined ? [] : [cluster.namespace];
  const places = [...new Set([...namespaces, ...own])];
  const known = await Promise.all(
    kindNames.map((name) => know(cluster, name, endpoints.get(name), places)),
  );
  return {
    objects: known.flatMap(({ items }) => items),
    extents: Object.fromEntries(known.map(({ name, extent }) => [name, extent])),
    problems: known.flatMap(({ problem }) => problem ?? []),
  };
};
