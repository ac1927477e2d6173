import { textKeysOf } from '../../findings/text-keys';
import type { Finding } from '../../findings/finding';
import type { Severity } from '../../findings/severity';
import { msg } from '../../core/msg';
import type { KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import { checkVm } from '../rules/check-vm';
import { fieldOf, ofInterface } from '../form/form-fields';
import type { InterfaceField, InterfaceForm } from '../form/interface-form';
import { changeVm, type ChangeContext, type InterfaceChange } from './interface-change';
import { interfaceSpecsOf } from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';
import { reason, type Reason } from '../../core/reasons';

/** What is wrong with an interface as a form would make it. */
export interface FormProblem {
  /** Undefined: another part of the VM would no longer be right. */
  field: InterfaceField | undefined;
  severity: Severity;
  message: Reason;
  /** It was there before the user changed anything, so it keeps nobody from other changes. */
  isOld: boolean;
}

export type FormChange = Extract<InterfaceChange, { kind: 'add' | 'edit' }>;

const identityOf = ({ code, path, params }: Finding): string =>
  [code, path, JSON.stringify(params)].join(' ');

const problemOf = (
  finding: Finding,
  field: InterfaceField | undefined,
  isOld: boolean,
): FormProblem => ({
  field,
  severity: finding.severity,
  message: reason(textKeysOf(finding).message, finding.params),
  isOld,
});

const missing = (field: InterfaceField, text: string): FormProblem => ({
  field,
  severity: 'error',
  message: reason(text),
  isOld: false,
});

/** What has to be filled in, in words that go with an empty field. */
const missingIn = ({ name, networkKind, networkName }: InterfaceForm): FormProblem[] => [
  ...(name.trim() === '' ? [missing('name', msg('Give the interface a name.'))] : []),
  ...(networkKind === 'multus' && networkName.trim() === ''
    ? [missing('networkName', msg('Choose a network, or type namespace/name.'))]
    : []),
];

const isNumber = (typed: string): boolean => typed.trim() === '' || /^\s*\d+\s*$/.test(typed);

const NO_NUMBER = msg('"{{value}}" is not a whole number.');

/** The schema of the API takes numbers only, which no rule repeats. */
const numbersIn = ({ bootOrder, ports, privateOptions }: InterfaceForm): FormProblem[] => {
  const odd = (field: InterfaceField, value: string): FormProblem[] =>
    isNumber(value)
      ? []
      : [{ field, severity: 'error', message: reason(NO_NUMBER, { value }), isOld: false }];
  return [
    ...odd('bootOrder', bootOrder),
    ...ports.flatMap(({ port }) => odd('ports', port)),
    ...privateOptions.flatMap(({ option }) => odd('privateOptions', option)),
  ];
};

/**
 * What is wrong with an interface that is added or edited, by the fields of its form, and what would
 * thereby be wrong elsewhere in the VM, such as a boot order that a later interface has. The VM as it
 * is has been checked before, so that each call checks one VM.
 */
export const problemFinder = (
  world: World,
  vm: KubernetesResource,
  context: ChangeContext,
): ((change: FormChange) => FormProblem[]) => {
  const before = new Set(checkVm(world, vm).map(identityOf));
  return (change) => {
    const { form } = change;
    const filled = [...missingIn(form), ...numbersIn(form)];
    const changed = changeVm(vm, change, context);
    if (changed.refusal) {
      return [
        ...filled,
        { field: 'name', severity: 'error', message: changed.refusal, isOld: false },
      ];
    }
    const all = checkVm(world, changed.vm);
    const own = ofInterface(all, changed.vm, form.name);
    const ownFindings = new Set(own.map(({ finding }) => finding));
    const elsewhere = all.filter(
      (finding) =>
        finding.severity === 'error' &&
        !before.has(identityOf(finding)) &&
        !ownFindings.has(finding),
    );
    const isFilled = (field: InterfaceField | undefined) =>
      !filled.some((problem) => problem.field === field);
    return [
      ...filled,
      ...own
        .filter(({ field }) => isFilled(field))
        .map(({ finding, field }) => problemOf(finding, field, before.has(identityOf(finding)))),
      ...(form.name.trim() === ''
        ? []
        : elsewhere.map((each) => problemOf(each, undefined, false))),
    ];
  };
};

/** Whether a problem has to be mended before the change can be made. */
export const isBlocking = ({ severity, isOld }: FormProblem): boolean =>
  severity === 'error' && !isOld;

/**
 * The field of a form that a path belongs to, as a server names it; undefined where the path is
 * another interface's.
 */
export const ownFieldOf = (
  path: string,
  vm: KubernetesResource,
  name: string,
): InterfaceField | undefined => {
  const place = fieldOf(path);
  const spec = interfaceSpecsOf(vmTemplateOf(vm), namespaceOf(vm)).find(
    (each) => each.name === name,
  );
  if (!place || !spec) return undefined;
  const { list, index, field } = place;
  if (list === undefined) return field;
  return index === (list === 'interfaces' ? spec.index : spec.networkIndex) ? field : undefined;
};
