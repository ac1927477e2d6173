import type { KubernetesObject } from '../kubernetes/object.ts';
import { podInterfaceName } from '../kubernetes/address.ts';
import { condition } from './condition.ts';
import { controllerRef, metaOf, ownerOf } from '../kubernetes/meta.ts';
import { nad } from './nad.ts';
import { later, type Timestamp } from '../kubernetes/time.ts';

const API_VERSION = 'k8s.ovn.org/v1';

/** Bytes; a localnet has no overlay whose headers would have to fit in. */
const LOCALNET_MTU = 1500;

function created(at: Timestamp, message: string) {
  return {
    conditions: [
      condition(
        'NetworkCreated',
        true,
        later(at, 1),
        'NetworkAttachmentDefinitionCreated',
        message,
      ),
    ],
  };
}

/** The definition that OVN-Kubernetes makes of a user-defined network in a namespace. */
function definition(
  owner: KubernetesObject,
  namespace: string,
  network: string,
  settings: Record<string, unknown>,
): KubernetesObject {
  const { name, creationTimestamp = '' } = owner.metadata;
  return nad(
    {
      namespace,
      name,
      created: later(creationTimestamp, 1),
      labels: { 'k8s.ovn.org/user-defined-network': '' },
    },
    {
      cniVersion: '1.0.0',
      name: network,
      netAttachDefName: `${namespace}/${name}`,
      role: 'secondary',
      type: 'ovn-k8s-cni-overlay',
      ...settings,
    },
    { ownerReferences: [ownerOf(owner)] },
  );
}

/**
 * A secondary layer 2 network of one namespace, whose VMs keep the addresses that they get of the
 * subnet (in CIDR notation, one of each family with a comma between them); and the
 * NetworkAttachmentDefinition made of it.
 */
export function layer2Udn(
  identity: { namespace: string; name: string; created: Timestamp },
  subnet: string,
): KubernetesObject[] {
  return layer2(identity, subnet, 'Secondary');
}

function layer2(
  identity: { namespace: string; name: string; created: Timestamp },
  subnet: string,
  role: 'Primary' | 'Secondary',
): KubernetesObject[] {
  const { namespace, name } = identity;
  const network: KubernetesObject = {
    apiVersion: API_VERSION,
    kind: 'UserDefinedNetwork',
    metadata: metaOf('UserDefinedNetwork', identity, { generation: 1 }),
    spec: {
      topology: 'Layer2',
      layer2: { role, subnets: subnet.split(','), ipam: { lifecycle: 'Persistent' } },
    },
    status: created(identity.created, 'NetworkAttachmentDefinition has been created'),
  };
  const settings = {
    topology: 'layer2',
    role: role.toLowerCase(),
    subnets: subnet,
    allowPersistentIPs: true,
  };
  return [network, definition(network, namespace, `${namespace}_${name}`, settings)];
}

/** A label that lets a namespace have a primary network; possible only as it is created. */
export const PRIMARY_LABEL = { 'k8s.ovn.org/primary-user-defined-network': '' };

/**
 * The network that takes the place of the pod network in a namespace that was made for one, and the
 * NetworkAttachmentDefinition made of it. VMs keep their addresses of the subnet, in CIDR notation.
 */
export function primaryUdn(
  identity: { namespace: string; name: string; created: Timestamp },
  subnet: string,
): KubernetesObject[] {
  return layer2(identity, subnet, 'Primary');
}

/**
 * A localnet without addresses of its own for all namespaces with these labels, and the
 * NetworkAttachmentDefinition in each of those namespaces.
 */
export function localnetCudn(
  identity: { name: string; created: Timestamp },
  settings: {
    matchLabels: Record<string, string>;
    /** Those that have the labels. */
    namespaces: string[];
    physicalNetworkName: string;
    /** 1..4094. */
    vlan: number;
  },
): KubernetesObject[] {
  const { matchLabels, namespaces, physicalNetworkName, vlan } = settings;
  const network: KubernetesObject = {
    apiVersion: API_VERSION,
    kind: 'ClusterUserDefinedNetwork',
    metadata: metaOf('ClusterUserDefinedNetwork', identity, { generation: 1 }),
    spec: {
      namespaceSelector: { matchLabels: { ...matchLabels } },
      network: {
        topology: 'Localnet',
        localnet: {
          role: 'Secondary',
          physicalNetworkName,
          ipam: { mode: 'Disabled' },
          vlan: { mode: 'Access', access: { id: vlan } },
        },
      },
    },
    status: created(
      identity.created,
      `NetworkAttachmentDefinition has been created in following namespaces: [${namespaces.join(', ')}]`,
    ),
  };
  return [
    network,
    ...namespaces.map((namespace) =>
      definition(network, namespace, `cluster_udn_${identity.name}`, {
        topology: 'localnet',
        physicalNetworkName,
        vlanID: vlan,
        mtu: LOCALNET_MTU,
      }),
    ),
  ];
}

/**
 * Keeps the address of a VM's interface, in CIDR notation, while the VM is stopped or moves. `network`
 * is the network's name in the CNI configuration.
 */
export function ipamClaim(
  of: { namespace: string; vm: string; interface: string; created: Timestamp },
  network: string,
  address: string,
): KubernetesObject {
  const { namespace, vm, created: at } = of;
  return {
    apiVersion: 'k8s.cni.cncf.io/v1alpha1',
    kind: 'IPAMClaim',
    metadata: metaOf(
      'IPAMClaim',
      {
        namespace,
        name: `${vm}.${of.interface}`.toLowerCase(),
        created: at,
        labels: { 'kubevirt.io/vm': vm },
      },
      {
        generation: 1,
        ownerReferences: [controllerRef('kubevirt.io/v1', 'VirtualMachine', namespace, vm)],
      },
    ),
    spec: { interface: podInterfaceName(of.interface), network },
    status: { ips: [address] },
  };
}
