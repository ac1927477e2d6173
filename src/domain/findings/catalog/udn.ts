import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';
import { udnAddresses } from './udn-addresses';

/** VMN5xx: UserDefinedNetwork and ClusterUserDefinedNetwork. */
export const udnCatalog = {
  [codes.udnWithoutName]: error(
    msg('User-defined network without a name'),
    msg('Give the network a name: the networks in the namespaces get the same.'),
  ),
  [codes.nameNotPossibleForNetworksInNamespaces]: error(
    msg('Name is not possible for the networks in namespaces'),
    msg(
      'The networks that VMs refer to get the name "{{value}}", too: use at most 63 lowercase letters, digits and hyphens, beginning with a letter or a digit other than 0.',
    ),
  ),
  [codes.udnWithoutNamespace]: error(
    msg('User-defined network without a namespace'),
    msg('Choose the namespace whose VMs use the network.'),
  ),
  [codes.udnWithoutTopology]: error(
    msg('User-defined network without a topology'),
    msg('Choose a topology: {{choices}}. The cluster refuses the network otherwise.'),
  ),
  [codes.settingsOfTopologyMissing]: error(
    msg('Settings of the topology are missing'),
    msg(
      'The settings of the topology belong under "{{key}}", and there are none. The cluster refuses the network.',
    ),
  ),
  [codes.settingsOfAnotherTopology]: error(
    msg('Settings of another topology'),
    msg(
      '"{{key}}" does not go with the topology of this network. Remove it, or the cluster refuses the network.',
    ),
  ),
  [codes.noRole]: error(
    msg('No role'),
    msg('Choose a role: {{roles}}. The cluster refuses the network otherwise.'),
  ),
  [codes.roleNotPossible]: error(
    msg('Role is not possible'),
    msg(
      '"{{value}}" is no role of this network; possible: {{suggestion}}. The cluster refuses it.',
    ),
  ),
  [codes.valueNotText]: error(
    msg('Value is not text'),
    msg('"{{key}}" must be text; the cluster refuses {{value}}.'),
  ),
  [codes.valueNotWholeNumber]: error(
    msg('Value is not a whole number'),
    msg('"{{key}}" must be a whole number without quotes; the cluster refuses {{value}}.'),
  ),
  [codes.valueNotList]: error(
    msg('Value is not a list'),
    msg('"{{key}}" must be a list; the cluster refuses {{value}}.'),
  ),
  [codes.valueNotObject]: error(
    msg('Value is not an object'),
    msg('"{{key}}" must hold settings of its own; the cluster refuses {{value}}.'),
  ),
  [codes.tooFewOrTooManyEntries]: error(
    msg('Too few or too many entries'),
    msg(
      '"{{key}}" has {{count}} entries; it must have at least one and at most {{max}}. Remove it where there are none.',
    ),
  ),
  ...udnAddresses,
  [codes.noPhysicalNetwork]: error(
    msg('No physical network'),
    msg(
      'Name the bridge mapping of the nodes that leads to the physical network. The cluster refuses the network otherwise.',
    ),
  ),
  [codes.nameOfPhysicalNetworkNotPossible]: error(
    msg('Name of the physical network is not possible'),
    msg(
      '"{{value}}" must not hold commas or colons, which separate bridge mappings. The cluster refuses the network.',
    ),
  ),
  [codes.nameOfPhysicalNetworkHasSpace]: error(
    msg('Name of the physical network has a space'),
    msg(
      '"{{value}}" cannot be the name of a bridge mapping, since a space ends it. The cluster takes the network, and a VM on it has no connection.',
    ),
  ),
  [codes.nameOfPhysicalNetworkTooLong]: error(
    msg('Name of the physical network is too long'),
    msg(
      'The name has {{length}} characters; at most 253 are possible. The cluster refuses the network.',
    ),
  ),
  [codes.unknownVlanMode]: error(
    msg('Unknown VLAN mode'),
    msg('"mode" of "vlan" must be Access, not "{{value}}". The cluster refuses the network.'),
  ),
  [codes.noVlanTag]: error(
    msg('No VLAN tag'),
    msg(
      '"vlan" in mode Access needs "access" with the VLAN as "id". The cluster refuses the network.',
    ),
  ),
  [codes.vlanOfUdnOutOfRange]: error(
    msg('VLAN of the user-defined network out of range'),
    msg('VLANs go from 1 to 4094; the cluster refuses {{value}}.'),
  ),
  [codes.noNamespacesChosen]: error(
    msg('No namespaces chosen'),
    msg(
      '"namespaceSelector" says in which namespaces the network is made. The cluster refuses it otherwise.',
    ),
  ),
  [codes.noNetworkInObject]: error(
    msg('No network in the object'),
    msg(
      'The settings of the network belong under "network", and there are none. The cluster refuses the object.',
    ),
  ),
  [codes.allNamespacesChosen]: info(
    msg('All namespaces chosen'),
    msg(
      'The empty selector makes the network in every namespace of the cluster, those of the system included.',
    ),
  ),
  [codes.selectorCannotBeRead]: error(
    msg('Selector cannot be read'),
    msg(
      'A condition needs a "key" and an "operator": In or NotIn with values, Exists or DoesNotExist without. As it is, the network is made nowhere.',
    ),
  ),
  [codes.namespaceNotMadeForPrimary]: error(
    msg('Namespace is not made for a primary network'),
    msg(
      'The namespace {{namespace}} lacks the label k8s.ovn.org/primary-user-defined-network, so its VMs stay on the network of the cluster. The label is possible only when a namespace is created: use a new one.',
    ),
  ),
  [codes.labelNotPossible]: error(
    msg('Label is not possible'),
    msg(
      'No namespace can have "{{value}}" as a label: key and value are letters, digits, hyphens, underscores and dots, at most 63. As it is, the network is made nowhere.',
    ),
  ),
  [codes.unknownTransportOfNetwork]: error(
    msg('Unknown transport of the network'),
    msg('"{{value}}" is no transport; possible: {{suggestion}}. The cluster refuses the network.'),
  ),
  [codes.transportDoesNotGoWithNetwork]: error(
    msg('Transport does not go with the network'),
    msg(
      '{{value}} is for primary networks of layer 3, EVPN for layer 2 as well. The cluster refuses the network.',
    ),
  ),
  [codes.settingsOfTransportMissing]: error(
    msg('Settings of the transport are missing'),
    msg('Transport {{value}} needs "{{key}}". The cluster refuses the network.'),
  ),
  [codes.settingsOfAnotherTransport]: error(
    msg('Settings of another transport'),
    msg(
      '"{{key}}" goes with transport {{transport}} only. Remove it, or the cluster refuses the network.',
    ),
  ),
  [codes.uplinksNotPossible]: error(
    msg('Uplinks are not possible'),
    msg(
      '"uplinks" are for primary layer 2 and layer 3 networks without EVPN. The cluster refuses the network.',
    ),
  ),
  [codes.settingDropped]: warning(
    msg('Setting is dropped'),
    msg('The cluster does not know "{{key}}" and drops it. Did you mean "{{suggestion}}"?'),
  ),
  [codes.udnAddressesChangeAtMigration]: info(
    msg('Addresses of the user-defined network change at migration'),
    msg(
      'A VM gets another address when it migrates or restarts. With "lifecycle: Persistent" under "ipam" it keeps the one it has.',
    ),
  ),
  [codes.addressesOnPhysicalNetwork]: info(
    msg('Addresses for VMs on the physical network'),
    msg(
      'With "subnets" VMs may use only the address that OVN-Kubernetes gives them. For VMs set "ipam" to mode Disabled and leave "subnets" out.',
    ),
  ),
  [codes.topologyNotPossible]: error(
    msg('Topology is not possible'),
    msg(
      '"{{value}}" is no topology of this kind of network; possible: {{suggestion}}. The cluster refuses it.',
    ),
  ),
} satisfies Catalog;
