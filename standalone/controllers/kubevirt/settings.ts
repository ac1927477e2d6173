import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';

/** What the KubeVirt custom resource settles of the things that are simulated. */
export interface KubeVirtSettings {
  /** Namespace of KubeVirt's own pods. */
  namespace: string;
  /** Whether the rollout strategy is LiveUpdate. */
  liveUpdate: boolean;
  /** Whether changes that need a migration bring one about. */
  migratesAutomatically: boolean;
  /** Binding of the interface that a VM gets when it names none. */
  defaultBinding: 'masquerade' | 'bridge';
  allowsBridgeOnPodNetwork: boolean;
  /** Registered network binding plugins; those that migrate have `migration`. */
  bindingPlugins: Record<string, { migration?: object }>;
  /** Migrations run over a network of their own. */
  hasMigrationNetwork: boolean;
  /** Names of the feature gates that are open. */
  featureGates: string[];
  /** What becomes of VMs that say nothing when their node is emptied. */
  evictionStrategy: string | undefined;
  /** Name of the RuntimeClass that pods of VMs get. */
  defaultRuntimeClass: string | undefined;
  parallelMigrations: number;
  parallelMigrationsFromNode: number;
}

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((here, key) => (isRecord(here) ? here[key] : undefined), value);

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

const pluginsOf = (value: unknown): Record<string, { migration?: object }> =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, plugin]) => {
          const migration = at(plugin, 'migration');
          return [name, isRecord(migration) ? { migration } : {}];
        }),
      )
    : {};

/**
 * Reads the KubeVirt resource; without one KubeVirt's own defaults hold. Source of the defaults:
 * KubeVirt pkg/virt-config/virt-config.go.
 */
export const kubeVirtSettings = (kubeVirt: KubernetesObject | undefined): KubeVirtSettings => {
  const configuration = at(kubeVirt?.spec, 'configuration');
  const methods = at(kubeVirt?.spec, 'workloadUpdateStrategy', 'workloadUpdateMethods');
  const migrations = at(configuration, 'migrations');
  const liveUpdate = at(configuration, 'vmRolloutStrategy') === 'LiveUpdate';
  return {
    namespace: kubeVirt?.metadata.namespace ?? 'kubevirt',
    liveUpdate,
    migratesAutomatically:
      liveUpdate && (!Array.isArray(methods) || methods.includes('LiveMigrate')),
    defaultBinding:
      at(configuration, 'network', 'defaultNetworkInterface') === 'masquerade'
        ? 'masquerade'
        : 'bridge',
    allowsBridgeOnPodNetwork:
      at(configuration, 'network', 'permitBridgeInterfaceOnPodNetwork') !== false,
    bindingPlugins: pluginsOf(at(configuration, 'network', 'binding')),
    hasMigrationNetwork: typeof at(migrations, 'network') === 'string',
    featureGates: textsOf(at(configuration, 'developerConfiguration', 'featureGates')),
    evictionStrategy: textOf(at(configuration, 'evictionStrategy')),
    defaultRuntimeClass: textOf(at(configuration, 'defaultRuntimeClass')),
    parallelMigrations: numberOr(at(migrations, 'parallelMigrationsPerCluster'), 5),
    parallelMigrationsFromNode: numberOr(at(migrations, 'parallelOutboundMigrationsPerNode'), 2),
  };
};

/** What becomes of an instance when its node is emptied; undefined: its pod is evicted. */
export const evictionStrategyOf = (
  { spec }: KubernetesObject,
  settings: KubeVirtSettings,
): string | undefined => textOf(at(spec, 'evictionStrategy')) ?? settings.evictionStrategy;
