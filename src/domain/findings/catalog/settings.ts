import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';

/** VMN480 to VMN499: settings of the add-ons for networks, and labels that they go by. */
export const settingsCatalog = {
  [codes.nameServerNotIpv4]: error(
    msg('Address of the name server is no IPv4 address'),
    msg(
      '"{{value}}" is no IPv4 address, so the operator refuses the settings. Enter the address under which the name server is reached from outside, such as 10.46.41.94.',
    ),
  ),
  [codes.nameServerUnknown]: info(
    msg('Name server without address'),
    msg(
      'Names for VMs are switched on, but no address of the name server is set, so its zone names no server. Some resolvers do not follow to it then. Enter the address under which it is reached from outside.',
    ),
  ),
  [codes.nameServerWaitsForAddress]: warning(
    msg('Name server waits for an address'),
    msg(
      'Nothing has given the Service {{name}} an address, so nobody outside the cluster can ask the name server. Install something that does, such as MetalLB, or look at why it has none left.',
    ),
  ),
  [codes.nameServerAtOtherAddress]: info(
    msg('Name server is set to another address'),
    msg(
      'The settings name {{value}}, and the Service {{name}} has {{addresses}}. That is right only where something in between translates addresses.',
    ),
  ),
  [codes.namesWithoutDomain]: warning(
    msg('Names of VMs have no domain'),
    msg(
      'Names for VMs are switched on, but no domain of the cluster is set, so they end in "vm", which no other name server can hand over. Set a domain.',
    ),
  ),
  [codes.halfOfMacRange]: error(
    msg('Range of MAC addresses has one end only'),
    msg(
      'The range has one of its two ends, so the operator refuses the settings. Enter both, or none: then a range is chosen at random.',
    ),
  ),
  [codes.endOfMacRangeNotMac]: error(
    msg('End of the range is no MAC address'),
    msg(
      '"{{value}}" is no MAC address such as 02:00:00:00:00:00, so the operator refuses the settings. Write six pairs of hexadecimal digits with colons.',
    ),
  ),
  [codes.macRangeReversed]: error(
    msg('Range of MAC addresses ends before it begins'),
    msg(
      'The range goes from {{start}} to {{end}}, which is not behind it, so no address lies between. Enter a larger end.',
    ),
  ),
  [codes.endOfMacRangeOfGroup]: error(
    msg('End of the range is an address of a group'),
    msg(
      'The first pair of "{{value}}" is odd, which makes it an address of a group (multicast), and the operator refuses the settings. Make it even.',
    ),
  ),
  [codes.macRangeHoldsGroups]: warning(
    msg('Range holds addresses of groups'),
    msg(
      'From {{start}} to {{end}} there are addresses whose first pair is odd, which are addresses of groups: a VM that got one could not use the network. Keep the first pair the same at both ends.',
    ),
  ),
  [codes.macRangeUsedUp]: warning(
    msg('No MAC address is left'),
    msg(
      'VMs use all {{count}} addresses of the range, so a VM with an interface that has none is refused. Set a larger range.',
    ),
  ),
  [codes.macsOutsideRange]: info(
    msg('VMs have MAC addresses outside the range'),
    msg(
      '{{count}} MAC addresses of VMs lie outside of {{start}} to {{end}}: {{names}}. They were typed, or come from a former range. They work, as long as nothing else on the same network has them.',
    ),
  ),
  [codes.labelIdleWithOptOut]: warning(
    msg('Label changes nothing'),
    msg(
      'KubeMacPool looks after every namespace here that is not labelled {{label}}={{wanted}}; "{{value}}" changes nothing. Remove the label, or write {{wanted}}.',
    ),
  ),
  [codes.labelIdleWithOptIn]: warning(
    msg('Label has no effect'),
    msg(
      'KubeMacPool looks after those namespaces alone that are labelled {{label}}={{wanted}}; "{{value}}" changes nothing. Remove the label, or write {{wanted}}.',
    ),
  ),
} satisfies Catalog;
