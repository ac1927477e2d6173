/** Builders of Services and of what stands behind them, as small as rules need them; only for tests. */

type Json = Record<string, unknown>;

export const NAMESPACE = 'web';

/** A Service that the API server takes as it is. */
export const service = (spec: Json = {}, metadata: Json = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'shop', namespace: NAMESPACE, ...metadata },
  spec: { selector: { app: 'shop' }, ports: [{ port: 80 }], ...spec },
});

interface VmParts {
  name?: string;
  namespace?: string;
  /** Labels of the VM itself. */
  own?: Json;
  /** Labels of its template. */
  labels?: Json;
  annotations?: Json;
  /** Its interface, and the network of it. */
  nic?: Json;
  network?: Json;
  spec?: Json;
}

const specOf = ({ nic = { masquerade: {} }, network = { pod: {} }, spec = {} }: VmParts) => ({
  domain: { devices: { interfaces: [{ name: 'default', ...nic }] } },
  networks: [{ name: 'default', ...network }],
  ...spec,
});

export const vm = (parts: VmParts = {}) => {
  const { name = 'a', namespace = NAMESPACE, own = {}, labels = { app: 'shop' } } = parts;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace, labels: own },
    spec: {
      runStrategy: 'Always',
      template: {
        metadata: { labels, annotations: parts.annotations ?? {} },
        spec: specOf(parts),
      },
    },
  };
};

/** The instance of such a VM with its pod, which may have started with other labels. */
export const running = (
  parts: VmParts = {},
  { labels = parts.labels ?? { app: 'shop' }, ips = ['10.128.0.7'], status = {} } = {},
) => {
  const { name = 'a', namespace = NAMESPACE } = parts;
  return [
    vm(parts),
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstance',
      metadata: {
        name,
        namespace,
        uid: `uid-${name}`,
        labels,
        annotations: parts.annotations ?? {},
      },
      spec: specOf(parts),
      status: { phase: 'Running', nodeName: 'n1', ...status },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `virt-launcher-${name}`,
        namespace,
        labels: {
          ...labels,
          'kubevirt.io': 'virt-launcher',
          'kubevirt.io/created-by': `uid-${name}`,
          'vmi.kubevirt.io/id': name,
        },
        ownerReferences: [{ kind: 'VirtualMachineInstance', name }],
      },
      spec: { nodeName: 'n1' },
      status: { phase: 'Running', podIPs: ips.map((ip) => ({ ip })) },
    },
  ];
};

/** A slice with one endpoint, of the pod of a VM. */
export const slice = (
  conditions: Json = { ready: true },
  labels: Json = { 'kubernetes.io/service-name': 'shop' },
  more: Json = {},
) => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 'shop-x', namespace: NAMESPACE, labels },
  addressType: 'IPv4',
  endpoints: [
    { addresses: ['10.128.0.7'], conditions, targetRef: { kind: 'Pod', name: 'virt-launcher-a' } },
  ],
  ports: [{ name: '', port: 80, protocol: 'TCP' }],
  ...more,
});

export const networkPolicy = (spec: Json, name = 'closed') => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: NAMESPACE },
  spec: { podSelector: {}, ...spec },
});

export const pool = (spec: Json = {}, status?: Json) => ({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  metadata: { name: 'public', namespace: 'metallb-system' },
  spec: { addresses: ['192.0.2.0/28'], ...spec },
  ...(status ? { status } : {}),
});

export const advertisement = (spec: Json = {}) => ({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'L2Advertisement',
  metadata: { name: 'all', namespace: 'metallb-system' },
  spec,
});

/** The network of an OpenShift cluster. */
export const clusterNetwork = (serviceNetwork: string[] = ['172.30.0.0/16'], spec: Json = {}) => ({
  apiVersion: 'config.openshift.io/v1',
  kind: 'Network',
  metadata: { name: 'cluster' },
  spec,
  status: { serviceNetwork },
});
