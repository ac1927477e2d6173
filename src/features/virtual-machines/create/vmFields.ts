import { msg } from '../../../domain/core/msg';
import type { FormValues } from '../../../domain/forms/leaf';
import type { VmField } from '../../../domain/vm/create/vm-form';
import type { FieldSpec } from '../../../ui/form/spec';

const boots =
  (...kinds: string[]) =>
  ({ boot }: FormValues): boolean =>
    kinds.some((kind) => kind === boot);

const sized =
  (wanted: string) =>
  ({ sizing }: FormValues): boolean =>
    sizing === wanted;

/** What the VM boots from. Which of it is possible is known at run time. */
export const bootFields: readonly FieldSpec<VmField>[] = [
  { name: 'boot', kind: 'choice', label: msg('Boots from'), isRequired: true, options: [] },
  {
    name: 'image',
    kind: 'text',
    label: msg('Image'),
    help: msg('A container disk in a registry. What the guest writes to it is lost when it stops.'),
    isRequired: true,
    isShown: boots('containerDisk'),
  },
  {
    name: 'dataSource',
    kind: 'offer',
    offers: 'dataSources',
    label: msg('DataSource'),
    help: msg('Its image is cloned for the VM, which keeps what it writes.'),
    isRequired: true,
    isShown: boots('dataSource'),
  },
  {
    name: 'claim',
    kind: 'offer',
    offers: 'claims',
    label: msg('PersistentVolumeClaim'),
    help: msg('The VM works on it directly. It has to be in the namespace of the VM.'),
    isRequired: true,
    isShown: boots('claim'),
  },
  {
    name: 'cloned',
    kind: 'offer',
    offers: 'cloned',
    label: msg('PersistentVolumeClaim to clone'),
    help: msg('It stays as it is. One of another namespace is written as namespace/name.'),
    isRequired: true,
    isShown: boots('clone'),
  },
  {
    name: 'size',
    kind: 'text',
    label: msg('Size of the disk'),
    help: msg('Such as 50Gi. Empty: as large as what is cloned.'),
    placeholder: '50Gi',
    isShown: boots('clone', 'dataSource'),
  },
];

/** CPUs and memory, and what the guest prefers. */
export const sizeFields: readonly FieldSpec<VmField>[] = [
  {
    name: 'sizing',
    kind: 'choice',
    label: msg('CPU and memory from'),
    isRequired: true,
    options: [],
  },
  {
    name: 'instancetype',
    kind: 'offer',
    offers: 'instancetypes',
    label: msg('Instance type'),
    help: msg('CPUs and memory then stand there, and not in the VM.'),
    isRequired: true,
    isShown: sized('instancetype'),
  },
  {
    name: 'cores',
    kind: 'text',
    isNumber: true,
    label: msg('CPU cores'),
    isRequired: true,
    isShown: sized('typed'),
  },
  {
    name: 'memory',
    kind: 'text',
    label: msg('Memory'),
    help: msg('Such as 4Gi.'),
    isRequired: true,
    isShown: sized('typed'),
  },
  {
    name: 'preference',
    kind: 'offer',
    offers: 'preferences',
    label: msg('Preference'),
    help: msg(
      'What suits the guest, such as the model of its interfaces, where the VM does not say it itself. Can be left empty.',
    ),
  },
];

/** Whether the VM runs; other strategies can be typed as text, and stay. */
export const runFields: readonly FieldSpec<VmField>[] = [
  {
    name: 'runStrategy',
    kind: 'choice',
    label: msg('Run strategy'),
    isRequired: true,
    options: [
      { value: 'Halted', label: msg('Halted: it starts when you say so') },
      { value: 'Always', label: msg('Always: it starts at once, and again whenever it stops') },
      {
        value: 'RerunOnFailure',
        label: msg('RerunOnFailure: it starts at once, and again when it fails'),
      },
    ],
  },
];
