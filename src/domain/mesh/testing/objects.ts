import { masquerade, podNetwork, podOf, vmiOf, vmOf, type VmParts } from '../../vm/testing/vms';

/** Builders of service meshes and of VMs in them, as small as rules need them; only for tests. */

type Json = Record<string, unknown>;

const NAMESPACE = 'default';

export const namespace = (labels: Json = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: NAMESPACE, labels },
});

export const istio = ({ name = 'default', selectors = [] as Json[] } = {}) => ({
  apiVersion: 'sailoperator.io/v1',
  kind: 'Istio',
  metadata: { name },
  spec: {
    version: 'v1.30.0',
    ...(selectors.length > 0 ? { values: { meshConfig: { discoverySelectors: selectors } } } : {}),
  },
  status: { state: 'Healthy', activeRevisionName: name },
});

export const roll = (members: string[], memberSelectors: Json[] = [], status: Json = {}) => ({
  apiVersion: 'maistra.io/v1',
  kind: 'ServiceMeshMemberRoll',
  metadata: { name: 'default', namespace: 'istio-system' },
  spec: { members, memberSelectors },
  status,
});

export const asking: Json = {
  annotations: { 'sidecar.istio.io/inject': 'true' },
  labels: { app: 'vm' },
};

const parts: VmParts = { interfaces: [masquerade], networks: [podNetwork] };

/** A VM on the pod network, which asks for the sidecar unless said otherwise. */
export const vm = (templateMetadata: Json = asking, changes: VmParts = {}) =>
  vmOf({ ...parts, templateMetadata, ...changes });

/** Its instance and pod. */
export const running = (
  containers: string[] = ['compute', 'istio-proxy'],
  { metadata = asking, ips = ['10.128.0.5'], initContainers = [] as string[] } = {},
) => {
  const pod = podOf([]);
  return [
    vmiOf({ ...parts, metadata, status: { interfaces: [] } }),
    {
      ...pod,
      spec: {
        ...(pod.spec as Json),
        containers: containers.map((name) => ({ name })),
        initContainers: initContainers.map((name) => ({ name })),
      },
      status: { ...(pod.status as Json), podIPs: ips.map((ip) => ({ ip })) },
    },
  ];
};

export const service = (
  port: Json = { name: 'http', port: 80 },
  selector: Json = { app: 'vm' },
) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: NAMESPACE },
  spec: { selector, ports: [port] },
});

/** No member rolls, and known to be all. */
export const noRolls = {
  apiVersion: 'maistra.io/v1',
  kind: 'ServiceMeshMemberRoll',
  metadata: { name: 'default', namespace: 'other-system' },
  spec: { members: [] },
};
