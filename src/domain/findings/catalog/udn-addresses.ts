import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, type Catalog } from './entry';

/** VMN514 to VMN539: subnets, addresses and MTU of user-defined networks. */
export const udnAddresses = {
  [codes.notSubnet]: error(
    msg('Not a subnet'),
    msg(
      '"{{value}}" is no subnet such as 10.100.0.0/16 or fd10::/64, so the cluster refuses the network.',
    ),
  ),
  [codes.twoSubnetsOfOneKind]: error(
    msg('Two subnets of one kind'),
    msg('Of two subnets one must be IPv4 and one IPv6. The cluster refuses the network.'),
  ),
  [codes.noSubnets]: error(
    msg('No subnets'),
    msg(
      'OVN-Kubernetes is to hand out addresses, but has no "subnets". Add one, or set "ipam" to mode Disabled.',
    ),
  ),
  [codes.subnetsWithoutIpam]: error(
    msg('Subnets without address management'),
    msg('With "ipam" in mode Disabled there must be no "subnets". Remove one of the two.'),
  ),
  [codes.emptyIpam]: error(
    msg('Empty address management'),
    msg('"ipam" is there, but says nothing. Remove it, or set "mode" or "lifecycle".'),
  ),
  [codes.unknownSettingOfIpam]: error(
    msg('Unknown setting of address management'),
    msg(
      '"{{key}}" cannot be "{{value}}"; possible: {{suggestion}}. The cluster refuses the network.',
    ),
  ),
  [codes.primaryNetworkWithoutIpam]: error(
    msg('Primary network without address management'),
    msg('A primary network must hand out addresses; mode Disabled is for secondary networks only.'),
  ),
  [codes.persistentAddressesWithoutIpam]: error(
    msg('Persistent addresses without address management'),
    msg(
      'With mode Disabled there are no addresses that could persist. Remove "lifecycle", or enable "ipam".',
    ),
  ),
  [codes.settingForPrimaryNetworks]: error(
    msg('Setting is for primary networks'),
    msg(
      'Only a primary network may have "{{key}}". Remove it, or the cluster refuses the network.',
    ),
  ),
  [codes.mtuOfUdnOutOfRange]: error(
    msg('MTU of the user-defined network out of range'),
    msg('An MTU lies between 576 and 65536 bytes; the cluster refuses {{value}}.'),
  ),
  [codes.udnMtuTooSmallForIpv6]: error(
    msg('MTU of the user-defined network is too small for IPv6'),
    msg(
      'IPv6 needs an MTU of at least 1280 bytes. With {{value}} the cluster refuses the network, or its VMs get no IPv6 address.',
    ),
  ),
  [codes.gatewayOfUdnNotAddress]: error(
    msg('Gateway of the user-defined network is not an address'),
    msg('"{{value}}" is no IP address, so the cluster refuses the network.'),
  ),
  [codes.twoGatewaysOfOneKind]: error(
    msg('Two gateways of one kind'),
    msg('Of two gateways one must be IPv4 and one IPv6. The cluster refuses the network.'),
  ),
  [codes.gatewayLiesOutsideSubnets]: error(
    msg('Gateway lies outside the subnets'),
    msg('The gateway {{value}} does not lie in "{{key}}", so the cluster refuses the network.'),
  ),
  [codes.gatewayForEachSubnet]: error(
    msg('Gateway for each subnet'),
    msg(
      '"defaultGatewayIPs" must have one address for each of the "subnets". The cluster refuses the network.',
    ),
  ),
  [codes.partLiesOutsideSubnets]: error(
    msg('Part lies outside the subnets'),
    msg('{{value}} in "{{key}}" lies in none of the "subnets", so the network is not made.'),
  ),
  [codes.partOfSubnetsHasHostBits]: error(
    msg('Part of the subnets has host bits'),
    msg(
      '"{{value}}" is an address within its subnet; write {{expected}}. The cluster refuses the network.',
    ),
  ),
  [codes.reservedAndInfrastructureAddressesOverlap]: error(
    msg('Reserved and infrastructure addresses overlap'),
    msg(
      '{{value}} shares addresses with the reserved subnet {{other}}. The cluster refuses the network.',
    ),
  ),
  [codes.partOfSubnetsNotThere]: error(
    msg('Part of subnets that are not there'),
    msg(
      '"{{key}}" has nothing to be a part of, as there are no "subnets". Remove it, or the cluster refuses the network.',
    ),
  ),
  [codes.subnetOfEachNodeDoesNotFit]: error(
    msg('Subnet of each node does not fit'),
    msg(
      '"hostSubnet" {{value}} must be longer than the prefix of its subnet (/{{prefix}}) and at most 127. The cluster refuses the network.',
    ),
  ),
  [codes.subnetOfEachNodeSingleAddress]: error(
    msg('Subnet of each node is a single address'),
    msg(
      '"hostSubnet" {{value}} leaves nodes no addresses: for IPv4 it must be below 32. The cluster refuses the network.',
    ),
  ),
  [codes.ipv6SubnetOfEachNodeNot64]: error(
    msg('IPv6 subnet of each node is not /64'),
    msg(
      'OVN-Kubernetes gives each node a /64 of an IPv6 subnet; with {{value}} the network is not made.',
    ),
  ),
  [codes.tooManySubnetsOfSecondaryNetwork]: error(
    msg('Too many subnets of a secondary network'),
    msg(
      'A secondary layer 3 network has two subnets at most, not {{count}}. The cluster refuses it.',
    ),
  ),
  [codes.subnetsOfUdnOverlap]: error(
    msg('Subnets of the user-defined network overlap'),
    msg('{{value}} shares addresses with {{other}}. The cluster refuses the network.'),
  ),
  [codes.subnetsOfNodesDifferInLength]: error(
    msg('Subnets of nodes differ in length'),
    msg(
      'All subnets of one kind must have the same "hostSubnet"; {{value}} does not. The cluster refuses the network.',
    ),
  ),
} satisfies Catalog;
