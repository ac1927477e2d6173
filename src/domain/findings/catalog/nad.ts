import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';

/** VMN1xx: one NetworkAttachmentDefinition by itself, and Linux bridges. */
export const nadCatalog = {
  [codes.noName]: error(
    msg('No name'),
    msg('Give the network a name: VMs refer to it by this name.'),
  ),
  [codes.nameHasBadCharacters]: error(
    msg('Name has characters that are not allowed'),
    msg(
      'Use lowercase letters, digits and hyphens only, beginning and ending with a letter or digit. No dots: the cluster refuses the network otherwise.',
    ),
  ),
  [codes.nameBeginsWith0]: error(
    msg('Name begins with 0'),
    msg('The name must not begin with 0: OpenShift refuses such a network.'),
  ),
  [codes.nameTooLong]: error(
    msg('Name is too long'),
    msg('The name has {{length}} characters; at most 63 are possible.'),
  ),
  [codes.noNamespace]: error(
    msg('No namespace'),
    msg('Choose a namespace: VMs can use networks of their own namespace.'),
  ),
  [codes.configurationNotJson]: error(
    msg('Configuration is not JSON'),
    msg(
      'The text of spec.config is not JSON (line {{line}}, column {{column}}), so it cannot be read and a VM that uses the network does not start.',
    ),
  ),
  [codes.configurationNotJsonObject]: error(
    msg('Configuration is not a JSON object'),
    msg(
      'spec.config must hold a JSON object in braces ({{found}}). A VM that uses the network does not start.',
    ),
  ),
  [codes.noPluginType]: error(
    msg('No plugin type'),
    msg(
      'The configuration does not say which CNI plugin sets the network up ("type"), so the cluster refuses it.',
    ),
  ),
  [codes.emptyListOfPlugins]: error(
    msg('Empty list of plugins'),
    msg(
      '"plugins" must list at least one plugin, each an object. The cluster refuses the network otherwise.',
    ),
  ),
  [codes.listOfPluginsWithoutName]: error(
    msg('List of plugins without a name'),
    msg(
      'A configuration with "plugins" needs a "name" beside the list, or a VM that uses it does not start.',
    ),
  ),
  [codes.cniVersionNotText]: error(
    msg('CNI version is not text'),
    msg(
      '"cniVersion" must be text in quotes, such as "0.3.1". The cluster refuses the network otherwise.',
    ),
  ),
  [codes.unknownCniVersion]: error(
    msg('Unknown CNI version'),
    msg(
      '"{{value}}" is no CNI version, so a VM that uses the network does not start. Use 0.3.1 or 1.0.0.',
    ),
  ),
  [codes.configNameHasBadCharacters]: error(
    msg('Configuration name has characters that are not allowed'),
    msg(
      '"name" in the configuration ("{{value}}") may hold letters, digits, dots, hyphens and underscores and must begin with a letter or digit. A VM that uses the network does not start.',
    ),
  ),
  [codes.settingStandsTwice]: warning(
    msg('Setting stands twice'),
    msg('"{{key}}" stands more than once in the configuration; only the last one counts.'),
  ),
  [codes.configurationNameNotText]: error(
    msg('Configuration name is not text'),
    msg(
      '"name" in the configuration must be text in quotes; {{value}} is refused. A VM that uses the network does not start.',
    ),
  ),
  [codes.noBridge]: error(
    msg('No bridge'),
    msg(
      'Name the Linux bridge on the nodes. Without a name the plugin makes a bridge "cni0" of its own, which leads nowhere.',
    ),
  ),
  [codes.bridgeNameNotText]: error(
    msg('Bridge name is not text'),
    msg(
      'The name of the bridge must be text in quotes, or a VM that uses the network does not start.',
    ),
  ),
  [codes.bridgeNameTooLong]: error(
    msg('Bridge name is too long'),
    msg(
      '"{{value}}" is longer than 15 characters, the limit for network interfaces in Linux. No node can have a bridge of this name.',
    ),
  ),
  [codes.bridgeNameHasBadCharacters]: error(
    msg('Bridge name has characters that are not allowed'),
    msg(
      '"{{value}}" cannot be the name of a bridge: no spaces, slashes or colons. No node can have a bridge of this name.',
    ),
  ),
  [codes.listOfPluginsPassedOver]: warning(
    msg('List of plugins is passed over'),
    msg(
      'Beside "type" ({{type}}) the list "plugins" is not looked at: only the settings next to "type" count. Remove one of the two.',
    ),
  ),
  [codes.settingNotText]: error(
    msg('Setting is not text'),
    msg(
      '"{{key}}" must be text in quotes; {{value}} is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.settingNotWholeNumber]: error(
    msg('Setting is not a whole number'),
    msg(
      '"{{key}}" must be a whole number without quotes; {{value}} is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.settingNotObject]: error(
    msg('Setting is not an object'),
    msg(
      '"{{key}}" must be an object in braces; {{value}} is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.settingNotList]: error(
    msg('Setting is not a list'),
    msg(
      '"{{key}}" must be a list in square brackets; {{value}} is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.noSuchPlugin]: error(
    msg('No such plugin'),
    msg(
      'No plugin is called "{{value}}", so a VM that uses the network does not start. Did you mean "{{suggestion}}"?',
    ),
  ),
  [codes.vlanTagNotNumber]: error(
    msg('VLAN tag is not a number'),
    msg('"{{value}}" is not a whole number. A VM that uses the network does not start.'),
  ),
  [codes.vlanTagOutOfRange]: error(
    msg('VLAN tag out of range'),
    msg(
      'VLAN tags go from 1 to 4094 (0 stands for untagged); {{value}} is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.vlanTrunkCannotBeRead]: error(
    msg('VLAN trunk cannot be read'),
    msg(
      '"vlanTrunk" must be a list of {"id": N} or {"minID": N, "maxID": N}. A VM that uses the network does not start.',
    ),
  ),
  [codes.vlanOfTrunkOutOfRange]: error(
    msg('VLAN of the trunk out of range'),
    msg(
      'VLANs of a trunk go from 1 to 4094; {{value}} is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.halfVlanRange]: error(
    msg('Half a VLAN range'),
    msg(
      'A range of a trunk needs both "minID" and "maxID", or a VM that uses the network does not start.',
    ),
  ),
  [codes.vlanRangeUpsideDown]: error(
    msg('VLAN range is upside down'),
    msg(
      '"minID" ({{min}}) is greater than "maxID" ({{max}}), so a VM that uses the network does not start.',
    ),
  ),
  [codes.portStaysInDefaultVlan]: info(
    msg('Port stays in the default VLAN'),
    msg(
      'With "preserveDefaultVlan" VMs stay in VLAN 1 as well as in the VLANs of this network. Set it to false unless they need both.',
    ),
  ),
  [codes.vlanAndTrunkTogether]: info(
    msg('VLAN and trunk together'),
    msg(
      'VLAN {{vlan}} reaches VMs without a tag, those of the trunk with their tags. Older versions of the bridge plugin refuse the two together.',
    ),
  ),
  [codes.emptyEntryInTrunk]: warning(
    msg('Empty entry in the trunk'),
    msg('This entry of "vlanTrunk" names no VLAN, so that it lets nothing through. Remove it.'),
  ),
  [codes.notTrueOrFalse]: error(
    msg('Not true or false'),
    msg(
      '"{{key}}" must be true or false without quotes; {{value}} is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.mtuNotNumber]: error(
    msg('MTU is not a number'),
    msg(
      '"mtu" must be a whole number without quotes; {{value}} is refused, and a VM that uses the network does not start.',
    ),
  ),
  [codes.mtuOutOfRange]: error(
    msg('MTU out of range'),
    msg(
      'An MTU lies between 68 and 65535 bytes (0 leaves it to the kernel); {{value}} is refused by the node, and a VM that uses the network does not start.',
    ),
  ),
  [codes.hairpinAndPromiscuousModeTogether]: error(
    msg('Hairpin and promiscuous mode together'),
    msg(
      '"hairpinMode" and "promiscMode" exclude each other. Remove one, or a VM that uses the network does not start.',
    ),
  ),
  [codes.addressesForInterfaceDisabled]: error(
    msg('Addresses for an interface that is disabled'),
    msg(
      '"ipam" cannot be combined with "disableContainerInterface". Remove one, or a VM that uses the network does not start.',
    ),
  ),
  [codes.ipamOnVmNetwork]: warning(
    msg('Address management on a network for VMs'),
    msg(
      '"ipam" gives an address to the pod. With a bridge KubeVirt takes it from there and hands it to the guest by DHCP, but not all gateways and DNS servers with it; OpenShift does not support this, and a migration does not keep the address. Remove it and set addresses in the guest or by a DHCP server.',
    ),
  ),
  [codes.unknownSetting]: warning(
    msg('Unknown setting'),
    msg('The plugin does not know "{{key}}" and passes over it. Did you mean "{{suggestion}}"?'),
  ),
  [codes.oldNameOfPlugin]: warning(
    msg('Old name of the plugin'),
    msg(
      '"{{old}}" is the old name of the plugin "{{current}}". Current operators do not ship it any more, and where it is missing a VM that uses the network does not start. Write "{{current}}".',
    ),
  ),
  [codes.settingInAnotherSpelling]: info(
    msg('Setting in another spelling'),
    msg(
      'The plugin reads "{{key}}" as "{{suggestion}}", as it does not look at upper and lower case; other programs do. Write "{{suggestion}}".',
    ),
  ),
  [codes.settingOfAnotherPlugin]: warning(
    msg('Setting of another plugin'),
    msg(
      '"{{key}}" belongs to the plugin "{{owner}}"; the plugin of this network passes over it. Remove it, or choose the other type of network.',
    ),
  ),
  [codes.resourceNameNotValid]: error(
    msg('Resource name is not valid'),
    msg(
      'The annotation k8s.v1.cni.cncf.io/resourceName ("{{value}}") is no valid resource name, so a VM that uses the network cannot be scheduled.',
    ),
  ),
  [codes.resourceNameOfAnotherBridge]: warning(
    msg('Resource name is that of another bridge'),
    msg(
      'The annotation k8s.v1.cni.cncf.io/resourceName is "{{value}}", but the bridge is {{bridge}}. VMs are placed on nodes that may lack the bridge. Expected: {{expected}}.',
    ),
  ),
  [codes.noResourceName]: info(
    msg('No resource name'),
    msg(
      'Without the annotation k8s.v1.cni.cncf.io/resourceName ({{expected}}) VMs may be placed on nodes that lack the bridge.',
    ),
  ),
} satisfies Catalog;
