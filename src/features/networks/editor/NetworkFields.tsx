import {
  Checkbox,
  ExpandableSection,
  FormSelect,
  FormSelectOption,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import { useState } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import type { AnyValues } from '../../../domain/nad/forms';
import type { Offer } from '../../../domain/nodes/offers';
import { useNamespaces } from '../../../k8s/useNamespaces';
import { describedBy, FormField, helpIdOf, type FieldMessages } from '../../../ui/FormField';
import { SuggestInput } from '../../../ui/SuggestInput';
import { useT } from '../../../ui/useT';
import { fieldsByType, type FieldSpec, type FormType } from './fields';

export interface Offers {
  bridges: readonly Offer[];
  mappings: readonly Offer[];
  links: readonly Offer[];
}

interface FieldsProps {
  form: UseFormReturn<AnyValues>;
  messagesOf: (field: string) => FieldMessages;
  offers: Offers;
}

const validatedOf = ({ error, warning }: FieldMessages): 'error' | 'warning' | 'default' =>
  error !== undefined ? 'error' : warning !== undefined ? 'warning' : 'default';

interface FieldProps extends FieldsProps {
  spec: FieldSpec;
}

const Control = ({ spec, form, messagesOf, offers }: FieldProps) => {
  const t = useT();
  const { register, control } = form;
  const messages = messagesOf(spec.name);
  const common = {
    ...register(spec.name),
    ...describedBy(spec.name, messages),
    validated: validatedOf(messages),
    isRequired: spec.isRequired ?? false,
  } as const;
  switch (spec.kind) {
    case 'text':
      return (
        <TextInput
          {...common}
          autoComplete="off"
          {...(spec.isNumber ? { inputMode: 'numeric' as const } : {})}
        />
      );
    case 'offer':
      return (
        <SuggestInput
          {...common}
          suggestions={offers[spec.offers].map(({ name, count, total, mtu }) => ({
            value: name,
            label:
              mtu === undefined
                ? t('on {{count}} of {{total}} nodes', { count, total })
                : t('on {{count}} of {{total}} nodes, MTU {{mtu}}', { count, total, mtu }),
          }))}
        />
      );
    case 'flag':
      return (
        <Controller
          control={control}
          name={spec.name}
          render={({ field }) => (
            <Checkbox
              id={spec.name}
              aria-describedby={helpIdOf(spec.name)}
              label={t(spec.label)}
              isChecked={field.value === true}
              onChange={(_event, checked) => field.onChange(checked)}
              onBlur={field.onBlur}
              ref={field.ref}
            />
          )}
        />
      );
    case 'choice':
      return (
        <FormSelect {...common}>
          {spec.options.map(({ value, label }) => (
            <FormSelectOption key={value} value={value} label={t(label)} />
          ))}
        </FormSelect>
      );
  }
};

const Field = (props: FieldProps) => {
  const t = useT();
  const { spec, messagesOf } = props;
  return (
    <FormField
      id={spec.name}
      {...(spec.kind === 'flag' ? {} : { label: t(spec.label) })}
      isRequired={spec.isRequired ?? false}
      {...(spec.help === undefined ? {} : { help: t(spec.help) })}
      {...messagesOf(spec.name)}
    >
      <Control {...props} />
    </FormField>
  );
};

interface IdentityFieldsProps {
  form: UseFormReturn<AnyValues>;
  messagesOf: (field: string) => FieldMessages;
  /** Name and namespace of an object that exists cannot change. */
  isFixed: boolean;
  onNameTyped: () => void;
}

/** Name, namespace and description, which every network has. */
export const IdentityFields = ({ form, messagesOf, isFixed, onNameTyped }: IdentityFieldsProps) => {
  const t = useT();
  const namespaces = useNamespaces();
  const { register } = form;
  const common = (name: string) => ({
    ...describedBy(name, messagesOf(name)),
    validated: validatedOf(messagesOf(name)),
  });
  return (
    <>
      <FormField
        id="name"
        label={t('Name')}
        isRequired
        {...(isFixed ? { help: t('The name cannot change. Clone the network to rename it.') } : {})}
        {...messagesOf('name')}
      >
        <TextInput
          {...register('name', { onChange: onNameTyped })}
          {...common('name')}
          isRequired
          {...(isFixed ? { readOnlyVariant: 'default' as const } : {})}
          autoComplete="off"
        />
      </FormField>
      <FormField
        id="namespace"
        label={t('Namespace')}
        isRequired
        help={t('VMs of this namespace can use the network.')}
        {...messagesOf('namespace')}
      >
        <SuggestInput
          {...register('namespace')}
          {...common('namespace')}
          isRequired
          {...(isFixed ? { readOnlyVariant: 'default' as const } : {})}
          suggestions={(namespaces ?? []).map((value) => ({ value }))}
        />
      </FormField>
      <FormField id="description" label={t('Description')} {...messagesOf('description')}>
        <TextArea
          {...register('description')}
          {...describedBy('description', messagesOf('description'))}
          resizeOrientation="vertical"
        />
      </FormField>
    </>
  );
};

/** The fields of one type of network; those that few networks need are folded away. */
export const TypeFields = ({ type, ...props }: FieldsProps & { type: FormType }) => {
  const t = useT();
  const values = props.form.watch();
  const specs = fieldsByType[type].filter(({ isShown }) => isShown?.(values) ?? true);
  const folded = specs.filter(({ isMore }) => isMore);
  const needsLook = folded.some(
    ({ name }) => props.messagesOf(name).error ?? props.messagesOf(name).warning,
  );
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {specs
        .filter(({ isMore }) => !isMore)
        .map((spec) => (
          <Field key={spec.name} spec={spec} {...props} />
        ))}
      <ExpandableSection
        toggleText={t('More settings')}
        isExpanded={isOpen || needsLook}
        onToggle={(_event, open) => setOpen(open)}
        isIndented
      >
        {folded.map((spec) => (
          <Field key={spec.name} spec={spec} {...props} />
        ))}
      </ExpandableSection>
    </>
  );
};
