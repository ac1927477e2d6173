import { entriesAt, type KubernetesResource } from '../../core/resource';

type Json = Record<string, unknown>;

/** What `vmOf` and `vmiOf` are made of; any value may stand in any place. */
export interface VmParts {
  name?: string;
  namespace?: string;
  interfaces?: unknown;
  networks?: unknown;
  /** Beside `interfaces`. */
  devices?: Json;
  /** Beside `domain` and `networks`. */
  template?: Json;
  templateMetadata?: Json;
  spec?: Json;
  metadata?: Json;
  status?: Json;
}

export const masquerade: Json = { name: 'default', masquerade: {} };
export const podNetwork: Json = { name: 'default', pod: {} };

/** A bridge interface and its network; both may be changed. */
export const bridgeNic = (changes: Json = {}): Json => ({ name: 'lan', bridge: {}, ...changes });
export const multus = (networkName: unknown = 'lan-net', name = 'lan'): Json => ({
  name,
  multus: { networkName },
});

/** KubeVirt refuses a volume that no disk shows. */
const disksFor = (template: Json): Json => {
  const disks = entriesAt(template, 'volumes').map(({ entry: { name } }) => ({
    name,
    disk: { bus: 'virtio' },
  }));
  return disks.length === 0 ? {} : { disks };
};

const templateOf = ({ interfaces, networks, devices = {}, template = {} }: VmParts): Json => ({
  domain: {
    devices: {
      ...disksFor(template),
      ...(interfaces === undefined ? {} : { interfaces }),
      ...devices,
    },
  },
  ...(networks === undefined ? {} : { networks }),
  ...template,
});

const withDefaults = (parts: VmParts): VmParts => ({
  interfaces: [masquerade, bridgeNic()],
  networks: [podNetwork, multus()],
  ...parts,
});

/** A healthy VM with an interface on the pod network and one on a bridge, with parts exchanged. */
export const vmOf = (parts: VmParts = {}): KubernetesResource => {
  const { name = 'vm', namespace = 'default', metadata = {}, spec = {}, status } = parts;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace, ...metadata },
    spec: {
      runStrategy: 'Always',
      template: {
        ...(parts.templateMetadata ? { metadata: parts.templateMetadata } : {}),
        spec: templateOf(withDefaults(parts)),
      },
      ...spec,
    },
    ...(status ? { status } : {}),
  };
};

/** What a running instance says of an interface that works. */
export const nicStatus = (name: string, changes: Json = {}): Json => ({
  name,
  mac: '02:00:00:00:00:01',
  interfaceName: 'eth0',
  ipAddress: '10.0.0.5',
  ipAddresses: ['10.0.0.5'],
  infoSource: name === 'default' ? 'domain, guest-agent' : 'domain, guest-agent, multus-status',
  linkState: 'up',
  queueCount: 1,
  ...changes,
});

const condition = (type: string, status: string, more: Json = {}): Json => ({
  type,
  status,
  ...more,
});

/** Conditions of a healthy instance, with others in their place where given. */
export const conditions = (...others: [type: string, status: string, more?: Json][]): Json[] => {
  const all = new Map(
    ['Ready', 'LiveMigratable', 'AgentConnected'].map((type) => [type, condition(type, 'True')]),
  );
  for (const [type, status, more] of others) all.set(type, condition(type, status, more));
  return [...all.values()];
};

/** The running instance of the VM that the same parts make. */
export const vmiOf = (parts: VmParts = {}): KubernetesResource => {
  const { name = 'vm', namespace = 'default', metadata = {}, spec = {}, status = {} } = parts;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { name, namespace, uid: 'vmi-uid', ...metadata },
    spec: { ...templateOf(withDefaults(parts)), ...spec },
    status: {
      phase: 'Running',
      nodeName: 'node-1',
      conditions: conditions(),
      interfaces: [
        nicStatus('default'),
        nicStatus('lan', { mac: '02:00:00:00:00:02', podInterfaceName: 'pod1' }),
      ],
      ...status,
    },
  };
};

/** A network of a pod as Multus reports it. */
export const podNic = (name: string, changes: Json = {}): Json => ({
  name,
  interface: 'pod1',
  mac: '02:00:00:00:00:02',
  dns: {},
  ...changes,
});

export const primaryNic: Json = {
  name: 'ovn-kubernetes',
  interface: 'eth0',
  ips: ['10.128.0.5'],
  mac: '0a:58:0a:80:00:05',
  default: true,
  dns: {},
};

/** The pod in which an instance runs. */
export const podOf = (
  networks: unknown = [primaryNic, podNic('default/lan-net')],
  changes: { vm?: string; node?: string; metadata?: Json; name?: string } = {},
): KubernetesResource => {
  const { vm = 'vm', node = 'node-1', metadata = {}, name = 'virt-launcher-vm-abcde' } = changes;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      labels: { 'kubevirt.io': 'virt-launcher', 'kubevirt.io/created-by': 'vmi-uid' },
      annotations: {
        'k8s.v1.cni.cncf.io/network-status':
          typeof networks === 'string' ? networks : JSON.stringify(networks),
      },
      ownerReferences: [
        { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', name: vm, uid: 'vmi-uid' },
      ],
      ...metadata,
    },
    spec: { nodeName: node },
    status: { phase: 'Running' },
  };
};

/** The cluster's KubeVirt. */
export const kubeVirt = (configuration: Json = {}, spec: Json = {}): KubernetesResource => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec: {
    configuration: { vmRolloutStrategy: 'LiveUpdate', ...configuration },
    workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] },
    ...spec,
  },
});
