import { patchBetween, pointerStep, type Operation } from '../../text/json-patch';
import {
  isRecord,
  listAt,
  recordAt,
  textAt,
  valueAt,
  type KubernetesResource,
} from '../../core/resource';
import {
  changeVm,
  type ChangeContext,
  type ChangedVm,
  type InterfaceChange,
} from './interface-change';
import { vmTemplateOf } from '../spec/network-refs';

const TEMPLATE = '/spec/template/spec';
const DEVICES = `${TEMPLATE}/domain/devices`;

const prefixed = (operations: readonly Operation[], prefix: string): Operation[] =>
  operations.map((operation) => ({ ...operation, path: prefix + operation.path }));

/** Leaf by leaf, and only as long as the entry at the place is still the one that was read. */
const entryPatch = (before: unknown, after: unknown, at: string): Operation[] => {
  if (!isRecord(before) || !isRecord(after)) {
    return [
      { op: 'test', path: at, value: before },
      { op: 'replace', path: at, value: after },
    ];
  }
  const operations = prefixed(patchBetween(before, after), at);
  const name = textAt(before, 'name');
  const path = `${at}/name`;
  if (operations.length === 0 || name === undefined) return operations;
  if (operations.some((operation) => operation.op === 'test' && operation.path === path)) {
    return operations;
  }
  return [{ op: 'test', path, value: name }, ...operations];
};

const removals = (before: readonly unknown[], kept: ReadonlySet<unknown>, at: string) =>
  before
    .map((value, index) => ({ value, path: at + pointerStep(index) }))
    .filter(({ value }) => !kept.has(value))
    .reverse()
    .flatMap(({ value, path }): Operation[] => [
      { op: 'test', path, value },
      { op: 'remove', path },
    ]);

const listPatch = (before: unknown, after: readonly unknown[], at: string): Operation[] => {
  if (!Array.isArray(before) || before.length === 0) {
    if (after.length === 0) return [];
    return [
      { op: 'test', path: at, value: Array.isArray(before) ? [] : null },
      ...(Array.isArray(before) ? [] : [{ op: 'add' as const, path: at, value: [] }]),
      ...after.map((value): Operation => ({ op: 'add', path: `${at}/-`, value })),
    ];
  }
  const old = before as unknown[];
  if (after.length < old.length) return removals(old, new Set(after), at);
  return after.flatMap((value, index): Operation[] => {
    if (index >= old.length) return [{ op: 'add', path: `${at}/-`, value }];
    return value === old[index] ? [] : entryPatch(old[index], value, at + pointerStep(index));
  });
};

/** Objects on the way to the lists that are not there yet. */
const parents = (template: Record<string, unknown>): Operation[] => {
  const operations: Operation[] = [];
  const make = (path: string, value: object) =>
    operations.push({ op: 'test', path, value: null }, { op: 'add', path, value });
  if (!isRecord(template.domain)) make(`${TEMPLATE}/domain`, { devices: {} });
  else if (!isRecord(valueAt(template, 'domain', 'devices'))) make(DEVICES, {});
  return operations;
};

const withoutLists = (template: Record<string, unknown>): Record<string, unknown> => {
  const { interfaces: _interfaces, ...devices } = recordAt(template, 'domain', 'devices');
  return devices;
};

const METADATA = '/spec/template/metadata';

const annotationsOf = (vm: KubernetesResource): Record<string, unknown> =>
  recordAt(vm, 'spec', 'template', 'metadata', 'annotations');

const annotationsPatch = (before: KubernetesResource, after: KubernetesResource): Operation[] => {
  const operations = patchBetween(annotationsOf(before), annotationsOf(after));
  if (operations.length === 0) return [];
  const made = (path: string): Operation[] => [
    { op: 'test', path, value: null },
    { op: 'add', path, value: {} },
  ];
  const metadata = valueAt(before, 'spec', 'template', 'metadata');
  return [
    ...(isRecord(metadata) ? [] : made(METADATA)),
    ...(isRecord(metadata) && isRecord(metadata.annotations)
      ? []
      : made(`${METADATA}/annotations`)),
    ...prefixed(operations, `${METADATA}/annotations`),
  ];
};

/** The patch from one VM to another that `changeVm` made of it. */
const templatePatch = (before: KubernetesResource, after: KubernetesResource): Operation[] => {
  const [from, to] = [vmTemplateOf(before), vmTemplateOf(after)];
  if (from === to) return [];
  const interfaces = ['domain', 'devices', 'interfaces'];
  return [
    ...parents(from),
    ...prefixed(patchBetween(withoutLists(from), withoutLists(to)), DEVICES),
    ...listPatch(from.networks, listAt(to, 'networks'), `${TEMPLATE}/networks`),
    ...listPatch(valueAt(from, ...interfaces), listAt(to, ...interfaces), `${DEVICES}/interfaces`),
  ];
};

export interface InterfacePatch extends ChangedVm {
  /** Empty where nothing changes or the change is refused. */
  operations: Operation[];
}

/**
 * The JSON Patch (RFC 6902) that carries out a change on a VM. It touches the changed leaves only
 * and tests what it replaces or removes, and the name of each interface that it edits, so that a
 * change that somebody else made meanwhile is not lost: the server then refuses the patch (422).
 * Where it makes a list it tests for null, which kube-apiserver takes for a missing key.
 */
export const patchOf = (
  vm: KubernetesResource,
  change: InterfaceChange,
  context: ChangeContext,
): InterfacePatch => {
  const changed = changeVm(vm, change, context);
  const operations = [...templatePatch(vm, changed.vm), ...annotationsPatch(vm, changed.vm)];
  return { ...changed, operations };
};
