import { useMemo } from 'react';
import { TextArea, TextInput } from '@patternfly/react-core';
import { describedBy, FormField } from '../FormField';
import { useNamespaces } from '../../k8s/useNamespaces';
import { useT } from '../useT';
import { Offer, textControlProps } from './Field';
import type { FieldsProps } from './spec';

type SharedProps = Pick<FieldsProps, 'form' | 'messagesOf' | 'isFixed'>;

interface IdentityFieldsProps extends SharedProps {
  /** Help of the name, such as why it cannot change. */
  nameHelp?: string | undefined;
  /** Help of the namespace, where it is not the usual one. */
  namespaceHelp?: string | undefined;
  /** Whether the object may do without one; it may not unless told otherwise. */
  isNamespaceOptional?: boolean;
  onNameTyped: () => void;
}

interface NamespaceProps extends SharedProps {
  help: string | undefined;
  isRequired: boolean;
}

const Namespace = ({ help, isRequired, ...props }: NamespaceProps) => {
  const t = useT();
  const namespaces = useNamespaces();
  const options = useMemo(() => (namespaces ?? []).map((value) => ({ value })), [namespaces]);
  return (
    <FormField
      id="namespace"
      label={t('Namespace')}
      isRequired={isRequired}
      help={help ?? t('VMs of this namespace can use the network.')}
      {...props.messagesOf('namespace')}
    >
      <Offer
        {...props}
        name="namespace"
        label={t('Namespace')}
        isRequired={isRequired}
        options={options}
      />
    </FormField>
  );
};

/** Name, namespace (where the kind has one) and description, which every network has. */
export const IdentityFields = ({
  nameHelp,
  namespaceHelp,
  isNamespaceOptional = false,
  onNameTyped,
  hasNamespace = true,
  ...props
}: IdentityFieldsProps & { hasNamespace?: boolean }) => {
  const t = useT();
  const { form, messagesOf } = props;
  return (
    <>
      <FormField
        id="name"
        label={t('Name')}
        isRequired
        {...(nameHelp === undefined ? {} : { help: nameHelp })}
        {...messagesOf('name')}
      >
        <TextInput
          {...textControlProps({ ...props, onTyped: onNameTyped }, 'name')}
          isRequired
          autoComplete="off"
        />
      </FormField>
      {hasNamespace && (
        <Namespace {...props} help={namespaceHelp} isRequired={!isNamespaceOptional} />
      )}
      <FormField id="description" label={t('Description')} {...messagesOf('description')}>
        <TextArea
          {...form.register('description')}
          {...describedBy('description', messagesOf('description'))}
          resizeOrientation="vertical"
        />
      </FormField>
    </>
  );
};
