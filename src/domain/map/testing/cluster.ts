/** A cluster of nodes, networks and VMs, as small as matrix and map need it; only for tests. */
import { nns, node as plainNode } from '../../checks/testing/objects';
import { vmiOf, vmOf, bridgeNic, multus } from '../../vm/testing/vms';
import { worldOf, type World } from '../../world/world';

interface NodeParts {
  interfaces?: object[];
  mappings?: Record<string, string>;
  resources?: Record<string, string>;
  labels?: Record<string, string>;
  /** Without what nmstate says. */
  isSilent?: boolean;
}

/** A node, and what nmstate says of it. */
export const node = (name: string, parts: NodeParts = {}): object[] => {
  const { interfaces = [], mappings = {}, resources = {}, labels = {}, isSilent = false } = parts;
  return [
    plainNode(name, { labels, resources }),
    ...(isSilent ? [] : [nns(name, interfaces, mappings)]),
  ];
};

export const card = (name: string, more: object = {}) => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu: 1500,
  ...more,
});

export const bond = (name: string, ports: string[], more: object = {}) => ({
  name,
  type: 'bond',
  state: 'up',
  mtu: 1500,
  'link-aggregation': { mode: 'active-backup', port: ports },
  ...more,
});

export const vlan = (base: string, id: number) => ({
  name: `${base}.${id}`,
  type: 'vlan',
  state: 'up',
  mtu: 1500,
  vlan: { 'base-iface': base, id },
});

export const bridge = (name: string, ports: string[], more: object = {}) => ({
  name,
  type: 'linux-bridge',
  state: 'up',
  mtu: 1500,
  bridge: { port: ports.map((port) => ({ name: port })) },
  ...more,
});

export const ovsBridge = (name: string, ports: string[]) => ({
  name,
  type: 'ovs-bridge',
  state: 'up',
  bridge: { port: ports.map((port) => ({ name: port })) },
});

const nad = (name: string, config: object, metadata: object = {}) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name, namespace: 'default', ...metadata },
  spec: { config: JSON.stringify({ cniVersion: '0.3.1', name, ...config }) },
});

/** A network on a Linux bridge. */
export const onBridge = (name: string, on: string, config: object = {}, metadata: object = {}) =>
  nad(name, { type: 'bridge', bridge: on, ...config }, metadata);

/** A network on a bridge mapping. */
export const onMapping = (name: string, localnet: string, metadata: object = {}) =>
  nad(
    name,
    {
      type: 'ovn-k8s-cni-overlay',
      topology: 'localnet',
      physicalNetworkName: localnet,
      netAttachDefName: `default/${name}`,
    },
    metadata,
  );

/** A network on a card or another interface of nodes. */
export const onInterface = (name: string, master: string) => nad(name, { type: 'macvlan', master });

/** A network on devices of nodes. */
export const onDevices = (name: string, resource: string) =>
  nad(name, { type: 'sriov' }, { annotations: { 'k8s.v1.cni.cncf.io/resourceName': resource } });

/** A policy that makes a bridge on nodes of these labels. */
export const bridgePolicy = (
  name: string,
  makes: string,
  nodeSelector: Record<string, string> = {},
) => ({
  apiVersion: 'nmstate.io/v1',
  kind: 'NodeNetworkConfigurationPolicy',
  metadata: { name, generation: 1 },
  spec: {
    nodeSelector,
    desiredState: { interfaces: [{ name: makes, type: 'linux-bridge', state: 'up' }] },
  },
});

/** What a node says of a policy that makes a bridge. */
export const enactment = (policy: string, on: string, makes: string, type = 'Failing') => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkConfigurationEnactment',
  metadata: {
    name: `${on}.${policy}`,
    labels: { 'nmstate.io/policy': policy, 'nmstate.io/node': on },
  },
  status: {
    policyGeneration: 1,
    desiredState: { interfaces: [{ name: makes, type: 'linux-bridge', state: 'up' }] },
    conditions: [{ type, status: 'True', message: 'no such device' }],
  },
});

/** A VM on networks, and its instance where it runs on a node. */
export const machine = (
  name: string,
  networks: string[],
  on?: string,
  template: Record<string, unknown> = {},
): object[] => {
  const parts = {
    name,
    interfaces: networks.map((_network, index) => bridgeNic({ name: `nic-${index}` })),
    networks: networks.map((network, index) => multus(network, `nic-${index}`)),
    template,
  };
  const vm = vmOf(parts);
  if (on === undefined) return [vm];
  const vmi = vmiOf(parts);
  const { status } = vmi as { status?: object };
  return [vm, { ...vmi, status: { ...status, phase: 'Running', nodeName: on } }];
};

/** A world of these objects of which all is known. */
export const clusterOf = (...objects: (object | object[])[]): World =>
  worldOf(objects.flat(), {
    Node: 'everywhere',
    NodeNetworkState: 'everywhere',
    NodeNetworkConfigurationPolicy: 'everywhere',
    NodeNetworkConfigurationEnactment: 'everywhere',
    NetworkAttachmentDefinition: 'everywhere',
    VirtualMachine: 'everywhere',
    VirtualMachineInstance: 'everywhere',
  });
