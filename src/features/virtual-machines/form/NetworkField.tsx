import { useMemo } from 'react';
import { Controller } from 'react-hook-form';
import type { InterfaceForm } from '../../../domain/vm/form/interface-form';
import {
  bindingAfter,
  bindingChoices,
  nameAfter,
  type NetworkChoices,
} from '../../../domain/vm/form/interface-choices';
import { networkLabel } from '../../../domain/vm/interfaces/labels';
import type { NetworkSource } from '../../../domain/vm/spec/interface-values';
import type { World } from '../../../domain/world/world';
import { Combobox } from '../../../ui/combobox/Combobox';
import { describedBy, FormField } from '../../../ui/FormField';
import { useT } from '../../../ui/useT';
import { idOf, validatedOf } from '../../../ui/form/Field';
import { networkOptions } from './networkOptions';
import { ID_PREFIX, type InterfaceFormState } from './useInterfaceForm';

/** Whether there is a list of networks: all of it, still coming, or not for this user. */
export type KnownNetworks = 'all' | 'coming' | 'none';

interface NetworkFieldProps {
  state: InterfaceFormState;
  world: World;
  choices: NetworkChoices;
  /** The source of the interface as it is, which may be one that the form does not know. */
  source: NetworkSource | undefined;
  known: KnownNetworks;
  /** A name that goes with the network, as long as the user has typed none. */
  onSuggestName: (name: string) => void;
}

/** The network of the interface. With another network the type changes where it has to. */
export const NetworkField = ({
  state,
  world,
  choices,
  source,
  known: networks,
  onSuggestName,
}: NetworkFieldProps) => {
  const t = useT();
  const { form, values, messagesOf, hintOf } = state;
  const options = useMemo(() => networkOptions(choices, t), [choices, t]);

  const kind = messagesOf('networkKind');
  const name = messagesOf('networkName');
  const messages = {
    error: name.error ?? kind.error,
    warning: name.warning ?? kind.warning,
  };
  const { networkKind, networkName } = values;
  const known = source && networkLabel(source);
  const texts: Record<InterfaceForm['networkKind'], string> = {
    pod: t('Pod network'),
    multus: networkName,
    other: known ? t(known.text, known.params) : '',
  };
  const help = hintOf('networkName') ?? hintOf('networkKind');
  const helps: Record<KnownNetworks, string> = {
    all: t('The pod network, a network of the namespace, or one that is open to all.'),
    coming: t(
      'Networks are still being loaded. The name of one that is not offered yet can be typed.',
    ),
    none: t('Your user may not list networks here: type the name of one, or namespace/name.'),
  };

  const choose = (next: Pick<InterfaceForm, 'networkKind' | 'networkName'>) => {
    form.setValue('networkKind', next.networkKind, { shouldDirty: true });
    form.setValue('networkName', next.networkName, { shouldDirty: true });
    const possible = bindingChoices(world, choices, next);
    form.setValue('binding', bindingAfter(possible, values.binding));
    const suggested = nameAfter(next);
    if (suggested !== undefined) onSuggestName(suggested);
    if (form.formState.isSubmitted || messages.error !== undefined) {
      void form.trigger(['networkName', 'networkKind', 'binding']);
    }
  };

  const id = idOf({ idPrefix: ID_PREFIX }, 'networkName');
  return (
    <FormField id={id} label={t('Network')} isRequired help={help ?? helps[networks]} {...messages}>
      <Controller
        control={form.control}
        name="networkName"
        render={({ field }) => (
          <Combobox
            {...describedBy(id, messages)}
            ref={field.ref}
            label={t('Network')}
            isRequired
            validated={validatedOf(messages)}
            options={options}
            value={texts[networkKind]}
            placeholder={t('Choose a network, or type namespace/name')}
            nothing={t('No network that you can see matches. What you typed is taken as it is.')}
            onChange={(text) => choose({ networkKind: 'multus', networkName: text })}
            onChoose={(option) =>
              choose({ networkKind: option.kind, networkName: option.networkName })
            }
            onBlur={field.onBlur}
          />
        )}
      />
    </FormField>
  );
};
