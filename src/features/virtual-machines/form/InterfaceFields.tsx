import { useState } from 'react';
import { Alert } from '@patternfly/react-core';
import { freeName } from '../../../domain/vm/form/interface-form';
import type { InterfaceForm } from '../../../domain/vm/form/form-values';
import type { NetworkChoices } from '../../../domain/vm/form/interface-choices';
import type { NetworkSource } from '../../../domain/vm/spec/interface-values';
import type { World } from '../../../domain/world/world';
import { useT } from '../../../ui/useT';
import { ChoiceField, InputField } from './fields';
import { MoreFields } from './MoreFields';
import { NetworkField, type KnownNetworks } from './NetworkField';
import { TypeField } from './TypeField';
import type { InterfaceFormState } from './useInterfaceForm';

interface InterfaceFieldsProps {
  state: InterfaceFormState;
  world: World;
  choices: NetworkChoices;
  initial: InterfaceForm;
  /** The source of an interface that exists. */
  source: NetworkSource | undefined;
  isExisting: boolean;
  known: KnownNetworks;
  /** Names that other interfaces and networks of the VM have. */
  taken: ReadonlySet<string>;
}

/** The fields of an interface; those that most interfaces do not need are folded away. */
export const InterfaceFields = ({
  state,
  world,
  choices,
  initial,
  source,
  isExisting,
  known,
  taken,
}: InterfaceFieldsProps) => {
  const t = useT();
  const [isNameTyped, setNameTyped] = useState(isExisting);
  const { form, values, others } = state;
  const isSriov = values.binding === 'sriov';
  return (
    <>
      {others.map(({ message: { text, params } }) => (
        <Alert key={text} variant="danger" isInline component="h2" title={t(text, params)} />
      ))}
      <NetworkField
        {...{ state, world, choices, source, known }}
        onSuggestName={(name) => {
          if (!isNameTyped) form.setValue('name', freeName(name, taken));
        }}
      />
      <InputField
        state={state}
        name="name"
        label={t('Name')}
        isRequired
        help={t('Names the interface in the VM. Lowercase letters, digits and hyphens.')}
        onTyped={() => setNameTyped(true)}
      />
      <TypeField {...{ state, world, choices }} initial={initial.binding} />
      {(!isSriov || values.model !== '') && (
        <ChoiceField
          state={state}
          name="model"
          label={t('Model')}
          options={[
            { value: '', label: t('Not set: virtio, or what the preference of the VM says') },
            { value: 'virtio', label: t('virtio: fastest, for guests with its driver') },
            { value: 'e1000e', label: t('e1000e: for guests without virtio driver') },
          ]}
        />
      )}
      <InputField
        state={state}
        name="mac"
        label={t('MAC address')}
        help={t(
          'Such as 02:00:00:12:34:56, 02-00-00-12-34-56 or 0200.0012.3456. Empty: one is given.',
        )}
      />
      {(!isSriov || values.state !== '') && (
        <ChoiceField
          state={state}
          name="state"
          label={t('Link state')}
          options={[
            { value: initial.state === 'up' ? 'up' : '', label: t('Up') },
            { value: 'down', label: t('Down') },
          ]}
          help={t('Down is like a cable that is pulled out.')}
        />
      )}
      <InputField
        state={state}
        name="bootOrder"
        label={t('Boot order')}
        isNumber
        help={t(
          '1 boots first; disks count as well. Empty: the VM does not boot over this interface.',
        )}
      />
      <MoreFields state={state} />
    </>
  );
};
