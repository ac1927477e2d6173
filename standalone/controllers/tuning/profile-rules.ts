import { at } from '../../apiserver/conversion/paths.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { isSame } from '../../kubernetes/equal.ts';
import { recordsOf } from '../services/lists.ts';
import { cpusIn } from './cpu-set.ts';

/** What is wrong with a field of a profile. */
export interface ProfileCause {
  field: string;
  message: string;
}

const SIZES = ['2M', '1G', '64k', '32M', '512M', '16G'];
const TOPOLOGY_POLICIES = ['none', 'best-effort', 'restricted', 'single-numa-node'];
const ID = /^0x[0-9a-fA-F]+$/;

const textAt = (profile: KubernetesObject, ...path: string[]): string | undefined => {
  const value = at(profile.spec, path);
  return typeof value === 'string' ? value : undefined;
};

const selectorOf = (profile: KubernetesObject): Record<string, unknown> => {
  const selector = at(profile.spec, ['nodeSelector']);
  return isRecord(selector) ? selector : {};
};

const cpuCauses = (profile: KubernetesObject): ProfileCause[] => {
  const causes: ProfileCause[] = [];
  const sets = new Map<string, number[]>();
  for (const name of ['isolated', 'reserved', 'offlined', 'shared']) {
    const text = textAt(profile, 'cpu', name);
    const isNeeded = name === 'isolated' || name === 'reserved';
    const field = `spec.cpu.${name}`;
    if (text === undefined) {
      if (isNeeded) causes.push({ field, message: `${name} CPUs required` });
      continue;
    }
    const cpus = cpusIn(text);
    if (!cpus) causes.push({ field, message: `failed to parse cpuset ${JSON.stringify(text)}` });
    else if (cpus.length === 0 && isNeeded)
      causes.push({ field, message: `${name} CPUs can not be empty` });
    else sets.set(name, cpus);
  }
  const named = [...sets];
  named.forEach(([first, cpus], index) => {
    for (const [second, others] of named.slice(index + 1)) {
      const both = cpus.filter((cpu) => others.includes(cpu));
      if (both.length > 0)
        causes.push({
          field: 'spec.cpu',
          message: `${first} and ${second} cpus overlap: [${both.join(' ')}]`,
        });
    }
  });
  return causes;
};

const selectorCauses = (
  profile: KubernetesObject,
  others: readonly KubernetesObject[],
): ProfileCause[] => {
  const field = 'spec.nodeSelector';
  const keys = Object.keys(selectorOf(profile));
  const [key] = keys;
  if (key === undefined) return [{ field, message: 'the nodeSelector required' }];
  if (keys.length > 1) return [{ field, message: 'you should provide ony 1 NodeSelector' }];
  const namesPool =
    isRecord(at(profile.spec, ['machineConfigLabel'])) ||
    isRecord(at(profile.spec, ['machineConfigPoolSelector']));
  const twin = others.find((other) => isSame(selectorOf(other), selectorOf(profile)));
  return [
    ...(!namesPool && key.split('/').length !== 2
      ? [{ field, message: 'invalid NodeSelector label key, it should be of the form domain/role' }]
      : []),
    ...(twin
      ? [
          {
            field,
            message: `the profile has the same node selector as the performance profile ${JSON.stringify(twin.metadata.name)}`,
          },
        ]
      : []),
  ];
};

const hugepageCauses = (profile: KubernetesObject): ProfileCause[] => {
  const pages = recordsOf(at(profile.spec, ['hugepages', 'pages']));
  const standard = textAt(profile, 'hugepages', 'defaultHugepagesSize') ?? '';
  const causes: ProfileCause[] = [];
  if (standard === '' && pages.length > 0)
    causes.push({
      field: 'spec.hugepages.defaultHugepagesSize',
      message: 'hugepages default size can not be empty when pages are given',
    });
  if (standard !== '' && !SIZES.includes(standard))
    causes.push({
      field: 'spec.hugepages.defaultHugepagesSize',
      message: `hugepages default size should be equal to one of ${JSON.stringify(SIZES)}`,
    });
  pages.forEach((page, index) => {
    const field = 'spec.hugepages.pages';
    if (!SIZES.includes(String(page.size)))
      causes.push({
        field,
        message: `the page size should be equal to one of ${JSON.stringify(SIZES)}`,
      });
    const isRepeated = pages
      .slice(0, index)
      .some(({ size, node }) => size === page.size && node === page.node);
    if (isRepeated)
      causes.push({
        field,
        message: `the page with the size ${JSON.stringify(page.size)} and ${
          typeof page.node === 'number'
            ? `with specified NUMA node ${page.node}`
            : 'without the specified NUMA node'
        } has duplication`,
      });
  });
  return causes;
};

const idCauses = (field: string, value: unknown): ProfileCause[] =>
  typeof value === 'string' && (!ID.test(value) || value.length >= 7)
    ? [{ field, message: `device ID ${JSON.stringify(value)} is invalid` }]
    : [];

const netCauses = (profile: KubernetesObject): ProfileCause[] =>
  recordsOf(at(profile.spec, ['net', 'devices'])).flatMap(
    ({ interfaceName, vendorID, deviceID }) => {
      const field = 'spec.net.devices';
      return [
        ...(interfaceName === '' ? [{ field, message: 'device name cannot be empty' }] : []),
        ...idCauses(field, vendorID),
        ...idCauses(field, deviceID),
        ...(deviceID !== undefined && vendorID === undefined
          ? [{ field, message: 'device model ID can not be used without specifying the vendor ID' }]
          : []),
      ];
    },
  );

const topologyCauses = (profile: KubernetesObject): ProfileCause[] => {
  const policy = textAt(profile, 'numa', 'topologyPolicy');
  return policy === undefined || TOPOLOGY_POLICIES.includes(policy)
    ? []
    : [{ field: 'spec.numa.topologyPolicy', message: 'unrecognized value for topologyPolicy' }];
};

/**
 * What the webhook of the node tuning operator refuses of a profile beside others. Source:
 * cluster-node-tuning-operator pkg/apis/performanceprofile/v2/performanceprofile_validation.go.
 */
export const profileCauses = (
  profile: KubernetesObject,
  others: readonly KubernetesObject[],
): ProfileCause[] => [
  ...cpuCauses(profile),
  ...selectorCauses(profile, others),
  ...hugepageCauses(profile),
  ...topologyCauses(profile),
  ...netCauses(profile),
];
