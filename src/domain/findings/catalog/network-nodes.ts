import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** VMN404 to VMN439: what nodes have of bridges, bridge mappings and MTU. */
export const nodeCatalog = {
  [codes.mappingHasNameOfObject]: error(
    msg('Bridge mapping has the name of the object'),
    msg(
      'The nodes map "{{mapped}}", the name of the object, but OVN-Kubernetes looks for the bridge mapping "{{name}}", so a VM on this network has no connection. Map "{{name}}" in the NodeNetworkConfigurationPolicy, or set the name of the physical network to "{{mapped}}".',
    ),
  ),
  [codes.taggedTwice]: warning(
    msg('Frames are tagged twice'),
    msg(
      'The network sets VLAN {{vlan}}, and on {{nodes}} the bridge {{bridge}} leads out by {{interface}}, which sets VLAN {{tag}} as well. Frames leave with two tags, which hardly any switch expects. Take the VLAN away from one of the two.',
    ),
  ),
  [codes.noNodeHasMapping]: error(
    msg('No node has the bridge mapping'),
    msg(
      'No node for VMs has a bridge mapping "{{name}}", so a VM on this network has no connection. Use the name of a mapping that exists, or make one with a NodeNetworkConfigurationPolicy.',
    ),
  ),
  [codes.someNodesLackMapping]: warning(
    msg('Some nodes lack the bridge mapping'),
    msg(
      'A VM on this network has no connection on these nodes, which lack the bridge mapping "{{name}}": {{nodes}}. Make it there with a NodeNetworkConfigurationPolicy, or keep the VMs away by a node selector.',
    ),
  ),
  [codes.noNodeHasMappingAsPolicyFailed]: error(
    msg('No node has the bridge mapping, as a policy failed'),
    msg(
      'The policy {{policy}} should make the bridge mapping "{{name}}", but failed on {{node}}: {{reason}} A VM on this network has no connection on any node until the policy is corrected.',
    ),
  ),
  [codes.someNodesLackMappingAsPolicyFailed]: warning(
    msg('Some nodes lack the bridge mapping, as a policy failed'),
    msg(
      'The policy {{policy}} should make the bridge mapping "{{name}}", but failed on {{node}}: {{reason}} A VM on this network has no connection on {{nodes}} until the policy is corrected.',
    ),
  ),
  [codes.noNodeHasBridge]: error(
    msg('No node has the bridge'),
    msg(
      'No node for VMs has a Linux bridge "{{bridge}}". A VM on this network cannot be scheduled, or gets an empty bridge that leads nowhere. Use the name of a bridge that exists, or make it with a NodeNetworkConfigurationPolicy.',
    ),
  ),
  [codes.someNodesLackBridge]: warning(
    msg('Some nodes lack the bridge'),
    msg(
      'These nodes have no bridge "{{bridge}}": {{nodes}}. A VM that is placed there gets an empty bridge that leads nowhere. Make the bridge there, or add the annotation k8s.v1.cni.cncf.io/resourceName so that VMs stay away.',
    ),
  ),
  [codes.noNodeHasBridgeAsPolicyFailed]: error(
    msg('No node has the bridge, as a policy failed'),
    msg(
      'The policy {{policy}} should make the bridge "{{bridge}}", but failed on {{node}}: {{reason}} VMs on this network have no connection until the policy is corrected.',
    ),
  ),
  [codes.someNodesLackBridgeAsPolicyFailed]: warning(
    msg('Some nodes lack the bridge, as a policy failed'),
    msg(
      'The policy {{policy}} should make the bridge "{{bridge}}", but failed on {{node}}: {{reason}} A VM that is placed on {{nodes}} has no connection until the policy is corrected.',
    ),
  ),
  [codes.notLinuxBridge]: error(
    msg('Not a Linux bridge'),
    msg(
      'On {{nodes}} "{{bridge}}" is no Linux bridge, but of type {{type}}. The bridge plugin cannot use it, so a VM on this network does not start there. Name a Linux bridge; for an Open vSwitch bridge use a localnet.',
    ),
  ),
  [codes.bridgeHasNoPorts]: warning(
    msg('Bridge has no ports'),
    msg(
      'On {{nodes}} the bridge "{{bridge}}" has no port that leads out of the node, so VMs reach only each other on the same node. Add a network interface to the bridge.',
    ),
  ),
  [codes.bridgePortsBlockVlan]: warning(
    msg('Ports of the bridge do not let the VLAN through'),
    msg(
      'On {{nodes}} the ports of the bridge "{{bridge}}" do not let VLAN {{vlans}} through, so VMs on this network have no connection there. Add it to the trunk tags of the port in the NodeNetworkConfigurationPolicy.',
    ),
  ),
  [codes.nodeUsesVlanItself]: warning(
    msg('The node itself uses the VLAN'),
    msg(
      'On {{nodes}} the interface {{interface}} takes the traffic of VLAN {{vlan}} before the bridge "{{bridge}}" gets it, or loses it to the bridge. Either VMs on this network or the node have no connection. Use another VLAN, or remove the interface.',
    ),
  ),
  [codes.mtuAboveOfBridge]: warning(
    msg('MTU is above that of the bridge'),
    msg(
      'The MTU of {{mtu}} bytes is above the {{limit}} bytes of the bridge "{{bridge}}" or its ports on {{nodes}}. Large packets are lost there: connections open, and then hang. Lower the MTU, or raise it on the nodes.',
    ),
  ),
  [codes.mtuAboveOfInterface]: error(
    msg('MTU is above that of the interface'),
    msg(
      'The MTU of {{mtu}} bytes is above the {{limit}} bytes of {{master}} on {{nodes}}. The plugin refuses this, and nothing that uses the network starts there. Lower the MTU, or raise it on the nodes.',
    ),
  ),
  [codes.mtuAboveOfPhysicalNetwork]: warning(
    msg('MTU is above that of the physical network'),
    msg(
      'The MTU of {{mtu}} bytes is above the {{limit}} bytes of the bridge "{{bridge}}" on {{nodes}}. Large packets are lost there: connections open, and then hang. Lower the MTU, or raise it on the nodes.',
    ),
  ),
  [codes.bridgeIsDown]: warning(
    msg('Bridge is down'),
    msg(
      'On {{nodes}} the bridge "{{bridge}}" is down, so VMs on this network have no connection there. Set it up in its NodeNetworkConfigurationPolicy.',
    ),
  ),
  [codes.mappingLeadsNowhere]: warning(
    msg('Bridge mapping leads nowhere'),
    msg(
      'On {{nodes}} the bridge mapping "{{name}}" leads to the bridge "{{bridge}}", which does not exist there, so VMs on this network have no connection. Make the bridge, or map one that exists.',
    ),
  ),
  [codes.physicalNetworkHasNoPorts]: warning(
    msg('Bridge of the physical network has no ports'),
    msg(
      'On {{nodes}} the bridge "{{bridge}}" of the bridge mapping "{{name}}" has no port that leads out of the node, so VMs on this network do not reach the data center. Add a network interface to the bridge.',
    ),
  ),
  [codes.noNodeHasInterface]: error(
    msg('No node has the network interface'),
    msg(
      'No node for VMs has a network interface "{{master}}", so nothing that uses this network starts. Use the name of an interface that exists.',
    ),
  ),
  [codes.someNodesLackInterface]: warning(
    msg('Some nodes lack the network interface'),
    msg(
      'These nodes have no network interface "{{master}}": {{nodes}}. Nothing that uses this network starts there. Use an interface that all nodes have, or keep the VMs away by a node selector.',
    ),
  ),
  [codes.interfaceOfNetworkIsDown]: warning(
    msg('Network interface is down'),
    msg(
      'On {{nodes}} the network interface "{{master}}" is down, so what uses this network has no connection there. Look at its cable and switch port, or set it up in a NodeNetworkConfigurationPolicy.',
    ),
  ),
} satisfies Catalog;
