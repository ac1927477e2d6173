import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';
import { vmPortCatalog } from './vm-ports';

/** VMN621 to VMN671: the fields of interfaces. */
export const vmInterfaceCatalog = {
  [codes.interfaceNameHasBadCharacters]: error(
    msg('Name of the interface has characters that are not allowed'),
    msg(
      'Letters, digits, hyphens and underscores are possible in "{{value}}", nothing else. The cluster refuses the VM.',
    ),
  ),
  [codes.nameOfInterfaceCannotBeHostName]: info(
    msg('Name of the interface cannot be a host name'),
    msg(
      'The DNS server for secondary networks cannot give the VM a host name with "{{value}}". Use lowercase letters, digits and hyphens, at most 63.',
    ),
  ),
  [codes.interfaceWithoutType]: error(
    msg('Interface without type'),
    msg(
      'The interface "{{name}}" does not say how it is connected, so the cluster refuses the VM. Add for example "masquerade: {}" on the pod network, "bridge: {}" on others.',
    ),
  ),
  [codes.interfaceOfSeveralTypes]: error(
    msg('Interface of several types'),
    msg(
      'The interface "{{name}}" has {{types}}, of which there can be only one. The cluster refuses the VM.',
    ),
  ),
  [codes.masqueradeOnAnotherNetwork]: error(
    msg('Masquerade on another network'),
    msg(
      'Masquerade works on the pod network only, so the cluster refuses the VM. Use "bridge: {}" for the network of "{{name}}".',
    ),
  ),
  [codes.bridgeOnPodNetworkNotPermitted]: error(
    msg('Bridge on the pod network is not permitted'),
    msg(
      'This cluster does not permit bridges on the pod network and refuses the VM. Use "masquerade: {}" for "{{name}}".',
    ),
  ),
  [codes.bridgeOnPodNetwork]: info(
    msg('Bridge on the pod network'),
    msg(
      'With a bridge on the pod network the VM cannot be live migrated, and is shut down when its node is drained. With "masquerade: {}" it can.',
    ),
  ),
  [codes.passtOnAnotherNetwork]: error(
    msg('Passt on another network'),
    msg(
      'Passt works on the pod network only, so the cluster refuses the VM. Use "bridge: {}" for the network of "{{name}}".',
    ),
  ),
  [codes.typeOfInterfaceNoLongerExists]: error(
    msg('Type of interface no longer exists'),
    msg(
      'KubeVirt has no "{{type}}" any more and refuses the VM. Use another type, or a binding plugin of that name.',
    ),
  ),
  [codes.bindingPluginNotRegistered]: error(
    msg('Binding plugin is not registered'),
    msg(
      'KubeVirt has no binding plugin "{{plugin}}", so the VM does not start. Correct the name, or have the plugin registered; registered are: {{suggestion}}.',
    ),
  ),
  [codes.unknownModel]: error(
    msg('Unknown model'),
    msg(
      '"{{value}}" is no model of an interface; possible: {{suggestion}}. The cluster refuses the VM.',
    ),
  ),
  [codes.modelOfSriovInterface]: info(
    msg('Model of an SR-IOV interface'),
    msg('The guest sees the device itself, so that "model" has no effect with SR-IOV.'),
  ),
  [codes.notMac]: error(
    msg('Not a MAC address'),
    msg(
      '"{{value}}" is no MAC address such as 02:00:00:12:34:56, so the cluster refuses the VM. Correct it, or remove it to have one given.',
    ),
  ),
  [codes.macHasWrongLength]: error(
    msg('MAC address has the wrong length'),
    msg('A MAC address of an interface has six parts; the cluster refuses "{{value}}".'),
  ),
  [codes.macReserved]: error(
    msg('MAC address is reserved'),
    msg(
      'With masquerade the pod itself has the address {{value}}, so the cluster refuses the VM. Choose another one.',
    ),
  ),
  [codes.macOfGroup]: error(
    msg('MAC address of a group'),
    msg(
      '{{value}} stands for a group of hosts, as its first part is odd. The VM does not start with it: choose one that begins for example with 02.',
    ),
  ),
  [codes.macZero]: error(
    msg('MAC address is zero'),
    msg(
      '{{value}} is no address that an interface can have, so the VM has no connection. Choose another one.',
    ),
  ),
  [codes.macWithoutSeparators]: info(
    msg('MAC address without separators'),
    msg('Older versions of KubeVirt refuse "{{value}}". Write {{suggestion}}.'),
  ),
  [codes.macStandsTwiceInVm]: error(
    msg('MAC address stands twice in the VM'),
    msg(
      'The interface "{{other}}" has {{value}}, too. The cluster refuses the VM, or both lose their connection. Change or remove one of them.',
    ),
  ),
  [codes.otherVmHasMac]: warning(
    msg('Another VM has the MAC address'),
    msg(
      'The VM {{other}} uses {{value}} on the same network. Both lose packets, and may be given the same IP address. Change or remove the address of one of them.',
    ),
  ),
  [codes.stoppedVmHasMac]: info(
    msg('A VM that does not run has the MAC address'),
    msg(
      'The VM {{other}} has {{value}} on the same network. As soon as both run, they lose packets.',
    ),
  ),
  [codes.notPciAddress]: error(
    msg('Not a PCI address'),
    msg('"{{value}}" is no PCI address such as 0000:81:01.1, so the cluster refuses the VM.'),
  ),
  [codes.pciAddressStandsTwice]: error(
    msg('PCI address stands twice'),
    msg(
      '"{{other}}" has the PCI address {{value}}, too. The VM does not start: change one of them.',
    ),
  ),
  ...vmPortCatalog,
  [codes.bootOrderTooSmall]: error(
    msg('Boot order is too small'),
    msg('A boot order begins with 1; the cluster refuses {{value}}.'),
  ),
  [codes.bootOrderStandsTwice]: error(
    msg('Boot order stands twice'),
    msg(
      '"{{other}}" has the boot order {{value}}, too. The cluster refuses the VM: disks and interfaces need different ones.',
    ),
  ),
  [codes.dhcpOptionOutOfRange]: error(
    msg('DHCP option out of range'),
    msg('Private DHCP options go from 224 to 254; the cluster refuses {{value}}.'),
  ),
  [codes.dhcpOptionStandsTwice]: error(
    msg('DHCP option stands twice'),
    msg(
      'The private DHCP option {{value}} is set twice, so the cluster refuses the VM. Remove one of them.',
    ),
  ),
  [codes.timeServerNotIpv4Address]: error(
    msg('Time server is not an IPv4 address'),
    msg('"{{value}}" in "ntpServers" is no IPv4 address, so the cluster refuses the VM.'),
  ),
  [codes.acpiIndexOutOfRange]: error(
    msg('ACPI index out of range'),
    msg('An ACPI index goes from 1 to 16383; with {{value}} the VM does not start.'),
  ),
  [codes.acpiIndexStandsTwice]: error(
    msg('ACPI index stands twice'),
    msg(
      '"{{other}}" has the ACPI index {{value}}, too. The VM does not start: change one of them.',
    ),
  ),
  [codes.unknownStateOfInterface]: error(
    msg('Unknown state of an interface'),
    msg(
      '"{{value}}" is no state of an interface; possible: {{suggestion}}. The cluster refuses the VM.',
    ),
  ),
  [codes.linkOfSriovInterface]: error(
    msg('Link of an SR-IOV interface'),
    msg(
      'The link of an SR-IOV interface cannot be set, so the cluster refuses the VM. Remove "state".',
    ),
  ),
  [codes.interfaceOfThisTypeCannotBeUnplugged]: error(
    msg('Interface of this type cannot be unplugged'),
    msg(
      '"state: absent" is possible for type bridge only, so the cluster refuses the VM. Remove the interface and its network, and restart the VM.',
    ),
  ),
  [codes.interfaceOnDefaultNetworkCannotBeUnplugged]: error(
    msg('Interface on the default network cannot be unplugged'),
    msg(
      '"state: absent" is not possible on the default network, so the cluster refuses the VM. Remove the interface and its network, and restart the VM.',
    ),
  ),
  [codes.addressesOfGuestNoSubnet]: error(
    msg('Addresses of the guest are no subnet'),
    msg('"{{key}}" must be a subnet such as {{example}}; with "{{value}}" the VM does not start.'),
  ),
  [codes.subnetOfGuestTooSmall]: error(
    msg('Subnet of the guest is too small'),
    msg(
      '"{{key}}" needs four addresses at least, so a prefix of {{prefix}} or less; with {{value}} the VM does not start.',
    ),
  ),
  [codes.severalQueuesWithoutVirtio]: info(
    msg('Several queues without virtio'),
    msg(
      'Only virtio interfaces have several queues, and this VM has none: "networkInterfaceMultiqueue" has no effect.',
    ),
  ),
} satisfies Catalog;
