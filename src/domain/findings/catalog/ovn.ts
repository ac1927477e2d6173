import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';

/** VMN2xx: OVN-Kubernetes secondary networks in NetworkAttachmentDefinitions. */
export const ovnCatalog = {
  [codes.noNetAttachDefName]: error(
    msg('No netAttachDefName'),
    msg(
      'OVN-Kubernetes takes the network only with "netAttachDefName": "{{expected}}". A VM that uses it does not start.',
    ),
  ),
  [codes.netAttachDefNameOfAnotherNetwork]: error(
    msg('netAttachDefName is that of another network'),
    msg(
      '"netAttachDefName" must be "{{expected}}", namespace and name of this network, not "{{value}}". OVN-Kubernetes refuses it, and a VM that uses it does not start.',
    ),
  ),
  [codes.networkHasNoName]: error(
    msg('Network has no name'),
    msg(
      'OVN-Kubernetes needs a "name" in the configuration. Networks of one name are one network in the whole cluster. A VM that uses this one does not start.',
    ),
  ),
  [codes.networkNameTakenByCluster]: error(
    msg('Name of the network is taken by the cluster'),
    msg(
      '"{{value}}" is reserved for the network of the cluster itself. Choose another "name", or a VM that uses the network does not start.',
    ),
  ),
  [codes.noTopology]: error(
    msg('No topology'),
    msg(
      'Without "topology" OVN-Kubernetes takes this for the network of the cluster itself, and VMs get no network of their own. Use layer2, localnet or layer3.',
    ),
  ),
  [codes.unknownTopology]: error(
    msg('Unknown topology'),
    msg(
      'OVN-Kubernetes knows no topology "{{value}}", so a VM that uses the network does not start. Did you mean {{suggestion}}?',
    ),
  ),
  [codes.unknownRole]: error(
    msg('Unknown role'),
    msg(
      '"role" is primary or secondary, in lowercase; "{{value}}" is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.roleOfLocalnet]: error(
    msg('Role of a localnet'),
    msg(
      'A localnet is always a secondary network; "role": "{{value}}" is refused. Remove it, or a VM that uses the network does not start.',
    ),
  ),
  [codes.ipamByAnotherPlugin]: error(
    msg('Address management by another plugin'),
    msg(
      'OVN-Kubernetes hands out addresses itself and refuses "ipam". Remove it and use "subnets", or a VM that uses the network does not start.',
    ),
  ),
  [codes.subnetCannotBeRead]: error(
    msg('Subnet cannot be read'),
    msg(
      '"{{value}}" in "{{key}}" is no subnet such as 10.100.0.0/16. Separate several with commas. A VM that uses the network does not start.',
    ),
  ),
  [codes.subnetWithPartForEachNode]: error(
    msg('Subnet with a part for each node'),
    msg(
      '"{{value}}" in "{{key}}" has a length for each node, which only a layer 3 network knows. Write the subnet alone, or a VM that uses the network does not start.',
    ),
  ),
  [codes.partOfEachNodeDoesNotFit]: error(
    msg('Part of each node does not fit'),
    msg(
      'In "{{value}}" each node gets a /{{length}}: it must be longer than /{{prefix}}, and at most /32 for IPv4. A VM that uses the network does not start.',
    ),
  ),
  [codes.ipv6PartOfEachNodeNot64]: error(
    msg('IPv6 part of each node is not /64'),
    msg(
      'In "{{value}}" each node must get a /64, the only length for IPv6. A VM that uses the network does not start.',
    ),
  ),
  [codes.partsOfNodesDiffer]: error(
    msg('Parts of the nodes differ'),
    msg(
      'All IPv4 subnets must give each node a part of one length (/{{length}}); "{{value}}" does not. A VM that uses the network does not start.',
    ),
  ),
  [codes.layer3NetworkWithoutSubnets]: error(
    msg('Layer 3 network without subnets'),
    msg(
      'A layer 3 network routes between subnets, so it needs "subnets" such as 10.128.0.0/16/24. A VM that uses it does not start.',
    ),
  ),
  [codes.primaryNetworkWithoutSubnets]: error(
    msg('Primary network without subnets'),
    msg('The primary network of a namespace needs "subnets"; OVN-Kubernetes refuses it without.'),
  ),
  [codes.excludedAddressesNotInSubnets]: error(
    msg('Excluded addresses are not in the subnets'),
    msg(
      '{{value}} in "excludeSubnets" lies in none of the "subnets". OVN-Kubernetes refuses the network, and a VM that uses it does not start.',
    ),
  ),
  [codes.excludedAddressesWithoutSubnets]: error(
    msg('Excluded addresses without subnets'),
    msg(
      '"excludeSubnets" has nothing to exclude from, as there are no "subnets". Remove it, or a VM that uses the network does not start.',
    ),
  ),
  [codes.subnetsOfNetworkOverlap]: error(
    msg('Subnets of the network overlap'),
    msg(
      '{{value}} and {{other}} share addresses. OVN-Kubernetes refuses the network, and a VM that uses it does not start.',
    ),
  ),
  [codes.subnetOverlapsJoinSubnet]: error(
    msg('Subnet overlaps the join subnet'),
    msg(
      '{{value}} shares addresses with the join subnet {{other}}, which OVN-Kubernetes uses between its routers. Choose another subnet, or set "joinSubnet"; a VM that uses the network does not start.',
    ),
  ),
  [codes.settingNotPossibleWithThisTopology]: error(
    msg('Setting is not possible with this topology'),
    msg(
      'OVN-Kubernetes refuses "{{key}}" with topology {{topology}}. Remove it, or a VM that uses the network does not start.',
    ),
  ),
  [codes.settingHasNoEffectWithThisTopology]: warning(
    msg('Setting has no effect with this topology'),
    msg(
      'OVN-Kubernetes passes over "{{key}}" with topology {{topology}}. Remove it, or change the topology.',
    ),
  ),
  [codes.vlanOfLocalnetOutOfRange]: error(
    msg('VLAN of the localnet out of range'),
    msg('VLANs go from 1 to 4094; with {{value}} a VM on this network has no connection.'),
  ),
  [codes.physicalNetworkNameHasBadCharacters]: error(
    msg('Name of the physical network has characters that are not allowed'),
    msg(
      '"{{value}}" cannot be the name of a bridge mapping: commas and colons separate mappings, and a space ends them. A VM on this network has no connection.',
    ),
  ),
  [codes.mtuVerySmall]: warning(
    msg('MTU is very small'),
    msg(
      'An MTU of {{value}} bytes is below 576, which every host must be able to receive. Guests may fail with it.',
    ),
  ),
  [codes.mtuTooSmallForIpv6]: error(
    msg('MTU is too small for IPv6'),
    msg(
      'IPv6 needs an MTU of at least 1280 bytes, and a subnet of this network is IPv6; {{value}} is too small. A VM that uses the network gets no address.',
    ),
  ),
  [codes.mtuOfLocalnetNotSet]: info(
    msg('MTU of the localnet is not set'),
    msg(
      'Without "mtu" OVN-Kubernetes gives VMs the MTU of its own overlay, usually 1400 bytes, though the physical network may carry more.',
    ),
  ),
  [codes.ovnInChainOfPlugins]: error(
    msg('OVN-Kubernetes in a chain of plugins'),
    msg(
      'OVN-Kubernetes cannot be combined with other plugins. Leave it alone in "plugins", or a VM that uses the network does not start.',
    ),
  ),
  [codes.listOfPluginsBesideType]: error(
    msg('List of plugins beside a type'),
    msg(
      'OVN-Kubernetes refuses a configuration that has both "type" and "plugins". Remove one, or a VM that uses the network does not start.',
    ),
  ),
  [codes.addressesChangeAtMigration]: info(
    msg('Addresses change at migration'),
    msg(
      'A VM gets another address of the subnets when it migrates or restarts. With "allowPersistentIPs": true it keeps the one it has.',
    ),
  ),
  [codes.addressesForVMsOnLocalnet]: info(
    msg('Addresses for VMs on a localnet'),
    msg(
      'With "subnets" VMs may use only the address that OVN-Kubernetes gives them. For VMs leave "subnets" out, and set addresses in the guest or by a DHCP server of the physical network.',
    ),
  ),
  [codes.persistentAddressesWithoutSubnets]: warning(
    msg('Persistent addresses without subnets'),
    msg('Without "subnets" VMs get no address, so "allowPersistentIPs" has nothing to keep.'),
  ),
  [codes.unknownTransport]: warning(
    msg('Unknown transport'),
    msg('OVN-Kubernetes knows the transports no-overlay and evpn, not "{{value}}".'),
  ),
  [codes.gatewayNotAddress]: error(
    msg('Gateway is not an address'),
    msg(
      '"{{value}}" in "defaultGatewayIPs" is no IP address. Separate several with commas. OVN-Kubernetes refuses the network.',
    ),
  ),
  [codes.noBridgeMapping]: error(
    msg('No bridge mapping'),
    msg(
      'Choose the bridge mapping of the nodes that leads to the physical network. Left empty, OVN-Kubernetes looks for a mapping "{{name}}", the name of the network.',
    ),
  ),
  [codes.vlan0NoVlan]: warning(
    msg('VLAN 0 is no VLAN'),
    msg('With "vlanID": 0 traffic has no tag. Set a VLAN from 1 to 4094, or remove "vlanID".'),
  ),
  [codes.settingOfPrimaryNetworks]: warning(
    msg('Setting of primary networks'),
    msg(
      'Only the primary network of a namespace uses "{{key}}"; on this one it has no effect. Remove it.',
    ),
  ),
} satisfies Catalog;
