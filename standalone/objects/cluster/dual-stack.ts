import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';

const PODS_V6 = 'fd01::/48';
const SERVICES_V6 = 'fd02::/112';

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const withNetworks = (value: unknown): Record<string, unknown> => {
  const settings = record(value);
  return {
    ...settings,
    clusterNetwork: [...list(settings.clusterNetwork), { cidr: PODS_V6, hostPrefix: 64 }],
    serviceNetwork: [...list(settings.serviceNetwork), SERVICES_V6],
  };
};

/** A cluster's objects with addresses of both families: its networks and its nodes, others as they are. */
export const inBothFamilies = (objects: readonly KubernetesObject[]): KubernetesObject[] => {
  let nodes = 0;
  return objects.map((object) => {
    if (object.kind === 'Network') {
      return {
        ...object,
        spec: withNetworks(object.spec),
        ...(object.status === undefined || !record(object.status).clusterNetwork
          ? {}
          : { status: withNetworks(object.status) }),
      };
    }
    if (object.kind !== 'Node') return object;
    nodes += 1;
    const spec = record(object.spec);
    const status = record(object.status);
    return {
      ...object,
      spec: { ...spec, podCIDRs: [...list(spec.podCIDRs), `fd01:0:0:${nodes}::/64`] },
      status: {
        ...status,
        addresses: [
          ...list(status.addresses),
          { type: 'InternalIP', address: `fd00:10:9::${nodes}0` },
        ],
      },
    };
  });
};
