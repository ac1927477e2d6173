import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';

/** What cloud-init is told of the guest's network, by itself. */
const dataCatalog = {
  [codes.networkDataNotUnderstood]: error(
    msg('cloud-init does not understand the network data'),
    msg(
      'The text is neither version 1 nor version 2 of network data, so that the guest sets up none of its interfaces by it. Begin it with "version: 2" and the interfaces below "ethernets".',
    ),
  ),
  [codes.networkDataPartUnknown]: error(
    msg('cloud-init does not know a part of the network data'),
    msg(
      'Version 2 has no "{{value}}" at this place, and most guests then set up none of their interfaces. Correct its spelling or its indentation, or remove it.',
    ),
  ),
  [codes.networkDataTypeUnknown]: error(
    msg('cloud-init does not know a type in the network data'),
    msg(
      'Version 1 has no type "{{value}}", and the guest then sets up none of its interfaces. A network card has the type "physical".',
    ),
  ),
  [codes.guestAddressInvalid]: error(
    msg('Address in the network data cannot be read'),
    msg(
      '"{{value}}" on "{{name}}" is no IP address with a prefix, and most guests then set up none of their interfaces. Write it as 10.1.2.3/24 or fd00::3/64.',
    ),
  ),
  [codes.guestAddressWithoutPrefix]: warning(
    msg('Address in the network data has no prefix'),
    msg(
      '"{{value}}" on "{{name}}" does not say how large its network is. Ubuntu refuses that, others take /24 or /64. Add the prefix of your network, as in 10.1.2.3/24.',
    ),
  ),
  [codes.guestRouteInvalid]: error(
    msg('Route in the network data cannot be read'),
    msg(
      '"{{name}}" has a route to "{{to}}" through "{{via}}". It needs a network such as 10.1.0.0/16, the address of a gateway of the same family and, if any, a metric that is a number; most guests set up none of their interfaces otherwise.',
    ),
  ),
  [codes.defaultRouteWithoutGateway]: warning(
    msg('Default route in the network data has no gateway'),
    msg(
      '"{{name}}" is to lead to all IPv{{family}} addresses, but by no gateway. The guest then takes all of them for directly connected, and none beyond its own network answers. Add the address of the router.',
    ),
  ),
  [codes.guestMtuInvalid]: warning(
    msg('MTU in the network data is no MTU'),
    msg(
      '"{{value}}" on "{{name}}" is no number from 68 to 65535, so that the guest cannot set it. Correct it, or leave it out to take that of the network.',
    ),
  ),
  [codes.guestGatewayInvalid]: error(
    msg('Gateway in the network data is no address'),
    msg(
      '"{{value}}" on "{{name}}" is no IPv{{family}} address, so that the guest gets no way out. Write the address of the router, without a prefix.',
    ),
  ),
  [codes.guestNameServerInvalid]: warning(
    msg('Name server in the network data is no address'),
    msg(
      '"{{value}}" on "{{name}}" is no IP address, and the guest asks no server of that name. Write its address.',
    ),
  ),
  [codes.severalDefaultRoutes]: warning(
    msg('Several default routes in the network data'),
    msg(
      'IPv{{family}} has {{count}} default routes of the same metric, on {{names}}. Which of them the guest takes is chance, and answers may leave by another one than the question came in. Keep one, or give them different metrics.',
    ),
  ),
  [codes.guestGatewayOutside]: warning(
    msg('Gateway lies in no network of the interface'),
    msg(
      '"{{name}}" leads through {{value}}, which lies in none of its own networks ({{networks}}), so that the guest cannot reach it. Correct the gateway, or the prefix of the address.',
    ),
  ),
  [codes.searchWithoutNameServers]: warning(
    msg('Search domains without name servers'),
    msg(
      '"{{name}}" has search domains, but neither name servers nor a static address. Guests without netplan then leave the domains out. Add the servers.',
    ),
  ),
  [codes.gatewayKeyDeprecated]: info(
    msg('"{{value}}" is outdated'),
    msg(
      '"{{name}}" sets its gateway by "{{value}}". That still works, but cloud-init and netplan call it outdated. A route to {{to}} through it does the same.',
    ),
  ),
  [codes.guestMacIsNumber]: error(
    msg('MAC address without quotes is a number to cloud-init'),
    msg(
      '{{value}} on "{{name}}" has digits only, and without quotes cloud-init reads it as a number of base 60. It then fails to set up any interface. Put the address in quotes.',
    ),
  ),
  [codes.guestMacInvalid]: error(
    msg('MAC address in the network data cannot be read'),
    msg(
      '"{{value}}" on "{{name}}" is no MAC address, so that no network card matches. Write it as 02:00:00:00:00:01.',
    ),
  ),
  [codes.setNameWithoutMatch]: warning(
    msg('"set-name" without "match"'),
    msg(
      '"{{name}}" is to be renamed, but nothing says which network card it is. Ubuntu refuses that and sets up no interface. Add "match" with the MAC address, or remove "set-name".',
    ),
  ),
  [codes.guestListExpected]: error(
    msg('A list is expected in the network data'),
    msg(
      '"{{value}}" on "{{name}}" is no list, and most guests then set up none of their interfaces. Write each entry on a line of its own behind a dash, or in brackets.',
    ),
  ),
  [codes.guestObjectExpected]: error(
    msg('Part of the network data is empty'),
    msg(
      '"{{value}}" holds no settings, and most guests then set up none of their interfaces. Give it at least "dhcp4: true", or remove it.',
    ),
  ),
  [codes.guestAddressNoHost]: error(
    msg('Address in the network data is no address of a host'),
    msg(
      '{{value}} on "{{name}}" is the first or the last address of its network, which stands for the network or for all of its hosts. Set another one.',
    ),
  ),
  [codes.guestAddressTwice]: warning(
    msg('Network data set one address twice'),
    msg(
      '{{value}} stands on "{{name}}" and on "{{other}}". The guest answers on one of the two only. Remove one.',
    ),
  ),
} satisfies Catalog;

