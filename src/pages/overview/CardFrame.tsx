import { lazy, Suspense, useState, type ComponentType } from 'react';
import {
  Alert,
  AlertActionLink,
  Card as Frame,
  CardBody,
  CardTitle,
  Skeleton,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import type { Overview, OverviewCardProps } from '../../ui/overview/overview';
import { useT } from '../../ui/useT';
import { CardBoundary } from './CardBoundary';
import type { Card } from './card';

const Coming = ({ title }: { title: string }) => {
  const t = useT();
  return (
    <Stack hasGutter>
      <StackItem>
        <Skeleton screenreaderText={t('Loading {{title}}', { title })} />
      </StackItem>
      <StackItem>
        <Skeleton width="66%" />
      </StackItem>
    </Stack>
  );
};

interface CardFrameProps {
  card: Card;
  /** Undefined while it is being read. */
  overview: Overview | undefined;
}

const loaded = new Map<string, ComponentType<OverviewCardProps>>();

/** The component of a card, the same whenever the page is shown, and another one after it failed to load. */
const componentOf = ({ id, load }: Card, isAgain: boolean): ComponentType<OverviewCardProps> => {
  const known = isAgain ? undefined : loaded.get(id);
  const component = known ?? lazy(load);
  loaded.set(id, component);
  return component;
};

/** A card of the overview: its title at once, what is in it when that is known, and its failure in its place. */
export const CardFrame = ({ card, overview }: CardFrameProps) => {
  const t = useT();
  const [Body, setBody] = useState(() => componentOf(card, false));
  const title = t(card.title);
  const coming = <Coming title={title} />;
  return (
    <Frame isCompact isFullHeight component="section" aria-label={title}>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        <CardBoundary
          fallback={(message, again) => (
            <Alert
              isInline
              variant="danger"
              component="h3"
              title={t('This card could not be shown')}
              actionLinks={
                <AlertActionLink
                  onClick={() => {
                    setBody(() => componentOf(card, true));
                    again();
                  }}
                >
                  {t('Try again')}
                </AlertActionLink>
              }
            >
              {message}
            </Alert>
          )}
        >
          {overview ? (
            <Suspense fallback={coming}>
              <Body overview={overview} />
            </Suspense>
          ) : (
            coming
          )}
        </CardBoundary>
      </CardBody>
    </Frame>
  );
};
