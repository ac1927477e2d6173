import { apiVersionOf } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';
import { VERSION } from './version.ts';

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** Reviews that can only be created, and nothing is stored of them. */
export const REVIEWS: Record<string, { version: string; kinds: string[] }> = {
  'authorization.k8s.io': {
    version: 'v1',
    kinds: ['SelfSubjectAccessReview', 'SelfSubjectRulesReview'],
  },
  'authentication.k8s.io': { version: 'v1', kinds: ['SelfSubjectReview'] },
};

export const pluralOfReview = (kind: string): string => `${kind.toLowerCase()}s`;

/** A group that another server behind this one serves: subresources without resources. */
export interface AggregatedGroup {
  group: string;
  /** The preferred one first. */
  versions: string[];
  /** `plural/subresource`, all namespaced. */
  names: string[];
}

const entryOf = (resource: Resource) => [
  {
    name: resource.plural,
    singularName: resource.singular,
    namespaced: resource.namespaced,
    kind: resource.kind,
    verbs: VERBS,
    ...(resource.shortNames.length > 0 ? { shortNames: resource.shortNames } : {}),
    ...(resource.categories.length > 0 ? { categories: resource.categories } : {}),
  },
  ...(resource.status
    ? [
        {
          name: `${resource.plural}/status`,
          singularName: '',
          namespaced: resource.namespaced,
          kind: resource.kind,
          verbs: ['get', 'patch', 'update'],
        },
      ]
    : []),
];

/** Rank of a version: stable before beta before alpha, and the higher number first. */
const rankOf = (version: string): [stage: number, major: number, minor: number] => {
  const [, major = '0', stage, minor = '0'] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
  const stages = { beta: 1, alpha: 2 };
  return [
    stage === 'beta' || stage === 'alpha' ? stages[stage] : 0,
    -Number(major),
    -Number(minor),
  ];
};

/** Source: k8s.io/apimachinery/pkg/version/helpers.go, CompareKubeAwareVersionStrings. */
const byPriority = (a: string, b: string): number => {
  const [first, second] = [rankOf(a), rankOf(b)];
  return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
};

/** Versions of each group but the core one, the preferred one first. */
const versionsByGroup = (
  resources: Resource[],
  aggregated: AggregatedGroup | undefined,
): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  const add = (group: string, version: string) => {
    const versions = groups.get(group) ?? [];
    if (!versions.includes(version)) groups.set(group, [...versions, version]);
  };
  for (const [group, { version }] of Object.entries(REVIEWS)) add(group, version);
  for (const { group, version } of resources) if (group !== '') add(group, version);
  for (const version of aggregated?.versions ?? []) add(aggregated?.group ?? '', version);
  for (const versions of groups.values()) versions.sort(byPriority);
  return groups;
};

const groupOf = (name: string, versions: string[]) => {
  const entries = versions.map((version) => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions: entries, preferredVersion: entries[0] };
};

const resourceList = (groupVersion: string, resources: unknown[]) => ({
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion,
  resources,
});

const legacyVersions = {
  kind: 'APIVersions',
  versions: ['v1'],
  serverAddressByClientCIDRs: [],
};

/** Answers a discovery path; undefined when the path is none. */
export const discover = (
  segments: string[],
  resources: Resource[],
  aggregated?: AggregatedGroup,
): unknown => {
  const [root, group, version, ...rest] = segments;
  if (rest.length > 0) return undefined;
  if (root === 'version' && group === undefined) return VERSION;
  if (root === 'api') {
    if (group === undefined) return legacyVersions;
    if (group !== 'v1' || version !== undefined) return undefined;
    const core = resources.filter((resource) => resource.group === '');
    return resourceList('v1', core.flatMap(entryOf));
  }
  if (root !== 'apis') return undefined;
  const groups = versionsByGroup(resources, aggregated);
  if (group === undefined) {
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: [...groups].map(([name, versions]) => groupOf(name, versions)),
    };
  }
  const versions = groups.get(group);
  if (!versions) return undefined;
  if (version === undefined)
    return { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(group, versions) };
  if (!versions.includes(version)) return undefined;
  const reviews = (REVIEWS[group]?.kinds ?? []).map((kind) => ({
    name: pluralOfReview(kind),
    singularName: kind.toLowerCase(),
    namespaced: false,
    kind,
    verbs: ['create'],
  }));
  const subresources = (aggregated?.group === group ? aggregated.names : []).map((name) => ({
    name,
    singularName: '',
    namespaced: true,
    kind: '',
    verbs: ['update'],
  }));
  const served = resources.filter(
    (resource) => resource.group === group && resource.version === version,
  );
  return resourceList(apiVersionOf({ group, version }), [
    ...reviews,
    ...subresources,
    ...served.flatMap(entryOf),
  ]);
};
