import { msg } from '../../core/msg';
import { error, info, warning, type Catalog } from './entry';

/** VMN3xx: macvlan, IPAM plugins and SR-IOV in NetworkAttachmentDefinitions. */
export const cniCatalog = {
  VMN301: error(
    msg('No such network interface'),
    msg(
      '"{{value}}" cannot be the name of an interface in Linux: at most 15 characters, no spaces, slashes or colons. Nothing that uses the network starts.',
    ),
  ),
  VMN302: info(
    msg('No network interface chosen'),
    msg(
      'Without "master" the network runs over the interface of the default route, that is, with the traffic of the cluster. Name an interface of the nodes to keep them apart.',
    ),
  ),
  VMN303: error(
    msg('Unknown mode'),
    msg(
      'The plugin knows the modes {{modes}}, not "{{value}}". Nothing that uses the network starts.',
    ),
  ),
  VMN305: error(
    msg('ipvlan without addresses'),
    msg('The plugin ipvlan needs "ipam" with a "type". Nothing that uses the network starts.'),
  ),
  VMN310: warning(
    msg('Address management without a type'),
    msg(
      'Without "type" in "ipam" no plugin hands out addresses, and its other settings have no effect.',
    ),
  ),
  VMN311: error(
    msg('No range of addresses'),
    msg('whereabouts needs a "range" such as 10.200.5.0/24. Nothing that uses the network starts.'),
  ),
  VMN312: error(
    msg('Range of addresses cannot be read'),
    msg(
      '"{{value}}" is no range: write 10.200.5.0/24, or 10.200.5.10-10.200.5.50/24 for a part. Nothing that uses the network starts.',
    ),
  ),
  VMN313: error(
    msg('Range begins outside its network'),
    msg(
      'The first address of "{{value}}" does not lie in {{range}}. Nothing that uses the network starts.',
    ),
  ),
  VMN314: error(
    msg('Not an address'),
    msg(
      '"{{key}}" must be an IP address; "{{value}}" is none. The cluster refuses it, or hands out addresses as if it were not there.',
    ),
  ),
  VMN315: warning(
    msg('Bound lies outside the range'),
    msg(
      '"{{key}}" ({{value}}) does not lie in {{range}} and is passed over: all addresses of the range are handed out.',
    ),
  ),
  VMN316: error(
    msg('Excluded addresses cannot be read'),
    msg(
      '"{{value}}" in "exclude" is neither an address nor a subnet. Nothing that uses the network gets an address.',
    ),
  ),
  VMN317: warning(
    msg('Excluded addresses lie outside the range'),
    msg('{{value}} in "exclude" does not lie in {{range}}, so it excludes nothing of it.'),
  ),
  VMN318: warning(
    msg('Range ends before it begins'),
    msg(
      'The end of the range ({{end}}) lies before its start and is passed over: addresses up to the end of {{range}} are handed out.',
    ),
  ),
  VMN319: warning(
    msg('Gateway lies outside the range'),
    msg(
      'The gateway {{value}} lies in no range of the network, so it cannot be reached from there.',
    ),
  ),
  VMN320: error(
    msg('Range has no addresses'),
    msg('The range {{range}} has no address to hand out. Nothing that uses the network starts.'),
  ),
  VMN330: error(
    msg('No subnet'),
    msg('host-local needs a "subnet" or "ranges". Nothing that uses the network starts.'),
  ),
  VMN331: error(
    msg('Subnet of addresses cannot be read'),
    msg('"{{value}}" is no subnet such as 10.200.5.0/24. Nothing that uses the network starts.'),
  ),
  VMN332: error(
    msg('Subnet is too small'),
    msg(
      '{{value}} has no addresses to hand out: a subnet needs at least four (/30, or /126 for IPv6). Nothing that uses the network starts.',
    ),
  ),
  VMN333: error(
    msg('Subnet has host bits'),
    msg(
      '"{{value}}" is an address within its subnet; the subnet is {{expected}}. Nothing that uses the network starts.',
    ),
  ),
  VMN334: error(
    msg('Bound or gateway is not an address'),
    msg(
      '"{{key}}" must be an IP address; "{{value}}" is none. Nothing that uses the network starts.',
    ),
  ),
  VMN335: error(
    msg('Bound or gateway lies outside the subnet'),
    msg('"{{key}}" ({{value}}) does not lie in {{subnet}}. Nothing that uses the network starts.'),
  ),
  VMN336: error(
    msg('Range of the subnet is upside down'),
    msg(
      '"rangeEnd" ({{end}}) lies before "rangeStart" ({{start}}). Nothing that uses the network starts.',
    ),
  ),
  VMN337: error(
    msg('IPv4 and IPv6 in one set of ranges'),
    msg(
      'The ranges of one set must be of one kind. Put IPv6 in a set of its own; nothing that uses the network starts.',
    ),
  ),
  VMN338: error(
    msg('Ranges overlap'),
    msg(
      '{{subnet}} shares addresses with another range of this network. Nothing that uses the network starts.',
    ),
  ),
  VMN339: info(
    msg('Each node hands out the same addresses'),
    msg(
      'host-local keeps its records on each node by itself: two nodes may hand out one address. Where nodes share the network, use whereabouts.',
    ),
  ),
  VMN340: error(
    msg('Static address cannot be read'),
    msg(
      '"{{value}}" is no address with a prefix such as 10.200.5.7/24. Nothing that uses the network starts.',
    ),
  ),
  VMN344: error(
    msg('No such plugin for addresses'),
    msg(
      'No plugin is called "{{value}}", so nothing that uses the network starts. Did you mean "{{suggestion}}"?',
    ),
  ),
  VMN350: error(
    msg('SR-IOV network without a resource'),
    msg(
      'Without the annotation k8s.v1.cni.cncf.io/resourceName a VM asks for no virtual function and gets none, so it does not start.',
    ),
  ),
  VMN352: error(
    msg('VLAN priority out of range'),
    msg(
      '"vlanQoS" goes from 0 to 7; {{value}} is refused, and a VM that uses the network does not start.',
    ),
  ),
  VMN353: error(
    msg('VLAN setting without a VLAN'),
    msg('"{{key}}" needs a "vlan" other than 0, or a VM that uses the network does not start.'),
  ),
  VMN354: error(
    msg('Unknown VLAN protocol'),
    msg(
      '"vlanProto" is 802.1q or 802.1ad; "{{value}}" is refused, and a VM that uses the network does not start.',
    ),
  ),
  VMN356: error(
    msg('Unknown link state'),
    msg(
      '"link_state" is auto, enable or disable; "{{value}}" is refused, and a VM that uses the network does not start.',
    ),
  ),
  VMN357: warning(
    msg('Neither on nor off'),
    msg('"{{key}}" is "on" or "off"; "{{value}}" counts as off.'),
  ),
  VMN358: warning(
    msg('Lowest rate is above the highest'),
    msg('"min_tx_rate" ({{min}} Mbps) is above "max_tx_rate" ({{max}} Mbps).'),
  ),
  VMN359: info(
    msg('SR-IOV network made by hand'),
    msg(
      'No SriovNetwork stands behind this network, so the SR-IOV operator does not look after it. Networks for SR-IOV are made as SriovNetwork.',
    ),
  ),
} satisfies Catalog;
