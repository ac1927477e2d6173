import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** VMN920 to VMN969: networks and policies of the SR-IOV Network Operator. */
export const sriovCatalog = {
  [codes.sriovResourceNotPossible]: error(
    msg('Resource name is not possible'),
    msg(
      '"{{value}}" is no name that the virtual functions of a policy can have: at most 63 letters, digits, underscores and hyphens. Choose the resource name of a SriovNetworkNodePolicy.',
    ),
  ),
  [codes.sriovValueNotPossible]: error(
    msg('Value is not possible'),
    msg('"{{key}}" is one of {{choices}}; the cluster refuses "{{value}}".'),
  ),
  [codes.onOffWithoutQuotes]: error(
    msg('"on" or "off" needs quotation marks'),
    msg(
      '"{{key}}" is the text "on" or "off". Without quotation marks YAML reads {{value}}, which the cluster refuses.',
    ),
  ),
  [codes.sriovRateNotPossible]: error(
    msg('Rate is below 0'),
    msg('"{{key}}" is a number of Mbit/s from 0; {{value}} is refused.'),
  ),
  [codes.sriovRatesContradict]: error(
    msg('Lowest rate is above the highest'),
    msg(
      '"minTxRate" ({{min}} Mbit/s) is above "maxTxRate" ({{max}} Mbit/s), which no network card takes, so a VM on the network does not start.',
    ),
  ),
  [codes.sriovTextNotObject]: error(
    msg('Text is not JSON of an object'),
    msg(
      '"{{key}}" is the text of one JSON object in braces. This one cannot be read as such, so the operator cannot make the network.',
    ),
  ),
  [codes.sriovPluginsNotReadable]: error(
    msg('Further plugins cannot be read'),
    msg(
      '"metaPlugins" is the text of one or several JSON objects with commas between them, without brackets around them. This one cannot be read as such, so the operator cannot make the network.',
    ),
  ),
  [codes.sriovQuoteBreaksNetwork]: error(
    msg('Apostrophe breaks the network'),
    msg(
      'The operator puts the text of "{{key}}" between apostrophes, so that it ends at the first one within it. Take the apostrophes out.',
    ),
  ),
  [codes.sriovTargetNotTaken]: error(
    msg('Target namespace is not taken here'),
    msg(
      'Only a SriovNetwork in the namespace of the operator ({{operator}}) may name another namespace for its network; the cluster refuses this one of {{namespace}}. Create it there, or take "networkNamespace" away.',
    ),
  ),
  [codes.sriovTargetMissing]: error(
    msg('Target namespace does not exist'),
    msg(
      'There is no namespace {{namespace}}, so the operator makes no network until there is one. Correct the name, or create the namespace.',
    ),
  ),
  [codes.sriovNameTaken]: error(
    msg('Another network has the name'),
    msg(
      'Namespace {{namespace}} has a network {{name}} that was not made from this SriovNetwork, so the operator makes none. Choose another name, or delete the other network.',
    ),
  ),
  [codes.sriovNetworkForNobody]: warning(
    msg('Network is in the namespace of the operator'),
    msg(
      'Without "networkNamespace" the network is made in {{namespace}}, where VMs of other namespaces may not be let to it. Name the namespace of the VMs.',
    ),
  ),
  [codes.lowestRateNotOfIntel]: warning(
    msg('Network cards of Intel have no lowest rate'),
    msg(
      'The virtual functions of {{resource}} are of Intel network cards ({{cards}}), which do not take "minTxRate". A VM on the network may not start. Take it away.',
    ),
  ),
  [codes.sriovNetworkNotMade]: error(
    msg('Operator did not make the network'),
    msg('The operator says of it: {{message}}'),
  ),
  [codes.policyNamedDefault]: error(
    msg("Policy has the name of the operator's own"),
    msg(
      'The operator keeps a policy named default for itself: nothing of it is checked, and it makes no virtual functions. Choose another name.',
    ),
  ),
  [codes.resourceOfOneOperatorOnly]: warning(
    msg('Resource name is not taken everywhere'),
    msg(
      '"{{value}}" has a hyphen, which the operator of OpenShift refuses, or begins or ends with a hyphen or an underscore, which others refuse. Letters, digits and underscores within are taken by all.',
    ),
  ),
  [codes.policyMakesNoFunctions]: error(
    msg('Policy makes no virtual functions'),
    msg('"numVfs" is the number of virtual functions of each card, from 1; {{value}} is refused.'),
  ),
  [codes.nicSelectorEmpty]: error(
    msg('Nothing chooses the network cards'),
    msg(
      'The cluster refuses a policy whose nicSelector names none of vendor, deviceID, pfNames, rootDevices and netFilter. Name the cards.',
    ),
  ),
  [codes.cardNameNotPossible]: error(
    msg('Name of a network card is not possible'),
    msg(
      '"{{value}}" is neither the name of a network card nor name#first-last with virtual functions from 0 to {{last}}, so the cluster refuses the policy.',
    ),
  ),
  [codes.netFilterNotPossible]: error(
    msg('netFilter stands alone'),
    msg(
      '"netFilter" is openstack/NetworkID: or aws/NetworkID: with the network behind it, and excludes "{{others}}". The cluster refuses the policy.',
    ),
  ),
  [codes.rdmaWithVfio]: error(
    msg('RDMA needs another device type'),
    msg(
      'Virtual functions of type vfio-pci have no RDMA, so the cluster refuses "isRdma: true" beside it. VMs need vfio-pci: take "isRdma" away.',
    ),
  ),
  [codes.sriovSettingNeedsOther]: error(
    msg('Settings do not go together'),
    msg('"{{setting}}" needs {{needs}}, or the cluster refuses the policy.'),
  ),
  [codes.sriovNumberOutOfRange]: error(
    msg('Number is out of range'),
    msg('"{{key}}" is a whole number {{range}}; the cluster refuses {{value}}.'),
  ),
  [codes.functionsNotForVms]: warning(
    msg('Virtual functions are not for VMs'),
    msg(
      'VMs use "{{resource}}" ({{vms}}), and the policy makes virtual functions of type netdevice, which a VM cannot be given. Set "deviceType" to vfio-pci.',
    ),
  ),
  [codes.policyNotOfOperator]: warning(
    msg('Policy is not used'),
    msg(
      'The operator reads policies of its own namespace only, {{operator}}; this one is in {{namespace}}. Create it there.',
    ),
  ),
  [codes.sriovPolicyChoosesNoNode]: error(
    msg('Policy chooses no node'),
    msg(
      'No node has the labels {{selector}}, so the cluster refuses the policy, and one that is there makes nothing. Correct the selector, or put the labels on nodes.',
    ),
  ),
  [codes.functionsAboveLimit]: error(
    msg('More virtual functions than the card can have'),
    msg(
      'The policy asks for {{wanted}} virtual functions, and {{card}} on {{nodes}} can have {{most}}. The cluster refuses it.',
    ),
  ),
  [codes.functionsOfTwoPolicies]: error(
    msg('Two policies take the same virtual functions'),
    msg(
      'This policy and {{other}} both take virtual functions of {{card}} on {{nodes}}, so the cluster refuses the later of the two. Give each a range of its own, such as {{name}}#0-3 and {{name}}#4-7.',
    ),
  ),
  [codes.wholeCardAndPart]: warning(
    msg('One policy takes a card that another takes a part of'),
    msg(
      'This policy takes all virtual functions of {{card}} on {{nodes}}, and {{other}} some of them. Nobody refuses that, and which of them is given out under which name is not certain. Give this policy a range, such as {{name}}#4-7.',
    ),
  ),
  [codes.policiesOfCardDisagree]: error(
    msg('Policies contradict each other'),
    msg(
      'This policy and {{other}} have to agree on "{{setting}}", as both are for {{what}}. The cluster refuses the later of the two.',
    ),
  ),
  [codes.functionsOnCardOfNode]: warning(
    msg("Network card carries the node's own traffic"),
    msg(
      'On {{nodes}} the card {{card}} carries {{through}}, and making virtual functions there may cut the node off. Neither the operator nor the cluster keeps you from it. Choose another card, unless you are sure.',
    ),
  ),
  [codes.nodeInTwoPools]: error(
    msg('Nodes are in two pools'),
    msg(
      'This pool and {{other}} both choose {{nodes}}. The operator drains no node that is in two pools, so its policies never take effect there. Make the selectors exclude each other.',
    ),
  ),
  [codes.sriovFailedOnNode]: error(
    msg('Virtual functions could not be made'),
    msg('On node {{node}} the operator failed. It says: {{message}}'),
  ),
  [codes.externalSettingAboveCard]: error(
    msg('MTU is above that of the card'),
    msg(
      'The virtual functions are made elsewhere, so {{mtu}} bytes must fit into what {{card}} on {{nodes}} has, which is {{most}}. The cluster refuses the policy.',
    ),
  ),
  [codes.valueNotTrueOrFalse]: error(
    msg('Value is neither true nor false'),
    msg('"{{key}}" must be true or false without quotes; the cluster refuses {{value}}.'),
  ),
  [codes.sriovSelectorMissing]: error(
    msg('Policy has no node selector'),
    msg('The cluster refuses a policy without "nodeSelector". An empty one, {}, takes all nodes.'),
  ),
  [codes.nameOfSriovPolicyNotPossible]: error(
    msg('Name of the object is not possible'),
    msg(
      'Use lower-case letters, digits, hyphens and dots, beginning and ending with a letter or digit.',
    ),
  ),
} satisfies Catalog;
