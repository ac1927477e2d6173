import type { TFunction } from 'i18next';
import { msg } from '../../../domain/core/msg';
import type { Binding } from '../../../domain/vm/spec/interface-values';
import { bindingChoices, type NetworkChoices } from '../../../domain/vm/form/interface-choices';
import type { InterfaceForm } from '../../../domain/vm/form/interface-form';
import { bindingLabel } from '../../../domain/vm/interfaces/labels';
import type { World } from '../../../domain/world/world';
import type { Option } from '../../../ui/form/spec';

/** What a type does, for those that a user chooses between. */
const helps: Partial<Record<Binding, string>> = {
  masquerade: msg(
    'The VM is behind the address of its pod. Services reach it, and it can be live migrated.',
  ),
  bridge: msg('The VM is on the network itself, with a MAC address of its own.'),
  sriov: msg('The VM gets a part of the network card itself: fast, and without a software bridge.'),
  passtBinding: msg('The VM has the address of its pod, and connections go through passt.'),
  'plugin:l2bridge': msg('The VM is on the user-defined network itself and keeps its address.'),
};

/** What a type does, as a key to be translated. */
export const typeHelp = (binding: Binding): string | undefined => helps[binding];

interface TypeQuestion {
  world: World;
  choices: NetworkChoices;
  values: InterfaceForm;
  /** The type as it was read, which stays possible. */
  initial: Binding;
}

/** How the interface can be connected: what goes with its network, and why other ways do not. */
export const typeOptions = (
  { world, choices, values, initial }: TypeQuestion,
  t: TFunction,
): Option[] => {
  const labelOf = (value: Binding): string => {
    const { text, params } = bindingLabel(value);
    return t(text, params);
  };
  const possible = bindingChoices(world, choices, values);
  const others = [...new Set([values.binding, initial])].filter(
    (value) => !possible.some((choice) => choice.binding === value),
  );
  return [
    ...possible.map(({ binding: value, obstacle }) =>
      obstacle === undefined
        ? { value, label: labelOf(value) }
        : {
            value,
            label: t('{{type}} ({{reason}})', {
              type: labelOf(value),
              reason: t(obstacle.text, obstacle.params),
            }),
            isDisabled: value !== initial,
          },
    ),
    ...others.map((value) => ({ value, label: labelOf(value) })),
  ];
};
