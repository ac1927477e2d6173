import { isRecord, printed, recordAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, referenceOf, type Report } from '../../findings/report';
import { inOwnRoom } from '../../findings/rooms';
import { isSubdomain } from '../../net/labels';
import { checkShapes, type ShapeRules } from '../../shapes/check';
import { exactFieldsOf, exactFieldsUnder, type Fields } from '../../shapes/fields';
import { keysOf, type Schema } from '../../shapes/schema';
import { readCpuSet, sharedCpus, writeCpuSet, type CpuSet } from './cpuset';
import { pagesOf, pageSizes } from './hugepages';
import { isPerformanceProfile } from './profile';

/** Source: the CRD performanceprofiles.performance.openshift.io, v2. */
const schema: Schema = {
  ...keysOf('text', 'kernelPageSize'),
  ...keysOf('boolean', 'globallyDisableIrqLoadBalancing'),
  ...keysOf('list', 'additionalKernelArgs'),
  ...keysOf('object', 'cpu hardwareTuning hugepages machineConfigLabel machineConfigPoolSelector'),
  ...keysOf('object', 'net nodeSelector numa realTimeKernel workloadHints'),
};

const parts: Readonly<Record<string, Schema>> = {
  cpu: {
    ...keysOf('text', 'reserved isolated offlined shared ovsDpdk'),
    ...keysOf('boolean', 'balanceIsolated'),
  },
  hugepages: { ...keysOf('text', 'defaultHugepagesSize'), ...keysOf('list', 'pages') },
  net: { ...keysOf('boolean', 'userLevelNetworking'), ...keysOf('list', 'devices') },
  numa: keysOf('text', 'topologyPolicy'),
};

const pageSchema: Schema = { ...keysOf('text', 'size'), ...keysOf('integer', 'count node') };
const deviceSchema = keysOf('text', 'interfaceName vendorID deviceID');

const shapes: ShapeRules = {
  codes: {
    text: codes.valueNotText,
    integer: codes.valueNotWholeNumber,
    boolean: codes.valueNotTrueOrFalse,
    list: codes.valueNotList,
    object: codes.valueNotObject,
  },
  misspelt: { code: codes.settingDropped },
};

const REQUIRED = ['reserved', 'isolated'];

const checkSets = (cpu: Fields, report: Report): void => {
  const sets: { key: string; cpus: CpuSet }[] = [];
  for (const key of [...REQUIRED, 'offlined', 'shared']) {
    const value = cpu.get(key);
    const isRequired = REQUIRED.includes(key);
    if (value !== undefined && typeof value !== 'string') continue;
    const read = readCpuSet(value ?? '');
    const isEmpty = read.kind === 'set' && read.cpus.length === 0;
    if (read.kind === 'broken' || (isRequired && isEmpty)) {
      report(codes.cpuSetNotPossible, cpu.pathOf(key), { key, value: value ?? '' });
    } else sets.push({ key, cpus: read.cpus });
  }
  sets.forEach(({ key, cpus }, index) => {
    for (const earlier of sets.slice(0, index)) {
      const both = sharedCpus(cpus, earlier.cpus);
      if (both.length === 0) continue;
      report(codes.cpuSetsOverlap, cpu.pathOf(key), {
        key,
        other: earlier.key,
        cpus: writeCpuSet(both),
      });
    }
  });
};

/** Source: performanceprofile_validation.go, validateSelectors. */
const checkSelectors = (spec: Fields, report: Report): void => {
  const labels = ['machineConfigLabel', 'machineConfigPoolSelector'];
  const isNamed = labels.every((key) => spec.has(key));
  const told = (key: string) =>
    report(codes.profileSelectorNotPossible, spec.pathOf(key), {
      key,
      value: Object.keys(recordAt(spec.get(key))).join(', '),
    });
  for (const key of labels) if (Object.keys(recordAt(spec.get(key))).length > 1) told(key);
  const selector = spec.get('nodeSelector');
  if (selector !== undefined && typeof selector !== 'object') return;
  const keys = Object.keys(recordAt(selector));
  const isRole = /^[^/]+\/[^/]+$/.test(keys[0] ?? '');
  if (selector === undefined || keys.length > 1 || (!isNamed && !isRole)) told('nodeSelector');
};

const checkTexts = (spec: Fields, report: Report): void => {
  const told = (path: string, key: string, value: unknown) => {
    if (typeof value !== 'string')
      report(codes.valueNotText, path, { key, value: JSON.stringify(value) });
  };
  for (const key of ['nodeSelector', 'machineConfigLabel', 'machineConfigPoolSelector'])
    for (const [label, value] of Object.entries(recordAt(spec.get(key))))
      told(`${spec.pathOf(key)}['${label}']`, label, value);
  spec.list('additionalKernelArgs').forEach((value, index) => {
    told(`${spec.pathOf('additionalKernelArgs')}[${index}]`, 'additionalKernelArgs', value);
  });
};

