import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, referenceOf } from '../../findings/report';
import { quantityOf } from '../../core/quantity';
import { textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { migrationForm } from '../../settings/forms';
import { defaultLimits, limitsIn, limitsOf, type MigrationLimits } from '../../settings/limits';
import { migrationOwnerOf, type SettingsOwner, type MigrationShape } from '../../settings/owner';
import { hasSelectors, isMatching, selectorsKey } from '../../settings/policies';
import type { World } from '../../world/world';

const GIGA = 1e9;

/** Path of the settings in the object that they stand in. */
const PATHS: Record<MigrationShape, string> = {
  'hco-v1': 'spec.virtualization.liveMigrationConfig',
  'hco-v1beta1': 'spec.liveMigrationConfig',
  kubevirt: 'spec.configuration.migrations',
};

const at = (object: unknown, path: string): unknown => valueAt(object, ...path.split('.'));

/** A bandwidth with which a migration cannot come to its end in time, though nothing is written. */
const bandwidthFindings = (
  object: KubernetesResource,
  path: string,
  { bandwidth, secondsPerGigabyte, disruption }: MigrationLimits,
): Finding[] => {
  const own = at(object, `${path}.bandwidthPerMigration`);
  const isOwnLimit = at(object, `${path}.completionTimeoutPerGiB`) !== undefined;
  const value = quantityOf(own);
  if (value !== undefined && value < 0) {
    return [
      findingOf(
        codes.migrationBandwidthBelowZero,
        referenceOf(object),
        `${path}.bandwidthPerMigration`,
        { value: String(own) },
      ),
    ];
  }
  const isSet = own !== undefined || isOwnLimit;
  if (!isSet || disruption || bandwidth <= 0 || secondsPerGigabyte <= 0) return [];
  if (GIGA / bandwidth <= secondsPerGigabyte) return [];
  const field = own === undefined ? 'completionTimeoutPerGiB' : 'bandwidthPerMigration';
  return [
    findingOf(codes.migrationBandwidthTooLow, referenceOf(object), `${path}.${field}`, {
      seconds: Math.ceil(GIGA / bandwidth),
      limit: secondsPerGigabyte,
    }),
  ];
};

/** KubeVirt that is told nothing of disruption may follow post-copy; HyperConverged writes `false`. */
const isPostCopyAlone = ({ object, shape }: SettingsOwner<MigrationShape>): boolean => {
  if (migrationForm(shape).read(object).disruption !== 'alone') return false;
  return shape !== 'kubevirt' || at(object, `${PATHS[shape]}.allowWorkloadDisruption`) === false;
};

const PARALLEL = ['parallelMigrationsPerCluster', 'parallelOutboundMigrationsPerNode'];

const ownerFindings = (
  owner: SettingsOwner<MigrationShape>,
  limits: MigrationLimits,
): Finding[] => {
  const { object, shape } = owner;
  const path = PATHS[shape];
  const reference = referenceOf(object);
  return [
    ...(isPostCopyAlone(owner)
      ? [findingOf(codes.postCopyAlone, reference, `${path}.allowPostCopy`)]
      : []),
    ...PARALLEL.flatMap((field) => {
      const value = at(object, `${path}.${field}`);
      return typeof value === 'number' && value <= 0
        ? [findingOf(codes.noMigrationAtOnce, reference, `${path}.${field}`, { value })]
        : [];
    }),
    ...bandwidthFindings(object, path, limits),
  ];
};

const nameOf = (policy: KubernetesResource): string => textAt(policy, 'metadata', 'name') ?? '';

/** Another policy that counts wherever this one would. */
const winnerOver = (world: World, policy: KubernetesResource): KubernetesResource | undefined => {
  const key = selectorsKey(policy);
  return world
    .list('MigrationPolicy')
    .find(
      (other) =>
        hasSelectors(other) && nameOf(other) < nameOf(policy) && selectorsKey(other) === key,
    );
};

const NEEDED = ['VirtualMachine', 'VirtualMachineInstance', 'Namespace'] as const;

/** How many VMs there are, where a policy matches none of them and all of them are known. */
const unmatched = (world: World, policy: KubernetesResource): number => {
  if (!NEEDED.every((kind) => world.isKnown(kind))) return 0;
  const vms = world.list('VirtualMachine');
  const isOfNone = vms.every((vm) => {
    const namespace = textAt(vm, 'metadata', 'namespace');
    const vmi = world.find('VirtualMachineInstance', nameOf(vm), namespace);
    // A VM that runs gets the labels of its template when it starts anew.
    return (
      !isMatching(world, policy, vm, undefined) && !(vmi && isMatching(world, policy, vm, vmi))
    );
  });
  const isOfInstance = world
    .list('VirtualMachineInstance')
    .some((vmi) => isMatching(world, policy, undefined, vmi));
  return isOfNone && !isOfInstance ? vms.length : 0;
};

const policyFindings = (
  world: World,
  policy: KubernetesResource,
  limits: MigrationLimits,
): Finding[] => {
  const reference = referenceOf(policy);
  if (!hasSelectors(policy)) {
    return [findingOf(codes.migrationPolicyWithoutSelectors, reference, 'spec.selectors')];
  }
  const winner = winnerOver(world, policy);
  const count = winner ? 0 : unmatched(world, policy);
  const isAlone =
    valueAt(policy, 'spec', 'allowPostCopy') === true &&
    valueAt(policy, 'spec', 'allowWorkloadDisruption') === false;
  return [
    ...(winner
      ? [
          findingOf(
            codes.migrationPolicyNeverCounts,
            reference,
            'spec.selectors',
            { other: nameOf(winner) },
            [referenceOf(winner)],
          ),
        ]
      : []),
    ...(count > 0
      ? [findingOf(codes.migrationPolicyMatchesNoVm, reference, 'spec.selectors', { count })]
      : []),
    ...(isAlone ? [findingOf(codes.postCopyAlone, reference, 'spec.allowPostCopy')] : []),
    ...bandwidthFindings(policy, 'spec', limitsIn(policy.spec, limits, true)),
  ];
};

/**
 * The limits of live migrations, in the object that sets them for the cluster and in the policies that
 * override them.
 *
 * Source: kubevirt pkg/virt-controller/watch/migration and pkg/virt-launcher/virtwrap.
 */
export const checkLimits = (world: World): Finding[] => {
  const owner = migrationOwnerOf(world);
  const limits = limitsOf(world);
  return [
    ...(owner && limits ? ownerFindings(owner, limits) : []),
    ...world
      .list('MigrationPolicy')
      // Where nobody says what counts else, KubeVirt's own defaults are the more patient ones.
      .flatMap((policy) => policyFindings(world, policy, limits ?? defaultLimits('kubevirt'))),
  ];
};
