/** Builders of objects as small as rules need them; only for tests. */

interface Identity {
  name?: string;
  namespace?: string;
  annotations?: object;
  labels?: object;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  ownerReferences?: object[];
}

export const RESOURCE_NAME = 'k8s.v1.cni.cncf.io/resourceName';

export const nad = (config: object | string, identity: Identity = {}) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name: 'net', namespace: 'web', ...identity },
  spec: { config: typeof config === 'string' ? config : JSON.stringify(config) },
});

const annotated = (identity: Identity, resource: string | undefined): Identity =>
  resource === undefined
    ? identity
    : { ...identity, annotations: { ...identity.annotations, [RESOURCE_NAME]: resource } };

/** A Linux bridge network on br1, without the annotation. */
export const bridge = (changes: object = {}, identity: Identity = {}, resource?: string) =>
  nad(
    { cniVersion: '0.3.1', name: 'net', type: 'bridge', bridge: 'br1', ...changes },
    annotated(identity, resource),
  );

export const OWN_RESOURCE = 'bridge.network.kubevirt.io/br1';

const ovn = (topology: string, changes: object, identity: Identity) => {
  const { name = 'net', namespace = 'web' } = identity;
  return nad(
    {
      cniVersion: '0.3.1',
      name: 'ovn-net',
      type: 'ovn-k8s-cni-overlay',
      topology,
      netAttachDefName: `${namespace}/${name}`,
      ...changes,
    },
    identity,
  );
};

export const localnet = (changes: object = {}, identity: Identity = {}) =>
  ovn('localnet', { physicalNetworkName: 'physnet', vlanID: 10, mtu: 1500, ...changes }, identity);

export const layer2 = (changes: object = {}, identity: Identity = {}) =>
  ovn('layer2', changes, identity);

export const layer3 = (changes: object = {}, identity: Identity = {}) =>
  ovn('layer3', { subnets: '10.70.0.0/16/24', ...changes }, identity);

export const macvlan = (changes: object = {}, identity: Identity = {}) =>
  nad(
    {
      cniVersion: '0.3.1',
      name: 'net',
      type: 'macvlan',
      master: 'eth1',
      mode: 'bridge',
      ipam: { type: 'whereabouts', range: '10.200.5.0/24' },
      ...changes,
    },
    identity,
  );

export const sriov = (resource: string, identity: Identity = {}) =>
  nad(
    { cniVersion: '1.0.0', name: 'net', type: 'sriov', vlan: 0 },
    annotated(
      {
        ...identity,
        annotations: {
          'sriovnetwork.openshift.io/owner-ref': 'SriovNetwork.sriovnetwork.openshift.io/ops/net',
          ...identity.annotations,
        },
      },
      resource,
    ),
  );

interface NodeParts {
  labels?: object;
  resources?: object;
  taints?: object[];
  unschedulable?: boolean;
}

export const node = (name: string, parts: NodeParts = {}) => {
  const { labels, resources, taints, unschedulable } = parts;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
    spec: { ...(taints ? { taints } : {}), ...(unschedulable ? { unschedulable } : {}) },
    ...(resources ? { status: { allocatable: { cpu: '8', ...resources } } } : {}),
  };
};

/** A node of the control plane, which takes no VMs. */
export const master = (name: string) =>
  node(name, {
    taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
  });

export const nns = (name: string, interfaces: object[] = [], mappings: object = {}) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  metadata: { name },
  status: {
    currentState: {
      interfaces,
      ovn: {
        'bridge-mappings': Object.entries(mappings).map(([key, value]) => ({
          localnet: key,
          bridge: value as string,
        })),
      },
    },
  },
});

export const ethernet = (name: string, mtu = 1500) => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu,
});

export const vlanInterface = (base: string, id: number) => ({
  name: `${base}.${id}`,
  type: 'vlan',
  state: 'up',
  mtu: 1500,
  vlan: { 'base-iface': base, id },
});

/** A Linux bridge with its ports: names, or objects with VLAN settings. */
export const linuxBridge = (
  name: string,
  ports: (string | { name: string; vlan: object })[] = ['eth1'],
  mtu = 1500,
) => ({
  name,
  type: 'linux-bridge',
  state: 'up',
  mtu,
  bridge: { port: ports.map((port) => (typeof port === 'string' ? { name: port } : port)) },
});

export const ovsBridge = (name: string, ports: string[] = ['eth1']) => ({
  name,
  type: 'ovs-bridge',
  state: 'up',
  bridge: { port: ports.map((port) => ({ name: port })) },
});

/** Node and its report in one. */
export const worker = (
  name: string,
  interfaces: object[] = [],
  mappings: object = {},
  parts: NodeParts = {},
): object[] => [node(name, parts), nns(name, interfaces, mappings)];

/** What `br1` looks like where all is well. */
export const goodBridge = [linuxBridge('br1'), ethernet('eth1')];

const vmSpec = (networks: string[], placement: object) => ({
  ...placement,
  domain: {
    devices: {
      interfaces: networks.map((_network, index) => ({ name: `nic-${index}`, bridge: {} })),
    },
  },
  networks: networks.map((networkName, index) => ({
    name: `nic-${index}`,
    multus: { networkName },
  })),
});

export const vm = (
  name: string,
  networks: string[],
  placement: object = {},
  { namespace = 'web' }: Identity = {},
) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace },
  spec: { runStrategy: 'Always', template: { spec: vmSpec(networks, placement) } },
});

export const vmi = (name: string, networks: string[], placement: object = {}) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name, namespace: 'web' },
  spec: vmSpec(networks, placement),
  status: { phase: 'Running' },
});

export const namespace = (name: string, labels: object = {}, phase = 'Active') => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
  status: { phase },
});

export const pod = (
  networks: string,
  labels: object = {},
  identity: Identity = { namespace: 'web' },
) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'pod',
    ...identity,
    labels,
    annotations: { 'k8s.v1.cni.cncf.io/networks': networks },
  },
});

/** An enactment that failed. */
export const failed = (on: string, policy: string, desiredState: object, labelled = true) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkConfigurationEnactment',
  metadata: {
    name: `${on}.${policy}`,
    ...(labelled ? { labels: { 'nmstate.io/node': on, 'nmstate.io/policy': policy } } : {}),
  },
  status: {
    conditions: [
      { type: 'Available', status: 'False' },
      {
        type: 'Failing',
        status: 'True',
        reason: 'FailedToConfigure',
        message: '\nno such interface: eth9\n  trace\n',
      },
    ],
    desiredState,
  },
});
