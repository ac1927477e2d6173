import { formOfDocument, type ValuesOfLeaves } from '../../forms/form';
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