/** The same against the VM, its networks and other VMs. */
const vmCatalog = {
  [codes.guestMacOfNoInterface]: error(
    msg('No interface of the VM has the MAC address in the network data'),
    msg(
      'The network data set up "{{name}}" by {{value}}, but the interfaces of the VM have {{macs}}. The guest does not find the card, and may set up none. Take the MAC address of an interface.',
    ),
  ),
  [codes.guestAddressOutsideNetwork]: warning(
    msg('Address in the network data lies outside the network'),
    msg(
      '{{value}} on "{{name}}" lies in none of the subnets of "{{network}}": {{subnets}}. OVN-Kubernetes drops traffic from any other address. Set one of them, or let the guest ask by DHCP.',
    ),
  ),
  [codes.guestAddressOfGateway]: error(
    msg('Address in the network data belongs to the gateway'),
    msg(
      '{{value}} on "{{name}}" is the address of the gateway of its network. No VM there gets out as long as this one has it. Set another address.',
    ),
  ),
  [codes.guestAddressOnOtherVm]: warning(
    msg('Network data give an address that another VM has'),
    msg(
      '{{value}} on "{{name}}" is also the address of {{other}} on the same network. Only one of them is reached at a time. Set another address, unless they share it on purpose.',
    ),
  ),
  [codes.versionOnConfigDrive]: error(
    msg('Network data on a config drive are no JSON'),
    msg(
      'A config drive takes network data in the JSON of OpenStack only. cloud-init drops the whole drive because of this text, with user data and SSH keys. Use cloudInitNoCloud for version 1 or 2.',
    ),
  ),
  [codes.furtherCloudInitVolume]: warning(
    msg('The VM has several volumes for cloud-init'),
    msg(
      '"{{value}}" is never read, as KubeVirt takes the first volume for cloud-init alone, which is "{{other}}". Move what it holds there, and remove it.',
    ),
  ),
  [codes.severalCloudInitSources]: error(
    msg('Several sources for one part of cloud-init'),
    msg(
      '"{{value}}" has {{fields}}, of which only one may be set. KubeVirt refuses the VM. Keep one.',
    ),
  ),
  [codes.cloudInitTooLong]: error(
    msg('Data for cloud-init are too long for the VM'),
    msg(
      '{{field}} has {{bytes}} bytes, and KubeVirt takes {{limit}} at most. Put the text into a Secret and refer to it by {{reference}}.',
    ),
  ),
  [codes.cloudInitWithoutSource]: error(
    msg('Volume for cloud-init is empty'),
    msg(
      '"{{value}}" has neither user data nor network data, and KubeVirt refuses the VM. Add one of them, or remove the volume with its disk.',
    ),
  ),
} satisfies Catalog;

/** VMN740 to VMN769: what a VM tells cloud-init. */
export const guestCatalog = { ...dataCatalog, ...vmCatalog } satisfies Catalog;
