import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** VMN810 to VMN849: policies of nmstate, by themselves and against nodes. */
export const nodePolicyCatalog = {
  [codes.policyNameTooLong]: error(
    msg('Name of the policy is too long'),
    msg(
      'The name has {{length}} characters. nmstate writes it into a label on each node, which takes 63, so the policy would never be carried out. Choose a shorter name.',
    ),
  ),
  [codes.selectorOfPolicyNotPossible]: error(
    msg('Label of the node selector is not possible'),
    msg(
      '"{{value}}" is no key or value of a label, so the cluster refuses the policy. A policy chooses nodes by labels that are equal, such as node-role.kubernetes.io/worker: "".',
    ),
  ),
  [codes.maxUnavailableNotReadable]: warning(
    msg('Number of nodes at a time cannot be read'),
    msg(
      '"{{value}}" is neither a number of nodes nor a percentage, so nmstate silently changes half of the nodes at a time. Enter a number such as 1, or a percentage such as 10%.',
    ),
  ),
  [codes.nodeInterfaceNameNotPossible]: error(
    msg('Name of an interface is not possible'),
    msg(
      '"{{value}}" cannot be the name of an interface: Linux takes 1 to 15 characters, without white space, / or :. The policy would fail on each node.',
    ),
  ),
  [codes.nodeInterfaceStandsTwice]: warning(
    msg('Interface stands twice in the policy'),
    msg(
      'The policy has {{name}} more than once, and nmstate carries out one of the entries only. Put all settings into one of them.',
    ),
  ),
  [codes.settingUnknownToNmstate]: error(
    msg('Setting is unknown to nmstate'),
    msg(
      'nmstate knows no "{{key}}" here and refuses the whole policy on each node. Known are: {{known}}.',
    ),
  ),
  [codes.vlanOfTrunkPortNeedsNative]: error(
    msg('Trunk port has a VLAN for untagged frames that is not switched on'),
    msg(
      'Port {{port}} is a trunk with tag {{vlan}}, which is the VLAN of untagged frames, and nmstate takes it only with enable-native: true. Add that, or take the tag away.',
    ),
  ),
  [codes.vlansOfAccessPort]: error(
    msg('Access port has settings of a trunk'),
    msg(
      'Port {{port}} is in access mode, which takes one tag and nothing else, so nmstate refuses {{key}}. Choose mode trunk, or take it away.',
    ),
  ),
  [codes.trunkPortWithoutVlans]: error(
    msg('Trunk port lets no VLANs through'),
    msg(
      'Port {{port}} is a trunk without trunk-tags, which nmstate refuses. Name the VLANs that pass, or leave the vlan section away: then all do.',
    ),
  ),
  [codes.trunkTagsOverlap]: error(
    msg('VLANs of a trunk port overlap'),
    msg(
      'Port {{port}} has VLAN {{vlan}} more than once, which nmstate refuses. Name each VLAN once.',
    ),
  ),
  [codes.stpTimeOutOfRange]: error(
    msg('Time of the spanning tree is out of range'),
    msg('{{key}} is {{value}}; nmstate takes {{min}} to {{max}} seconds.'),
  ),
  [codes.bondModeNotForVms]: warning(
    msg('Mode of the bond does not work for VMs on a bridge'),
    msg(
      'Bond {{bond}} has mode {{mode}} and is a port of Linux bridge {{bridge}}. This mode is not supported below a bridge that VMs use: their frames can come back to the bridge by another port of the bond. Use active-backup, balance-xor or 802.3ad.',
    ),
  ),
  [codes.bondModeUnknown]: error(
    msg('Mode of the bond is unknown'),
    msg('Bond {{bond}} has mode "{{value}}", which nmstate refuses. Known are: {{known}}.'),
  ),
  [codes.vlanInterfaceIncomplete]: error(
    msg('VLAN interface lacks its interface or VLAN'),
    msg(
      'VLAN interface {{name}} has no {{key}}, so nmstate refuses the policy on each node. Name the interface that it stands on, and its VLAN.',
    ),
  ),
  [codes.vlanOfNodeNotPossible]: error(
    msg('VLAN is not possible'),
    msg('VLAN {{value}} of {{name}} is not possible. Enter a whole number from 1 to 4094.'),
  ),
  [codes.addressOnPort]: error(
    msg('Port has addresses'),
    msg(
      '{{port}} is a port of {{controller}} and has {{family}} switched on, which nmstate refuses: a port has no addresses of its own. Switch it off there, and give the address to {{controller}} if the node needs it.',
    ),
  ),
  [codes.portOfTwoControllers]: error(
    msg('Port belongs to two'),
    msg(
      '{{port}} is a port of {{first}} and of {{second}}. It can belong to one of them only, so nmstate refuses the policy on each node.',
    ),
  ),
  [codes.mtuOfNodeTooSmallForIpv6]: error(
    msg('MTU is too small for IPv6'),
    msg(
      '{{name}} has MTU {{mtu}} and IPv6 switched on, which needs 1280 at least. nmstate refuses the policy on each node.',
    ),
  ),
  [codes.mappingIncomplete]: error(
    msg('Bridge mapping is incomplete'),
    msg(
      'The bridge mapping has no {{key}}, so nmstate refuses the policy on each node. Name the physical network, and the OVS bridge that it leads to.',
    ),
  ),
  [codes.mappingNameNotPossible]: error(
    msg('Name in a bridge mapping is not possible'),
    msg(
      '"{{value}}" has a colon or a comma, by which Open vSwitch separates its mappings. Choose a name without.',
    ),
  ),
  [codes.mappingStandsTwice]: error(
    msg('Bridge mapping stands twice'),
    msg(
      'The policy maps "{{localnet}}" more than once, so nmstate refuses it on each node. A physical network leads to one bridge.',
    ),
  ),
  [codes.bridgeDropsPortsOfOvn]: error(
    msg('Bridge would drop the ports of OVN-Kubernetes'),
    msg(
      'OVS bridge {{bridge}} serves the bridge mapping "{{localnet}}". Without allow-extra-patch-ports: true nmstate removes the ports by which OVN-Kubernetes connects networks to it, so VMs lose their connection whenever a policy is carried out.',
    ),
  ),
  [codes.mappingNeedsOvsBridge]: error(
    msg('Bridge mapping leads to something else than an OVS bridge'),
    msg(
      'The bridge mapping "{{localnet}}" leads to {{bridge}}, which is of type {{type}}. OVN-Kubernetes connects networks to OVS bridges only.',
    ),
  ),
  [codes.changesWhatOvnOwns]: error(
    msg('Policy changes what belongs to OVN-Kubernetes'),
    msg(
      '{{name}} is made and kept by OVN-Kubernetes. A policy that changes it takes nodes and pods off the network. Use a bridge with a name of your own, or map a network to br-ex without changing it.',
    ),
  ),
  [codes.policyChoosesNoNode]: warning(
    msg('Policy chooses no node'),
    msg(
      'No node has the labels {{labels}}, so nothing is configured anywhere. Correct the labels.',
    ),
  ),
  [codes.cardOfPolicyMissing]: error(
    msg('Interface is not there on some nodes'),
    msg(
      '{{name}} is not there on {{nodes}}, and the policy does not make it, so nmstate refuses the policy there and puts the former network back. Choose nodes that have it, or another interface.',
    ),
  ),
  [codes.portTakenByAnother]: error(
    msg('Port already belongs to something else'),
    msg(
      '{{port}} is a port of {{controller}} on {{nodes}}, and the policy gives it to {{wanted}}. What is connected by {{controller}} loses its way out, or nmstate refuses the policy. Take it away from {{controller}} first.',
    ),
  ),
  [codes.takesUplinkOfBrEx]: error(
    msg('Policy takes the uplink of br-ex'),
    msg(
      'On {{nodes}} {{port}} is the uplink of br-ex, by which the node reaches the cluster. The policy gives it to {{wanted}}: the nodes would be cut off until nmstate puts their network back. Map a network to br-ex, or use another card.',
    ),
  ),
  [codes.gatewayWouldMove]: error(
    msg('Policy takes the interface of the default route'),
    msg(
      'On {{nodes}} the default route leads over {{name}}, which the policy takes away or leaves without addresses: the nodes would be cut off until nmstate puts their network back. Use another card, or give the addresses to what takes its place in the same policy.',
    ),
  ),
  [codes.bridgeOfMappingMissing]: error(
    msg('Bridge of the mapping does not exist'),
    msg(
      'The bridge mapping "{{localnet}}" leads to bridge {{bridge}}, which neither the policy makes nor {{nodes}} have, so networks on it have no connection there. Make the bridge, or map to one that is there.',
    ),
  ),
  [codes.newBondWithoutMode]: error(
    msg('New bond has no mode'),
    msg(
      'Bond {{bond}} does not exist on {{nodes}} yet and has no mode, so nmstate refuses the policy there. Choose a mode, such as active-backup or 802.3ad.',
    ),
  ),
  [codes.mtuAboveOfCard]: error(
    msg('MTU is larger than the network card takes'),
    msg(
      'The policy sets MTU {{mtu}} on {{name}}, which takes {{most}} at most on {{nodes}}: nmstate refuses the policy there and puts the former network back. Set at most {{most}}, or use another card.',
    ),
  ),
  [codes.policiesContradict]: warning(
    msg('Policies contradict each other'),
    msg(
      'This policy and {{other}} choose the same nodes ({{nodes}}) and want {{leaf}} of {{part}} to be {{wanted}} and {{otherwise}}. nmstate carries out both in no certain order, and the last one wins. Put it into one of them.',
    ),
  ),
  [codes.nodeDiffersFromPolicy]: warning(
    msg('Nodes differ from what the policy configured'),
    msg(
      'nmstate says that the policy is configured, but {{nodes}} differ from it now: {{what}}. Somebody or something changed it since. nmstate carries a policy out again only when the policy changes, or when its handler on the node starts.',
    ),
  ),
  [codes.policyFailedOnNodes]: error(
    msg('Policy failed on nodes'),
    msg(
      'The policy could not be carried out on {{nodes}}, where the former network is back. nmstate says: {{why}}',
    ),
  ),
} satisfies Catalog;
