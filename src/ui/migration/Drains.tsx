import { useMemo } from 'react';
import { Alert, List, ListItem } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { countedBy } from '../../domain/core/collections';
import type { EmptiedNode } from '../../domain/vm/migration/emptied';
import type { EvacuationOutcome } from '../../domain/vm/migration/evacuation';
import { migrationPath } from '../routes';
import { useT } from '../useT';
import { listText } from '../intl';

const outcomeText = (t: TFunction, outcome: EvacuationOutcome, count: number): string => {
  switch (outcome) {
    case 'leaves':
      return t('{{count}} VMs are migrated', { count });
    case 'restarts':
      return t('{{count}} VMs are shut down and start elsewhere', { count });
    case 'stops':
      return t('{{count}} VMs are shut down and stay off', { count });
    case 'stays':
      return t('{{count}} VMs cannot leave, so that the node waits for them', { count });
    case 'unknown':
      return t('of {{count}} VMs it is not known', { count });
  }
};

const inWords = (t: TFunction, { node, evacuees }: EmptiedNode): string => {
  if (evacuees.length === 0) return t('{{node}}: no VM runs there', { node });
  const counts = countedBy(evacuees, ({ outcome }) => [outcome]);
  return t('{{node}}: {{what}}', {
    node,
    what: counts
      .map(({ value, count }) => outcomeText(t, value as EvacuationOutcome, count))
      .join('; '),
  });
};

/** Which nodes are emptied before a change takes effect, and what becomes of the VMs on them. */
export const Drains = ({ drains }: { drains: readonly EmptiedNode[] }) => {
  const t = useT();
  const sticking = useMemo(
    () =>
      drains.flatMap(({ evacuees }) =>
        evacuees
          .filter(({ outcome }) => outcome === 'stays' || outcome === 'stops')
          .map(({ row }) => row.key),
      ),
    [drains],
  );
  if (drains.length === 0) {
    return (
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t('No node that is known has to be emptied for it')}
      />
    );
  }
  return (
    <Alert
      variant={sticking.length > 0 ? 'danger' : 'warning'}
      isInline
      component="h2"
      title={t('{{count}} nodes are emptied one after the other, and may be restarted', {
        count: drains.length,
      })}
    >
      <List>
        {drains.map((drain) => (
          <ListItem key={drain.node}>
            {inWords(t, drain)}{' '}
            {drain.evacuees.length > 0 && (
              <Link
                to={`${migrationPath(undefined, 'readiness')}?empty=${encodeURIComponent(drain.node)}`}
                target="_blank"
                aria-label={t('What becomes of each VM on {{node}} (opens in a new tab)', {
                  node: drain.node,
                })}
              >
                {t('each VM')}
              </Link>
            )}
          </ListItem>
        ))}
      </List>
      {sticking.length > 0 && (
        <p>
          {t('These VMs are in the way or stay off: {{vms}}. Stop or move them first.', {
            vms: listText(sticking),
          })}
        </p>
      )}
      <p>
        {t(
          'Only VMs of which something is known are counted. Whether the other nodes have room for all of them at once is not known.',
        )}
      </p>
    </Alert>
  );
};
