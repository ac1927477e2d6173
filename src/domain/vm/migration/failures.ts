import { numberAt, recordAt, textAt, valueAt } from '../../core/resource';
import { secondsBetween } from '../../core/time';
import { defaultLimits, estimateOf, limitsIn } from '../../settings/limits';
import { conditionOf } from '../spec/instance';
import { failureReasonOf, migrationPhaseOf, type MigrationPhase } from '../lifecycle/migration';

/** Why a migration failed, as far as it can be told apart. */
export type FailureCause =
  | 'cancelled'
  | 'timeLimit'
  | 'noProgress'
  | 'givenUp'
  | 'noNode'
  | 'targetNotReady'
  | 'targetGone'
  | 'vmStopped'
  | 'anotherMigration'
  | 'volumeTooSmall'
  | 'networkMissing'
  | 'connection'
  | 'other'
  | 'untold';

/**
 * Texts of KubeVirt. That of a user's request and those of time-outs are one; older versions told them
 * apart.
 *
 * Source: kubevirt pkg/virt-launcher/virtwrap/live-migration-source.go and
 * pkg/virt-controller/watch/migration/migration.go.
 */
const texts: [RegExp, FailureCause][] = [
  [/due to being cancell?ed/i, 'cancelled'],
  [/not completed after \d+ sec/i, 'timeLimit'],
  [/stuck for \d+ sec/i, 'noProgress'],
  [/unschedulable/i, 'noNode'],
  [/not ready in time|timeout period exceeded/i, 'targetNotReady'],
  [/network attachment definition/i, 'networkMissing'],
  [/target pod|target attachment pod/i, 'targetGone'],
  [/vmi shutdown|vmi does not exist/i, 'vmStopped'],
  [/another migration job/i, 'anotherMigration'],
  [/destination volume is smaller/i, 'volumeTooSmall'],
  [/unable to connect|connection (?:reset|refused|timed out)|no route to host/i, 'connection'],
];

const ABORTED = /live migration (?:has been )?aborted/i;

const wasAskedFor = (migration: unknown, state: unknown): boolean =>
  valueAt(state, 'abortRequested') === true ||
  conditionOf(migration, 'migrationAbortRequested')?.status === 'True' ||
  textAt(migration, 'metadata', 'deletionTimestamp') !== undefined;

/**
 * Who gave a migration up that nobody asked to be: by the clock, where its own limits are known. What
 * ended before its time limit had made no progress.
 */
const givenUp = (state: unknown, bytes: number | undefined): FailureCause => {
  const configuration = valueAt(state, 'migrationConfiguration');
  const seconds = secondsBetween(textAt(state, 'startTimestamp'), textAt(state, 'endTimestamp'));
  if (
    bytes === undefined ||
    seconds === undefined ||
    numberAt(configuration, 'completionTimeoutPerGiB') === undefined
  ) {
    return 'givenUp';
  }
  const limits = limitsIn(configuration, defaultLimits('kubevirt'));
  const { limitSeconds } = estimateOf(bytes, limits);
  if (limitSeconds !== undefined && seconds >= limitSeconds) return 'timeLimit';
  const isLongEnough = limits.progressSeconds > 0 && seconds >= limits.progressSeconds;
  return isLongEnough ? 'noProgress' : 'givenUp';
};

/** Where it failed, for a migration of which no text tells: the target's pod, while one was looked for. */
const byPhase = (passed: ReadonlySet<MigrationPhase>): FailureCause =>
  passed.has('Scheduling') && !passed.has('Scheduled') ? 'targetNotReady' : 'untold';

const passedBy = (migration: unknown): Set<MigrationPhase> => {
  const entries = valueAt(migration, 'status', 'phaseTransitionTimestamps');
  return new Set(
    (Array.isArray(entries) ? entries : []).map((entry) =>
      migrationPhaseOf({ status: recordAt(entry) }),
    ),
  );
};

/** A failure in words: what it is called, and KubeVirt's own text where there is one. */
export interface Failure {
  cause: FailureCause;
  said: string | undefined;
}

/**
 * Why a migration failed; undefined where it did not.
 *
 * @param state what the migration, or its instance, says of the run (`status.migrationState`)
 * @param bytes memory of the VM, by which its time limit is reckoned
 */
export const failureOf = (
  migration: unknown,
  state: unknown,
  bytes: number | undefined,
): Failure | undefined => {
  if (migrationPhaseOf(migration) !== 'Failed') return undefined;
  const said = textAt(state, 'failureReason') ?? failureReasonOf(migration);
  if (wasAskedFor(migration, state)) return { cause: 'cancelled', said };
  if (said === undefined) return { cause: byPhase(passedBy(migration)), said };
  const known = texts.find(([pattern]) => pattern.test(said))?.[1];
  if (known) return { cause: known, said };
  return { cause: ABORTED.test(said) ? givenUp(state, bytes) : 'other', said };
};
