import { recordAt, valueAt } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { asTyped } from '../../forms/leaf';
import { descriptionLeaf } from '../../forms/description-leaf';
import { requiredTextLeaf } from '../../forms/object-leaves';
import { bootLeaves, withVolumesRenamed } from './boot-leaves';
import { sizingLeaves } from './sizing-leaves';
import type { VmLeaf } from './vm-leaf';

const DOMAIN_LABEL = ['spec', 'template', 'metadata', 'labels', 'kubevirt.io/domain'];

/** What is called after the VM is called after its new name. */
const name: VmLeaf = {
  paths: ['metadata.name'],
  read: (vm) => asTyped(valueAt(vm, 'metadata', 'name')),
  write: (vm, value) => {
    const before = asTyped(valueAt(vm, 'metadata', 'name'));
    const labelled =
      asTyped(valueAt(vm, ...DOMAIN_LABEL)) === before && valueAt(vm, ...DOMAIN_LABEL) !== undefined
        ? setIn(vm, DOMAIN_LABEL, value)
        : vm;
    return setIn(withVolumesRenamed(labelled, before, value), ['metadata', 'name'], value);
  },
};

/** How a VM says whether it runs; the old `running` gives way to a strategy. */
const runStrategy: VmLeaf = {
  paths: ['spec.runStrategy', 'spec.running'],
  read: (vm) => {
    const { running } = recordAt(vm, 'spec');
    if (typeof running === 'boolean') return running ? 'Always' : 'Halted';
    return asTyped(valueAt(vm, 'spec', 'runStrategy'));
  },
  write: (vm, value) =>
    setIn(setIn(vm, ['spec', 'running'], undefined), ['spec', 'runStrategy'], value),
};

/** The fields of a new VM beside its interfaces, in the order in which they are written. */
export const leaves = {
  name,
  namespace: requiredTextLeaf(['metadata', 'namespace']),
  description: descriptionLeaf,
  ...bootLeaves,
  ...sizingLeaves,
  runStrategy,
};
