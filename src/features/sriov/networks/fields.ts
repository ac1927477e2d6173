import { msg } from '../../../domain/core/msg';
import type { ValuesOf } from '../../../domain/forms/form';
import type { FormValues } from '../../../domain/forms/leaf';
import type { sriovNetworkForm } from '../../../domain/sriov/forms';
import { LongText } from '../../../ui/form/LongText';
import { more, type FieldSpec, type Option } from '../../../ui/form/spec';

type Field = keyof ValuesOf<typeof sriovNetworkForm>;

const isTagged = ({ vlan, vlanQoS, vlanProto }: FormValues): boolean =>
  (vlan !== '' && vlan !== '0') || vlanQoS !== '' || vlanProto !== '';

const onOff = (otherwise: string): readonly Option[] => [
  { value: '', label: otherwise },
  { value: 'on', label: msg('On') },
  { value: 'off', label: msg('Off') },
];

/** What of a card the network gives to VMs, and how frames leave it. */
export const networkFields: readonly FieldSpec<Field>[] = [
  {
    name: 'resourceName',
    kind: 'offer',
    offers: 'resources',
    label: msg('Resource'),
    help: msg('The resource name of the node policy that makes the virtual functions.'),
    isRequired: true,
  },
  {
    name: 'vlan',
    kind: 'text',
    isNumber: true,
    label: msg('VLAN tag'),
    help: msg('A number from 1 to 4094. Leave it empty for untagged traffic.'),
  },
  {
    name: 'vlanQoS',
    kind: 'text',
    isNumber: true,
    label: msg('VLAN priority'),
    help: msg('A number from 0 to 7 (802.1p), with which frames leave the card.'),
    isShown: isTagged,
  },
  {
    name: 'vlanProto',
    kind: 'choice',
    label: msg('VLAN protocol'),
    help: msg('802.1ad puts a second tag around those that the guest sets itself.'),
    options: [
      { value: '', label: msg('Not set: 802.1q') },
      { value: '802.1q', label: '802.1q' },
      { value: '802.1ad', label: '802.1ad' },
    ],
    isShown: isTagged,
  },
  {
    name: 'spoofChk',
    kind: 'choice',
    label: msg('Spoof check'),
    help: msg(
      'The card drops what the guest sends from another MAC address than its own. Off for guests that are bridges or routers with several.',
    ),
    options: onOff(msg('Not set: as the driver has it, usually on')),
  },
  {
    name: 'trust',
    kind: 'choice',
    label: msg('Trust'),
    help: msg(
      'The guest may change its MAC address, and receive what is not for it. Needed for DPDK with several addresses.',
    ),
    options: onOff(msg('Not set: as the driver has it, usually off')),
  },
  more({
    name: 'linkState',
    kind: 'choice',
    label: msg('Link state'),
    help: msg('Whether the guest sees the state of the cable, or always up or down.'),
    options: [
      { value: '', label: msg('Not set: follows the card') },
      { value: 'auto', label: msg('auto: follows the card') },
      { value: 'enable', label: msg('enable: always up') },
      { value: 'disable', label: msg('disable: always down') },
    ],
  }),
  more({
    name: 'minTxRate',
    kind: 'text',
    isNumber: true,
    label: msg('Lowest rate'),
    help: msg('Mbit/s that the VM can always send. Cards of Intel do not have it.'),
  }),
  more({
    name: 'maxTxRate',
    kind: 'text',
    isNumber: true,
    label: msg('Highest rate'),
    help: msg('Mbit/s that the VM sends at most. 0 is no limit.'),
  }),
  more({
    name: 'capabilities',
    kind: 'text',
    label: msg('Capabilities'),
    help: msg('A JSON object, such as {"mac": true}, for what pods may ask of the network.'),
  }),
  more({
    name: 'ipam',
    kind: 'own',
    Control: LongText,
    label: msg('IPAM'),
    help: msg('A JSON object. Leave it empty for VMs: their guests set the address.'),
  }),
  more({
    name: 'metaPlugins',
    kind: 'own',
    Control: LongText,
    label: msg('Further plugins'),
    help: msg('JSON objects with commas between them, such as {"type": "tuning"}.'),
  }),
];
