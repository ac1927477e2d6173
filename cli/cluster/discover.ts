import { entriesAt, listAt, textAt } from '../../src/domain/core/resource';
import { kindNames, kinds, type KindName } from '../../src/domain/world/kinds';
import type { Cluster } from './connect';

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

/** Versions of the groups that the rules read, the preferred one of each group first. */
const versionsOf = async (cluster: Cluster): Promise<Map<string, string[]>> => {
  const { body } = await cluster.get('/apis');
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
  const { body } = await cluster.get(rootOf(apiVersion));
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
