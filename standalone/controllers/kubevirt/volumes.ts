import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import type { Controller } from '../loop.ts';
import type { Machine, World } from '../world.ts';
import { isTrue } from './conditions.ts';
import type { Condition, DataVolume, DataVolumeTemplate, VirtualMachine } from './types.ts';

/** The phases of a volume that is filled, one after the other, each with how long it lasts. */
type Steps = readonly (readonly [phase: string, seconds: number, progress: string])[];

const CLONE: Steps = [
  ['Pending', 1, 'N/A'],
  ['CloneScheduled', SECONDS.volumeStep, 'N/A'],
  ['CloneInProgress', SECONDS.volumeCopy, '45.10%'],
  ['Succeeded', 0, '100.0%'],
];
const IMPORT: Steps = [
  ['Pending', 1, 'N/A'],
  ['ImportScheduled', SECONDS.volumeStep, 'N/A'],
  ['ImportInProgress', SECONDS.volumeCopy, '45.10%'],
  ['Succeeded', 0, '100.0%'],
];
const BLANK: Steps = [
  ['Pending', 1, 'N/A'],
  ['Succeeded', 0, '100.0%'],
];
/** Somebody has to send the content. */
const UPLOAD: Steps = [
  ['Pending', 1, 'N/A'],
  ['UploadReady', Infinity, 'N/A'],
];

const stepsOf = ({ spec: { source, sourceRef } }: DataVolume): Steps => {
  if (sourceRef || source?.pvc || source?.snapshot) return CLONE;
  if (source?.blank) return BLANK;
  return source?.upload ? UPLOAD : IMPORT;
};

export const volumePhase = ({ status }: DataVolume): string => status?.phase ?? '';

const templatesOf = ({ spec }: VirtualMachine): DataVolumeTemplate[] =>
  spec.dataVolumeTemplates ?? [];

/** Whether every volume that a VM brings along is there and filled. */
export const areVolumesReady = ({ volumes }: Machine, vm: VirtualMachine): boolean =>
  templatesOf(vm).every(({ metadata }) =>
    volumes.some(
      (volume) => volume.metadata.name === metadata?.name && volumePhase(volume) === 'Succeeded',
    ),
  );

const ownerOf = ({ apiVersion, kind, metadata: { name, uid = '' } }: KubernetesObject) => ({
  apiVersion,
  kind,
  name,
  uid,
  controller: true,
  blockOwnerDeletion: true,
});

const madeOf = (template: DataVolumeTemplate, vm: VirtualMachine): DataVolume => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: {
    ...template.metadata,
    name: template.metadata?.name ?? '',
    ...(vm.metadata.namespace === undefined ? {} : { namespace: vm.metadata.namespace }),
    labels: { ...template.metadata?.labels, 'kubevirt.io/created-by': vm.metadata.uid ?? '' },
    ownerReferences: [ownerOf(vm)],
  },
  spec: template.spec,
});

const USUAL_SIZE = '30Gi';

const claimOf = (volume: DataVolume, phase: 'Pending' | 'Bound'): KubernetesObject => {
  const { storage, pvc } = volume.spec;
  const size = (storage ?? pvc)?.resources?.requests?.storage ?? USUAL_SIZE;
  const { name, namespace } = volume.metadata;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { app: 'containerized-data-importer' },
      ownerReferences: [ownerOf(volume)],
    },
    spec: {
      accessModes: ['ReadWriteMany'],
      resources: { requests: { storage: size } },
      volumeMode: 'Block',
    },
    status: {
      phase,
      ...(phase === 'Bound' ? { capacity: { storage: size } } : {}),
    },
  };
};

const conditionsOf = (source: KubernetesObject | undefined): Condition[] =>
  (source?.status as { conditions?: Condition[] } | undefined)?.conditions ?? [];

/** Whether there is something to clone; a DataSource may still wait for its image. */
const hasSource = ({ spec, metadata }: DataVolume, world: World): boolean => {
  const { sourceRef } = spec;
  if (!sourceRef) return true;
  const source = world.find(
    'dataSource',
    sourceRef.namespace ?? metadata.namespace,
    sourceRef.name ?? '',
  );
  return isTrue(conditionsOf(source), 'Ready');
};

const advanced = (volume: DataVolume, world: World): Change[] => {
  const steps = stepsOf(volume);
  const at = steps.findIndex(([phase]) => phase === volumePhase(volume));
  const [phase = '', seconds = 0] = steps[at] ?? [];
  if (at === 0 && !hasSource(volume, world)) {
    world.watchSurroundings();
    return [];
  }
  const isOver = at < 0 || world.passed(`volume ${volume.metadata.uid ?? ''} in ${phase}`, seconds);
  const next = steps[at + 1];
  if (!isOver || !next) return [];
  const [nextPhase, , progress] = next;
  const { name, namespace } = volume.metadata;
  const claim = world.find('claim', namespace, name);
  const isFilled = nextPhase === 'Succeeded';
  const wanted = claimOf(volume, isFilled ? 'Bound' : 'Pending');
  const status = { phase: nextPhase, progress, claimName: name };
  return [
    ...(at < 0 ? [] : [{ put: claim ? { ...claim, status: wanted.status } : wanted }]),
    { put: { ...volume, status: { ...volume.status, ...status } } },
  ];
};

const gone = (volume: DataVolume, world: World): Change[] => {
  const { name, namespace, uid } = volume.metadata;
  const claim = world.find('claim', namespace, name);
  const isOwn = claim?.metadata.ownerReferences?.some((owner) => owner.uid === uid) ?? false;
  return [...(claim && isOwn ? [{ remove: claim }] : []), { remove: volume }];
};

/**
 * Plays CDI: makes the volumes that a VM brings along, takes them from phase to phase, and has them go
 * with the VM, as the garbage collector does. Source: CDI pkg/controller/datavolume; KubeVirt
 * pkg/virt-controller/watch/vm/vm.go, handleDataVolumes.
 */
export const volumesController: Controller = ({ vm, volumes }: Machine, world): Change[] => {
  const isOrphan = ({ metadata }: DataVolume): boolean =>
    !metadata.ownerReferences?.some(({ uid }) => uid === vm?.metadata.uid);
  const orphans = volumes.filter(isOrphan);
  if (orphans.length > 0 || !vm) return orphans.flatMap((volume) => gone(volume, world));
  return templatesOf(vm).flatMap((template) => {
    const name = template.metadata?.name ?? '';
    const volume = volumes.find(({ metadata }) => metadata.name === name);
    if (volume) return advanced(volume, world);
    // One of the name that is somebody else's is left alone.
    const { namespace } = vm.metadata;
    const isTaken =
      world.find('dataVolume', namespace, name) ?? world.find('claim', namespace, name);
    return isTaken ? [] : [{ put: madeOf(template, vm) }];
  });
};
