import { textAt } from '../../core/resource';
import { parseCidr, type Ip, type IpFamily } from '../../net/cidr';

const USUAL = { 4: '10.0.2.0/24', 6: 'fd10:0:2::/120' } as const;
const KEYS = { 4: 'vmNetworkCIDR', 6: 'vmIPv6NetworkCIDR' } as const;

/** What masquerade expects of the guest. */
export interface PodAddress {
  address: Ip;
  gateway: Ip;
  prefix: number;
}

/**
 * The address that a guest has to have on the pod network with masquerade, the second of the network
 * between pod and guest, and its gateway, the first. Undefined where that network cannot be read.
 *
 * Source: kubevirt pkg/network/link/address.go.
 *
 * @param network the entry of `networks`
 */
export const podAddressOf = (network: unknown, family: IpFamily): PodAddress | undefined => {
  const cidr = parseCidr(textAt(network, 'pod', KEYS[family]) ?? USUAL[family]);
  if (cidr?.family !== family) return undefined;
  const { first, prefix } = cidr;
  return {
    address: { family, value: first + 2n },
    gateway: { family, value: first + 1n },
    prefix,
  };
};
