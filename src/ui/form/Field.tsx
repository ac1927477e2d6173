import { Checkbox, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { Controller } from 'react-hook-form';
import { asTyped } from '../../domain/forms/leaf';
import { describedBy, FormField, helpIdOf, type FieldMessages } from '../FormField';
import { Combobox } from '../combobox/Combobox';
import type { ComboOption } from '../combobox/options';
import { useT } from '../useT';
import { InVsphere } from '../vsphere/InVsphere';
import type { FieldSpec, FieldsProps } from './spec';

/** Id of a field's control. */
export const idOf = ({ idPrefix = '' }: Pick<FieldsProps, 'idPrefix'>, field: string): string =>
  idPrefix + field;

export const validatedOf = ({ error, warning }: FieldMessages): 'error' | 'warning' | 'default' =>
  error !== undefined ? 'error' : warning !== undefined ? 'warning' : 'default';

/** What a text control of a field is given; a fixed one can still be read and copied. */
export const textControlProps = (props: FieldsProps, name: string) => {
  const { form, messagesOf, isFixed, onTyped } = props;
  const messages = messagesOf(name);
  return {
    ...form.register(name, onTyped ? { onChange: () => onTyped(name) } : {}),
    ...describedBy(idOf(props, name), messages),
    validated: validatedOf(messages),
    ...(isFixed?.(name) ? { readOnlyVariant: 'default' as const } : {}),
  };
};

interface OfferProps extends FieldsProps {
  name: string;
  /** Already translated. */
  label: string;
  isRequired: boolean;
  options: readonly ComboOption[];
}

/** A line of text with what is known to choose from. */
export const Offer = ({ name, label, isRequired, options, ...props }: OfferProps) => {
  const { form, messagesOf, isFixed, onTyped } = props;
  if (isFixed?.(name)) {
    return <TextInput {...textControlProps(props, name)} isRequired={isRequired} />;
  }
  const messages = messagesOf(name);
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Combobox
          {...describedBy(idOf(props, name), messages)}
          ref={field.ref}
          label={label}
          validated={validatedOf(messages)}
          isRequired={isRequired}
          options={options}
          value={asTyped(field.value)}
          onChange={(text) => {
            field.onChange(text);
            onTyped?.(name);
          }}
          onBlur={field.onBlur}
        />
      )}
    />
  );
};

type FieldProps = FieldsProps & { spec: FieldSpec };
type SpecOf<K extends FieldSpec['kind']> = Extract<FieldSpec, { kind: K }>;

const Flag = (props: FieldProps) => {
  const t = useT();
  const { spec, form, isFixed } = props;
  const id = idOf(props, spec.name);
  return (
    <Controller
      control={form.control}
      name={spec.name}
      render={({ field }) => (
        <Checkbox
          id={id}
          aria-describedby={helpIdOf(id)}
          label={t(spec.label)}
          {...(spec.vsphere === undefined ? {} : { body: <InVsphere word={spec.vsphere} /> })}
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

const Choice = (props: FieldProps & { spec: SpecOf<'choice'> }) => {
  const t = useT();
  const { spec, form, messagesOf, isFixed, optionsOf } = props;
  const messages = messagesOf(spec.name);
  const options =
    optionsOf?.(spec.name) ?? spec.options.map((each) => ({ ...each, label: t(each.label) }));
  return (
    <Controller
      control={form.control}
      name={spec.name}
      render={({ field: { value: chosen, ...field } }) => {
        const value = asTyped(chosen);
        return (
          <FormSelect
            {...describedBy(idOf(props, spec.name), messages)}
            {...field}
            value={value}
            validated={validatedOf(messages)}
            isRequired={spec.isRequired ?? false}
            isDisabled={isFixed?.(spec.name) ?? false}
          >
            {!options.some((option) => option.value === value) && (
              <FormSelectOption value={value} label={value === '' ? t('Not set') : value} />
            )}
            {options.map((option) => (
              <FormSelectOption
                key={option.value}
                value={option.value}
                label={option.label}
                isDisabled={option.isDisabled ?? false}
              />
            ))}
          </FormSelect>
        );
      }}
    />
  );
};

const NOTHING: readonly ComboOption[] = [];

const Control = (props: FieldProps) => {
  const t = useT();
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
          {...(spec.placeholder === undefined ? {} : { placeholder: spec.placeholder })}
          {...(spec.isNumber ? { inputMode: 'numeric' as const } : {})}
        />
      );
    case 'offer':
      return (
        <Offer
          {...props}
          name={spec.name}
          label={t(spec.label)}
          isRequired={isRequired}
          options={suggestions?.[spec.offers] ?? NOTHING}
        />
      );
    case 'choice':
      return <Choice {...props} spec={spec} />;
    case 'own':
      return <spec.Control {...props} name={spec.name} label={t(spec.label)} />;
  }
};

/** One field with its label, its help, and what is wrong with it. */
export const Field = (props: FieldProps) => {
  const t = useT();
  const { spec, messagesOf, helpOf } = props;
  const help = helpOf?.(spec.name) ?? (spec.help === undefined ? undefined : t(spec.help));
  return (
    <FormField
      id={idOf(props, spec.name)}
      {...(spec.kind === 'flag' ? {} : { label: t(spec.label) })}
      isRequired={spec.isRequired ?? false}
      isGroup={spec.kind === 'own' && (spec.isGroup ?? false)}
      {...(help === undefined ? {} : { help })}
      vsphere={spec.vsphere}
      {...messagesOf(spec.name)}
    >
      <Control {...props} />
    </FormField>
  );
};
