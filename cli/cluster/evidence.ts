import { isRecord, listAt, textAt } from '../../src/domain/core/resource';
import { kindNames, kinds, type KindName } from '../../src/domain/world/kinds';
import type { Evidence } from '../evidence';
import { connect, unusable, type Answer, type Cluster, type Limits } from './connect';
import { discover, pathOf, type Endpoint } from './discover';
import { ClusterError } from './failure';

const PAGE = 500;

/** What a kind's list is, or why it is not for this user; all else is a ClusterError. */
type Listing = { items: unknown[] } | { status: number; message: string };

/** An object in a list may leave out what the list says already. */
const complete =
  ({ apiVersion, kind }: Endpoint) =>
  (item: unknown): unknown =>
    isRecord(item) ? { ...item, apiVersion, kind } : item;

const GONE = 410;
const FORBIDDEN = 403;
const NOT_FOUND = 404;

/** @throws ClusterError when it is neither a list nor a refusal of Kubernetes */
const refusalIn = (answer: Answer): { status: number; message: string } | undefined => {
  const { status, body } = answer;
  if (status === 200 && isRecord(body) && Array.isArray(body.items)) return undefined;
  const isOfKubernetes = textAt(body, 'kind') === 'Status';
  if (!isOfKubernetes || (status !== FORBIDDEN && status !== NOT_FOUND)) throw unusable(answer);
  return { status, message: textAt(body, 'message') ?? `status ${status}` };
};

/** All objects of a kind, page by page; anew from the start where the list grew too old meanwhile. */
const listAll = async (
  cluster: Cluster,
  endpoint: Endpoint,
  namespace?: string,
): Promise<Listing> => {
  const path = pathOf(endpoint, namespace);
  const items: unknown[] = [];
  let next: string | undefined;
  do {
    const query = new URLSearchParams({ limit: String(PAGE), ...(next ? { continue: next } : {}) });
    const answer = await cluster.getPage(`${path}?${query.toString()}`);
    if (answer.status === GONE && next) return listWhole(cluster, endpoint, namespace);
    const refusal = refusalIn(answer);
    if (refusal) return refusal;
    for (const item of listAt(answer.body, 'items')) items.push(item);
    next = textAt(answer.body, 'metadata', 'continue');
  } while (next);
  return { items: items.map(complete(endpoint)) };
};

const listWhole = async (
  cluster: Cluster,
  endpoint: Endpoint,
  namespace?: string,
): Promise<Listing> => {
  const answer = await cluster.getPage(pathOf(endpoint, namespace));
  return refusalIn(answer) ?? { items: listAt(answer.body, 'items').map(complete(endpoint)) };
};

interface Known {
  name: KindName;
  items: unknown[];
  extent: 'everywhere' | string[];
  /** What is missing, in words. */
  problem?: string;
  /** It is served, and nothing of it may be read. */
  isRefused?: boolean;
}

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
  const unknown = { name, items: [], extent: [], isRefused: true };
  if (!endpoint) return { name, items: [], extent: [], problem: `${label} is not served` };
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

const readAll = async (cluster: Cluster, namespaces: readonly string[]): Promise<Known[]> => {
  const endpoints = await discover(cluster);
  const own = cluster.namespace === undefined ? [] : [cluster.namespace];
  const places = [...new Set([...namespaces, ...own])];
  const wanted = kindNames.filter((name) => kinds[name].watched !== 'files');
  return Promise.all(wanted.map((name) => know(cluster, name, endpoints.get(name), places)));
};

/**
 * What a cluster has of the kinds that rules read. A kind that it does not serve, or that the user
 * may not list, stays unknown; one that may be listed in some namespaces is known there.
 *
 * @param namespaces where to look for what may not be listed in the whole cluster
 * @throws ClusterError when the cluster cannot be read: no answer, one that is not of Kubernetes, no
 * end within the limits, or not one kind that may be listed
 */
export const readCluster = async (
  kubeconfig: string | undefined,
  context: string | undefined,
  namespaces: readonly string[],
  limits: Limits,
): Promise<ClusterEvidence> => {
  const cluster = await connect(kubeconfig, context, limits);
  try {
    const known = await readAll(cluster, namespaces);
    const problems = known.flatMap(({ problem }) => problem ?? []);
    const served = known.filter(({ extent, isRefused }) => isRefused ?? extent.length > 0);
    if (served.every(({ isRefused }) => isRefused)) {
      throw new ClusterError(`nothing of it may be read: ${problems.join('; ')}`);
    }
    return {
      objects: known.flatMap(({ items }) => items),
      extents: Object.fromEntries(known.map(({ name, extent }) => [name, extent])),
      problems,
    };
  } finally {
    cluster.close();
  }
};
