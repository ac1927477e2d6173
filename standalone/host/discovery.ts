import type { K8sModel, K8sVerb } from '@openshift-console/dynamic-plugin-sdk';
import { coFetchJSON } from './console/console-fetch';
import type { HostStore } from './store/store';

interface ApiResource {
  name: string;
  singularName: string;
  namespaced: boolean;
  kind: string;
  verbs: K8sVerb[];
  shortNames?: string[];
}

interface ApiResourceList {
  groupVersion: string;
  resources: ApiResource[];
}

interface ApiGroupList {
  groups: { versions: { groupVersion: string }[] }[];
}

const BASE = '/api/kubernetes';
const REFRESH_MS = 30_000;

const abbreviationOf = (kind: string): string =>
  (kind.match(/[A-Z]/g) ?? [kind.charAt(0).toUpperCase()]).join('').slice(0, 4);

/** The console's model of one discovered resource. */
export const modelOf = (groupVersion: string, resource: ApiResource): K8sModel => {
  const [version = '', group = ''] = groupVersion.split('/').reverse();
  return {
    kind: resource.kind,
    namespaced: resource.namespaced,
    verbs: resource.verbs,
    ...(resource.shortNames ? { shortNames: resource.shortNames } : {}),
    label: resource.kind,
    labelPlural: `${resource.kind}s`,
    plural: resource.name,
    id: resource.singularName,
    apiVersion: version,
    ...(group ? { apiGroup: group } : {}),
    abbr: abbreviationOf(resource.kind),
    crd: true,
  };
};

/** Reads every group and version of the API. One that fails is left out, as the console does. */
export const discover = async (): Promise<K8sModel[]> => {
  const { groups } = (await coFetchJSON(`${BASE}/apis`)) as ApiGroupList;
  const paths = [
    `${BASE}/api/v1`,
    ...groups.flatMap(({ versions }) =>
      versions.map(({ groupVersion }) => `${BASE}/apis/${groupVersion}`),
    ),
  ];
  const lists = await Promise.allSettled(
    paths.map(async (path) => (await coFetchJSON(path)) as ApiResourceList),
  );
  return lists.flatMap((result) =>
    result.status === 'fulfilled'
      ? result.value.resources
          .filter(({ name }) => !name.includes('/'))
          .map((resource) => modelOf(result.value.groupVersion, resource))
      : [],
  );
};

const REMEMBERED = 'standalone-console-models';

/** The models of the last visit, as the console remembers them; undefined at the first. */
const rememberedModels = (): K8sModel[] | undefined => {
  const text = localStorage.getItem(REMEMBERED);
  return text === null ? undefined : (JSON.parse(text) as K8sModel[]);
};

/**
 * Keeps the store's models up to date: those of the last visit at once, then what the API serves.
 * Resolves after the first reading; a failure of a later one leaves the models as they were and is
 * tried again.
 */
export const startDiscovery = async (store: HostStore): Promise<() => void> => {
  const show = (models: K8sModel[]) =>
    store.dispatch({ type: 'resources', payload: { resources: { models } } } as { type: string });
  const read = async () => {
    store.dispatch({ type: 'getResourcesInFlight' });
    const models = await discover();
    localStorage.setItem(REMEMBERED, JSON.stringify(models));
    show(models);
  };
  const remembered = rememberedModels();
  if (remembered) show(remembered);
  await read();
  const timer = setInterval(() => {
    read().catch(() => {
      // The API may be away for a while; the pages say so by their own requests.
    });
  }, REFRESH_MS);
  return () => clearInterval(timer);
};
