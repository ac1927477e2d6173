import type { FormValues, Row } from '../../domain/forms/leaf';

interface FieldBase<F extends string> {
  name: F;
  label: string;
  help?: string;
  isRequired?: boolean;
  /** Shown only when opened: most objects do not need it. */
  isMore?: boolean;
  isShown?: (values: FormValues) => boolean;
}

/** One value of a choice; its label is a key to be translated. */
export interface Option {
  value: string;
  label: string;
  isDisabled?: boolean;
}

/** One text of each row; `label` names it with the `{{number}}` of the row. */
export interface Column {
  key: string;
  label: string;
  placeholder?: string;
  isNumber?: boolean;
  /** Makes it a choice. */
  options?: readonly Option[];
}

/** One field of a form, as data; label and help are keys to be translated. `F`: the form's fields. */
export type FieldSpec<F extends string = string> =
  | (FieldBase<F> & { kind: 'text'; isNumber?: boolean; placeholder?: string })
  /** Text with what is known to choose from, under a name that the form supplies. */
  | (FieldBase<F> & { kind: 'offer'; offers: string })
  /** Words separated by commas, entered one by one. */
  | (FieldBase<F> & { kind: 'list'; offers: string })
  | (FieldBase<F> & { kind: 'flag' })
  /** A value that is not among the options stays and is shown as it is. */
  | (FieldBase<F> & { kind: 'choice'; options: readonly Option[] })
  /** Rows of short texts, which can be added and removed. */
  | (FieldBase<F> & {
      kind: 'rows';
      columns: readonly Column[];
      blank: Row;
      addText: string;
      /** Names the button that removes a row, with its `{{number}}`. */
      removeText: string;
    });

/** Folds a field away. */
export const more = <F extends string>(spec: FieldSpec<F>): FieldSpec<F> => ({
  ...spec,
  isMore: true,
});
