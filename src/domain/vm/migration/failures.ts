import { msg } from '../../core/msg';
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

interface Words {
  /** What failures are grouped by, and what stands in the table. */
  title: string;
  /** What to do about it; undefined where there is nothing to be done. */
  fix: string | undefined;
}

const words: Record<FailureCause, Words> = {
  cancelled: { title: msg('Cancelled by somebody'), fix: undefined },
  timeLimit: {
    title: msg('Took longer than the time limit'),
    fix: msg(
      'Raise the time limit or the bandwidth, or let the VM be disturbed by post-copy, under Limits.',
    ),
  },
  noProgress: {
    title: msg('Made no progress'),
    fix: msg(
      'The VM wrote faster than it was copied. Allow auto-converge or post-copy under Limits, or migrate it when it has less to do.',
    ),
  },
  givenUp: {
    title: msg('Given up by KubeVirt'),
    fix: msg(
      'It took too long or made no progress; the log of the launcher pod tells which. See the limits.',
    ),
  },
  noNode: {
    title: msg('No node had a place for the VM'),
    fix: msg('See under Readiness what each node lacks.'),
  },
  targetNotReady: {
    title: msg('The pod on the target did not start in time'),
    fix: msg(
      'Often a network of the VM is missing on the target. See under Readiness what each node lacks, and the events of the pod.',
    ),
  },
  targetGone: {
    title: msg('The pod on the target went away'),
    fix: msg('See the events of the target node: it may have been short of memory, or rebooted.'),
  },
  vmStopped: { title: msg('The VM was stopped meanwhile'), fix: undefined },
  anotherMigration: {
    title: msg('Another migration of the VM was under way'),
    fix: msg('Wait until it is over.'),
  },
  volumeTooSmall: {
    title: msg('A volume at the target is too small'),
    fix: msg('Make the volume at least as large as the one that it replaces.'),
  },
  networkMissing: {
    title: msg('A network of the VM does not exist'),
    fix: msg('Make the network, or take the interface off the VM.'),
  },
  connection: {
    title: msg('The nodes did not reach one another'),
    fix: msg(
      'See under Network whether every node has an address in the migration network, and whether the switches let it through.',
    ),
  },
  other: { title: msg('Failed while it was copied'), fix: msg('See what KubeVirt says.') },
  untold: {
    title: msg('KubeVirt says nothing of the reason'),
    fix: msg('See the events of the migration.'),
  },
};

/** What a cause is called, to be translated. */
export const causeTitle = (cause: FailureCause): string => words[cause].title;

/** What to do about a cause, to be translated; undefined where there is nothing to be done. */
export const causeFix = (cause: FailureCause): string | undefined => words[cause].fix;

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
