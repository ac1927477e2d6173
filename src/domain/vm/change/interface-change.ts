import { msg } from '../../core/msg';
import { isRecord, listAt, recordAt, valueAt, type KubernetesResource } from '../../core/resource';
import { freeName } from '../../core/free-name';
import { setIn } from '../../core/set-in';
import type { ClusterSettings } from '../spec/cluster-settings';
import type { FormParts } from '../form/form-leaves';
import type { InterfaceForm } from '../form/interface-form';
import { emptyForm, interfaceForm } from '../form/interface-form';
import {
  hasImplicitInterface,
  IMPLICIT_NAME,
  interfaceSpecsOf,
  sourcesOf,
  type Binding,
  type InterfaceSpec,
} from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';
import { takenNames } from '../spec/taken-names';
import { deleteInterface } from './interface-removal';
import { isUnpluggable } from './property-effects';
import { annotationsOf, DEVICES, INTERFACES, withAnnotations, withTemplate } from './template';
import { reason, type Reason } from '../../core/reasons';

/** What a user does with one interface of a VM. */
export type InterfaceChange =
  /** `keepPodNetwork` (true unless given) matters for a VM whose only interface is the implicit one. */
  | { kind: 'add'; form: InterfaceForm; keepPodNetwork?: boolean }
  | { kind: 'edit'; name: string; form: InterfaceForm }
  | { kind: 'remove'; name: string }
  | { kind: 'link'; name: string; state: 'up' | 'down' };

/** What a change depends on beside the VM. */
export interface ChangeContext {
  isRunning: boolean;
  hasOrdinalNames: boolean;
  /** Names of the interfaces that the running instance has. */
  running: ReadonlySet<string>;
  settings: ClusterSettings;
}

export interface ChangedVm {
  /** The same object where nothing changes. */
  vm: KubernetesResource;
  /** What the user should know beside the change that was asked for. */
  notes: Reason[];
  /** Why the change is not possible; `vm` is then as it was. */
  refusal?: Reason;
  /** How an interface is removed: marked absent for a running VM, or deleted. */
  removal?: 'absent' | 'delete';
}

type Json = Record<string, unknown>;

const specsOf = (vm: KubernetesResource): readonly InterfaceSpec[] =>
  interfaceSpecsOf(vmTemplateOf(vm), namespaceOf(vm));

const specOf = (vm: KubernetesResource, name: string): InterfaceSpec | undefined =>
  specsOf(vm).find((spec) => spec.name === name);

const recordIn = (list: unknown, index: number | undefined): Json => {
  const found: unknown = Array.isArray(list) && index !== undefined ? list[index] : undefined;
  return isRecord(found) ? found : {};
};

const partsOf = (vm: KubernetesResource, { index, networkIndex }: InterfaceSpec): FormParts => {
  const template = vmTemplateOf(vm);
  return {
    entry: recordIn(valueAt(template, ...INTERFACES), index),
    network: recordIn(template.networks, networkIndex),
    devices: recordAt(template, ...DEVICES),
    annotations: annotationsOf(vm),
  };
};

/** The form of an interface; undefined where the VM has none of this name. */
export const readInterface = (vm: KubernetesResource, name: string): InterfaceForm | undefined => {
  const spec = specOf(vm, name);
  return spec && interfaceForm.read(partsOf(vm, spec));
};

const withEntry = (list: readonly unknown[], index: number, entry: Json): unknown[] =>
  list.map((old, at) => (at === index ? entry : old));

const writeInterface = (
  vm: KubernetesResource,
  spec: InterfaceSpec,
  before: FormParts,
  after: FormParts,
): KubernetesResource => {
  const template = vmTemplateOf(vm);
  let result = template;
  if (after.devices !== before.devices) result = setIn(result, DEVICES, after.devices);
  if (after.entry !== before.entry) {
    const interfaces = listAt(template, ...INTERFACES);
    result = setIn(result, INTERFACES, withEntry(interfaces, spec.index, after.entry));
  }
  // The name of an interface without network makes no network.
  const isNetwork = spec.networkIndex !== undefined || sourcesOf(after.network).length > 0;
  if (after.network !== before.network && isNetwork) {
    const networks = listAt(template, 'networks');
    const list =
      spec.networkIndex === undefined
        ? [...networks, { name: after.entry.name, ...after.network }]
        : withEntry(networks, spec.networkIndex, after.network);
    result = setIn(result, ['networks'], list);
  }
  const changed = result === template ? vm : withTemplate(vm, result);
  return withAnnotations(changed, before.annotations, after.annotations);
};

/**
 * Writes a form into a VM. `applyInterface(vm, name, readInterface(vm, name))` is `vm`; a VM without
 * such an interface is returned as it is.
 */
export const applyInterface = (
  vm: KubernetesResource,
  name: string,
  form: InterfaceForm,
): KubernetesResource => {
  const spec = specOf(vm, name);
  if (!spec) return vm;
  const before = partsOf(vm, spec);
  return writeInterface(vm, spec, before, interfaceForm.apply(before, form));
};

