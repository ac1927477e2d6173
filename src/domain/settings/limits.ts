import { msg } from '../core/msg';
import { quantityOf } from '../core/quantity';
import { reason, type Reason } from '../core/reasons';
import { numberAt, recordAt, valueAt } from '../core/resource';
import type { ValuesOf } from '../forms/form';
import { derived, type World } from '../world/world';
import { migrationDefaultsOf, migrationForm } from './forms';
import { migrationOwnerOf, type MigrationShape } from './owner';

/** What bounds live migrations, as it is in force. */
export interface MigrationLimits {
  /** How many migrations run at once in the cluster. */
  parallelPerCluster: number;
  /** How many of them may leave one node. */
  parallelPerNode: number;
  /** Bytes a second for each migration; 0: as much as the network carries. */
  bandwidth: number;
  /** Seconds for each gigabyte until a migration has taken too long; 0: for ever. */
  secondsPerGigabyte: number;
  /** Seconds without progress until a migration is given up; 0: for ever. */
  progressSeconds: number;
  /** The VM is slowed down until what it writes can be copied. */
  autoConverge: boolean;
  /** The VM goes on at its target before all has been copied, if it may be disturbed. */
  postCopy: boolean;
  /** The VM may be disturbed: by post-copy, or by a pause. */
  disruption: boolean;
}

/** What holds where an object of this shape says nothing. */
export const defaultLimits = (shape: MigrationShape): MigrationLimits => {
  const defaults = migrationDefaultsOf(shape);
  return {
    parallelPerCluster: defaults.parallelMigrationsPerCluster,
    parallelPerNode: defaults.parallelOutboundMigrationsPerNode,
    bandwidth: quantityOf(defaults.bandwidthPerMigration) ?? 0,
    secondsPerGigabyte: defaults.completionTimeoutPerGiB,
    progressSeconds: defaults.progressTimeout,
    autoConverge: false,
    postCopy: false,
    disruption: false,
  };
};

type LimitValues = Pick<
  ValuesOf<ReturnType<typeof migrationForm>>,
  | 'parallelMigrationsPerCluster'
  | 'parallelOutboundMigrationsPerNode'
  | 'bandwidthPerMigration'
  | 'completionTimeoutPerGiB'
  | 'progressTimeout'
  | 'allowAutoConverge'
  | 'disruption'
>;

/** The limits that the values of a form mean; what is empty, or no number, is as by default. */
export const limitsOfValues = (values: LimitValues, shape: MigrationShape): MigrationLimits => {
  const before = defaultLimits(shape);
  const { disruption } = values;
  return {
    parallelPerCluster:
      quantityOf(values.parallelMigrationsPerCluster) ?? before.parallelPerCluster,
    parallelPerNode: quantityOf(values.parallelOutboundMigrationsPerNode) ?? before.parallelPerNode,
    bandwidth: quantityOf(values.bandwidthPerMigration) ?? before.bandwidth,
    secondsPerGigabyte: quantityOf(values.completionTimeoutPerGiB) ?? before.secondsPerGigabyte,
    progressSeconds: quantityOf(values.progressTimeout) ?? before.progressSeconds,
    autoConverge: values.allowAutoConverge,
    postCopy: disruption === 'post-copy' || disruption === 'alone',
    disruption: disruption === 'post-copy' || disruption === 'pause',
  };
};

/** What is wrong with a value that no schema names, beside the field that it stands in. */
export interface LimitProblem {
  field: keyof LimitValues;
  why: Reason;
}

const isWhole = (text: string): boolean => /^\d{1,9}$/.test(text.trim());

/**
 * Values that the form does not send: the server takes some of them, and migrations fail then.
 *
 * Source: hyperconverged-cluster-operator api/v1/hyperconverged_types.go (the schema has no minimum).
 */
export const limitProblemsOf = (values: LimitValues): LimitProblem[] => {
  const count = reason(msg('A whole number from 1 up, or nothing for the default.'));
  const seconds = reason(
    msg('A whole number of seconds, 0 for no limit, or nothing for the default.'),
  );
  const found: LimitProblem[] = [];
  for (const field of [
    'parallelMigrationsPerCluster',
    'parallelOutboundMigrationsPerNode',
  ] as const) {
    const text = values[field];
    if (text !== '' && !(isWhole(text) && Number(text) > 0)) found.push({ field, why: count });
  }
  for (const field of ['completionTimeoutPerGiB', 'progressTimeout'] as const) {
    if (values[field] !== '' && !isWhole(values[field])) found.push({ field, why: seconds });
  }
  const { bandwidthPerMigration: text } = values;
  const bandwidth = quantityOf(text);
  if (text !== '' && (bandwidth === undefined || bandwidth < 0)) {
    found.push({
      field: 'bandwidthPerMigration',
      why: reason(msg('A number with a unit, such as 64Mi or 1Gi, 0 for no limit, or nothing.')),
    });
  }
  return found;
};

