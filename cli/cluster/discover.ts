import { entriesAt, isRecord, listAt, textAt } from '../../src/domain/core/resource';
import { kindNames, kinds, type KindName } from '../../src/domain/world/kinds';
import { unusable, type Answer, type Cluster } from './connect';

/** Where a cluster serves a kind. */
export interface Endpoint {
  /** `v1`, or `group/version`. */
  apiVersion: string;
  kind: string;
  plural: string;
  isNamespaced: boolean;
}

const rootOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;

export const pathOf = ({ apiVersion, plural }: Endpoint, namespace?: string): string =>
  namespace === undefined
    ? `${rootOf(apiVersion)}/${plural}`
    : `${rootOf(apiVersion)}/namespaces/${encodeURIComponent(namespace)}/${plural}`;

const NOT_FOUND = 404;

/** @throws ClusterError when an answer of discovery does not hold the list that it is asked for */
const documentIn = (answer: Answer, list: string): unknown => {
  const { status, body } = answer;
  if (status !== 200 || !isRecord(body) || !Array.isArray(body[list])) throw unusable(answer);
  return body;
};

/** Versions of the groups that the rules read, the preferred one of each group first. */
const versionsOf = async (cluster: Cluster): Promise<Map<string, string[]>> => {
  const body = documentIn(await cluster.get('/apis'), 'groups');
  const versions = new Map<string, string[]>([['', ['v1']]]);
  for (const { entry } of entriesAt(body, 'groups')) {
    const preferred = textAt(entry, 'preferredVersion', 'groupVersion');
    const others = entriesAt(entry, 'versions').flatMap(
      (version) => textAt(version.entry, 'groupVersion') ?? [],
    );
    const all = new Set([...(preferred === undefined ? [] : [preferred]), ...others]);
    versions.set(textAt(entry, 'name') ?? '', [...all]);
  }
  return versions;
};

const endpointsOf = async (cluster: Cluster, apiVersion: string): Promise<Endpoint[]> => {
  const answer = await cluster.get(rootOf(apiVersion));
  // A version may go between one question and the next.
  if (answer.status === NOT_FOUND && isRecord(answer.body)) return [];
  const body = documentIn(answer, 'resources');
  return entriesAt(body, 'resources').flatMap(({ entry }) => {
    const plural = textAt(entry, 'name');
    const kind = textAt(entry, 'kind');
    if (plural === undefined || kind === undefined || plural.includes('/')) return [];
    if (!listAt(entry, 'verbs').includes('list')) return [];
    return [{ apiVersion, kind, plural, isNamespaced: entry.namespaced === true }];
  });
};

/** Where the kinds that rules read are served; those that are not served are left out. */
export const discover = async (cluster: Cluster): Promise<Map<KindName, Endpoint>> => {
  const versions = await versionsOf(cluster);
  const groups = [...new Set(kindNames.map((name) => kinds[name].group))];
  const wanted = groups.flatMap((group) => versions.get(group) ?? []);
  const found = (await Promise.all(wanted.map((each) => endpointsOf(cluster, each)))).flat();
  const endpoints = new Map<KindName, Endpoint>();
  for (const name of kindNames) {
    const { group, kind } = kinds[name];
    const endpoint = found.find(
      (each) =>
        each.kind === kind &&
        (each.apiVersion.includes('/') ? each.apiVersion.split('/')[0] : '') === group,
    );
    if (endpoint) endpoints.set(name, endpoint);
  }
  return endpoints;
};
