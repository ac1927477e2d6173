import { lazy, Suspense, useMemo, useState } from 'react';
import { Alert } from '@patternfly/react-core';
import type { BootOrder } from '../../../domain/vm/form/boot-orders';
import { freeName } from '../../../domain/core/free-name';
import type { InterfaceForm } from '../../../domain/vm/form/interface-form';
import type { NetworkChoices } from '../../../domain/vm/form/interface-choices';
import type { NetworkSource } from '../../../domain/vm/spec/interface-values';
import { primaryNetworksOf } from '../../../domain/vm/interfaces/primary-networks';
import type { WantedPort } from '../../../domain/services/wanted-ports';
import { FieldList } from '../../../ui/form/FieldList';
import { useT } from '../../../ui/useT';
import { Asking } from './AddressesControl';
import type { AskingVm } from './askingVm';
import { interfaceFields } from './interfaceFields';
import { NetworkField, type KnownNetworks } from './NetworkField';
import { WantedPorts } from './PortsControl';
import { typeHelp, typeOptions } from './typeOptions';
import { ID_PREFIX, type InterfaceFormState } from './useInterfaceForm';
import { listText } from '../../../ui/intl';

const FreeFunctions = lazy(() => import('./FreeFunctions'));

interface InterfaceFieldsProps {
  state: InterfaceFormState;
  /** The VM, and what is known around it. Must be memoised. */
  asking: AskingVm;
  choices: NetworkChoices;
  initial: InterfaceForm;
  /** The source of an interface that exists. */
  source: NetworkSource | undefined;
  isExisting: boolean;
  known: KnownNetworks;
  /** Names that other interfaces and networks of the VM have. */
  taken: ReadonlySet<string>;
  /** Places in the boot order that others have. */
  bootOrders: readonly BootOrder[];
  /** Ports that Services lead to in this interface. */
  wanted: readonly WantedPort[];
}

/** The fields of an interface; those that most interfaces do not need are folded away. */
export const InterfaceFields = ({
  state,
  asking,
  choices,
  initial,
  source,
  isExisting,
  known,
  taken,
  bootOrders,
  wanted,
}: InterfaceFieldsProps) => {
  const t = useT();
  const { world } = asking;
  const [isNameTyped, setNameTyped] = useState(isExisting);
  const { form, values, others, messagesOf, hintOf } = state;
  const isServed = wanted.length > 0;
  const hasPrimary = primaryNetworksOf(world).has(asking.namespace);
  const specs = useMemo(() => interfaceFields({ hasPrimary, isServed }), [hasPrimary, isServed]);

  const chosen = choices.networks.find(({ networkName }) => networkName === values.networkName);
  const resource = chosen?.facts.type === 'sriov' ? chosen.facts.resourceName : undefined;

  const bootHelp =
    bootOrders.length === 0
      ? undefined
      : t('1 boots first. Taken are: {{taken}}. Empty: the VM does not boot over this interface.', {
          taken: listText(
            bootOrders.map(({ order, name, isDisk }) =>
              isDisk
                ? t('{{order}} by disk {{name}}', { order, name })
                : t('{{order}} by interface {{name}}', { order, name }),
            ),
          ),
        });
  const helpOf = (field: string): string | undefined => {
    const help = typeHelp(values.binding);
    if (field === 'binding') return hintOf(field) ?? (help && t(help));
    if (field === 'bootOrder') return hintOf(field) ?? bootHelp;
    if (field !== 'ports') return hintOf(field);
    return values.networkKind === 'pod'
      ? t('Without any, all ports of the VM are open. With some, only these.')
      : t('They matter on the pod network only.');
  };
  const optionsOf = (field: string) => {
    if (field === 'binding') {
      return typeOptions({ world, choices, values, initial: initial.binding }, t);
    }
    // An interface that says so itself keeps saying it.
    return field === 'state' && initial.state === 'up'
      ? [
          { value: 'up', label: t('Up') },
          { value: 'down', label: t('Down') },
        ]
      : undefined;
  };

  return (
    <>
      {others.map(({ message: { text, params } }) => (
        <Alert key={text} variant="danger" isInline component="h2" title={t(text, params)} />
      ))}
      <NetworkField
        {...{ state, world, choices, source, known }}
        onSuggestName={(name) => {
          if (!isNameTyped)
            form.setValue(
              'name',
              freeName(name, (each) => taken.has(each)),
            );
        }}
      />
      {values.networkKind === 'multus' && resource !== undefined && (
        <Suspense fallback={null}>
          <FreeFunctions world={world} resource={resource} />
        </Suspense>
      )}
      <WantedPorts.Provider value={wanted}>
        <Asking.Provider value={asking}>
          <FieldList
            {...{ form, messagesOf, helpOf, optionsOf }}
            specs={specs}
            idPrefix={ID_PREFIX}
            onTyped={(field) => {
              if (field === 'name') setNameTyped(true);
            }}
          />
        </Asking.Provider>
      </WantedPorts.Provider>
    </>
  );
};
