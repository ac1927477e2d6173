import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** VMN73x: addresses that VMs have. */
export const addressCatalog = {
  [codes.addressOnSeveralVms]: warning(
    msg('Two VMs have one IP address'),
    msg(
      '"{{name}}" has {{value}}, which {{other}} has on the same network, too. Only one of them is reached at a time. Give one of them another address, unless they share it on purpose.',
    ),
  ),
  [codes.addressOutsideSubnets]: warning(
    msg('IP address lies outside the subnets of the network'),
    msg(
      '"{{name}}" has {{value}}, but the network gives addresses of {{subnets}} only. OVN-Kubernetes drops traffic from any other. Set an address of the subnet in the guest, or let it ask by DHCP.',
    ),
  ),
  [codes.addressBelongsToNetwork]: error(
    msg('IP address belongs to the network itself'),
    msg(
      '"{{name}}" has {{value}}, which the network needs for its gateway or its nodes in {{subnet}}. No VM of the network gets out as long as this one has it. Set another address in the guest.',
    ),
  ),
  [codes.addressNoHost]: error(
    msg('IP address is no address of a host'),
    msg(
      '"{{name}}" has {{value}}, the first or the last address of {{subnet}}, which stands for the subnet or for all of its hosts. Set another address in the guest.',
    ),
  ),
} satisfies Catalog;
