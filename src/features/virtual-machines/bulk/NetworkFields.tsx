import { useMemo } from 'react';
import { TextInput } from '@patternfly/react-core';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import { nadsOf } from '../../../domain/nad/nads';
import { nadFactsOf } from '../../../domain/vm/interfaces/nad-facts';
import type { World } from '../../../domain/world/world';
import { describedBy, FormField } from '../../../ui/FormField';
import { Combobox } from '../../../ui/combobox/Combobox';
import type { ComboOption } from '../../../ui/combobox/options';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

const NETWORK_ID = 'bulk-network';
const NAME_ID = 'bulk-name';

const useSuggestions = (world: World, networks: readonly string[]): readonly ComboOption[] => {
  const t = useT();
  return useMemo(
    () =>
      networks.map((value) => {
        const nad = nadsOf(world).get(value);
        if (!nad) return { value };
        const { type, bridge, vlan } = nadFactsOf(nad);
        const parts = [
          t(networkTypeLabel(type)),
          bridge,
          vlan === undefined ? undefined : t('VLAN {{vlan}}', { vlan }),
        ];
        return { value, description: listText(parts.filter((part) => part !== undefined)) };
      }),
    [world, networks, t],
  );
};

interface NetworkFieldProps {
  world: World;
  networks: readonly string[];
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** The network, by `namespace/name`. */
export const NetworkField = ({ world, networks, value, onChange, error }: NetworkFieldProps) => {
  const t = useT();
  const suggestions = useSuggestions(world, networks);
  return (
    <FormField
      id={NETWORK_ID}
      label={t('Network')}
      isRequired
      help={t('As namespace/name. The field offers the networks that you see.')}
      error={error}
    >
      <Combobox
        {...describedBy(NETWORK_ID, { error })}
        label={t('Network')}
        isRequired
        value={value}
        validated={error === undefined ? 'default' : 'error'}
        options={suggestions}
        onChange={onChange}
      />
    </FormField>
  );
};

interface NameFieldProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** The name that the new interfaces get. */
export const NameField = ({ value, onChange, error }: NameFieldProps) => {
  const t = useT();
  return (
    <FormField
      id={NAME_ID}
      label={t('Name of the interfaces')}
      isRequired
      help={t('A VM that has the name already gets a number behind it.')}
      error={error}
    >
      <TextInput
        {...describedBy(NAME_ID, { error })}
        isRequired
        autoComplete="off"
        value={value}
        validated={error === undefined ? 'default' : 'error'}
        onChange={(_event, text) => onChange(text)}
      />
    </FormField>
  );
};
