import { msg } from '../../core/msg';
import { isRecord, valueAt, type KubernetesResource } from '../../core/resource';
import { formOf, textOnly, type AnyForm, type ValuesOfLeaves } from '../../forms/form';
import { leaves } from './leaves';
import { newVm, starts } from './starts';
import { TEMPLATE } from './vm-leaf';

/** A new VM as the form shows it: text as typed, '' for nothing. */
export type VmForm = ValuesOfLeaves<typeof leaves>;
export type VmField = keyof VmForm;

/** Parts of a VM that have a section of their own instead of fields. */
export type VmSection = 'interfaces' | 'guest' | 'keys';

/** What has to be an object, or a list, for the form to show it. */
const OBJECTS = [
  ['metadata'],
  ['metadata', 'annotations'],
  ['spec'],
  ['spec', 'instancetype'],
  ['spec', 'preference'],
  ['spec', 'template'],
  TEMPLATE,
  [...TEMPLATE, 'domain'],
  [...TEMPLATE, 'domain', 'cpu'],
  [...TEMPLATE, 'domain', 'memory'],
  [...TEMPLATE, 'domain', 'devices'],
];
const LISTS = [
  ['spec', 'dataVolumeTemplates'],
  [...TEMPLATE, 'networks'],
  [...TEMPLATE, 'volumes'],
  [...TEMPLATE, 'domain', 'devices', 'disks'],
  [...TEMPLATE, 'domain', 'devices', 'interfaces'],
];

const UNFIT = msg('{{path}} is not of the kind that the API takes. Correct it in the text.');

const unfitPath = (vm: unknown): string | undefined => {
  const isUnfit = (path: string[], fits: (value: unknown) => boolean): boolean => {
    const value = valueAt(vm, ...path);
    return value !== undefined && value !== null && !fits(value);
  };
  const unfit =
    OBJECTS.find((path) => isUnfit(path, isRecord)) ??
    LISTS.find((path) =>
      isUnfit(path, (value) => Array.isArray(value) && value.every((entry) => isRecord(entry))),
    );
  return unfit?.join('.');
};

const form = formOf({
  create: (identity): KubernetesResource => newVm(starts[0], identity),
  open: (vm) => {
    const unfit = unfitPath(vm);
    return unfit === undefined
      ? { kind: 'document' as const, document: vm }
      : textOnly(UNFIT, { path: unfit });
  },
  close: (_vm, document) => document,
  leaves,
  // Which of several volumes a finding is on does not matter: the form has fields for one.
  spelling: (path) => path.replace(/\[\d+\]/g, ''),
});

const sections: readonly [RegExp, VmSection][] = [
  [
    /\.domain\.devices\.(interfaces|networkInterfaceMultiqueue|autoattachPodInterface)/,
    'interfaces',
  ],
  [/^spec\.template\.spec\.networks/, 'interfaces'],
  [/\.volumes\[\d+\]\.(cloudInitNoCloud|cloudInitConfigDrive|sysprep)/, 'guest'],
  [/\.accessCredentials/, 'keys'],
];

/** The field, or the section, that a finding's path belongs to. */
const fieldOf = (path: string): VmField | VmSection | undefined =>
  sections.find(([place]) => place.test(path))?.[1] ?? form.fieldOf(path);

/**
 * The form of a new VM. What it has no field for stays as it is: interfaces, the data for the guest,
 * and whatever was typed as text.
 */
export const vmForm: AnyForm<KubernetesResource> & { fields: readonly VmField[] } = {
  ...form,
  fieldOf,
};
