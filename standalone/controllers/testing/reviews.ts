import { Admission } from '../admission/index.ts';
import type { Interface, Network, VirtualMachine } from '../kubevirt/types.ts';
import { ApiError } from '../../apiserver/status.ts';
import type { Resource } from '../../apiserver/resource.ts';
import { NAMESPACE, type TestCluster } from './cluster.ts';

export const resourceOf = (kind: string): Resource => ({
  group: 'kubevirt.io',
  version: 'v1',
  kind,
  plural: '',
  singular: '',
  listKind: '',
  shortNames: [],
  categories: [],
  namespaced: true,
  custom: true,
  status: true,
});

export const VM = resourceOf('VirtualMachine');

export const admissionOf = (cluster: TestCluster, { hasCdi = true } = {}): Admission =>
  new Admission(cluster.simulation.cluster, () => hasCdi);

export const vmWith = (
  interfaces: Interface[],
  networks: Network[],
  spec: object = { runStrategy: 'Always' },
): VirtualMachine => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { namespace: NAMESPACE, name: 'new' },
  spec: { ...spec, template: { spec: { domain: { devices: { interfaces } }, networks } } },
});

export const lan = (more: Partial<Interface> = {}): Interface => ({
  name: 'lan',
  bridge: {},
  ...more,
});
export const pod = (more: Partial<Interface> = {}): Interface => ({
  name: 'p',
  masquerade: {},
  ...more,
});
export const LAN: Network = { name: 'lan', multus: { networkName: 'office' } };
export const POD: Network = { name: 'p', pod: {} };

/** The refusal, or undefined when the object is admitted. */
export const refusal = (admit: () => unknown): ApiError | undefined => {
  try {
    admit();
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
};
