import { msg } from '../../../domain/core/msg';
import type { Binding } from '../../../domain/vm/spec/interface-values';
import { bindingChoices, type NetworkChoices } from '../../../domain/vm/form/interface-choices';
import { bindingLabel } from '../../../domain/vm/interfaces/labels';
import type { World } from '../../../domain/world/world';
import { useT } from '../../../ui/useT';
import { ChoiceField, type Option } from './fields';
import type { InterfaceFormState } from './useInterfaceForm';

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

interface TypeFieldProps {
  state: InterfaceFormState;
  world: World;
  choices: NetworkChoices;
  /** The type as it was read, which stays possible. */
  initial: Binding;
}

/** How the interface is connected: what goes with its network, and why other ways do not. */
export const TypeField = ({ state, world, choices, initial }: TypeFieldProps) => {
  const t = useT();
  const { binding } = state.values;
  const labelOf = (value: Binding): string => {
    const { text, params } = bindingLabel(value);
    return t(text, params);
  };
  const possible = bindingChoices(world, choices, state.values);
  const more = [...new Set([binding, initial])].filter(
    (value) => !possible.some((choice) => choice.binding === value),
  );
  const options: Option[] = [
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
    ...more.map((value) => ({ value, label: labelOf(value) })),
  ];
  const help = helps[binding];
  return (
    <ChoiceField
      state={state}
      name="binding"
      label={t('Type')}
      isRequired
      options={options}
      {...(help === undefined ? {} : { help: t(help) })}
    />
  );
};
