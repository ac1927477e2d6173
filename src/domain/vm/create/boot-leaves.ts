import { isRecord, listAt, recordAt, textAt, valueAt } from '../../core/resource';
import { dropIn, setIn } from '../../core/set-in';
import { asTyped, type FormValues, type Leaf } from '../../forms/leaf';
import { bootDiskOf, type BootDisk, type BootKind } from '../spec/boot';
import { TEMPLATE, type Json, type VmLeaf } from './vm-leaf';

const VOLUMES = [...TEMPLATE, 'volumes'];
const DISKS = [...TEMPLATE, 'domain', 'devices', 'disks'];
const TEMPLATES = ['spec', 'dataVolumeTemplates'];

const inList = (
  vm: Json,
  path: readonly string[],
  index: number | undefined,
  change: (entry: Json) => Json,
): Json =>
  index === undefined
    ? vm
    : setIn(
        vm,
        path,
        listAt(vm, ...path).map((entry, at) => (at === index ? change(recordAt(entry)) : entry)),
      );

const entryOf = (vm: Json, path: readonly string[], index: number | undefined): Json =>
  index === undefined ? {} : recordAt(listAt(vm, ...path)[index]);

/** What a volume that comes with a VM is called: names are unique in a namespace, as those of VMs are. */
const volumeName = (vmName: string, disk: string): string =>
  vmName === '' ? disk : `${vmName}-${disk}`;

/** The VM with volumes of its own that were called after it called after its new name. */
export const withVolumesRenamed = (vm: Json, before: string, after: string): Json => {
  const names = new Map<string, string>();
  for (const entry of listAt(vm, ...VOLUMES)) {
    const [disk, of] = [textAt(entry, 'name'), textAt(entry, 'dataVolume', 'name')];
    if (disk === undefined || of === undefined || of !== volumeName(before, disk)) continue;
    const isOwn = listAt(vm, ...TEMPLATES).some(
      (template) => textAt(template, 'metadata', 'name') === of,
    );
    if (isOwn) names.set(of, volumeName(after, disk));
  }
  if (names.size === 0) return vm;
  const change = (entry: unknown, path: readonly string[]): unknown => {
    const next = names.get(textAt(entry, ...path) ?? '');
    return next === undefined ? entry : setIn(recordAt(entry), path, next);
  };
  const withVolumes = setIn(
    vm,
    VOLUMES,
    listAt(vm, ...VOLUMES).map((entry) => change(entry, ['dataVolume', 'name'])),
  );
  return setIn(
    withVolumes,
    TEMPLATES,
    listAt(vm, ...TEMPLATES).map((entry) => change(entry, ['metadata', 'name'])),
  );
};

/** `namespace/name` of a place; a bare name is in the VM's namespace. */
const placeIn = (typed: string): { namespace?: string; name: string } => {
  const slash = typed.indexOf('/');
  return slash < 0
    ? { name: typed.trim() }
    : { namespace: typed.slice(0, slash).trim(), name: typed.slice(slash + 1).trim() };
};

const placeText = (place: unknown): string => {
  const [namespace, of] = [textAt(place, 'namespace'), asTyped(valueAt(place, 'name'))];
  return namespace === undefined ? of : `${namespace}/${of}`;
};

/** A reference with another namespace and name; unknown keys stay. */
const pointed = (before: Json, typed: string): Json => {
  const { namespace, name: of } = placeIn(typed);
  const bare = setIn(before, ['namespace'], undefined);
  return namespace === undefined ? { ...bare, name: of } : { ...bare, name: of, namespace };
};

const sizePath = (template: Json): string[] =>
  isRecord(recordAt(template, 'spec').pvc)
    ? ['spec', 'pvc', 'resources', 'requests', 'storage']
    : ['spec', 'storage', 'resources', 'requests', 'storage'];

/** A volume to be filled, with what the form says of it. */
const templateFor = (kind: BootKind, of: string, values: FormValues): Json => {
  const size = asTyped(values.size);
  const storage = size === '' ? {} : { resources: { requests: { storage: size } } };
  const spec =
    kind === 'clone'
      ? { source: { pvc: pointed({}, asTyped(values.cloned)) }, storage }
      : { sourceRef: pointed({ kind: 'DataSource' }, asTyped(values.dataSource)), storage };
  return { metadata: { name: of }, spec };
};

const sourceFor = (kind: BootKind, of: string, values: FormValues): Json => {
  if (kind === 'containerDisk') return { containerDisk: { image: asTyped(values.image) } };
  if (kind === 'claim') {
    return { persistentVolumeClaim: { claimName: asTyped(values.claim) } };
  }
  return { dataVolume: { name: of } };
};

const withoutEntry = (vm: Json, path: readonly string[], index: number | undefined): Json => {
  if (index === undefined) return vm;
  const rest = listAt(vm, ...path).filter((_entry, at) => at !== index);
  return setIn(vm, path, rest.length === 0 ? undefined : rest);
};

