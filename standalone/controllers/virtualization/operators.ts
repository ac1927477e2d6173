import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { isSame } from '../../kubernetes/equal.ts';
import type { Controller } from '../loop.ts';
import { NETWORKS_ANNOTATION } from '../pod/find.ts';
import type { Virtualization } from './subject.ts';

/** Settings of live migration that HyperConverged hands over to KubeVirt. */
const HANDED_OVER = [
  'allowAutoConverge',
  'allowPostCopy',
  'allowWorkloadDisruption',
  'bandwidthPerMigration',
  'completionTimeoutPerGiB',
  'network',
  'parallelMigrationsPerCluster',
  'parallelOutboundMigrationsPerNode',
  'progressTimeout',
];

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((here, key) => (isRecord(here) ? here[key] : undefined), value);

const recordAt = (value: unknown, ...path: string[]): Record<string, unknown> => {
  const found = at(value, ...path);
  return isRecord(found) ? found : {};
};

/** The settings of live migration, in either version of HyperConverged; undefined without any. */
const migrationOf = (hyperConverged: KubernetesObject | undefined): unknown =>
  at(hyperConverged, 'spec', 'virtualization', 'liveMigrationConfig') ??
  at(hyperConverged, 'spec', 'liveMigrationConfig');

/** What KubeVirt has of its own stays. */
const merged = (
  own: Record<string, unknown>,
  settings: Record<string, unknown>,
): Record<string, unknown> => {
  const kept = Object.entries(own).filter(([key]) => !HANDED_OVER.includes(key));
  const given = Object.entries(settings).filter(([key]) => HANDED_OVER.includes(key));
  return Object.fromEntries([...kept, ...given]);
};

/** The RuntimeClass of all VMs, in either version of HyperConverged. */
const runtimeClassOf = (hyperConverged: KubernetesObject | undefined): unknown =>
  at(hyperConverged, 'spec', 'virtualization', 'virtualMachineOptions', 'defaultRuntimeClass') ??
  at(hyperConverged, 'spec', 'defaultRuntimeClass');

/** Whether CPUs of VMs are made even in number: a list of names in v1, a field in v1beta1. */
const alignsCpus = (hyperConverged: KubernetesObject | undefined): boolean => {
  const gates = at(hyperConverged, 'spec', 'featureGates');
  return Array.isArray(gates)
    ? gates.some((gate) => at(gate, 'name') === 'alignCPUs' && at(gate, 'state') !== 'Disabled')
    : at(gates, 'alignCPUs') === true;
};

const ALIGN = 'AlignCPUs';

/** KubeVirt's gates, that for the number of CPUs among them or not. */
const gatesOf = (configuration: unknown, isOn: boolean): unknown => {
  const before = at(configuration, 'developerConfiguration', 'featureGates');
  const gates: unknown[] = Array.isArray(before) ? before : [];
  if (gates.includes(ALIGN) === isOn) return before;
  return isOn ? [...gates, ALIGN] : gates.filter((gate) => gate !== ALIGN);
};

/** KubeVirt's configuration with what HyperConverged says of CPUs and how VMs are run. */
const withOptions = (
  configuration: Record<string, unknown>,
  hyperConverged: KubernetesObject | undefined,
): Record<string, unknown> => {
  const { defaultRuntimeClass: _before, ...rest } = configuration;
  const runtimeClass = runtimeClassOf(hyperConverged);
  const featureGates = gatesOf(configuration, alignsCpus(hyperConverged));
  return {
    ...rest,
    ...(featureGates !== undefined && {
      developerConfiguration: { ...recordAt(rest, 'developerConfiguration'), featureGates },
    }),
    ...(typeof runtimeClass === 'string' &&
      runtimeClass !== '' && { defaultRuntimeClass: runtimeClass }),
  };
};

/** HyperConverged's settings become KubeVirt's. Source: HCO controllers/handlers/kubevirt.go. */
export const handOverController: Controller<Virtualization> = (
  { hyperConverged, kubeVirt },
  world,
): Change[] => {
  const settings = migrationOf(hyperConverged);
  if (!kubeVirt || !hyperConverged) return [];
  const spec = recordAt(kubeVirt, 'spec');
  const before = recordAt(spec, 'configuration');
  const configuration = withOptions(
    isRecord(settings)
      ? { ...before, migrations: merged(recordAt(before, 'migrations'), settings) }
      : before,
    hyperConverged,
  );
  if (isSame(before, configuration)) return [];
  const generation = String(hyperConverged.metadata.generation ?? 0);
  if (!world.passed(`hand over of ${generation}`, SECONDS.reconcile)) return [];
  return [{ put: { ...kubeVirt, spec: { ...spec, configuration } } }];
};

const MIGRATION_INTERFACE = 'migration0';

const withoutKey = (map: Record<string, unknown>, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(map).filter(([each]) => each !== key));

/**
 * The network for live migration becomes an annotation of virt-handler's pods. Source: KubeVirt
 * pkg/virt-operator/resource/generate/components/daemonsets.go.
 */
export const networkController: Controller<Virtualization> = (
  { kubeVirt, daemonSet },
  world,
): Change[] => {
  if (!kubeVirt || !daemonSet) return [];
  const network = at(kubeVirt, 'spec', 'configuration', 'migrations', 'network');
  const wanted =
    typeof network === 'string' && network !== '' ? `${network}@${MIGRATION_INTERFACE}` : undefined;
  const spec = recordAt(daemonSet, 'spec');
  const template = recordAt(spec, 'template');
  const metadata = recordAt(template, 'metadata');
  const annotations = recordAt(metadata, 'annotations');
  if (annotations[NETWORKS_ANNOTATION] === wanted) return [];
  if (!world.passed(`network ${wanted ?? 'of pods'}`, SECONDS.reconcile)) return [];
  const next =
    wanted === undefined
      ? withoutKey(annotations, NETWORKS_ANNOTATION)
      : { ...annotations, [NETWORKS_ANNOTATION]: wanted };
  return [
    {
      put: {
        ...daemonSet,
        spec: { ...spec, template: { ...template, metadata: { ...metadata, annotations: next } } },
      },
    },
  ];
};
