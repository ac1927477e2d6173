import { Checkbox, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { Controller, type UseFormReturn } from 'react-hook-form';
import type { AnyValues } from '../../domain/nad/forms';
import { splitList } from '../../domain/forms/list-text';
import { describedBy, FormField, helpIdOf, type FieldMessages } from '../FormField';
import { SuggestInput, type Suggestion } from '../SuggestInput';
import { useT } from '../useT';
import { ListInput } from './ListInput';
import type { FieldSpec } from './spec';

export interface FieldsProps {
  form: UseFormReturn<AnyValues>;
  messagesOf: (field: string) => FieldMessages;
  /** What fields have to choose from, by the name in their `offers`. */
  suggestions: Readonly<Record<string, Suggestion[]>>;
  /** Help in place of that of the field, where more is known at run time; already translated. */
  helpOf?: (field: string) => string | undefined;
  /** Fields that can be read and not changed. */
  isFixed?: (field: string) => boolean;
}

const validatedOf = ({ error, warning }: FieldMessages): 'error' | 'warning' | 'default' =>
  error !== undefined ? 'error' : warning !== undefined ? 'warning' : 'default';

/** What a text control of a field is given; a fixed one can still be read and copied. */
export const textControlProps = (
  { form, messagesOf, isFixed }: Pick<FieldsProps, 'form' | 'messagesOf' | 'isFixed'>,
  name: string,
  onChange?: () => void,
) => {
  const messages = messagesOf(name);
  return {
    ...form.register(name, onChange ? { onChange } : {}),
    ...describedBy(name, messages),
    validated: validatedOf(messages),
    ...(isFixed?.(name) ? { readOnlyVariant: 'default' as const } : {}),
  };
};

interface FieldProps extends FieldsProps {
  spec: FieldSpec;
}

type SpecOf<K extends FieldSpec['kind']> = Extract<FieldSpec, { kind: K }>;

const Flag = ({ spec, form, isFixed }: FieldProps) => {
  const t = useT();
  return (
    <Controller
      control={form.control}
      name={spec.name}
      render={({ field }) => (
        <Checkbox
          id={spec.name}
          aria-describedby={helpIdOf(spec.name)}
          label={t(spec.label)}
          isChecked={field.value === true}
          isDisabled={isFixed?.(spec.name) ?? false}
          onChange={(_event, checked) => field.onChange(checked)}
          onBlur={field.onBlur}
          ref={field.ref}
        />
      )}
    />
  );
};

const Words = (props: FieldProps & { spec: SpecOf<'list'> }) => {
  const t = useT();
  const { spec, form, messagesOf, suggestions, isFixed } = props;
  if (isFixed?.(spec.name)) return <TextInput {...textControlProps(props, spec.name)} />;
  const messages = messagesOf(spec.name);
  return (
    <Controller
      control={form.control}
      name={spec.name}
      render={({ field }) => (
        <ListInput
          {...describedBy(spec.name, messages)}
          validated={validatedOf(messages)}
          label={t(spec.label)}
          entries={splitList(String(field.value))}
          suggestions={suggestions[spec.offers] ?? []}
          onChange={(entries) => field.onChange(entries.join(', '))}
          onBlur={field.onBlur}
          inputRef={field.ref}
        />
      )}
    />
  );
};

const Choice = ({ spec, form, messagesOf, isFixed }: FieldProps & { spec: SpecOf<'choice'> }) => {
  const t = useT();
  const messages = messagesOf(spec.name);
  const isKnown = (value: string) => spec.options.some((option) => option.value === value);
  return (
    <Controller
      control={form.control}
      name={spec.name}
      render={({ field: { value: chosen, ...field } }) => {
        const value = String(chosen);
        return (
          <FormSelect
            {...describedBy(spec.name, messages)}
            {...field}
            value={value}
            validated={validatedOf(messages)}
            isRequired={spec.isRequired ?? false}
            isDisabled={isFixed?.(spec.name) ?? false}
          >
            {!isKnown(value) && (
              <FormSelectOption value={value} label={value === '' ? t('Not set') : value} />
            )}
            {spec.options.map((option) => (
              <FormSelectOption key={option.value} value={option.value} label={t(option.label)} />
            ))}
          </FormSelect>
        );
      }}
    />
  );
};

const Control = (props: FieldProps) => {
  const { spec, suggestions } = props;
  const isRequired = spec.isRequired ?? false;
  switch (spec.kind) {
    case 'flag':
      return <Flag {...props} />;
    case 'text':
      return (
        <TextInput
          {...textControlProps(props, spec.name)}
          isRequired={isRequired}
          autoComplete="off"
          {...(spec.isNumber ? { inputMode: 'numeric' as const } : {})}
        />
      );
    case 'offer':
      return (
        <SuggestInput
          {...textControlProps(props, spec.name)}
          isRequired={isRequired}
          suggestions={suggestions[spec.offers] ?? []}
        />
      );
    case 'list':
      return <Words {...props} spec={spec} />;
    case 'choice':
      return <Choice {...props} spec={spec} />;
  }
};

/** One field with its label, its help, and what is wrong with it. */
export const Field = (props: FieldProps) => {
  const t = useT();
  const { spec, messagesOf, helpOf } = props;
  const help = helpOf?.(spec.name) ?? (spec.help === undefined ? undefined : t(spec.help));
  return (
    <FormField
      id={spec.name}
      {...(spec.kind === 'flag' ? {} : { label: t(spec.label) })}
      isRequired={spec.isRequired ?? false}
      {...(help === undefined ? {} : { help })}
      {...messagesOf(spec.name)}
    >
      <Control {...props} />
    </FormField>
  );
};
