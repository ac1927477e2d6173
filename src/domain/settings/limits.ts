import { quantityOf } from '../core/quantity';
import { numberAt, recordAt, valueAt } from '../core/resource';

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

/** Whose defaults hold: those that HyperConverged writes, or KubeVirt's own. */
export type LimitsOwner = 'HyperConverged' | 'KubeVirt';

const OF_BOTH = {
  parallelPerCluster: 5,
  bandwidth: 0,
  progressSeconds: 150,
  autoConverge: false,
  postCopy: false,
  disruption: false,
};

/**
 * What holds where nothing is set.
 *
 * Source: hyperconverged-cluster-operator api/v1/hyperconverged_types.go; kubevirt
 * pkg/virt-config/virt-config.go.
 */
export const DEFAULT_LIMITS: Readonly<Record<LimitsOwner, Readonly<MigrationLimits>>> = {
  HyperConverged: { ...OF_BOTH, parallelPerNode: 1, secondsPerGigabyte: 20 },
  KubeVirt: { ...OF_BOTH, parallelPerNode: 2, secondsPerGigabyte: 150 },
};

const booleanAt = (value: unknown, key: string): boolean | undefined => {
  const found = valueAt(value, key);
  return typeof found === 'boolean' ? found : undefined;
};

/**
 * Reads limits of settings, of a MigrationPolicy's `spec`, or of the `migrationConfiguration` of a
 * migration: all name their fields alike. What is not set there is taken from `before`.
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
