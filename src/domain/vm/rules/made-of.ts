import { entriesAt, isRecord, recordAt, textAt, valueAt } from '../../core/resource';
import { quantityOf } from '../../core/quantity';
import * as codes from '../../findings/codes';
import { referenceOf } from '../../findings/report';
import { dataSourcesOf, isReady } from '../spec/boot';
import { matchedIn, matcherOf } from '../spec/matchers';
import type { CheckedVm } from './checked';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST = 253;

/** Source: k8s.io/apimachinery pkg/util/validation, IsDNS1123Subdomain. */
const checkName = ({ object, report }: CheckedVm): void => {
  const { name, generateName } = object.metadata ?? {};
  if (name === undefined || name === '') {
    if (generateName === undefined) {
      report(codes.settingOfVmEmpty, 'metadata.name', { key: 'name' });
    }
  } else if (typeof name === 'string' && (!SUBDOMAIN.test(name) || name.length > LONGEST)) {
    report(codes.nameOfVmNotPossible, 'metadata.name', { value: name });
  }
};

/** What an instance type decides; the same beside it is refused. Source: kubevirt pkg/instancetype/conflict. */
const DECIDED = [
  ...['cores', 'sockets', 'threads', 'dedicatedCpuPlacement', 'isolateEmulatorThread', 'numa'].map(
    (key) => ['domain', 'cpu', key],
  ),
  ['domain', 'memory'],
  ...['requests', 'limits'].flatMap((part) =>
    ['cpu', 'memory'].map((key) => ['domain', 'resources', part, key]),
  ),
];

const checkSizes = (vm: CheckedVm): void => {
  const { object, spec, at, report } = vm;
  const instancetype = recordAt(object, 'spec', 'instancetype');
  const name = textAt(instancetype, 'name');
  const isSet = (value: unknown): boolean => value !== undefined && value !== null;
  if (name !== undefined) {
    for (const path of DECIDED.filter((each) => isSet(valueAt(spec, ...each)))) {
      const key = path.join('.');
      report(codes.sizeBesideInstanceType, `${at}.${key}`, { key, name });
    }
    return;
  }
  const cores = valueAt(spec, 'domain', 'cpu', 'cores');
  const place = `${at}.domain.cpu.cores`;
  if (cores === '') report(codes.settingOfVmEmpty, place, { key: 'cores' });
  else if (isSet(cores) && !(typeof cores === 'number' && Number.isInteger(cores) && cores >= 0)) {
    report(codes.valueInVmNotWholeNumber, place, { key: 'cores', value: JSON.stringify(cores) });
  }
  checkQuantity(vm, valueAt(spec, 'domain', 'memory', 'guest'), `${at}.domain.memory.guest`);
};

const checkQuantity = ({ report }: CheckedVm, value: unknown, path: string): void => {
  if (value === undefined || value === null) return;
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (value === '') report(codes.settingOfVmEmpty, path, { key });
  else if (quantityOf(value) === undefined) {
    report(codes.amountInVmNotPossible, path, { value: JSON.stringify(value) });
  }
};

const MATCHERS = ['instancetype', 'preference'] as const;

const checkMatchers = ({ world, object, report }: CheckedVm): void => {
  for (const key of MATCHERS) {
    const written = recordAt(object, 'spec', key);
    const path = `spec.${key}`;
    if (written.name === '' && textAt(written, 'inferFromVolume') === undefined) {
      report(codes.settingOfVmEmpty, `${path}.name`, { key });
    }
    const matcher = matcherOf(object, key);
    if (!matcher || !world.isKnown(matcher.kind, matcher.namespace)) continue;
    if (!matchedIn(world, matcher)) {
      report(codes.vmRefersToNothing, `${path}.name`, { kind: matcher.kind, name: matcher.name });
    }
  }
};

const checkDataSources = (vm: CheckedVm): void => {
  const { world, object, namespace, report } = vm;
  for (const { path, ...source } of dataSourcesOf(object, namespace)) {
    const found = world.find('DataSource', source.name, source.namespace);
    const name = `${source.namespace}/${source.name}`;
    if (!found) {
      if (!world.isKnown('DataSource', source.namespace)) continue;
      report(codes.vmRefersToNothing, path, { kind: 'DataSource', name });
    } else if (isReady(found) === false) {
      report(codes.dataSourceNotReady, path, { name }, [referenceOf(found)]);
    }
  }
};

const CDI = 'datasources.cdi.kubevirt.io';

/** Source: kubevirt pkg/storage/admitters/data-volume-template.go; .../vmi-create-admitter.go. */
const checkTemplates = (vm: CheckedVm): void => {
  const { world, object, spec, at, report } = vm;
  const used = new Set(
    entriesAt(spec, 'volumes').flatMap(({ entry }) => textAt(entry, 'dataVolume', 'name') ?? []),
  );
  const isWithoutCdi =
    world.isKnown('CustomResourceDefinition') && !world.find('CustomResourceDefinition', CDI);
  for (const { index, entry } of entriesAt(object, 'spec', 'dataVolumeTemplates')) {
    const path = `spec.dataVolumeTemplates[${index}]`;
    const name = textAt(entry, 'metadata', 'name') ?? '';
    if (isWithoutCdi) report(codes.volumesWithoutCdi, path, { name });
    if (!used.has(name)) report(codes.volumeOfVmNotUsed, path, { name });
    for (const block of ['storage', 'pvc']) {
      const size = valueAt(entry, 'spec', block, 'resources', 'requests', 'storage');
      checkQuantity(vm, size, `${path}.spec.${block}.resources.requests.storage`);
    }
    for (const reference of [['sourceRef'], ['source', 'pvc']]) {
      const value = valueAt(entry, 'spec', ...reference);
      if (isRecord(value) && value.name === '') {
        const key = reference.at(-1) ?? '';
        report(codes.settingOfVmEmpty, `${path}.spec.${reference.join('.')}`, { key });
      }
    }
  }
  for (const { index, entry } of entriesAt(spec, 'volumes')) {
    for (const [source, key] of [
      ['containerDisk', 'image'],
      ['persistentVolumeClaim', 'claimName'],
    ] as const) {
      if (valueAt(entry, source, key) !== '') continue;
      report(codes.settingOfVmEmpty, `${at}.volumes[${index}].${source}.${key}`, { key });
    }
  }
};

/** Claims that nothing makes: one that a volume of the VM fills comes with it. */
const checkClaims = ({ world, namespace, spec, at, report }: CheckedVm): void => {
  if (!world.isKnown('PersistentVolumeClaim', namespace)) return;
  for (const { index, entry } of entriesAt(spec, 'volumes')) {
    const name = textAt(entry, 'persistentVolumeClaim', 'claimName');
    if (name === undefined || world.find('PersistentVolumeClaim', name, namespace)) continue;
    report(codes.claimOfVmMissing, `${at}.volumes[${index}].persistentVolumeClaim.claimName`, {
      name,
      namespace,
    });
  }
};

/** What a VM is made of: its name, its CPUs and memory, and what it boots from. */
export const checkMadeOf = (vm: CheckedVm): void => {
  if (vm.kind !== 'VirtualMachine') return;
  checkName(vm);
  checkSizes(vm);
  checkMatchers(vm);
  checkDataSources(vm);
  checkTemplates(vm);
  checkClaims(vm);
};
