import { numberAt } from '../../core/resource';
import { nadsOf } from '../../nad/nads';
import { overlayMtuOf } from '../../nodes/cluster-network';
import { mtuOf } from '../../nodes/uplinks';
import { networkTypeSpecs } from '../../nad/network-types';
import { nadFactsOf, nadOfSource } from '../interfaces/nad-facts';
import type { InterfaceRow } from '../interfaces/interfaces';
import type { VmView } from '../interfaces/view';

/** The largest packets, in bytes, on the way of an interface; undefined where nobody tells. */
export interface PathMtu {
  /** What the network asks for. */
  network: number | undefined;
  /** What the pod of the VM has, which the guest is told by virtio and by DHCP. */
  pod: number | undefined;
  /** The smallest of the node's bridge and its uplinks; only of networks that use one. */
  node: number | undefined;
}

const positive = (mtu: number | undefined): number | undefined =>
  mtu !== undefined && mtu > 0 ? mtu : undefined;

/**
 * The MTUs that are known on the way of an interface. What the guest has set is in no status: that has
 * to be looked up in the guest.
 *
 * Source: kubevirt pkg/network/setup (host_mtu of virtio); k8snetworkplumbingwg multi-net-spec (mtu in network-status).
 */
export const pathMtuOf = ({ world, node }: VmView, row: InterfaceRow): PathMtu => {
  const source = (row.spec.running ?? row.spec.configured)?.values.network;
  const pod = positive(row.pod?.mtu);
  if (source?.kind === 'pod') return { network: overlayMtuOf(world), pod, node: undefined };
  const nad = nadOfSource(nadsOf(world), source);
  if (!nad) return { network: undefined, pod, node: undefined };
  const { parsed, type } = nad;
  const named = parsed.kind === 'ok' ? positive(numberAt(parsed.plugin, 'mtu')) : undefined;
  const isOverlay = networkTypeSpecs[type].segment === 'ovn';
  const { bridge, physicalNetworkName } = nadFactsOf(nad);
  const through = bridge ?? node?.mappings?.get(physicalNetworkName ?? '');
  const found = through === undefined ? undefined : node?.interfaces?.get(through);
  return {
    network: named ?? (isOverlay ? overlayMtuOf(world) : undefined),
    pod,
    node: node && found && mtuOf(node, found),
  };
};

/** The smallest of what is known, beyond which packets are lost; undefined where nothing is. */
export const smallestMtu = ({ network, pod, node }: PathMtu): number | undefined => {
  const known = [network, pod, node].filter((mtu) => mtu !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};
