import { useEffect, useRef } from 'react';
import {
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  Content,
  FormGroup,
  Gallery,
  Label,
} from '@patternfly/react-core';
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
    <FormGroup role="radiogroup" fieldId="udn-choice" label={t('Network Type')} isRequired>
      <Gallery hasGutter minWidths={{ default: '220px' }}>
        {choices.map((choice) => {
          const { id, title, hint, isRecommended, form } = choice;
          const refusal = refusalOf(choice);
          return (
            <Card
              key={id}
              id={`choice-${id}`}
              isSelectable
              isSelected={id === selected}
              isDisabled={refusal !== undefined}
            >
              <CardHeader
                selectableActions={{
                  selectableActionId: `choice-${id}-radio`,
                  selectableActionAriaLabelledby: `choice-${id}-title`,
                  name: 'udn-choice',
                  variant: 'single',
                  onChange: () => onSelect(choice),
                }}
              >
                <CardTitle id={`choice-${id}-title`}>{t(title)}</CardTitle>
              </CardHeader>
              <CardBody>
                <Content component="p">{t(hint)}</Content>
                <Content component="small">{refusal ?? form.kind}</Content>
                {isRecommended && (
                  <Label isCompact color="blue">
                    {t('Recommended for VLANs')}
                  </Label>
                )}
              </CardBody>
            </Card>
          );
        })}
      </Gallery>
    </FormGroup>
  );
};
