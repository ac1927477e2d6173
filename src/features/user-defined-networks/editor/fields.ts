import { msg } from '../../../domain/core/msg';
import type { ValuesOf } from '../../../domain/forms/form';
import type { FormValues } from '../../../domain/forms/leaf';
import type { cudnLocalnetForm, udnLayer2Form } from '../../../domain/udn/forms';
import { more, type FieldSpec } from '../../../ui/form/spec';
import { wordsControl } from '../../../ui/form/Words';
import type { Choice } from './choices';

const takesAddresses = ({ ipamMode, subnets }: FormValues): boolean =>
  ipamMode !== 'Disabled' || subnets !== '';

const ipamMode: FieldSpec<'ipamMode'> = {
  name: 'ipamMode',
  kind: 'choice',
  label: msg('Addresses of VMs'),
  help: msg('Who gives VMs the addresses of this network.'),
  options: [
    { value: 'Disabled', label: msg('VMs bring their own: from DHCP, or set in the guest') },
    { value: 'Enabled', label: msg('OVN-Kubernetes takes them from the subnets below') },
  ],
};

const subnets: FieldSpec<'subnets'> = {
  name: 'subnets',
  kind: 'text',
  label: msg('Subnets'),
  vsphere: 'ip-pool',
  help: msg('One of IPv4, one of IPv6, or both separated by a comma, such as 10.100.0.0/24.'),
  isShown: takesAddresses,
};

const persistent: FieldSpec<'persistent'> = {
  name: 'persistent',
  kind: 'flag',
  label: msg('Keep addresses'),
  help: msg('A VM keeps the address it was given when it is restarted or migrated.'),
  isShown: takesAddresses,
};

const excludeSubnets: FieldSpec<'excludeSubnets'> = {
  name: 'excludeSubnets',
  kind: 'text',
  label: msg('Excluded subnets'),
  help: msg('Parts of the subnets that are never given to a VM, separated by commas.'),
  isShown: takesAddresses,
};

const mtu: FieldSpec<'mtu'> = {
  name: 'mtu',
  kind: 'text',
  isNumber: true,
  label: msg('MTU'),
  help: msg('Bytes. Without one OVN-Kubernetes takes its default, usually 1400.'),
};

const role: FieldSpec<'role'> = {
  name: 'role',
  kind: 'choice',
  label: msg('Role'),
  help: msg(
    'A primary network takes the place of the pod network. It is possible only in namespaces that were created with the label k8s.ovn.org/primary-user-defined-network.',
  ),
  options: [
    { value: 'Secondary', label: msg('Secondary: an additional network for VMs') },
    { value: 'Primary', label: msg('Primary: instead of the pod network') },
  ],
};

const objectLabels: FieldSpec<'objectLabels'> = {
  name: 'objectLabels',
  kind: 'own',
  Control: wordsControl(),
  label: msg('Labels of the network'),
  help: msg('Each as key=value. They say nothing about namespaces.'),
};

const layer2: FieldSpec<keyof ValuesOf<typeof udnLayer2Form>>[] = [
  ipamMode,
  subnets,
  persistent,
  mtu,
  more(role),
  more(objectLabels),
];

const localnet: FieldSpec<keyof ValuesOf<typeof cudnLocalnetForm>>[] = [
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
    help: msg('A number from 1 to 4094. Leave it empty for untagged traffic.'),
  },
  mtu,
  more(ipamMode),
  more(subnets),
  more(excludeSubnets),
  more(persistent),
  more(objectLabels),
];

/** The fields of each choice beside name, namespace and description. */
export const fieldsByChoice: Record<Choice['id'], readonly FieldSpec[]> = {
  'udn-layer2': layer2,
  'cudn-localnet': localnet,
  'cudn-layer2': layer2,
};

/** Which namespaces a network of the whole cluster is made in. */
export const selectorFields: readonly FieldSpec<'namespaces' | 'labels'>[] = [
  {
    name: 'namespaces',
    kind: 'own',
    Control: wordsControl('namespaces'),
    label: msg('Namespaces by name'),
    help: msg('Only these. Leave it empty to choose by labels alone.'),
  },
  {
    name: 'labels',
    kind: 'own',
    Control: wordsControl('labels'),
    label: msg('Namespaces by label'),
    help: msg(
      'Each as key=value. A namespace must have all of them, also one that is named above.',
    ),
  },
];