/** The limits of the cluster; undefined where nothing says who sets them. */
export const limitsOf = derived((world: World): MigrationLimits | undefined => {
  const owner = migrationOwnerOf(world);
  return owner && limitsOfValues(migrationForm(owner.shape).read(owner.object), owner.shape);
});

const booleanAt = (value: unknown, key: string): boolean | undefined => {
  const found = valueAt(value, key);
  return typeof found === 'boolean' ? found : undefined;
};

/**
 * Reads limits of a MigrationPolicy's `spec`, or of the `migrationConfiguration` of a migration. What is
 * not set there is taken from `before`.
 *
 * A policy that allows post-copy and says nothing of disruption allows that, too.
 *
 * Source: kubevirt staging/src/kubevirt.io/api/migrations/v1alpha1/types.go.
 */
export const limitsIn = (
  settings: unknown,
  before: Readonly<MigrationLimits>,
  isPolicy = false,
): MigrationLimits => {
  const postCopy = booleanAt(settings, 'allowPostCopy');
  const disruption = booleanAt(settings, 'allowWorkloadDisruption');
  const parallel = isPolicy
    ? {}
    : {
        parallelPerCluster: numberAt(settings, 'parallelMigrationsPerCluster'),
        parallelPerNode: numberAt(settings, 'parallelOutboundMigrationsPerNode'),
        progressSeconds: numberAt(settings, 'progressTimeout'),
      };
  const set = {
    ...parallel,
    bandwidth: quantityOf(valueAt(settings, 'bandwidthPerMigration')),
    secondsPerGigabyte: numberAt(settings, 'completionTimeoutPerGiB'),
    autoConverge: booleanAt(settings, 'allowAutoConverge'),
    postCopy,
    disruption: disruption ?? (isPolicy ? postCopy : undefined),
  };
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given) };
};

const GIGA = 1e9;

/** What float arithmetic adds to a whole number of bytes. */
const NOISE = 1e-6;

/**
 * Bytes of memory that a migration has to copy at least: the guest's memory, else what the VM asks
 * for. Undefined where the spec tells neither, as with an instance type that has not been applied.
 *
 * Source: kubevirt pkg/virt-launcher/virtwrap/manager.go.
 *
 * @param spec of a VMI, or of the template of a VM
 */
export const memoryOf = (spec: unknown): number | undefined => {
  const bytes =
    quantityOf(valueAt(spec, 'domain', 'memory', 'guest')) ??
    quantityOf(recordAt(spec, 'domain', 'resources', 'requests').memory);
  return bytes === undefined || bytes <= 0 ? undefined : Math.ceil(bytes - NOISE);
};

/** How long a migration takes at least, and what becomes of it when it takes too long. */
export interface MigrationEstimate {
  /** Seconds to copy everything once; undefined where nothing limits the bandwidth. */
  copySeconds: number | undefined;
  /** Seconds after which it has taken too long; undefined where it never has. */
  limitSeconds: number | undefined;
  /**
   * What happens then: it is given up, the VM goes on at its target while the rest is copied, or it is
   * paused, for as long again until it is given up.
   */
  atLimit: 'abort' | 'postCopy' | 'pause';
  /** At this bandwidth the limit comes before everything has been copied once. */
  isTooSlow: boolean;
}

/**
 * Reckons as KubeVirt does: the limit counts decimal gigabytes, rounded up. A VM that writes has
 * pages copied again, so that the time is the least that it takes.
 *
 * Source: kubevirt pkg/virt-launcher/virtwrap/manager.go and live-migration-source.go.
 *
 * @param bytes memory, and disks that are copied with it
 */
export const estimateOf = (bytes: number, limits: Readonly<MigrationLimits>): MigrationEstimate => {
  const { bandwidth, secondsPerGigabyte, postCopy, disruption } = limits;
  const gigabytes = Math.ceil(bytes / GIGA);
  const copySeconds = bandwidth > 0 ? bytes / bandwidth : undefined;
  const limitSeconds = secondsPerGigabyte > 0 ? secondsPerGigabyte * gigabytes : undefined;
  const whileDisturbed = postCopy ? 'postCopy' : 'pause';
  return {
    copySeconds,
    limitSeconds,
    atLimit: disruption ? whileDisturbed : 'abort',
    isTooSlow:
      copySeconds !== undefined && limitSeconds !== undefined && copySeconds > limitSeconds,
  };
};
