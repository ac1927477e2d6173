import type { AnyValues } from '../../domain/nad/forms';

interface FieldBase {
  name: string;
  label: string;
  help?: string;
  isRequired?: boolean;
  /** Shown only when opened: most objects do not need it. */
  isMore?: boolean;
  isShown?: (values: AnyValues) => boolean;
}

/** One field of a form, as data; label and help are keys to be translated. */
export type FieldSpec =
  | (FieldBase & { kind: 'text'; isNumber?: boolean })
  /** Text with what is known to choose from, under a name that the form supplies. */
  | (FieldBase & { kind: 'offer'; offers: string })
  /** Words separated by commas, entered one by one. */
  | (FieldBase & { kind: 'list'; offers: string })
  | (FieldBase & { kind: 'flag' })
  /** A value that is not among the options stays and is shown as it is. */
  | (FieldBase & { kind: 'choice'; options: { value: string; label: string }[] });

/** Folds a field away. */
export const more = (spec: FieldSpec): FieldSpec => ({ ...spec, isMore: true });
