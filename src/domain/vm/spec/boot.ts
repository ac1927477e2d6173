import { entriesAt, isRecord, numberAt, recordAt, textAt } from '../../core/resource';
import { vmTemplateOf } from './network-refs';

/** What a VM boots from. `none`: it has no disk; `other`: something that the form does not know. */
export type BootKind = 'containerDisk' | 'claim' | 'clone' | 'dataSource' | 'none' | 'other';

/** The disk that a VM boots from, and what stands behind it. */
export interface BootDisk {
  kind: BootKind;
  /** Of disk and volume. */
  name: string;
  /** Place in `volumes`; undefined without one. */
  volumeIndex: number | undefined;
  /** Place in `dataVolumeTemplates` of what fills the volume; undefined where nothing does. */
  templateIndex: number | undefined;
}

/** Volumes that tell the guest something instead of holding it. */
const NO_DISK = [
  'cloudInitNoCloud',
  'cloudInitConfigDrive',
  'sysprep',
  'configMap',
  'secret',
  'downwardAPI',
  'downwardMetrics',
  'serviceAccount',
];

const isDisk = (volume: unknown): boolean =>
  !NO_DISK.some((key) => isRecord(volume) && volume[key] !== undefined);

const kindOfTemplate = (template: unknown): BootKind => {
  const { source, sourceRef } = recordAt(template, 'spec');
  if (isRecord(sourceRef) && !isRecord(source)) return 'dataSource';
  const keys = isRecord(source) ? Object.keys(source) : [];
  return keys.length === 1 && keys[0] === 'pvc' && !isRecord(sourceRef) ? 'clone' : 'other';
};

const kindOf = (volume: unknown, template: unknown): BootKind => {
  if (isRecord(recordAt(volume).containerDisk)) return 'containerDisk';
  if (isRecord(recordAt(volume).persistentVolumeClaim)) return 'claim';
  return isRecord(recordAt(volume).dataVolume) && template !== undefined
    ? kindOfTemplate(template)
    : 'other';
};

/**
 * The disk with the lowest boot order, or the first that holds something. Never throws.
 *
 * Source: kubevirt user guide, boot order; libvirt takes disks in their order.
 */
export const bootDiskOf = (vm: unknown): BootDisk => {
  const spec = vmTemplateOf(vm);
  const volumes = entriesAt(spec, 'volumes').filter(({ entry }) => isDisk(entry));
  const disks = entriesAt(spec, 'domain', 'devices', 'disks')
    .map(({ entry }) => ({
      name: textAt(entry, 'name'),
      order: numberAt(entry, 'bootOrder') ?? Infinity,
    }))
    .filter(({ name }) => volumes.some(({ entry }) => textAt(entry, 'name') === name))
    .sort((a, b) => a.order - b.order || 0);
  const name = disks[0]?.name ?? textAt(volumes[0]?.entry, 'name');
  const volume = volumes.find(({ entry }) => textAt(entry, 'name') === name);
  if (name === undefined || !volume) {
    return { kind: 'none', name: 'rootdisk', volumeIndex: undefined, templateIndex: undefined };
  }
  const dataVolume = textAt(volume.entry, 'dataVolume', 'name');
  const template = entriesAt(vm, 'spec', 'dataVolumeTemplates').find(
    ({ entry }) => dataVolume !== undefined && textAt(entry, 'metadata', 'name') === dataVolume,
  );
  return {
    kind: kindOf(volume.entry, template?.entry),
    name,
    volumeIndex: volume.index,
    templateIndex: template?.index,
  };
};

/** A DataSource or a claim by namespace and name. */
export interface Place {
  namespace: string;
  name: string;
}

/** A DataSource that volumes of a VM are cloned from, with the path of the reference. */
export const dataSourcesOf = (vm: unknown, namespace: string): (Place & { path: string })[] =>
  entriesAt(vm, 'spec', 'dataVolumeTemplates').flatMap(({ index, entry }) => {
    const reference = recordAt(entry, 'spec', 'sourceRef');
    const name = textAt(reference, 'name') ?? '';
    if (reference.kind !== 'DataSource' || name === '') return [];
    return {
      namespace: textAt(reference, 'namespace') ?? namespace,
      name,
      path: `spec.dataVolumeTemplates[${index}].spec.sourceRef`,
    };
  });

/** Whether a DataSource has something to clone; undefined where it does not say. */
export const isReady = (dataSource: unknown): boolean | undefined => {
  const ready = entriesAt(dataSource, 'status', 'conditions').find(
    ({ entry }) => entry.type === 'Ready',
  );
  return ready === undefined ? undefined : ready.entry.status === 'True';
};
