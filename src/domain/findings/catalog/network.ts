import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';
import { migrationCatalog } from './network-migration';
import { nodeCatalog } from './network-nodes';
import { settingsCatalog } from './settings';

/** VMN4xx: networks seen together with nodes, VMs, operators and each other. */
export const networkCatalog = {
  ...nodeCatalog,
  ...migrationCatalog,
  ...settingsCatalog,
  [codes.oneNetworkWithTwoConfigurations]: error(
    msg('One network with two configurations'),
    msg(
      'The network "{{name}}" is also described by {{other}}, which differs in: {{keys}}. OVN-Kubernetes knows one network of a name in the whole cluster and refuses this description, so a VM that uses it does not start. Make the two the same, or choose another "name".',
    ),
  ),
  [codes.sameNameAnotherNetwork]: info(
    msg('Same name, another network'),
    msg(
      '{{other}} has the same name, but leads elsewhere ({{keys}}). A VM that is moved or copied between the namespaces ends up on another network.',
    ),
  ),
  [codes.noNodeOffersResource]: error(
    msg('No node offers the resource'),
    msg(
      'VMs on this network ask for "{{resource}}", which no node for VMs offers, so they cannot be scheduled. Correct the name, or have the nodes offer it.',
    ),
  ),
  [codes.nothingLeftOfResource]: error(
    msg('Nothing is left of the resource'),
    msg(
      'VMs on this network ask for "{{resource}}", of which every node for VMs has 0, so they cannot be scheduled. Look at what should make it: for SR-IOV the policy and the state of the nodes.',
    ),
  ),
  [codes.noPolicyMakesResource]: error(
    msg('No policy makes the resource'),
    msg(
      'No SriovNetworkNodePolicy has the resource name "{{resource}}", so no node gets virtual functions for this network and its VMs cannot be scheduled. Correct the name, or make a policy.',
    ),
  ),
  [codes.noCardMeetsSelector]: error(
    msg('No network card meets the selector'),
    msg(
      'No card of {{nodes}} meets everything that "nicSelector" asks for, so the policy makes no virtual functions there. All of it must hold for one card: {{criteria}}.',
    ),
  ),
  [codes.virtualFunctionsNotThere]: error(
    msg('Virtual functions are not there'),
    msg(
      'With "externallyManaged" the operator makes no virtual functions, and the policy asks for {{wanted}}: {{interface}} on {{nodes}} has {{count}}. Make them there before, or remove "externallyManaged".',
    ),
  ),
  [codes.masqueradeNetworkTooSmall]: error(
    msg('Masquerade network is too small for user-defined networks'),
    msg(
      '{{value}} has {{count}} addresses. User-defined networks take two each behind the first 11, so there is no room for all of these, and pods and VMs of some do not start: {{networks}}. Use a larger range, such as {{example}}.',
    ),
  ),
  [codes.poolNotAnnounced]: warning(
    msg('Pool is announced by nobody'),
    msg(
      'Neither an L2Advertisement nor a BGPAdvertisement covers the pool {{pool}}, so its addresses are given out, but cannot be reached: {{services}}. Add an advertisement.',
    ),
  ),
  [codes.macsManagedTwice]: warning(
    msg('MAC addresses are managed twice'),
    msg(
      'In {{namespace}} KubeMacPool manages the MAC addresses of pods as well as of VMs. The pod of a VM asks for the address that the VM has already, and is refused. Remove the label {{label}}.',
    ),
  ),
  [codes.whereaboutsNotInstalled]: error(
    msg('whereabouts is not installed'),
    msg(
      'Addresses of this network come from whereabouts, which this cluster does not have. Nothing that uses the network starts. Install whereabouts, or hand out addresses in another way.',
    ),
  ),
  [codes.mtuAboveOfOverlay]: warning(
    msg('MTU is above that of the overlay'),
    msg(
      'The MTU of {{mtu}} bytes is above the {{limit}} bytes that the network of the cluster carries. Large packets between VMs on different nodes are lost. Use {{limit}} at most.',
    ),
  ),
  [codes.subnetOverlapsPodNetwork]: error(
    msg('Subnet overlaps the pod network'),
    msg(
      '{{value}} shares addresses with the pod network {{other}}. OVN-Kubernetes refuses the network, and a VM that uses it does not start. Choose another subnet.',
    ),
  ),
  [codes.subnetOverlapsServiceNetwork]: error(
    msg('Subnet overlaps the service network'),
    msg(
      '{{value}} shares addresses with the service network {{other}}. OVN-Kubernetes refuses the network, and a VM that uses it does not start. Choose another subnet.',
    ),
  ),
  [codes.subnetOverlapsInternalNetwork]: error(
    msg('Subnet overlaps an internal network'),
    msg(
      '{{value}} shares addresses with {{other}}, by which OVN-Kubernetes connects the routers of the nodes. It refuses the network, and a VM that uses it does not start. Choose another subnet.',
    ),
  ),
  [codes.subnetOverlapsMasqueradeNetwork]: error(
    msg('Subnet overlaps the masquerade network'),
    msg(
      '{{value}} shares addresses with {{other}}, from which OVN-Kubernetes takes addresses for traffic between nodes and services. It refuses the network, and a VM that uses it does not start. Choose another subnet.',
    ),
  ),
  [codes.subnetOverlapsKeptNetwork]: warning(
    msg('Subnet overlaps a network that OVN-Kubernetes usually keeps for itself'),
    msg(
      '{{value}} shares addresses with {{other}}, which OVN-Kubernetes uses unless the cluster is set up otherwise. It then refuses the network, and a VM that uses it does not start. Choose another subnet.',
    ),
  ),
  [codes.policySelectsPodsWithoutAddresses]: warning(
    msg('Policy chooses pods on a network without addresses'),
    msg(
      'OVN-Kubernetes hands out no addresses on {{network}}, so it cannot tell which traffic comes from the chosen pods or namespaces, and the rule matches nothing. Use ipBlock.',
    ),
  ),
  [codes.multiNetworkPoliciesOff]: warning(
    msg('Policies for secondary networks are switched off'),
    msg(
      'There are {{count}} MultiNetworkPolicies, but "useMultiNetworkPolicy" is not true, so that they protect nothing. Set it to true, or remove the policies.',
    ),
  ),
  [codes.policyForMissingNetwork]: warning(
    msg('Policy is for a network that does not exist'),
    msg(
      'The annotation k8s.v1.cni.cncf.io/policy-for names {{network}}, which does not exist, so the policy protects nothing there. Correct the name.',
    ),
  ),
  [codes.anotherNetworkInWay]: error(
    msg('Another network is in the way'),
    msg(
      'OVN-Kubernetes would make a network of this name in the namespace, but {{other}} is there already and belongs to someone else. VMs get that one instead. Remove it, or make the user-defined network under another name.',
    ),
  ),
  [codes.secondPrimaryNetworkOfNamespace]: error(
    msg('Second primary network of a namespace'),
    msg(
      'The namespace {{namespace}} has the primary network {{other}} already, and only one is possible. This one is not made there.',
    ),
  ),
  [codes.namespacesNotMadeForPrimary]: error(
    msg('Chosen namespaces are not made for a primary network'),
    msg(
      'These namespaces lack the label k8s.ovn.org/primary-user-defined-network, so their VMs stay on the network of the cluster: {{namespaces}}. The label is possible only when a namespace is created: choose others.',
    ),
  ),
  [codes.udnNotMade]: error(
    msg('User-defined network is not made'),
    msg(
      'OVN-Kubernetes reports that it could not make the network, so VMs cannot use it: {{reason}}',
    ),
  ),
} satisfies Catalog;
