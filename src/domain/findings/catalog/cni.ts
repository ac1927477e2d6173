import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';

/** VMN3xx: macvlan, IPAM plugins and SR-IOV in NetworkAttachmentDefinitions. */
export const cniCatalog = {
  [codes.noSuchNetworkInterface]: error(
    msg('No such network interface'),
    msg(
      '"{{value}}" cannot be the name of an interface in Linux: at most 15 characters, no spaces, slashes or colons. Nothing that uses the network starts.',
    ),
  ),
  [codes.noNetworkInterfaceChosen]: info(
    msg('No network interface chosen'),
    msg(
      'Without "master" the network runs over the interface of the default route, that is, with the traffic of the cluster. Name an interface of the nodes to keep them apart.',
    ),
  ),
  [codes.unknownMode]: error(
    msg('Unknown mode'),
    msg(
      'The plugin knows the modes {{modes}}, not "{{value}}". Nothing that uses the network starts.',
    ),
  ),
  [codes.ipvlanWithoutAddresses]: error(
    msg('ipvlan without addresses'),
    msg('The plugin ipvlan needs "ipam" with a "type". Nothing that uses the network starts.'),
  ),
  [codes.ipamWithoutType]: warning(
    msg('Address management without a type'),
    msg(
      'Without "type" in "ipam" no plugin hands out addresses, and its other settings have no effect.',
    ),
  ),
  [codes.noRangeOfAddresses]: error(
    msg('No range of addresses'),
    msg('whereabouts needs a "range" such as 10.200.5.0/24. Nothing that uses the network starts.'),
  ),
  [codes.rangeOfAddressesCannotBeRead]: error(
    msg('Range of addresses cannot be read'),
    msg(
      '"{{value}}" is no range: write 10.200.5.0/24, or 10.200.5.10-10.200.5.50/24 for a part. Nothing that uses the network starts.',
    ),
  ),
  [codes.rangeBeginsOutsideItsNetwork]: error(
    msg('Range begins outside its network'),
    msg(
      'The first address of "{{value}}" does not lie in {{range}}. Nothing that uses the network starts.',
    ),
  ),
  [codes.notAddress]: error(
    msg('Not an address'),
    msg(
      '"{{key}}" must be an IP address; "{{value}}" is none. The cluster refuses it, or hands out addresses as if it were not there.',
    ),
  ),
  [codes.boundLiesOutsideRange]: warning(
    msg('Bound lies outside the range'),
    msg(
      '"{{key}}" ({{value}}) does not lie in {{range}} and is passed over: all addresses of the range are handed out.',
    ),
  ),
  [codes.excludedAddressesCannotBeRead]: error(
    msg('Excluded addresses cannot be read'),
    msg(
      '"{{value}}" in "exclude" is neither an address nor a subnet. Nothing that uses the network gets an address.',
    ),
  ),
  [codes.excludedAddressesLieOutsideRange]: warning(
    msg('Excluded addresses lie outside the range'),
    msg('{{value}} in "exclude" does not lie in {{range}}, so it excludes nothing of it.'),
  ),
  [codes.rangeEndsBeforeItBegins]: warning(
    msg('Range ends before it begins'),
    msg(
      'The end of the range ({{end}}) lies before its start and is passed over: addresses up to the end of {{range}} are handed out.',
    ),
  ),
  [codes.gatewayLiesOutsideRange]: warning(
    msg('Gateway lies outside the range'),
    msg(
      'The gateway {{value}} lies in no range of the network, so it cannot be reached from there.',
    ),
  ),
  [codes.rangeHasNoAddresses]: error(
    msg('Range has no addresses'),
    msg('The range {{range}} has no address to hand out. Nothing that uses the network starts.'),
  ),
  [codes.noSubnet]: error(
    msg('No subnet'),
    msg('host-local needs a "subnet" or "ranges". Nothing that uses the network starts.'),
  ),
  [codes.subnetOfAddressesCannotBeRead]: error(
    msg('Subnet of addresses cannot be read'),
    msg('"{{value}}" is no subnet such as 10.200.5.0/24. Nothing that uses the network starts.'),
  ),
  [codes.subnetTooSmall]: error(
    msg('Subnet is too small'),
    msg(
      '{{value}} has no addresses to hand out: a subnet needs at least four (/30, or /126 for IPv6). Nothing that uses the network starts.',
    ),
  ),
  [codes.subnetHasHostBits]: error(
    msg('Subnet has host bits'),
    msg(
      '"{{value}}" is an address within its subnet; the subnet is {{expected}}. Nothing that uses the network starts.',
    ),
  ),
  [codes.boundOrGatewayNotAddress]: error(
    msg('Bound or gateway is not an address'),
    msg(
      '"{{key}}" must be an IP address; "{{value}}" is none. Nothing that uses the network starts.',
    ),
  ),
  [codes.boundOrGatewayLiesOutsideSubnet]: error(
    msg('Bound or gateway lies outside the subnet'),
    msg('"{{key}}" ({{value}}) does not lie in {{subnet}}. Nothing that uses the network starts.'),
  ),
  [codes.rangeOfSubnetUpsideDown]: error(
    msg('Range of the subnet is upside down'),
    msg(
      '"rangeEnd" ({{end}}) lies before "rangeStart" ({{start}}). Nothing that uses the network starts.',
    ),
  ),
  [codes.ipv4AndIpv6InOneSetOfRanges]: error(
    msg('IPv4 and IPv6 in one set of ranges'),
    msg(
      'The ranges of one set must be of one kind. Put IPv6 in a set of its own; nothing that uses the network starts.',
    ),
  ),
  [codes.rangesOverlap]: error(
    msg('Ranges overlap'),
    msg(
      '{{subnet}} shares addresses with another range of this network. Nothing that uses the network starts.',
    ),
  ),
  [codes.eachNodeHandsOutSameAddresses]: info(
    msg('Each node hands out the same addresses'),
    msg(
      'host-local keeps its records on each node by itself: two nodes may hand out one address. Where nodes share the network, use whereabouts.',
    ),
  ),
  [codes.staticAddressCannotBeRead]: error(
    msg('Static address cannot be read'),
    msg(
      '"{{value}}" is no address with a prefix such as 10.200.5.7/24. Nothing that uses the network starts.',
    ),
  ),
  [codes.noSuchPluginForAddresses]: error(
    msg('No such plugin for addresses'),
    msg(
      'No plugin is called "{{value}}", so nothing that uses the network starts. Did you mean "{{suggestion}}"?',
    ),
  ),
  [codes.sriovNetworkWithoutResource]: error(
    msg('SR-IOV network without a resource'),
    msg(
      'Without the annotation k8s.v1.cni.cncf.io/resourceName a VM asks for no virtual function and gets none, so it does not start.',
    ),
  ),
  [codes.vlanPriorityOutOfRange]: error(
    msg('VLAN priority out of range'),
    msg(
      '"vlanQoS" goes from 0 to 7; {{value}} is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.vlanSettingWithoutVlan]: error(
    msg('VLAN setting without a VLAN'),
    msg('"{{key}}" needs a "vlan" other than 0, or a VM that uses the network does not start.'),
  ),
  [codes.unknownVlanProtocol]: error(
    msg('Unknown VLAN protocol'),
    msg(
      '"vlanProto" is 802.1q or 802.1ad; "{{value}}" is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.unknownLinkState]: error(
    msg('Unknown link state'),
    msg(
      '"link_state" is auto, enable or disable; "{{value}}" is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.neitherOnNorOff]: warning(
    msg('Neither on nor off'),
    msg('"{{key}}" is "on" or "off"; "{{value}}" counts as off.'),
  ),
  [codes.lowestRateAboveHighest]: warning(
    msg('Lowest rate is above the highest'),
    msg('"min_tx_rate" ({{min}} Mbps) is above "max_tx_rate" ({{max}} Mbps).'),
  ),
  [codes.sriovNetworkMadeByHand]: info(
    msg('SR-IOV network made by hand'),
    msg(
      'No SriovNetwork stands behind this network, so the SR-IOV operator does not look after it. Networks for SR-IOV are made as SriovNetwork.',
    ),
  ),
} satisfies Catalog;
