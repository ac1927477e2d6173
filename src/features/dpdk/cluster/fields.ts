import { msg } from '../../../domain/core/msg';
import { pageSizes } from '../../../domain/dpdk/cluster/hugepages';
import type { profileForm } from '../../../domain/dpdk/cluster/form';
import type { ValuesOf } from '../../../domain/forms/form';
import { rowsControl } from '../../../ui/form/Rows';
import { more, type FieldSpec } from '../../../ui/form/spec';

type Field = keyof ValuesOf<typeof profileForm>;

/** For which nodes the profile is. */
export const roleFields: readonly FieldSpec<Field>[] = [
  {
    name: 'nodes',
    kind: 'offer',
    offers: 'roles',
    label: msg('Role of the nodes'),
    help: msg(
      'A role of their own, such as worker-dpdk: nodes get it as the label node-role.kubernetes.io/worker-dpdk, and a pool of nodes of that name rolls the settings out.',
    ),
    isRequired: true,
  },
];

/** Which CPUs are whose. */
export const cpuFields: readonly FieldSpec<Field>[] = [
  {
    name: 'reserved',
    kind: 'text',
    label: msg('CPUs for the system'),
    help: msg('Such as 0-3,40-43. The kernel, kubelet and what serves VMs run on them.'),
    isRequired: true,
  },
  {
    name: 'isolated',
    kind: 'text',
    label: msg('CPUs for VMs'),
    help: msg(
      'All others, such as 4-39,44-79. With hyper-threading, both CPUs of a core belong together.',
    ),
    isRequired: true,
  },
];

const sizes = pageSizes.map((value) => ({ value, label: value }));

/** Memory that is set aside in huge pages. */
export const pageFields: readonly FieldSpec<Field>[] = [
  {
    name: 'defaultSize',
    kind: 'choice',
    label: msg('Default size of huge pages'),
    help: msg('1G for DPDK on most hardware. VMs write the same size as 1Gi.'),
    options: [...sizes, { value: '', label: msg('Not set: no huge pages') }],
  },
  {
    name: 'pages',
    kind: 'own',
    isGroup: true,
    label: msg('Huge pages of each node'),
    help: msg(
      'Without a NUMA node the kernel spreads them over all. Memory in huge pages is lost for everything else.',
    ),
    Control: rowsControl({
      columns: [
        {
          key: 'size',
          label: msg('Size of huge pages {{number}}'),
          heading: msg('Size'),
          options: sizes,
        },
        {
          key: 'count',
          label: msg('Number of huge pages {{number}}'),
          heading: msg('Number'),
          isNumber: true,
        },
        {
          key: 'node',
          label: msg('NUMA node of huge pages {{number}}'),
          heading: msg('NUMA node'),
          placeholder: msg('all'),
          isNumber: true,
        },
      ],
      blank: { size: '1G', count: '', node: '' },
      addText: msg('Add huge pages'),
      removeText: msg('Remove huge pages {{number}}'),
    }),
  },
];

/** What else the profile sets. */
export const otherFields: readonly FieldSpec<Field>[] = [
  {
    name: 'topologyPolicy',
    kind: 'choice',
    label: msg('CPUs, memory and network cards of one VM'),
    options: [
      { value: 'single-numa-node', label: msg('single-numa-node: all of one NUMA node') },
      {
        value: 'restricted',
        label: msg('restricted: of as few NUMA nodes as possible, or refused'),
      },
      { value: 'best-effort', label: msg('best-effort: of as few NUMA nodes as possible') },
      { value: 'none', label: msg('none: of any NUMA node') },
      { value: '', label: msg('Not set: best-effort') },
    ],
  },
  more({
    name: 'globallyDisableIrq',
    kind: 'flag',
    label: msg('Keep interrupts of devices off the CPUs for VMs'),
    help: msg('Without it, that is done only for VMs that ask for it by an annotation.'),
  }),
  more({
    name: 'userLevelNetworking',
    kind: 'flag',
    label: msg('Fewer queues on network cards'),
    help: msg('Each card gets as many queues as the system has CPUs, and so fewer interrupts.'),
  }),
];
