import {
  Checkbox,
  FormSelect,
  FormSelectOption,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import type { LinuxBridgeForm } from '../../../domain/nad/linux-bridge';
import { useNamespaces } from '../../../k8s/useNamespaces';
import { describedBy, FormField, helpIdOf } from '../../../ui/FormField';
import { SuggestInput } from '../../../ui/SuggestInput';
import { useT } from '../../../ui/useT';

interface LinuxBridgeFieldsProps {
  form: UseFormReturn<LinuxBridgeForm>;
  warningOf: (field: keyof LinuxBridgeForm) => string | undefined;
}

/** The fields of a Linux bridge network, in the order of the documented procedure. */
export const LinuxBridgeFields = ({ form, warningOf }: LinuxBridgeFieldsProps) => {
  const t = useT();
  const namespaces = useNamespaces();
  const { register, control, formState } = form;
  const messagesOf = (field: keyof LinuxBridgeForm) => ({
    error: formState.errors[field]?.message,
    warning: warningOf(field),
  });
  const validatedOf = (field: keyof LinuxBridgeForm) =>
    formState.errors[field] ? 'error' : warningOf(field) === undefined ? 'default' : 'warning';

  return (
    <>
      <FormField id="name" label={t('Name')} isRequired {...messagesOf('name')}>
        <TextInput
          {...register('name')}
          {...describedBy('name', messagesOf('name'))}
          isRequired
          autoComplete="off"
          validated={validatedOf('name')}
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
          {...describedBy('namespace', messagesOf('namespace'))}
          isRequired
          suggestions={namespaces ?? []}
          validated={validatedOf('namespace')}
        />
      </FormField>
      <FormField id="description" label={t('Description')} {...messagesOf('description')}>
        <TextArea
          {...register('description')}
          {...describedBy('description', messagesOf('description'))}
          resizeOrientation="vertical"
        />
      </FormField>
      <FormField
        id="network-type"
        label={t('Network Type')}
        isRequired
        help={t('VMs connect to a bridge that exists on the nodes, and through it to a VLAN.')}
      >
        <FormSelect
          id="network-type"
          aria-describedby={helpIdOf('network-type')}
          value="linux-bridge"
        >
          <FormSelectOption value="linux-bridge" label={t(networkTypeLabel('linux-bridge'))} />
        </FormSelect>
      </FormField>
      <FormField
        id="bridge"
        label={t('Bridge name')}
        isRequired
        help={t('The name of the Linux bridge on the nodes, such as br1.')}
        {...messagesOf('bridge')}
      >
        <TextInput
          {...register('bridge')}
          {...describedBy('bridge', messagesOf('bridge'))}
          isRequired
          autoComplete="off"
          validated={validatedOf('bridge')}
        />
      </FormField>
      <FormField
        id="vlan"
        label={t('VLAN tag')}
        help={t('A number from 1 to 4094. Leave it empty for untagged traffic.')}
        {...messagesOf('vlan')}
      >
        <TextInput
          {...register('vlan')}
          {...describedBy('vlan', messagesOf('vlan'))}
          inputMode="numeric"
          autoComplete="off"
          validated={validatedOf('vlan')}
        />
      </FormField>
      <FormField
        id="macspoofchk"
        help={t(
          'Only the MAC address that the interface of the VM was given may send. Turn this off for VMs that use further addresses, for example with keepalived or nested virtualization.',
        )}
        {...messagesOf('macspoofchk')}
      >
        <Controller
          control={control}
          name="macspoofchk"
          render={({ field }) => (
            <Checkbox
              id="macspoofchk"
              aria-describedby={helpIdOf('macspoofchk')}
              label={t('MAC spoof check')}
              isChecked={field.value}
              onChange={(_event, checked) => field.onChange(checked)}
              onBlur={field.onBlur}
              ref={field.ref}
            />
          )}
        />
      </FormField>
    </>
  );
};
