import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { at, put, type Json, type Path } from './paths.ts';

/** Where a setting stands below `spec`: in v1beta1, and in v1. */
type Move = readonly [older: Path, newer: Path];

const move = (older: string, newer: string): Move => [older.split('.'), newer.split('.')];

const into = (group: string, ...names: string[]): Move[] =>
  names.map((name) => move(name, `${group}.${name}`));

const MOVES: readonly Move[] = [
  ...into('deployment', 'deployVmConsoleProxy', 'logVerbosityConfig', 'uninstallStrategy'),
  move('enableApplicationAwareQuota', 'deployment.applicationAwareConfig.enable'),
  ...into(
    'deployment',
    'applicationAwareConfig.allowApplicationAwareClusterResourceQuota',
    'applicationAwareConfig.namespaceSelector',
    'applicationAwareConfig.vmiCalcConfigName',
  ),
  move('infra.nodePlacement', 'deployment.nodePlacements.infra'),
  move('workloads.nodePlacement', 'deployment.nodePlacements.workload'),
  ...into(
    'networking',
    'kubeMacPoolConfiguration',
    'kubeSecondaryDNSNameServerIP',
    'networkBinding',
  ),
  ...into('security', 'certConfig', 'tlsSecurityProfile'),
  ...into(
    'storage',
    'filesystemOverhead',
    'scratchSpaceStorageClass',
    'storageImport',
    'vmStateStorageClass',
  ),
  move('resourceRequirements.storageWorkloads', 'storage.workloadResourceRequirements'),
  move('featureGates.persistentReservation', 'storage.persistentReservationConfiguration.enabled'),
  ...into(
    'virtualization',
    'changedBlockTrackingLabelSelectors',
    'evictionStrategy',
    'higherWorkloadDensity',
    'hypervisors',
    'ksmConfiguration',
    'liveMigrationConfig',
    'liveUpdateConfiguration',
    'mediatedDevicesConfiguration.mediatedDeviceTypes',
    'mediatedDevicesConfiguration.nodeMediatedDeviceTypes',
    'permittedHostDevices',
    'roleAggregationStrategy',
    'tuningPolicy',
    'workloadUpdateStrategy',
    'virtualMachineOptions.disableFreePageReporting',
    'virtualMachineOptions.disableSerialConsoleLog',
  ),
  move('defaultCPUModel', 'virtualization.virtualMachineOptions.defaultCPUModel'),
  move('defaultRuntimeClass', 'virtualization.virtualMachineOptions.defaultRuntimeClass'),
  move('obsoleteCPUs.cpuModels', 'virtualization.obsoleteCPUModels'),
  move(
    'resourceRequirements.autoCPULimitNamespaceLabelSelector',
    'virtualization.autoCPULimitNamespaceLabelSelector',
  ),
  move('resourceRequirements.vmiCPUAllocationRatio', 'virtualization.vmiCPUAllocationRatio'),
  ...into(
    'workloadSources',
    'commonBootImageNamespace',
    'commonTemplatesNamespace',
    'dataImportCronTemplates',
    'enableCommonBootImageImport',
    'instancetypeConfig',
  ),
  move('CommonInstancetypesDeployment', 'workloadSources.commonInstancetypesDeployment'),
  move(
    'featureGates.enableMultiArchBootImageImport',
    'workloadSources.enableMultiArchBootImageImport',
  ),
];

/** Feature gates that both versions have, and whether each is open where nothing is said of it. */
const GATES: Readonly<Record<string, boolean>> = {
  alignCPUs: false,
  containerPathVolumes: false,
  decentralizedLiveMigration: true,
  declarativeHotplugVolumes: true,
  deployKubeSecondaryDNS: false,
  downwardMetrics: false,
  incrementalBackup: false,
  objectGraph: false,
};

const isSameName = (gate: unknown, name: string): boolean =>
  isRecord(gate) && typeof gate.name === 'string' && gate.name.toLowerCase() === name.toLowerCase();

const gatesOf = (spec: Json): readonly unknown[] =>
  Array.isArray(spec.featureGates) ? (spec.featureGates as unknown[]) : [];

const isOpen = (spec: Json, name: string): boolean | undefined => {
  const found = gatesOf(spec).find((gate) => isSameName(gate, name));
  return isRecord(found) ? found.state !== 'Disabled' : GATES[name];
};

const withGate = (spec: Json, name: string, isWanted: boolean): Json => {
  if (isOpen(spec, name) === isWanted) return spec;
  const others = gatesOf(spec).filter((gate) => !isSameName(gate, name));
  const own = { name, state: isWanted ? 'Enabled' : 'Disabled' };
  const all = isWanted === GATES[name] ? others : [...others, own];
  return put(spec, ['featureGates'], all.length > 0 ? all : undefined);
};

const specOf = (object: KubernetesObject | undefined): Json =>
  isRecord(object?.spec) ? object.spec : {};

/**
 * HyperConverged of v1beta1 as v1. What only v1 can say stays as it is stored; the operator's own
 * webhook loses it when somebody writes v1beta1.
 *
 * Source: hyperconverged-cluster-operator api/v1beta1/conversion.go; both schemas.
 */
export const hyperConvergedInV1 = (
  object: KubernetesObject,
  stored?: KubernetesObject,
): KubernetesObject => {
  const older = specOf(object);
  const moved = MOVES.reduce((spec, [from, to]) => put(spec, to, at(older, from)), specOf(stored));
  const spec = Object.entries(GATES).reduce((current, [name, standard]) => {
    const value = at(older, ['featureGates', name]);
    return withGate(current, name, typeof value === 'boolean' ? value : standard);
  }, moved);
  return { ...object, spec };
};

/** HyperConverged of v1 as v1beta1; feature gates and settings that only v1 knows are left out. */
export const hyperConvergedInV1beta1 = (object: KubernetesObject): KubernetesObject => {
  const newer = specOf(object);
  const gates = Object.fromEntries(Object.keys(GATES).map((name) => [name, isOpen(newer, name)]));
  const spec = MOVES.reduce<Json>(
    (current, [to, from]) => {
      const value = at(newer, from);
      return value === undefined ? current : put(current, to, value);
    },
    { featureGates: gates },
  );
  return { ...object, spec };
};
