import { Grid, GridItem } from '@patternfly/react-core';
import type { ComponentType } from 'react';

interface Card {
  Card: ComponentType;
  span?: number;
}

const Column = ({ cards = [] }: { cards?: Card[] }) => (
  <>
    {cards.map(({ Card }, index) => (
      // Cards have no identity but their place.
      <Card key={index} />
    ))}
  </>
);

const DashboardGrid = ({
  mainCards,
  leftCards,
  rightCards,
}: {
  mainCards: Card[];
  leftCards?: Card[];
  rightCards?: Card[];
}) => (
  <Grid hasGutter>
    <GridItem lg={3}>
      <Column {...(leftCards ? { cards: leftCards } : {})} />
    </GridItem>
    <GridItem lg={6}>
      <Column cards={mainCards} />
    </GridItem>
    <GridItem lg={3}>
      <Column {...(rightCards ? { cards: rightCards } : {})} />
    </GridItem>
  </Grid>
);

export default DashboardGrid;
