import { msg } from '../../../domain/core/msg';
import { isFieldOf, prepareForm, type PrepareField } from '../../../domain/dpdk/vm/prepare';
import { valueAt, type KubernetesResource } from '../../../domain/core/resource';
import { more, type FieldSpec } from '../../../ui/form/spec';
import { readyLabel } from './looks';

const specs: readonly FieldSpec<PrepareField>[] = [
  {
    name: 'network',
    kind: 'offer',
    offers: 'networks',
    label: msg('SR-IOV network'),
    help: msg('Gives the VM a virtual function, which its guest drives itself.'),
  },
  {
    name: 'pciAddress',
    kind: 'text',
    label: readyLabel('address'),
    help: msg('Under which the guest finds the function after each start, such as 0000:07:00.0.'),
  },
  {
    name: 'cores',
    kind: 'text',
    isNumber: true,
    label: msg('Cores'),
    help: msg('Those of the program, and one for the system of the guest.'),
  },
  {
    name: 'threads',
    kind: 'choice',
    label: readyLabel('threads'),
    help: msg('2 on nodes with hyper-threading, so that the guest knows which CPUs share a core.'),
    options: [
      { value: '', label: msg('Not set: 1') },
      { value: '1', label: '1' },
      { value: '2', label: '2' },
    ],
  },
  {
    name: 'memory',
    kind: 'text',
    label: msg('Memory'),
    help: msg('A multiple of the page size, such as 8Gi.'),
  },
  {
    name: 'pageSize',
    kind: 'choice',
    label: msg('Size of huge pages'),
    options: [
      { value: '', label: msg('No huge pages') },
      { value: '1Gi', label: '1Gi' },
      { value: '2Mi', label: '2Mi' },
    ],
  },
  {
    name: 'dedicated',
    kind: 'flag',
    label: readyLabel('dedicated'),
    help: msg('The CPUs of the VM are its own.'),
  },
  {
    name: 'emulator',
    kind: 'flag',
    label: readyLabel('emulator'),
    help: msg('The emulator has a CPU beside those of the guest.'),
  },
  {
    name: 'tuning',
    kind: 'flag',
    label: readyLabel('annotations'),
    help: msg(
      'Three, by which CRI-O keeps other work off the CPUs of the VM. They count with the runtime class of a PerformanceProfile.',
    ),
  },
  {
    name: 'multiqueue',
    kind: 'flag',
    label: readyLabel('multiqueue'),
    help: msg('Virtio interfaces have a queue for each CPU.'),
  },
  {
    name: 'rng',
    kind: 'flag',
    label: readyLabel('rng'),
    help: msg('The guest gets random numbers of its node.'),
  },
  {
    name: 'freeAmounts',
    kind: 'flag',
    label: msg('Take the CPUs out of the requests and limits'),
    help: msg('With CPUs of its own the topology says how many there are.'),
  },
  more({
    name: 'sockets',
    kind: 'text',
    isNumber: true,
    label: msg('Sockets'),
    help: msg('1, so that all CPUs come from one NUMA node.'),
  }),
];

/** The fields for a VM: without what its instance type decides. */
export const fieldsFor = (vm: KubernetesResource): readonly FieldSpec<PrepareField>[] => {
  const read = prepareForm.read(vm);
  const isFree = read.kind !== 'form' || read.values.freeAmounts;
  return specs.filter(({ name }) => isFieldOf(vm, name) && (name !== 'freeAmounts' || !isFree));
};

/** Whether an instance type decides CPUs and memory. */
export const hasInstanceType = (vm: KubernetesResource): boolean =>
  valueAt(vm, 'spec', 'instancetype') !== undefined;
