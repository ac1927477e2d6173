import { Controller } from 'react-hook-form';
import { GroupField } from './GroupField';
import { useT } from '../../../ui/useT';
import { idOf } from './fields';
import { Rows } from './Rows';
import type { InterfaceFormState } from './useInterfaceForm';

/** The ports that are open on the pod network. */
export const PortsField = ({ state }: { state: InterfaceFormState }) => {
  const t = useT();
  const isOnPod = state.values.networkKind === 'pod';
  return (
    <GroupField
      state={state}
      name="ports"
      label={t('Ports')}
      help={
        isOnPod
          ? t('Without any, all ports of the VM are open. With some, only these.')
          : t('They matter on the pod network only.')
      }
    >
      <Controller
        control={state.form.control}
        name="ports"
        render={({ field }) => (
          <Rows
            id={idOf('ports')}
            rows={field.value}
            blank={{ name: '', port: '', protocol: 'TCP' }}
            columns={[
              {
                key: 'port',
                labelOf: (number) => t('Number of port {{number}}', { number }),
                placeholder: t('Port'),
                isNumber: true,
              },
              {
                key: 'protocol',
                labelOf: (number) => t('Protocol of port {{number}}', { number }),
                placeholder: '',
                options: ['TCP', 'UDP'].map((value) => ({ value, label: value })),
              },
              {
                key: 'name',
                labelOf: (number) => t('Name of port {{number}}', { number }),
                placeholder: t('Name, such as http'),
              },
            ]}
            addText={t('Add port')}
            removeLabelOf={(number) => t('Remove port {{number}}', { number })}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        )}
      />
    </GroupField>
  );
};

/** Options of DHCP that only the guest understands. */
export const PrivateOptionsField = ({ state }: { state: InterfaceFormState }) => {
  const t = useT();
  return (
    <GroupField
      state={state}
      name="privateOptions"
      label={t('Private DHCP options')}
      help={t('Numbers from 224 to 254, each with a text.')}
    >
      <Controller
        control={state.form.control}
        name="privateOptions"
        render={({ field }) => (
          <Rows
            id={idOf('privateOptions')}
            rows={field.value}
            blank={{ option: '', value: '' }}
            columns={[
              {
                key: 'option',
                labelOf: (number) => t('Number of DHCP option {{number}}', { number }),
                placeholder: t('Option, such as 240'),
                isNumber: true,
              },
              {
                key: 'value',
                labelOf: (number) => t('Text of DHCP option {{number}}', { number }),
                placeholder: t('Text'),
              },
            ]}
            addText={t('Add DHCP option')}
            removeLabelOf={(number) => t('Remove DHCP option {{number}}', { number })}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        )}
      />
    </GroupField>
  );
};
