import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Where the console serves itself: `/` mostly. */
export const basePath = (): string => {
  const flags: unknown = Reflect.get(window, 'SERVER_FLAGS');
  return isRecord(flags) && typeof flags.basePath === 'string' ? flags.basePath : '/';
};

/** Where the console passes requests for a kind, or for one object of it, on to the API. */
export const apiPathOf = (
  { apiGroup, apiVersion, namespaced, plural }: K8sModel,
  { namespace, name }: { namespace?: string; name?: string },
): string =>
  [
    `${basePath()}api/kubernetes`,
    apiGroup === undefined || apiGroup === 'core' ? 'api' : `apis/${apiGroup}`,
    apiVersion,
    ...(namespaced && namespace !== undefined ? ['namespaces', namespace] : []),
    plural,
    ...(name === undefined ? [] : [encodeURIComponent(name)]),
  ].join('/');
