import { Content } from '@patternfly/react-core';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { msg } from '../../../domain/core/msg';
import type { NetworkUsed } from '../../../domain/migration-network/network-used';
import { limitsIn, limitsOf, memoryOf } from '../../../domain/settings/limits';
import { policyOfVm } from '../../../domain/settings/policies';
import { causeFix, causeTab, causeTitle } from '../../../domain/vm/migration/failure-words';
import {
  copyingSecondsOf,
  secondsOf,
  type MigrationOrigin,
  type MigrationRow,
} from '../../../domain/vm/migration/history';
import type { World } from '../../../domain/world/world';
import { Age } from '../../../ui/Age';
import { durationText } from '../../../ui/amounts';
import { migrationPath } from '../../../ui/routes';
import { useSeconds } from '../../../ui/useNow';
import { useT } from '../../../ui/useT';
import { useMigrationMetrics } from './metrics';
import { ProgressText } from './ProgressText';
import { NONE } from '../../../ui/none';

const origins: Record<MigrationOrigin, string> = {
  drain: msg('Its node is being emptied'),
  update: msg('A change of the VM needs it'),
  user: msg('Somebody asked for it'),
};

/** Why there is a migration, to be translated. */
export const originText = (origin: MigrationOrigin | undefined): string | undefined =>
  origin && origins[origin];

const networks: Record<NetworkUsed, string> = {
  dedicated: msg('Dedicated network'),
  pod: msg('Pod network'),
  unknown: msg('Not known'),
};

/** Over which network a migration went, to be translated. */
export const networkText = (used: NetworkUsed): string => networks[used];

const Copying = ({ world, row }: { world: World; row: MigrationRow }) => {
  const { namespace, vm, vmi, state } = row;
  const now = useSeconds();
  const metrics = useMigrationMetrics(namespace, vm);
  const ofCluster = limitsOf(world);
  const policy = vmi && policyOfVm(world, undefined, vmi);
  const before = ofCluster && policy ? limitsIn(policy.spec, ofCluster, true) : ofCluster;
  return (
    <ProgressText
      metrics={metrics}
      bytes={vmi && memoryOf(vmi.spec)}
      // What counts for this run, KubeVirt has written down.
      limits={before && limitsIn(state.migrationConfiguration, before)}
      elapsed={copyingSecondsOf(row, now) ?? 0}
    />
  );
};

const Going = ({ row }: { row: MigrationRow }) => {
  const { language } = useTranslation().i18n;
  const seconds = secondsOf(row, useSeconds());
  return <>{seconds === undefined ? NONE : durationText(seconds, language, 'short')}</>;
};

/** How long it took and when, or has taken so far. */
export const DurationCell = ({ row }: { row: MigrationRow }) => {
  const { language } = useTranslation().i18n;
  if (!row.isOver) return <Going row={row} />;
  const seconds = secondsOf(row, 0);
  return (
    <>
      {seconds === undefined ? NONE : durationText(seconds, language, 'short')}
      <Content component="small">
        <Age timestamp={row.ended ?? row.created} />
      </Content>
    </>
  );
};

const tabNames = {
  network: msg('Network'),
  limits: msg('Limits'),
  readiness: msg('Readiness'),
} as const;

/** While it is copied, how far it is; why it failed, and what to do. */
export const OutcomeCell = ({ world, row }: { world: World; row: MigrationRow }) => {
  const t = useT();
  const { failure, phase, started, isOver, namespace } = row;
  if (phase === 'Running' && started !== undefined && !isOver) {
    return <Copying world={world} row={row} />;
  }
  if (!failure) return <>{NONE}</>;
  const fix = causeFix(failure.cause);
  const tab = causeTab(failure.cause);
  return (
    <>
      {t(causeTitle(failure.cause))}
      {fix !== undefined && (
        <Content component="small">
          {t(fix)}{' '}
          {tab && (
            <Link to={migrationPath(namespace, tab === 'network' ? '' : tab)}>
              {t(tabNames[tab])}
            </Link>
          )}
        </Content>
      )}
    </>
  );
};
