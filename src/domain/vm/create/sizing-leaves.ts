import { isRecord, recordAt, textAt, valueAt } from '../../core/resource';
import { dropIn, setIn } from '../../core/set-in';
import { asTyped, numberOrText, type FormValues, type Leaf } from '../../forms/leaf';
import { matcherKinds, type MatcherKey } from '../spec/matchers';
import { TEMPLATE, type Json, type VmLeaf } from './vm-leaf';

/** Where CPUs and memory come from. `inferred`: from labels of a volume. */
export type Sizing = 'typed' | 'instancetype' | 'inferred';

const CORES = [...TEMPLATE, 'domain', 'cpu', 'cores'];
const MEMORY = [...TEMPLATE, 'domain', 'memory', 'guest'];

/** What an instance type decides, and a VM that has one must not. */
const DECIDED = [
  ...['cores', 'sockets', 'threads'].map((key) => [...TEMPLATE, 'domain', 'cpu', key]),
  [...TEMPLATE, 'domain', 'memory'],
  ...['requests', 'limits'].flatMap((part) =>
    ['cpu', 'memory'].map((key) => [...TEMPLATE, 'domain', 'resources', part, key]),
  ),
];

const sizingOf = (vm: Json): Sizing => {
  const { instancetype } = recordAt(vm, 'spec');
  if (!isRecord(instancetype)) return 'typed';
  return textAt(instancetype, 'inferFromVolume') !== undefined &&
    textAt(instancetype, 'name') === undefined
    ? 'inferred'
    : 'instancetype';
};

/** `name`, or `kind/name` for one of the VM's namespace, as virtctl writes it. */
const matcherText = (vm: Json, key: MatcherKey): string => {
  const [kind, of] = [textAt(vm, 'spec', key, 'kind'), asTyped(valueAt(vm, 'spec', key, 'name'))];
  return kind === undefined || kind === matcherKinds[key].cluster || of === ''
    ? of
    : `${kind}/${of}`;
};

const withMatcher = (vm: Json, key: MatcherKey, typed: string): Json => {
  const slash = typed.indexOf('/');
  const before = recordAt(vm, 'spec', key);
  const kind = slash < 0 ? undefined : typed.slice(0, slash).trim();
  const { kind: oldKind, name: _name, inferFromVolume: _infer, ...rest } = before;
  const { inferFromVolumeFailurePolicy: _policy, revisionName: _revision, ...others } = rest;
  // The cluster's kind is written where it was.
  const kept = kind ?? (oldKind === matcherKinds[key].cluster ? oldKind : undefined);
  const after = {
    ...(kept === undefined ? {} : { kind: kept }),
    name: typed.slice(slash + 1).trim(),
    ...others,
  };
  return setIn(vm, ['spec', key], after);
};

const withSizes = (vm: Json, values: FormValues): Json => {
  const sized = setIn(vm, CORES, numberOrText(asTyped(values.cores)) ?? '');
  return setIn(sized, MEMORY, asTyped(values.memory));
};

const sizing: Leaf<Json, Sizing> = {
  paths: ['spec.instancetype.inferFromVolume'],
  read: sizingOf,
  write: (vm, value, values) => {
    if (value === 'inferred') return vm;
    if (value === 'typed') return withSizes(setIn(vm, ['spec', 'instancetype'], undefined), values);
    const bare = DECIDED.reduce((current, path) => {
      const parent = recordAt(current, ...path.slice(0, -1));
      return Object.hasOwn(parent, path.at(-1) ?? '') ? dropBelow(current, path) : current;
    }, vm);
    return withMatcher(bare, 'instancetype', asTyped(values.instancetype));
  },
};

/** Drops a value and what it leaves empty, though never the domain. */
const dropBelow = (vm: Json, path: readonly string[]): Json => {
  const domain = [...TEMPLATE, 'domain'];
  return setIn(vm, domain, dropIn(recordAt(vm, ...domain), path.slice(domain.length)));
};

const whenSized = (wanted: Sizing, leaf: VmLeaf): VmLeaf => ({
  ...leaf,
  write: (vm, typed, values) => (sizingOf(vm) === wanted ? leaf.write(vm, typed, values) : vm),
});

const instancetype = whenSized('instancetype', {
  paths: ['spec.instancetype'],
  read: (vm) => matcherText(vm, 'instancetype'),
  write: (vm, typed) => withMatcher(vm, 'instancetype', typed),
});

const preference: VmLeaf = {
  paths: ['spec.preference'],
  read: (vm) => matcherText(vm, 'preference'),
  write: (vm, typed) =>
    typed === ''
      ? setIn(vm, ['spec', 'preference'], undefined)
      : withMatcher(vm, 'preference', typed),
};

const cores = whenSized('typed', {
  paths: ['spec.template.spec.domain.cpu'],
  read: (vm) => asTyped(valueAt(vm, ...CORES)),
  write: (vm, typed) => setIn(vm, CORES, numberOrText(typed) ?? ''),
});

const memory = whenSized('typed', {
  paths: ['spec.template.spec.domain.memory'],
  read: (vm) => asTyped(valueAt(vm, ...MEMORY)),
  write: (vm, typed) => setIn(vm, MEMORY, typed),
});

/** CPUs and memory of a new VM, or what decides them, in the order in which they are written. */
export const sizingLeaves = { sizing, instancetype, preference, cores, memory };
