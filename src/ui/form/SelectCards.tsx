import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader, CardTitle, FormGroup, Gallery } from '@patternfly/react-core';

interface SelectCardsProps<Id extends string> {
  /** In front of ids, and name of the group. */
  name: string;
  label: string;
  cards: readonly { id: Id; title: string; body: ReactNode; isDisabled?: boolean }[];
  selected: string;
  onSelect: (id: Id) => void;
  minWidth: string;
}

/** A few ways to choose one from, each with room to say when to take it. */
export const SelectCards = <Id extends string>({
  name,
  label,
  cards,
  selected,
  onSelect,
  minWidth,
}: SelectCardsProps<Id>) => (
  <FormGroup role="radiogroup" fieldId={name} label={label} isRequired>
    <Gallery hasGutter minWidths={{ default: minWidth }}>
      {cards.map(({ id, title, body, isDisabled = false }) => (
        <Card
          key={id}
          id={`${name}-${id}`}
          isSelectable
          isSelected={id === selected}
          isDisabled={isDisabled}
        >
          <CardHeader
            selectableActions={{
              selectableActionId: `${name}-${id}-radio`,
              selectableActionAriaLabelledby: `${name}-${id}-title`,
              name,
              variant: 'single',
              onChange: () => onSelect(id),
            }}
          >
            <CardTitle id={`${name}-${id}-title`}>{title}</CardTitle>
          </CardHeader>
          <CardBody>{body}</CardBody>
        </Card>
      ))}
    </Gallery>
  </FormGroup>
);
