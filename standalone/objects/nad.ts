import type { KubernetesObject, ObjectMeta } from '../kubernetes/object.ts';
import { metaOf, type Identity } from '../kubernetes/meta.ts';

/** Names a NetworkAttachmentDefinition. */
export interface NadIdentity extends Identity {
  namespace: string;
  /** Shown by the console; an annotation. */
  description?: string;
}

/** VLANs of a Linux bridge's trunk, by id (1..4094) or as a range. */
export type TrunkEntry = { id: number } | { minID: number; maxID: number };

/** A NetworkAttachmentDefinition whose config is this text; `undefined` leaves out `spec`. */
export function nadWithText(
  { description, ...identity }: NadIdentity,
  config: string | undefined,
  owner?: Pick<ObjectMeta, 'ownerReferences'>,
): KubernetesObject {
  const annotations = {
    ...(description !== undefined && { description }),
    ...identity.annotations,
  };
  return {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: metaOf('NetworkAttachmentDefinition', { ...identity, annotations }, owner),
    ...(config !== undefined && { spec: { config } }),
  };
}

/** A NetworkAttachmentDefinition with this CNI configuration. */
export function nad(
  identity: NadIdentity,
  config: Record<string, unknown>,
  owner?: Pick<ObjectMeta, 'ownerReferences'>,
): KubernetesObject {
  return nadWithText(identity, JSON.stringify(config), owner);
}

/**
 * A network on a Linux bridge of the nodes; without VLAN (1..4094) and trunk it is untagged. The
 * annotation lets VMs start only on nodes that have the bridge.
 */
export function linuxBridgeNad(
  { bridge, ...identity }: NadIdentity & { bridge: string },
  settings: { vlan?: number; vlanTrunk?: TrunkEntry[]; macspoofchk?: boolean } = {},
): KubernetesObject {
  const { vlan, vlanTrunk, macspoofchk = true } = settings;
  return nad(
    {
      ...identity,
      annotations: {
        'k8s.v1.cni.cncf.io/resourceName': `bridge.network.kubevirt.io/${bridge}`,
        ...identity.annotations,
      },
    },
    {
      cniVersion: '0.3.1',
      name: identity.name,
      type: 'bridge',
      bridge,
      ...(vlan !== undefined && { vlan }),
      ...(vlanTrunk && { vlanTrunk }),
      macspoofchk,
      // Plugins differ in their default, so it is always written.
      preserveDefaultVlan: false,
    },
  );
}

/** What an OVN-Kubernetes network has beside its topology; the MTU is in bytes. */
export interface OvnSettings {
  physicalNetworkName?: string;
  /** 1..4094. */
  vlanID?: number;
  mtu?: number;
}

/**
 * A secondary network of OVN-Kubernetes. `network` is its name in the whole cluster: definitions of
 * one name are one network, and have to say the same.
 */
export function ovnNad(
  identity: NadIdentity & { network: string; topology: 'layer2' | 'localnet' },
  settings: OvnSettings,
): KubernetesObject {
  const { network, topology, ...rest } = identity;
  return nad(rest, {
    cniVersion: '0.3.1',
    name: network,
    type: 'ovn-k8s-cni-overlay',
    topology,
    netAttachDefName: `${rest.namespace}/${rest.name}`,
    ...settings,
  });
}
