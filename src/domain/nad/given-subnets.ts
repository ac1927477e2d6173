import { textOf } from '../core/resource';
import type { Cidr } from '../net/cidr';
import type { ParsedNad } from './nads';
import { ovnSubnetsOf } from './ovn-subnets';

/** A subnet from which OVN-Kubernetes gives addresses, and what it keeps of it. */
export interface GivenSubnet {
  cidr: Cidr;
  /** Addresses of the network's own router and of each node's port; none on a secondary network. */
  own: readonly bigint[];
}

const firstHosts = ({ first }: Cidr): bigint[] => [first + 1n, first + 2n];

/**
 * The subnets of a network of OVN-Kubernetes; empty for all others. A primary layer 2 network takes
 * the first address for its gateway and the second for the nodes, unless it says otherwise; what it
 * then says is not looked at.
 *
 * Source: ovn-kubernetes go-controller/pkg/clustermanager/network_cluster_controller.go.
 */
export const givenSubnetsOf = ({ parsed }: ParsedNad): GivenSubnet[] => {
  const plugin = parsed.kind === 'ok' ? parsed.plugin : {};
  const isRouted = plugin.role === 'primary' && plugin.topology === 'layer2';
  const isUsual = !['infrastructureSubnets', 'defaultGatewayIPs'].some((key) =>
    textOf(plugin[key]),
  );
  return ovnSubnetsOf(parsed).map(({ cidr }) => ({
    cidr,
    own: isRouted && isUsual ? firstHosts(cidr) : [],
  }));
};
