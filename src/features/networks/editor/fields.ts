import { msg } from '../../../domain/core/msg';
import type { FormValues } from '../../../domain/forms/leaf';
import type { ValuesOf } from '../../../domain/forms/form';
import { nadForms } from '../../../domain/nad/forms';
import type { NetworkType } from '../../../domain/nad/network-types';
import { more, type FieldSpec } from '../../../ui/form/spec';

/** Types that the form can make, in the order in which they are offered. */
export const formTypes = Object.keys(nadForms) as FormType[];
export type FormType = keyof typeof nadForms;

export const isFormType = (type: NetworkType): type is FormType => Object.hasOwn(nadForms, type);

/** The fields of one form: the compiler knows their names. */
type FieldsOf<T extends FormType> = FieldSpec<keyof ValuesOf<(typeof nadForms)[T]> & string>[];

const vlanHelp = msg('A number from 1 to 4094. Leave it empty for untagged traffic.');

const mtu = (help: string): FieldSpec<'mtu'> => ({
  name: 'mtu',
  kind: 'text',
  isNumber: true,
  label: msg('MTU'),
  help,
});

const networkName: FieldSpec<'networkName'> = {
  name: 'networkName',
  kind: 'text',
  label: msg('OVN-Kubernetes network name'),
  help: msg(
    'One name in the whole cluster is one network: definitions in other namespaces that use the same name and settings join it.',
  ),
};

const subnets: FieldSpec<'subnets'> = {
  name: 'subnets',
  kind: 'text',
  label: msg('Subnets'),
  vsphere: 'ip-pool',
  help: msg(
    'Such as 10.100.0.0/24, separated by commas. OVN-Kubernetes then gives addresses to VMs. Leave it empty when VMs bring addresses of their own.',
  ),
};

const excludeSubnets: FieldSpec<'excludeSubnets'> = {
  name: 'excludeSubnets',
  kind: 'text',
  label: msg('Excluded subnets'),
  help: msg('Parts of the subnets that are never given to a VM, separated by commas.'),
};

const hasIpam = (values: FormValues): boolean => values.ipam !== '';
const hasWhereabouts = (values: FormValues): boolean => values.ipam === 'whereabouts';

const linuxBridge: FieldsOf<'linux-bridge'> = [
  {
    name: 'bridge',
    kind: 'offer',
    offers: 'bridges',
    label: msg('Bridge name'),
    help: msg('The name of the Linux bridge on the nodes, such as br1.'),
    vsphere: 'standard-switch',
    isRequired: true,
  },
  {
    name: 'vlan',
    kind: 'text',
    isNumber: true,
    label: msg('VLAN tag'),
    help: vlanHelp,
    vsphere: 'port-group-vlan',
  },
  {
    name: 'macspoofchk',
    kind: 'flag',
    label: msg('MAC spoof check'),
    vsphere: 'forged-transmits',
    help: msg(
      'Only the MAC address that the interface of the VM was given may send. Turn this off for VMs that use further addresses, for example with keepalived or nested virtualization.',
    ),
  },
  more({
    name: 'vlanTrunk',
    kind: 'text',
    label: msg('VLAN trunk'),
    vsphere: 'trunk',
    help: msg('VLANs that the VM sees with their tags, such as 10, 20-30. For virtual routers.'),
  }),
  more({
    name: 'preserveDefaultVlan',
    kind: 'flag',
    label: msg('Keep the default VLAN of the bridge'),
    help: msg('Leaves VLAN 1 of the bridge open to the VM beside the VLANs above.'),
  }),
  more({
    name: 'disableContainerInterface',
    kind: 'flag',
    label: msg('Leave the interface of the pod down'),
    help: msg('The VM does not need it. Without it the pod itself is not on the network.'),
  }),
  more(mtu(msg('Bytes. Leave it empty to take what the bridge has.'))),
];

const ovnLocalnet: FieldsOf<'ovn-localnet'> = [
  {
    name: 'physicalNetworkName',
    kind: 'offer',
    offers: 'mappings',
    label: msg('Bridge mapping'),
    help: msg('The localnet of a bridge mapping on the nodes: the physical network to connect to.'),
    isRequired: true,
  },
  {
    name: 'vlanID',
    kind: 'text',
    isNumber: true,
    label: msg('VLAN tag'),
    help: vlanHelp,
    vsphere: 'port-group-vlan',
  },
  mtu(msg('Bytes. Without one OVN-Kubernetes takes its default, usually 1400.')),
  more(networkName),
  more(subnets),
  more(excludeSubnets),
];

const ovnLayer2: FieldsOf<'ovn-layer2'> = [
  networkName,
  mtu(msg('Bytes. Without one OVN-Kubernetes takes its default, usually 1400.')),
  more(subnets),
  more(excludeSubnets),
  more({
    name: 'allowPersistentIPs',
    kind: 'flag',
    label: msg('Keep addresses'),
    help: msg('A VM keeps the address it was given when it is restarted or migrated.'),
  }),
];

const macvlan: FieldsOf<'macvlan'> = [
  {
    name: 'master',
    kind: 'offer',
    offers: 'links',
    label: msg('Network interface of the nodes'),
    help: msg('It must have this name on every node, such as eth1.'),
    isRequired: true,
  },
  {
    name: 'mode',
    kind: 'choice',
    label: msg('Mode'),
    options: ['bridge', 'private', 'vepa', 'passthru'].map((value) => ({ value, label: value })),
  },
  {
    name: 'ipam',
    kind: 'choice',
    label: msg('Addresses'),
    help: msg('The network for live migration needs an address for each node.'),
    options: [
      { value: 'whereabouts', label: msg('whereabouts: one range for the cluster') },
      { value: 'host-local', label: msg('host-local: a range on each node by itself') },
      { value: '', label: msg('None') },
    ],
  },
  {
    name: 'range',
    kind: 'text',
    label: msg('Address range'),
    help: msg('Such as 10.200.5.0/24. It must not overlap the networks of the cluster.'),
    isShown: hasIpam,
  },
  more({
    name: 'rangeStart',
    kind: 'text',
    label: msg('First address'),
    isShown: hasIpam,
  }),
  more({ name: 'rangeEnd', kind: 'text', label: msg('Last address'), isShown: hasIpam }),
  more({
    name: 'exclude',
    kind: 'text',
    label: msg('Excluded addresses'),
    help: msg('Such as 10.200.5.0/28, separated by commas.'),
    isShown: hasWhereabouts,
  }),
  more({ name: 'gateway', kind: 'text', label: msg('Gateway'), isShown: hasIpam }),
  more(mtu(msg('Bytes. At most the MTU of the interface.'))),
];

/** The fields of each type beside name, namespace and description. */
export const fieldsByType: Record<FormType, FieldSpec[]> = {
  'linux-bridge': linuxBridge,
  'ovn-localnet': ovnLocalnet,
  'ovn-layer2': ovnLayer2,
  macvlan,
};

/** When to choose a type, in one sentence. */
export const typeHints: Record<FormType, string> = {
  'linux-bridge': msg(
    'VMs join a VLAN of your data center through a Linux bridge on network cards of their own, much as on a port group.',
  ),
  'ovn-localnet': msg(
    'VMs join a VLAN of your data center through OVN-Kubernetes; it can share the network card of the cluster, and network policies apply.',
  ),
  'ovn-layer2': msg(
    'VMs reach only each other, on all nodes, without any preparation of the physical network.',
  ),
  macvlan: msg('For the traffic of live migrations between nodes, not for the interfaces of VMs.'),
};
