import { msg } from '../../../domain/core/msg';
import type { ValuesOf } from '../../../domain/forms/form';
import type { sriovPolicyForm } from '../../../domain/sriov/forms';
import { more, type FieldSpec } from '../../../ui/form/spec';
import { wordsControl } from '../../../ui/form/Words';

type Field = keyof ValuesOf<typeof sriovPolicyForm>;

/** Which nodes the policy is for. */
export const nodeFields: readonly FieldSpec<Field>[] = [
  {
    name: 'nodeSelector',
    kind: 'own',
    Control: wordsControl('nodeLabels'),
    label: msg('Labels of nodes'),
    help: msg('Each as key=value. A node must have all of them; without any, all nodes are taken.'),
  },
];

/** Which network cards of these nodes. */
export const cardFields: readonly FieldSpec<Field>[] = [
  {
    name: 'pfNames',
    kind: 'own',
    Control: wordsControl('cards'),
    label: msg('Network cards by name'),
    help: msg(
      'Such as ens4f0, or ens4f0#0-3 for its first four virtual functions, so that another policy can have the others.',
    ),
  },
  {
    name: 'rootDevices',
    kind: 'own',
    Control: wordsControl('addresses'),
    label: msg('Network cards by PCI address'),
    help: msg('Such as 0000:af:00.0. With names as well, a card must fit both.'),
  },
  more({
    name: 'vendor',
    kind: 'offer',
    offers: 'vendors',
    label: msg('Vendor'),
    help: msg('Four hexadecimal digits, such as 8086 for Intel.'),
  }),
  more({
    name: 'deviceID',
    kind: 'offer',
    offers: 'devices',
    label: msg('Device'),
    help: msg('Four hexadecimal digits, such as 158b.'),
  }),
  more({
    name: 'netFilter',
    kind: 'text',
    label: msg('Network of the cloud'),
    help: msg('On OpenStack or AWS only: openstack/NetworkID: with the network behind it.'),
  }),
];

/** What is made of the cards. */
export const functionFields: readonly FieldSpec<Field>[] = [
  {
    name: 'resourceName',
    kind: 'offer',
    offers: 'resources',
    label: msg('Resource name'),
    help: msg(
      'Under this name networks ask for the virtual functions. Letters, digits and underscores. Several policies may share it.',
    ),
    isRequired: true,
  },
  {
    name: 'numVfs',
    kind: 'text',
    isNumber: true,
    label: msg('Virtual functions of each card'),
    help: msg('A number from 1. Another one than now empties the nodes.'),
    isRequired: true,
  },
  {
    name: 'deviceType',
    kind: 'choice',
    label: msg('Device type'),
    help: msg('VMs need vfio-pci.'),
    options: [
      { value: 'vfio-pci', label: msg('vfio-pci: for VMs, and for DPDK in pods') },
      { value: 'netdevice', label: msg('netdevice: for pods, as a network interface') },
      { value: '', label: msg('Not set: netdevice') },
    ],
  },
  {
    name: 'mtu',
    kind: 'text',
    isNumber: true,
    label: msg('MTU'),
    help: msg('Bytes. Without one it stays that of the card.'),
  },
  more({
    name: 'priority',
    kind: 'text',
    isNumber: true,
    label: msg('Priority'),
    help: msg('From 0 to 99. Of two policies for a card the one with the smaller number counts.'),
  }),
  more({
    name: 'linkType',
    kind: 'choice',
    label: msg('Link type'),
    options: [
      { value: '', label: msg('Not set: as the card is') },
      { value: 'eth', label: msg('Ethernet') },
      { value: 'ib', label: msg('InfiniBand') },
    ],
  }),
  more({
    name: 'eSwitchMode',
    kind: 'choice',
    label: msg('Mode of the switch of the card'),
    help: msg('switchdev is for hardware offload of Open vSwitch.'),
    options: [
      { value: '', label: msg('Not set: legacy') },
      { value: 'legacy', label: 'legacy' },
      { value: 'switchdev', label: 'switchdev' },
    ],
  }),
  more({
    name: 'isRdma',
    kind: 'flag',
    label: msg('RDMA'),
    help: msg('Not for VMs: it excludes vfio-pci.'),
  }),
  more({
    name: 'needVhostNet',
    kind: 'flag',
    label: msg('Mount /dev/vhost-net into pods'),
  }),
  more({
    name: 'externallyManaged',
    kind: 'flag',
    label: msg('Virtual functions are made elsewhere'),
    help: msg('The operator only gives out those that are there, made with nmstate for example.'),
  }),
  more({
    name: 'excludeTopology',
    kind: 'flag',
    label: msg('Say nothing of NUMA nodes'),
    help: msg('Pods then get virtual functions of other NUMA nodes than their CPUs.'),
  }),
];