/** Source: performanceprofile_validation.go, validateHugePages. */
const checkPages = (profile: unknown, hugepages: Fields, report: Report): void => {
  const pages = pagesOf(profile);
  const size = hugepages.get('defaultHugepagesSize');
  const told = (path: string, key: string, value: string) =>
    report(codes.pageSizeNotPossible, path, { key, value, choices: pageSizes.join(', ') });
  if (typeof size === 'string' && size !== '' && !pageSizes.includes(size))
    told(hugepages.pathOf('defaultHugepagesSize'), 'defaultHugepagesSize', size);
  if (pages.length > 0 && (size === undefined || size === ''))
    report(codes.pagesWithoutDefaultSize, hugepages.pathOf('defaultHugepagesSize'));
  const seen = new Set<string>();
  for (const { index, size: own = '', node } of pages) {
    const at = `${hugepages.pathOf('pages')}[${index}]`;
    if (!pageSizes.includes(own)) told(`${at}.size`, 'size', own);
    const key = `${own} ${node ?? ''}`;
    if (seen.has(key)) report(codes.pagesStandTwice, at, { size: own || '-', node: node ?? '-' });
    seen.add(key);
  }
};

const POLICIES = ['none', 'best-effort', 'restricted', 'single-numa-node'];

const checkNuma = (numa: Fields, report: Report): void => {
  const value = numa.get('topologyPolicy');
  if (typeof value !== 'string' || POLICIES.includes(value)) return;
  report(codes.sriovValueNotPossible, numa.pathOf('topologyPolicy'), {
    key: 'topologyPolicy',
    value,
    choices: POLICIES.join(', '),
  });
};

/** Source: performanceprofile_validation.go, validateNet. */
const checkDevices = (net: Fields, report: Report): void => {
  net.list('devices').forEach((entry, index) => {
    const device = exactFieldsOf(
      recordAt(entry),
      deviceSchema,
      `${net.pathOf('devices')}[${index}]`,
    );
    checkShapes(device, shapes, report);
    const told = (key: string) =>
      report(codes.netDeviceNotPossible, device.pathOf(key), {
        key,
        value: printed(device.get(key) ?? ''),
      });
    for (const key of ['vendorID', 'deviceID']) {
      const value = device.get(key);
      if (typeof value !== 'string') continue;
      if (value.length > 6 || !/^0x[0-9a-fA-F]+$/.test(value)) told(key);
    }
    if (device.get('interfaceName') === '') told('interfaceName');
    if (device.has('deviceID') && !device.has('vendorID')) told('vendorID');
  });
};

/**
 * Everything that can be said of one PerformanceProfile by itself. Takes any value and never throws;
 * values of other kinds have no findings.
 *
 * Source: the CRD performanceprofiles.performance.openshift.io; cluster-node-tuning-operator
 * pkg/apis/performanceprofile/v2/performanceprofile_validation.go.
 */
export const checkProfile = (value: unknown): Finding[] => {
  if (!isPerformanceProfile(value)) return [];
  return inOwnRoom(value, () => {
    const findings: Finding[] = [];
    const object = referenceOf(value);
    const report: Report = (code, path, params) => {
      findings.push(findingOf(code, object, path, params));
    };
    if (!isSubdomain(object.name) && value.metadata?.generateName === undefined)
      report(codes.nameOfSriovPolicyNotPossible, 'metadata.name');
    const spec = exactFieldsOf(recordAt(value, 'spec'), schema, 'spec');
    checkShapes(spec, shapes, report);
    const under = (key: string): Fields => {
      const part = exactFieldsUnder(spec, key, parts[key] ?? {});
      checkShapes(part, shapes, report);
      return part;
    };
    checkSets(under('cpu'), report);
    checkSelectors(spec, report);
    checkTexts(spec, report);
    const hugepages = under('hugepages');
    hugepages.list('pages').forEach((entry, index) => {
      const at = `${hugepages.pathOf('pages')}[${index}]`;
      if (!isRecord(entry))
        report(codes.valueNotObject, at, { key: 'pages', value: JSON.stringify(entry) });
      checkShapes(exactFieldsOf(recordAt(entry), pageSchema, at), shapes, report);
    });
    checkPages(value, hugepages, report);
    checkNuma(under('numa'), report);
    checkDevices(under('net'), report);
    return findings;
  });
};
