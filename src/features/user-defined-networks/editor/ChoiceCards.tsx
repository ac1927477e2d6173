import { useEffect, useRef } from 'react';
import { Content, Label } from '@patternfly/react-core';
import { SelectCards } from '../../../ui/form/SelectCards';
import { useT } from '../../../ui/useT';
import { choices, type Choice } from './choices';

interface ChoiceCardsProps {
  selected: Choice['id'];
  onSelect: (choice: Choice) => void;
  /** Why the user cannot make such a network. */
  refusalOf: (choice: Choice) => string | undefined;
  /** Chosen in place of one that is refused; undefined where the user has to choose. */
  otherwise: Choice | undefined;
}

/** The ways to make a user-defined network, with when to choose each. */
export const ChoiceCards = ({ selected, onSelect, refusalOf, otherwise }: ChoiceCardsProps) => {
  const t = useT();
  const isRefused = choices.some(
    (choice) => choice.id === selected && refusalOf(choice) !== undefined,
  );
  const instead = isRefused && otherwise?.id !== selected ? otherwise : undefined;
  const select = useRef(onSelect);
  useEffect(() => {
    select.current = onSelect;
  });
  useEffect(() => {
    if (instead) select.current(instead);
  }, [instead]);
  return (
    <SelectCards
      name="udn-choice"
      label={t('Network Type')}
      minWidth="220px"
      selected={selected}
      onSelect={(id) => {
        const choice = choices.find((each) => each.id === id);
        if (choice) onSelect(choice);
      }}
      cards={choices.map((choice) => {
        const { id, title, hint, isRecommended, form } = choice;
        const refusal = refusalOf(choice);
        return {
          id,
          title: t(title),
          isDisabled: refusal !== undefined,
          body: (
            <>
              <Content component="p">{t(hint)}</Content>
              <Content component="small">{refusal ?? form.kind}</Content>
              {isRecommended && (
                <Label isCompact color="blue">
                  {t('Recommended for VLANs')}
                </Label>
              )}
            </>
          ),
        };
      })}
    />
  );
};
