import { SelectGroup, SelectList, SelectOption } from '@patternfly/react-core';
import { useT } from '../../../ui/useT';
import type { NetworkGroup, NetworkOption } from './networkGroups';

export const optionId = (index: number): string => `interface-network-option-${index}`;

interface NetworkOptionsProps {
  groups: readonly NetworkGroup[];
  /** How many networks are not among them. */
  hidden: number;
  /** Label of the one that is chosen. */
  selected: string;
  /** Place of the one that the keyboard is on. */
  active: number | undefined;
}

/** The networks of a list, by namespace; those that cannot be used say why. */
export const NetworkOptions = ({ groups, hidden, selected, active }: NetworkOptionsProps) => {
  const t = useT();
  const places = new Map(groups.flatMap(({ options }) => options).map((each, at) => [each, at]));
  const entry = (option: NetworkOption) => {
    const place = places.get(option) ?? 0;
    return (
      <SelectOption
        key={`${option.kind} ${option.networkName}`}
        id={optionId(place)}
        value={option}
        description={option.description}
        isAriaDisabled={option.isDisabled}
        isFocused={active === place}
        isSelected={selected === option.label}
      >
        {option.label}
      </SelectOption>
    );
  };
  return (
    <>
      {groups.map(({ label, options }) =>
        label === undefined ? (
          <SelectList key="" aria-label={t('Network of the cluster')}>
            {options.map(entry)}
          </SelectList>
        ) : (
          <SelectGroup key={label} label={label}>
            <SelectList aria-label={label}>{options.map(entry)}</SelectList>
          </SelectGroup>
        ),
      )}
      {groups.length === 0 && (
        <SelectList aria-label={t('Networks')}>
          <SelectOption isDisabled>
            {t('No network that you can see matches. What you typed is taken as it is.')}
          </SelectOption>
        </SelectList>
      )}
      {hidden > 0 && (
        <SelectList aria-label={t('More networks')}>
          <SelectOption isDisabled>
            {t('{{count}} more: type a part of the name', { count: hidden })}
          </SelectOption>
        </SelectList>
      )}
    </>
  );
};
