import { msg } from '../../core/msg';
import { estimateOf, type MigrationLimits } from '../../settings/limits';

/** What metrics tell of a migration: bytes, and bytes a second. */
export interface MigrationMetrics {
  remaining: number;
  /** What the guest writes. */
  dirtyRate: number;
  /** What the link carries. */
  transferRate: number;
}

/** What will become of a migration at the rate of now. */
export type Outlook =
  /** Seconds until everything has been copied. */
  | { kind: 'finishing'; seconds: number }
  /** The guest writes as fast as it is copied. */
  | { kind: 'tooFast' }
  /** Nothing is being copied at the moment. */
  | { kind: 'standing' };

/** Whether a migration comes to its end at this rate. */
export const outlookOf = ({ remaining, dirtyRate, transferRate }: MigrationMetrics): Outlook => {
  if (transferRate <= 0) return { kind: 'standing' };
  const gain = transferRate - dirtyRate;
  return gain > 0 ? { kind: 'finishing', seconds: remaining / gain } : { kind: 'tooFast' };
};

/**
 * What the limits do to a migration that does not come to its end: first, and in the end. Times are in
 * seconds from now; 0 for what is due.
 */
export interface LimitOutlook {
  /** It is slowed down until what it writes can be copied. */
  slowsDown: boolean;
  /** Undefined: the time is not limited. */
  then: { what: 'abort' | 'postCopy' | 'pause'; seconds: number } | undefined;
}

/**
 * @param bytes that had to be copied at the beginning
 * @param elapsed seconds since the copy began
 */
export const limitOutlookOf = (
  bytes: number,
  limits: Readonly<MigrationLimits>,
  elapsed: number,
): LimitOutlook => {
  const { limitSeconds, atLimit } = estimateOf(bytes, limits);
  return {
    slowsDown: limits.autoConverge,
    then:
      limitSeconds === undefined
        ? undefined
        : { what: atLimit, seconds: Math.max(0, limitSeconds - elapsed) },
  };
};

/** Names of KubeVirt's metrics about a migration, with the parts of `MigrationMetrics` that they tell. */
export const MIGRATION_METRICS = {
  kubevirt_vmi_migration_data_remaining_bytes: 'remaining',
  kubevirt_vmi_migration_dirty_memory_rate_bytes: 'dirtyRate',
  kubevirt_vmi_migration_memory_transfer_rate_bytes: 'transferRate',
} as const satisfies Record<string, keyof MigrationMetrics>;

/** What becomes of the VM at the time limit, to be translated; `{{time}}` is how long that is from now. */
export const limitTexts: Record<'abort' | 'postCopy' | 'pause', string> = {
  abort: msg('In {{time}} KubeVirt gives up; the VM stays on its node.'),
  postCopy: msg(
    'In {{time}} the VM goes on at its target, and fetches what is left; it is lost if the link fails meanwhile.',
  ),
  pause: msg('In {{time}} the VM is paused until everything has been copied.'),
};
