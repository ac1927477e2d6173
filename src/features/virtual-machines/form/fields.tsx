import { FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { Controller } from 'react-hook-form';
import type { InterfaceField, InterfaceForm } from '../../../domain/vm/form/form-values';
import { describedBy, FormField, type FieldMessages } from '../../../ui/FormField';
import type { InterfaceFormState } from './useInterfaceForm';

/** Fields whose value is text. */
export type TextField = {
  [F in InterfaceField]: InterfaceForm[F] extends string ? F : never;
}[InterfaceField];

export interface FieldProps {
  state: InterfaceFormState;
  name: TextField;
  label: string;
  help?: string;
  isRequired?: boolean;
}

/** Id of a field's control. */
export const idOf = (field: InterfaceField): string => `interface-${field}`;

export const validatedOf = ({ error, warning }: FieldMessages): 'error' | 'warning' | 'default' =>
  error !== undefined ? 'error' : warning !== undefined ? 'warning' : 'default';

/** What `FormField` is told of a field. */
export const fieldPropsOf = ({ state, name, label, help, isRequired = false }: FieldProps) => {
  const shown = state.hintOf(name) ?? help;
  return {
    id: idOf(name),
    label,
    isRequired,
    ...(shown === undefined ? {} : { help: shown }),
    ...state.messagesOf(name),
  };
};

interface InputProps extends FieldProps {
  isNumber?: boolean;
  placeholder?: string;
  onTyped?: () => void;
}

/** A line of text. */
export const InputField = ({ isNumber = false, placeholder, onTyped, ...props }: InputProps) => {
  const { state, name, isRequired = false } = props;
  const messages = state.messagesOf(name);
  return (
    <FormField {...fieldPropsOf(props)}>
      <TextInput
        {...state.form.register(name, onTyped ? { onChange: onTyped } : {})}
        {...describedBy(idOf(name), messages)}
        validated={validatedOf(messages)}
        isRequired={isRequired}
        autoComplete="off"
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(isNumber ? { inputMode: 'numeric' as const } : {})}
      />
    </FormField>
  );
};

/** One of several values. */
export interface Option {
  value: string;
  label: string;
  isDisabled?: boolean;
}

interface ChoiceProps extends FieldProps {
  /** A value that is not among them stays, and is shown as it is. */
  options: readonly Option[];
}

/** A choice between values. */
export const ChoiceField = ({ options, ...props }: ChoiceProps) => {
  const { state, name, isRequired = false } = props;
  const messages = state.messagesOf(name);
  return (
    <FormField {...fieldPropsOf(props)}>
      <Controller
        control={state.form.control}
        name={name}
        render={({ field }) => (
          <FormSelect
            {...describedBy(idOf(name), messages)}
            {...field}
            validated={validatedOf(messages)}
            isRequired={isRequired}
          >
            {!options.some(({ value }) => value === field.value) && (
              <FormSelectOption value={field.value} label={field.value} />
            )}
            {options.map(({ value, label, isDisabled = false }) => (
              <FormSelectOption key={value} value={value} label={label} isDisabled={isDisabled} />
            ))}
          </FormSelect>
        )}
      />
    </FormField>
  );
};
