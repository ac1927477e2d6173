import { useState } from 'react';
import { Checkbox, ExpandableSection, Stack, StackItem } from '@patternfly/react-core';
import { Controller } from 'react-hook-form';
import type { InterfaceField } from '../../../domain/vm/form/form-values';
import { FormField, helpIdOf } from '../../../ui/FormField';
import { useT } from '../../../ui/useT';
import { idOf, InputField, type FieldProps } from './fields';
import { PortsField, PrivateOptionsField } from './RowFields';
import type { InterfaceFormState } from './useInterfaceForm';

const Multiqueue = ({ state }: { state: InterfaceFormState }) => {
  const t = useT();
  const id = idOf('multiqueue');
  return (
    <FormField
      id={id}
      help={
        state.hintOf('multiqueue') ??
        t(
          'Of all virtio interfaces of the VM: one queue for each virtual CPU, for more throughput.',
        )
      }
      {...state.messagesOf('multiqueue')}
    >
      <Controller
        control={state.form.control}
        name="multiqueue"
        render={({ field }) => (
          <Checkbox
            id={id}
            aria-describedby={helpIdOf(id)}
            label={t('Multiqueue')}
            isChecked={field.value}
            onChange={(_event, checked) => field.onChange(checked)}
            onBlur={field.onBlur}
            ref={field.ref}
          />
        )}
      />
    </FormField>
  );
};

const folded: readonly InterfaceField[] = [
  'ports',
  'vmNetworkCIDR',
  'vmIPv6NetworkCIDR',
  'pciAddress',
  'bootFileName',
  'tftpServerName',
  'ntpServers',
  'privateOptions',
  'multiqueue',
];

/** What few interfaces need. Open where something in it wants a look. */
export const MoreFields = ({ state }: { state: InterfaceFormState }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { values, messagesOf } = state;
  const needsLook = folded.some((field) => messagesOf(field).error ?? messagesOf(field).warning);
  const isOnPod = values.networkKind === 'pod';
  const input = (name: FieldProps['name'], label: string, help: string, placeholder?: string) => (
    <StackItem key={name}>
      <InputField
        state={state}
        name={name}
        label={label}
        help={help}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </StackItem>
  );
  return (
    <ExpandableSection
      toggleText={t('More settings')}
      isExpanded={isOpen || needsLook}
      onToggle={(_event, open) => setOpen(open)}
      isIndented
    >
      <Stack hasGutter>
        {(isOnPod || values.ports.length > 0) && (
          <StackItem>
            <PortsField state={state} />
          </StackItem>
        )}
        {isOnPod && (
          <>
            {input(
              'vmNetworkCIDR',
              t('IPv4 network of the VM'),
              t(
                'Between pod and guest, with masquerade. Change it where the VM has to reach 10.0.2.0/24 elsewhere.',
              ),
              '10.0.2.0/24',
            )}
            {input(
              'vmIPv6NetworkCIDR',
              t('IPv6 network of the VM'),
              t('The same for IPv6.'),
              'fd10:0:2::/120',
            )}
          </>
        )}
        {input(
          'pciAddress',
          t('PCI address'),
          t('Where the guest finds the interface, so that its name there stays the same.'),
          '0000:81:01.1',
        )}
        {input('bootFileName', t('DHCP boot file'), t('Option 67, for a boot over the network.'))}
        {input(
          'tftpServerName',
          t('DHCP TFTP server'),
          t('Option 66, for a boot over the network.'),
        )}
        {input('ntpServers', t('DHCP time servers'), t('IPv4 addresses, separated by commas.'))}
        <StackItem>
          <PrivateOptionsField state={state} />
        </StackItem>
        <StackItem>
          <Multiqueue state={state} />
        </StackItem>
      </Stack>
    </ExpandableSection>
  );
};
