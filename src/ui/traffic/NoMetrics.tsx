import type { ReactNode } from 'react';
import { Alert, EmptyState, EmptyStateBody, List, ListItem } from '@patternfly/react-core';
import { BanIcon, ChartLineIcon, ExclamationCircleIcon } from '@patternfly/react-icons';
import { msg } from '../../domain/core/msg';
import type { Answered, MetricsFailure, MetricsReason } from '../../k8s/prometheus';
import { SessionEnded } from '../SessionEnded';
import { useT } from '../useT';

const titles: Record<MetricsReason, string> = {
  unauthorized: msg('Your session has ended'),
  forbidden: msg('You may not see metrics'),
  absent: msg('There are no metrics'),
  down: msg('Metrics cannot be read now'),
  noAnswer: msg('Metrics cannot be read now'),
  refused: msg('Metrics cannot be read'),
};

const bodies: Record<MetricsReason, string> = {
  unauthorized: msg('Metrics are read with your own rights.'),
  forbidden: msg(
    'For a namespace, the role view suffices there. For all namespaces and for nodes, the role cluster-monitoring-view is needed. Ask your administrator.',
  ),
  absent: msg(
    'The console is not connected with a Prometheus, so that nothing is known of traffic. All other pages work without.',
  ),
  down: msg(
    'Prometheus, or what stands before it, does not work at the moment. The page tries again by itself.',
  ),
  noAnswer: msg('Prometheus has given no answer. The page tries again by itself.'),
  refused: msg('Prometheus did not take the query.'),
};

const icons: Record<MetricsReason, typeof BanIcon> = {
  unauthorized: BanIcon,
  forbidden: BanIcon,
  absent: ChartLineIcon,
  down: ExclamationCircleIcon,
  noAnswer: ExclamationCircleIcon,
  refused: ExclamationCircleIcon,
};

/** Why no metrics are shown, in words. */
export const NoMetrics = ({
  failure: { reason, message },
  children,
}: {
  failure: MetricsFailure;
  /** The way on. */
  children?: ReactNode;
}) => {
  const t = useT();
  return (
    <EmptyState titleText={t(titles[reason])} icon={icons[reason]} headingLevel="h2">
      <EmptyStateBody>
        <p>{t(bodies[reason])}</p>
        {reason === 'unauthorized' && <SessionEnded />}
        {message !== '' && <p>{t('Answer of the server: {{answer}}', { answer: message })}</p>}
      </EmptyStateBody>
      {children}
    </EmptyState>
  );
};

/** What is not in the figures on the page: namespaces of which there are none, and newer ones. */
export const MetricsGaps = ({
  missing,
  stale,
}: {
  missing: Answered['missing'];
  stale: MetricsFailure | undefined;
}) => {
  const t = useT();
  if (missing.length === 0 && !stale) return null;
  return (
    <>
      {stale && (
        <Alert
          variant="warning"
          isInline
          component="h2"
          title={t('These figures are not the latest')}
        >
          <p>{t(titles[stale.reason])}</p>
          {stale.message !== '' && <p>{stale.message}</p>}
        </Alert>
      )}
      {missing.length > 0 && (
        <Alert
          variant="info"
          isInline
          component="h2"
          title={t('{{count}} namespaces are not in these figures', { count: missing.length })}
        >
          <List>
            {missing.map(({ namespace, failure }) => (
              <ListItem key={namespace}>
                {namespace}: {t(titles[failure.reason])}
              </ListItem>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
};