/** The VM with a disk in front, where it has none to boot from. */
const withDisk = (vm: Json, { name: disk, volumeIndex }: BootDisk): Json => {
  if (volumeIndex !== undefined) return vm;
  const disks = [{ name: disk, disk: { bus: 'virtio' } }, ...listAt(vm, ...DISKS)];
  return setIn(setIn(vm, DISKS, disks), VOLUMES, [{ name: disk }, ...listAt(vm, ...VOLUMES)]);
};

const filled = (kind: BootKind): boolean => kind === 'clone' || kind === 'dataSource';

/** Another kind of source takes the place of the one before, and of the volume that it filled. */
const boot: Leaf<Json, BootKind> = {
  paths: [
    'spec.dataVolumeTemplates',
    'spec.template.spec.volumes.dataVolume',
    'spec.template.spec.domain.devices.disks',
  ],
  read: (vm) => bootDiskOf(vm).kind,
  write: (vm, kind, values) => {
    if (kind === 'other' || kind === 'none') return vm;
    const before = bootDiskOf(vm);
    const cleared = withoutEntry(vm, TEMPLATES, before.templateIndex);
    const whole = withDisk(cleared, before);
    const { name: disk, volumeIndex = 0 } = before;
    const of = volumeName(asTyped(valueAt(vm, 'metadata', 'name')), disk);
    const withSource = inList(whole, VOLUMES, volumeIndex, () => ({
      name: disk,
      ...sourceFor(kind, of, values),
    }));
    return filled(kind)
      ? setIn(withSource, TEMPLATES, [
          ...listAt(withSource, ...TEMPLATES),
          templateFor(kind, of, values),
        ])
      : withSource;
  },
};

/** A part of what the VM boots from, which is there with one kind of source only. */
const ofBoot = (
  kind: BootKind,
  paths: readonly string[],
  read: (volume: Json, template: Json) => string,
  write: (vm: Json, disk: BootDisk, typed: string) => Json,
): VmLeaf => ({
  paths,
  read: (vm) => {
    const disk = bootDiskOf(vm);
    if (disk.kind !== kind) return '';
    return read(entryOf(vm, VOLUMES, disk.volumeIndex), entryOf(vm, TEMPLATES, disk.templateIndex));
  },
  write: (vm, typed) => {
    const disk = bootDiskOf(vm);
    return disk.kind === kind ? write(vm, disk, typed) : vm;
  },
});

const image = ofBoot(
  'containerDisk',
  ['spec.template.spec.volumes.containerDisk'],
  (volume) => asTyped(valueAt(volume, 'containerDisk', 'image')),
  (vm, { volumeIndex }, typed) =>
    inList(vm, VOLUMES, volumeIndex, (entry) => setIn(entry, ['containerDisk', 'image'], typed)),
);

const claim = ofBoot(
  'claim',
  ['spec.template.spec.volumes.persistentVolumeClaim'],
  (volume) => asTyped(valueAt(volume, 'persistentVolumeClaim', 'claimName')),
  (vm, { volumeIndex }, typed) =>
    inList(vm, VOLUMES, volumeIndex, (entry) =>
      setIn(entry, ['persistentVolumeClaim', 'claimName'], typed),
    ),
);

const reference = (kind: BootKind, path: readonly string[]): VmLeaf =>
  ofBoot(
    kind,
    [['spec', 'dataVolumeTemplates', ...path].join('.')],
    (_volume, template) => placeText(valueAt(template, ...path)),
    (vm, { templateIndex }, typed) =>
      inList(vm, TEMPLATES, templateIndex, (entry) =>
        setIn(entry, path, pointed(recordAt(entry, ...path), typed)),
      ),
  );

/** Of what is cloned; '' leaves it as large as what it is cloned from. */
const size: VmLeaf = {
  paths: ['spec.dataVolumeTemplates.spec.storage', 'spec.dataVolumeTemplates.spec.pvc'],
  read: (vm) => {
    const { kind, templateIndex } = bootDiskOf(vm);
    const template = entryOf(vm, TEMPLATES, templateIndex);
    return filled(kind) ? asTyped(valueAt(template, ...sizePath(template))) : '';
  },
  write: (vm, typed) => {
    const { kind, templateIndex } = bootDiskOf(vm);
    if (!filled(kind)) return vm;
    return inList(vm, TEMPLATES, templateIndex, (entry) => {
      const path = sizePath(entry);
      if (typed !== '') return setIn(entry, path, typed);
      // The block itself says that the profile of the storage is asked for the rest.
      const block = path.slice(0, 2);
      const pruned = dropIn(recordAt(entry, ...block), path.slice(2));
      return setIn(entry, block, pruned);
    });
  },
};

/** What a new VM boots from: the fields of its boot disk, in the order in which they are written. */
export const bootLeaves = {
  boot,
  image,
  claim,
  cloned: reference('clone', ['spec', 'source', 'pvc']),
  dataSource: reference('dataSource', ['spec', 'sourceRef']),
  size,
};
