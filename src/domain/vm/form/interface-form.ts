import { formOfDocument, type ValuesOfLeaves } from '../../forms/form';
import { listAt, textAt } from '../../core/resource';
import { leaves, type FormParts } from './form-leaves';

/** An interface as a form shows it: text as typed, '' for nothing. */
export type InterfaceForm = ValuesOfLeaves<typeof leaves>;

export type InterfaceField = keyof InterfaceForm;

/**
 * The form of one interface. Unknown keys, other bindings' settings, `multus.default` and an unset
 * model stay as they are.
 */
export const interfaceForm = formOfDocument<FormParts, typeof leaves>(leaves);

/** A form with nothing in it. */
export const emptyForm = (): InterfaceForm =>
  interfaceForm.read({ entry: {}, network: {}, devices: {}, annotations: {} });

/** Name of an interface that no other of the VM has: the wanted one, or with a number behind it. */
export const freeName = (wanted: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const candidate = `${wanted}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
};

/** Names that interfaces and networks of `spec.template.spec` have. */
export const takenNames = (template: unknown): Set<string> =>
  new Set(
    [
      ...listAt(template, 'domain', 'devices', 'interfaces'),
      ...listAt(template, 'networks'),
    ].flatMap((entry) => textAt(entry, 'name') ?? []),
  );
