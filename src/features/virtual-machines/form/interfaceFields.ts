import { msg } from '../../../domain/core/msg';
import type { FormValues } from '../../../domain/forms/leaf';
import type { InterfaceField } from '../../../domain/vm/form/interface-form';
import { rowsControl } from '../../../ui/form/Rows';
import { more, type FieldSpec } from '../../../ui/form/spec';
import { AddressesControl } from './AddressesControl';
import { PortsControl } from './PortsControl';

const isOnPod = ({ networkKind }: FormValues): boolean => networkKind === 'pod';
const isNoSriov = ({ binding }: FormValues): boolean => binding !== 'sriov';
const hasRows = (rows: FormValues[string] | undefined): boolean =>
  Array.isArray(rows) && rows.length > 0;

const ports: FieldSpec<InterfaceField> = {
  name: 'ports',
  kind: 'own',
  isGroup: true,
  label: msg('Ports'),
  isShown: (values) => isOnPod(values) || hasRows(values.ports),
  Control: PortsControl,
};

const privateOptions: FieldSpec<InterfaceField> = {
  name: 'privateOptions',
  kind: 'own',
  isGroup: true,
  label: msg('Private DHCP options'),
  help: msg('Numbers from 224 to 254, each with a text.'),
  Control: rowsControl({
    blank: { option: '', value: '' },
    columns: [
      {
        key: 'option',
        label: msg('Number of DHCP option {{number}}'),
        heading: msg('Option'),
        placeholder: msg('Option, such as 240'),
        isNumber: true,
      },
      {
        key: 'value',
        label: msg('Text of DHCP option {{number}}'),
        heading: msg('Text'),
        placeholder: msg('Text'),
      },
    ],
    addText: msg('Add DHCP option'),
    removeText: msg('Remove DHCP option {{number}}'),
  }),
};

const addresses = (hasPrimary: boolean): FieldSpec<InterfaceField> => ({
  name: 'addresses',
  kind: 'own',
  label: msg('IP addresses'),
  help: msg(
    'Addresses of the primary network that the VM asks for, one of each family, without prefix. Empty: OVN-Kubernetes gives some.',
  ),
  isShown: (values) => (hasPrimary && isOnPod(values)) || values.addresses !== '',
  Control: AddressesControl,
});

/**
 * The fields of an interface beside its network; those that few interfaces need are folded away.
 *
 * @param known.hasPrimary whether a primary network takes the place of the pod network
 * @param known.isServed whether Services lead to ports of the interface, so that these are to be seen
 */
export const interfaceFields = ({
  hasPrimary,
  isServed,
}: {
  hasPrimary: boolean;
  isServed: boolean;
}): readonly FieldSpec<InterfaceField>[] => [
  {
    name: 'name',
    kind: 'text',
    label: msg('Name'),
    help: msg('Names the interface in the VM. Lowercase letters, digits and hyphens.'),
    isRequired: true,
  },
  // What goes with the network is known at run time.
  { name: 'binding', kind: 'choice', label: msg('Type'), isRequired: true, options: [] },
  {
    name: 'model',
    kind: 'choice',
    label: msg('Model'),
    isShown: (values) => isNoSriov(values) || values.model !== '',
    options: [
      { value: '', label: msg('Not set: virtio, or what the preference of the VM says') },
      { value: 'virtio', label: msg('virtio: fastest, for guests with its driver') },
      { value: 'e1000e', label: msg('e1000e: for guests without virtio driver') },
    ],
  },
  {
    name: 'mac',
    kind: 'text',
    label: msg('MAC address'),
    help: msg(
      'Such as 02:00:00:12:34:56, 02-00-00-12-34-56 or 0200.0012.3456. Empty: one is given.',
    ),
  },
  addresses(hasPrimary),
  {
    name: 'state',
    kind: 'choice',
    label: msg('Link state'),
    help: msg('Down is like a cable that is pulled out.'),
    isShown: (values) => isNoSriov(values) || values.state !== '',
    options: [
      { value: '', label: msg('Up') },
      { value: 'down', label: msg('Down') },
    ],
  },
  {
    name: 'bootOrder',
    kind: 'text',
    isNumber: true,
    label: msg('Boot order'),
    help: msg(
      '1 boots first; disks count as well. Empty: the VM does not boot over this interface.',
    ),
  },
  isServed ? ports : more(ports),
  more({
    name: 'vmNetworkCIDR',
    kind: 'text',
    label: msg('IPv4 network of the VM'),
    help: msg(
      'Between pod and guest, with masquerade. Change it where the VM has to reach 10.0.2.0/24 elsewhere.',
    ),
    placeholder: '10.0.2.0/24',
    isShown: isOnPod,
  }),
  more({
    name: 'vmIPv6NetworkCIDR',
    kind: 'text',
    label: msg('IPv6 network of the VM'),
    help: msg('The same for IPv6.'),
    placeholder: 'fd10:0:2::/120',
    isShown: isOnPod,
  }),
  more({
    name: 'pciAddress',
    kind: 'text',
    label: msg('PCI address'),
    help: msg('Where the guest finds the interface, so that its name there stays the same.'),
    placeholder: '0000:81:01.1',
  }),
  more({
    name: 'bootFileName',
    kind: 'text',
    label: msg('DHCP boot file'),
    help: msg('Option 67, for a boot over the network.'),
  }),
  more({
    name: 'tftpServerName',
    kind: 'text',
    label: msg('DHCP TFTP server'),
    help: msg('Option 66, for a boot over the network.'),
  }),
  more({
    name: 'ntpServers',
    kind: 'text',
    label: msg('DHCP time servers'),
    help: msg('IPv4 addresses, separated by commas.'),
  }),
  more(privateOptions),
  more({
    name: 'multiqueue',
    kind: 'flag',
    label: msg('Multiqueue'),
    help: msg(
      'Of all virtio interfaces of the VM: one queue for each virtual CPU, for more throughput.',
    ),
  }),
];
