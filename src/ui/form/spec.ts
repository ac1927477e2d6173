import type { ComponentType } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { FormValues } from '../../domain/forms/leaf';
import type { VsphereId } from '../../domain/words/vsphere';
import type { FieldMessages } from '../FormField';
import type { ComboOption } from '../combobox/options';

interface FieldBase<F extends string> {
  name: F;
  label: string;
  help?: string;
  isRequired?: boolean;
  /** What it is called in vSphere. */
  vsphere?: VsphereId;
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

/** What the fields of a form share. */
export interface FieldsProps {
  form: UseFormReturn<FormValues>;
  messagesOf: (field: string) => FieldMessages;
  /** What fields have to choose from, by the name in their `offers`. */
  suggestions?: Readonly<Record<string, readonly ComboOption[]>>;
  /** Help in place of that of the field, where more is known at run time; already translated. */
  helpOf?: (field: string) => string | undefined;
  /** Options in place of those of the field, where they are known at run time; already translated. */
  optionsOf?: (field: string) => readonly Option[] | undefined;
  /** Fields that can be read and not changed. */
  isFixed?: (field: string) => boolean;
  /** Told when the user types into a line of text. */
  onTyped?: (field: string) => void;
  /** In front of the ids of the controls, where the page may have other forms. */
  idPrefix?: string;
}

/** What a control of its own is given. */
export interface ControlProps extends FieldsProps {
  name: string;
  /** Already translated. */
  label: string;
}

/** One field of a form, as data; label and help are keys to be translated. `F`: the form's fields. */
export type FieldSpec<F extends string = string> =
  | (FieldBase<F> & { kind: 'text'; isNumber?: boolean; placeholder?: string })
  /** Text with what is known to choose from, under a name that the form supplies. */
  | (FieldBase<F> & { kind: 'offer'; offers: string })
  | (FieldBase<F> & { kind: 'flag' })
  /** A value that is not among the options stays and is shown as it is. */
  | (FieldBase<F> & { kind: 'choice'; options: readonly Option[] })
  /** A control of its own, which only pages that use it have to load. */
  | (FieldBase<F> & { kind: 'own'; isGroup?: boolean; Control: ComponentType<ControlProps> });

/** Folds a field away. */
export const more = <F extends string>(spec: FieldSpec<F>): FieldSpec<F> => ({
  ...spec,
  isMore: true,
});