/** The form of a new interface with a name that is free. */
export const newInterface = (
  vm: KubernetesResource,
  network: { kind: 'pod' } | { kind: 'multus'; name: string },
  binding: Binding,
  name = network.kind === 'pod' ? IMPLICIT_NAME : 'nic-1',
): InterfaceForm => ({
  ...emptyForm(),
  name: freeName(name, (each) => takenNames(vmTemplateOf(vm)).has(each)),
  networkKind: network.kind,
  networkName: network.kind === 'multus' ? network.name : '',
  binding,
  // Of the whole VM: it stays as it is.
  multiqueue: recordAt(vmTemplateOf(vm), ...DEVICES).networkInterfaceMultiqueue === true,
});

const append = (
  template: Json,
  { entry, network, devices }: Omit<FormParts, 'annotations'>,
): Json => {
  const interfaces = [...listAt(template, ...INTERFACES), entry];
  const networks = [...listAt(template, 'networks'), network];
  const before = recordAt(template, ...DEVICES);
  const merged = devices === before ? template : setIn(template, DEVICES, devices);
  return setIn(setIn(merged, INTERFACES, interfaces), ['networks'], networks);
};

const KEPT = msg(
  'So far KubeVirt connects the VM to the pod network by itself, and would no longer do so. The pod network is added as interface "{{name}}", so that the VM keeps it.',
);
const DROPPED = msg(
  'The VM loses the pod network with its next start: KubeVirt connects only VMs without interfaces by itself.',
);

const taken = (vm: KubernetesResource, name: string): ChangedVm => ({
  vm,
  notes: [],
  refusal: reason(msg('The VM already has an interface or a network "{{name}}".'), { name }),
});

const add = (
  vm: KubernetesResource,
  change: InterfaceChange & { kind: 'add' },
  { settings }: ChangeContext,
): ChangedVm => {
  const { form, keepPodNetwork = true } = change;
  let template = vmTemplateOf(vm);
  if (takenNames(template).has(form.name)) return taken(vm, form.name);
  const notes: Reason[] = [];
  if (hasImplicitInterface(template) && form.networkKind !== 'pod') {
    if (keepPodNetwork) {
      const name = freeName(IMPLICIT_NAME, (each) => each === form.name);
      const { defaultBinding } = settings;
      const binding = defaultBinding === 'unknown' ? 'masquerade' : defaultBinding;
      template = append(template, {
        entry: { name, [binding]: {} },
        network: { name, pod: {} },
        devices: recordAt(template, ...DEVICES),
      });
      notes.push(reason(KEPT, { name }));
    } else notes.push(reason(DROPPED));
  }
  const annotations = annotationsOf(vm);
  const empty = { entry: {}, network: {}, devices: recordAt(template, ...DEVICES), annotations };
  const parts = interfaceForm.apply(empty, form);
  const added = withTemplate(vm, append(template, parts));
  return { vm: withAnnotations(added, annotations, parts.annotations), notes };
};

const missing = (vm: KubernetesResource, name: string): ChangedVm => ({
  vm,
  notes: [],
  refusal: reason(msg('The VM no longer has an interface "{{name}}".'), { name }),
});

const edit = (vm: KubernetesResource, name: string, form: InterfaceForm): ChangedVm => {
  if (!specOf(vm, name)) return missing(vm, name);
  const isRenamed = form.name !== name;
  return isRenamed && takenNames(vmTemplateOf(vm)).has(form.name)
    ? taken(vm, form.name)
    : { vm: applyInterface(vm, name, form), notes: [] };
};

const setState = (vm: KubernetesResource, spec: InterfaceSpec, state: string) => {
  const before = partsOf(vm, spec);
  const entry = { ...before.entry, state };
  return writeInterface(vm, spec, before, { ...before, entry });
};

const remove = (vm: KubernetesResource, name: string, context: ChangeContext): ChangedVm => {
  const spec = specOf(vm, name);
  if (!spec) return missing(vm, name);
  const isPlugged = context.isRunning && context.running.has(name);
  if (!isPlugged || context.hasOrdinalNames || !isUnpluggable(spec.values)) {
    return { ...deleteInterface(vm, spec), removal: 'delete' };
  }
  const isMarked = spec.values.state === 'absent';
  return { vm: isMarked ? vm : setState(vm, spec, 'absent'), notes: [], removal: 'absent' };
};

const setLink = (vm: KubernetesResource, name: string, state: 'up' | 'down'): ChangedVm => {
  const spec = specOf(vm, name);
  if (!spec) return missing(vm, name);
  const refuse = (text: string): ChangedVm => ({ vm, notes: [], refusal: reason(text) });
  if (spec.values.binding === 'sriov') {
    return refuse(msg('The link of an SR-IOV interface cannot be set.'));
  }
  if (spec.values.state === 'absent') return refuse(msg('The interface is being unplugged.'));
  const isSet = (spec.values.state ?? 'up') === state;
  return { vm: isSet ? vm : setState(vm, spec, state), notes: [] };
};

/** Carries out a change on a VM object. Only what the change touches is another object afterwards. */
export const changeVm = (
  vm: KubernetesResource,
  change: InterfaceChange,
  context: ChangeContext,
): ChangedVm => {
  switch (change.kind) {
    case 'add':
      return add(vm, change, context);
    case 'edit':
      return edit(vm, change.name, change.form);
    case 'remove':
      return remove(vm, change.name, context);
    case 'link':
      return setLink(vm, change.name, change.state);
  }
};
