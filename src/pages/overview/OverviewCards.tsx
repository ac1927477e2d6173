import { lazy, Suspense, useMemo } from 'react';
import { Alert, Gallery, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { msg } from '../../domain/core/msg';
import { hasNoNetwork } from '../../domain/overview/start';
import type { KindName } from '../../domain/world/kinds';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { CheckLimits } from '../../ui/CheckLimits';
import { LoadingBar } from '../../ui/list/Growing';
import type { Overview } from '../../ui/overview/overview';
import { useT } from '../../ui/useT';
import type { Card } from './card';
import { CardFrame } from './CardFrame';
import { cards } from './cards';
import { useOverview } from './useOverview';
import { numberText } from '../../ui/intl';

const GettingStarted = lazy(() => import('./GettingStarted'));

interface RowProps {
  row: Card['row'];
  overview: Overview | undefined;
}

const labels: Record<Card['row'], string> = {
  findings: msg('Findings'),
  state: msg('State of networks'),
  changes: msg('What happened lately'),
};

/** So that the cards of a row stand side by side where there is room. */
const MIN_WIDTHS: Record<Card['row'], string> = {
  findings: '300px',
  state: '240px',
  changes: '300px',
};

/** Cards of one row, as far as the user may see what they tell. */
const Row = ({ row, overview }: RowProps) => {
  const t = useT();
  const seesNodes = useAccess('list', models.Node) !== 'denied';
  const shown = cards.filter((card) => card.row === row && (card.audience === 'all' || seesNodes));
  const frames = shown.map((card) => <CardFrame key={card.id} card={card} overview={overview} />);
  return (
    <section aria-label={t(labels[row])}>
      {shown.length === 1 ? (
        frames
      ) : (
        <Gallery hasGutter minWidths={{ default: MIN_WIDTHS[row] }}>
          {frames}
        </Gallery>
      )}
    </section>
  );
};

const missingKinds = ({ gaps }: Overview): ReadonlySet<KindName> =>
  new Set(gaps.filter(({ reason }) => reason === 'missing').map(({ kind }) => kind));

interface OverviewCardsProps {
  namespace: string | undefined;
  /** Nothing is to be read yet. */
  isOff?: boolean;
}

/** The cards of a namespace or (undefined) of the cluster: their frames at once, and all else when it is there. */
export const OverviewCards = ({ namespace, isOff = false }: OverviewCardsProps) => {
  const t = useT();
  const { overview, progress, failure } = useOverview(namespace, isOff);
  const missing = useMemo(
    () => (overview ? missingKinds(overview) : new Set<KindName>()),
    [overview],
  );
  const isEmpty =
    overview !== undefined && hasNoNetwork(overview.world, missing, namespace) === true;
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        {progress && (
          <StackItem>
            <LoadingBar
              title={t('Reading networks and VMs, {{number}} objects so far', {
                number: numberText(progress.loaded),
              })}
              progress={progress}
            />
          </StackItem>
        )}
        {failure !== undefined && (
          <StackItem>
            <Alert
              isInline
              variant="danger"
              component="h2"
              title={t('The rules could not be loaded')}
            >
              <p>{failure}</p>
              <p>{t('Load the page again.')}</p>
            </Alert>
          </StackItem>
        )}
        {isEmpty && (
          <StackItem>
            <Suspense fallback={null}>
              <GettingStarted namespace={namespace} missing={missing} />
            </Suspense>
          </StackItem>
        )}
        <StackItem>
          <Row row="findings" overview={overview} />
        </StackItem>
        {overview && (
          <StackItem>
            <CheckLimits namespace={namespace} gaps={overview.gaps} />
          </StackItem>
        )}
        {!isEmpty && (
          <StackItem>
            <Row row="state" overview={overview} />
          </StackItem>
        )}
        <StackItem>
          <Row row="changes" overview={overview} />
        </StackItem>
      </Stack>
    </PageSection>
  );
};
