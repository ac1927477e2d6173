import { msg } from '../../core/msg';
import * as codes from '../codes';
import { ofNetwork, type Catalog } from './entry';

const { error, info, warning } = ofNetwork;

/** VMN677 and VMN680 to VMN699: the networks that a VM refers to. */
export const vmReferenceCatalog = {
  [codes.defaultNetworkWithoutAddresses]: error(
    msg('Default network gives no address'),
    msg(
      'The network takes the place of the pod network, and {{name}} gives no addresses ("ipam"). The pod of the VM never becomes ready without one. Add "ipam" to the network, or connect the VM to it beside the pod network.',
    ),
  ),
  [codes.namespaceNotChosen]: error(
    msg('Network is not made in this namespace'),
    msg(
      'The ClusterUserDefinedNetwork {{name}} does not choose the namespace {{namespace}}, so there is no such network in it and the VM does not start. It chooses namespaces with: {{selector}}.',
    ),
  ),
  [codes.networkDoesNotExist]: error(
    msg('Network does not exist'),
    msg(
      'There is no NetworkAttachmentDefinition {{name}} in the namespace {{namespace}}, so the VM does not start. Correct the name, or make the network.',
    ),
  ),
  [codes.networkOutOfReach]: error(
    msg('Network is out of reach'),
    msg(
      'VMs in {{own}} cannot use networks of the namespace {{namespace}}, so the VM does not start. Make the network {{name}} in {{own}}, or in the namespace default.',
    ),
  ),
  [codes.nameOfNetworkNotPossible]: error(
    msg('Name of the network is not possible'),
    msg(
      '"{{value}}" is neither the name of a NetworkAttachmentDefinition nor namespace/name, so the VM does not start. Use lowercase letters, digits and hyphens.',
    ),
  ),
  [codes.sriovInterfaceOnAnotherNetwork]: error(
    msg('SR-IOV interface on another network'),
    msg(
      'The network {{name}} ({{type}}) gives the VM no SR-IOV device, so it does not start. Use "bridge: {}", or an SR-IOV network.',
    ),
  ),
  [codes.bridgeInterfaceOnSriovNetwork]: error(
    msg('Bridge interface on an SR-IOV network'),
    msg(
      'The network {{name}} gives the VM an SR-IOV device, which "bridge" cannot connect, so it does not start. Use "sriov: {}".',
    ),
  ),
  [codes.networkAllowsOneMac]: error(
    msg('Network lets only one MAC address through'),
    msg(
      'A {{type}} network such as {{name}} drops what the guest sends, as it knows the MAC address of the pod only. Connect the VM to a Linux bridge or an OVN-Kubernetes network.',
    ),
  ),
  [codes.ovnNetworkStandsTwice]: error(
    msg('OVN-Kubernetes network stands twice'),
    msg(
      'The interface "{{other}}" uses {{name}}, too. OVN-Kubernetes connects a VM to a network only once, so the VM does not start. Remove one of them.',
    ),
  ),
  [codes.primaryNetworkAsSecondaryOne]: error(
    msg('Primary network as a secondary one'),
    msg(
      '{{name}} is the primary network of its namespace, which OVN-Kubernetes refuses as a secondary one, so the VM does not start. Connect the interface to the pod network: that is the primary network here.',
    ),
  ),
  [codes.twoInterfacesOnOneOvnNetwork]: warning(
    msg('Two interfaces on one OVN-Kubernetes network'),
    msg(
      'The interface "{{other}}" leads to the same network "{{network}}" by another NetworkAttachmentDefinition. Older versions of OVN-Kubernetes refuse this, and the VM does not start. Remove one of them.',
    ),
  ),
  [codes.addressNotKept]: info(
    msg('Address is not kept'),
    msg(
      'The address that {{ipam}} gives on {{name}} belongs to the pod of the VM. After a migration or restart the VM has a new pod with another address, and this one may belong to another VM.',
    ),
  ),
  [codes.masqueradeOnPrimary]: warning(
    msg('Masquerade on a primary user-defined network'),
    msg(
      'In the namespace {{namespace}} the pod network is the user-defined network {{network}}. With masquerade the VM hides behind its address and loses it at migration. Use "binding: {name: l2bridge}".',
    ),
  ),
  [codes.l2bridgeWithoutPrimary]: warning(
    msg('l2bridge without a primary user-defined network'),
    msg(
      'The binding l2bridge is for primary user-defined networks, which the namespace {{namespace}} is not made for. Use "masquerade: {}".',
    ),
  ),
  [codes.primaryNetworkMissing]: error(
    msg('Primary network of the namespace is missing'),
    msg(
      'The namespace {{namespace}} is made for a primary user-defined network and has none, so no VM starts in it. Make one.',
    ),
  ),
  [codes.requestedAddressesCannotBeRead]: error(
    msg('Requested addresses cannot be read'),
    msg(
      '"{{value}}" is no map of interfaces to lists of addresses, so the VM does not start. Write it like {"default": ["10.1.0.5"]}.',
    ),
  ),
  [codes.requestedAddressNone]: error(
    msg('Requested address is none'),
    msg('"{{value}}" is no IP address, so the VM does not start. Write it like 10.1.0.5.'),
  ),
  [codes.requestedAddressHasPrefix]: warning(
    msg('Requested address has a prefix'),
    msg(
      '"{{value}}" has a prefix, which current versions refuse, so that the VM does not start: they take it from the network. Leave it out.',
    ),
  ),
  [codes.requestedAddressOutsideNetwork]: error(
    msg('Requested address is outside of the network'),
    msg(
      'The primary network {{network}} has no subnet with the address {{value}}, so the VM does not start. Ask for an address of the network.',
    ),
  ),
  [codes.requestedAddressForOtherInterface]: warning(
    msg('Address requested for another interface'),
    msg(
      'Only for the interface on the primary network can an address be asked for, which "{{name}}" is not: what stands there has no effect.',
    ),
  ),
  [codes.requestedAddressesHaveNoEffect]: warning(
    msg('Requested addresses have no effect'),
    msg(
      'The namespace {{namespace}} has no primary user-defined network; in no other network can a VM ask for addresses this way.',
    ),
  ),
} satisfies Catalog;
