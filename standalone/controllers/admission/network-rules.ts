import type { InstanceSpec, Network } from '../kubevirt/types.ts';
import { duplicate, invalid, required, type Cause, type Path } from './denial.ts';

/** Source: KubeVirt pkg/network/admitter/netsource.go. */
const sourceCauses = (networks: Network[], path: Path): Cause[] => {
  const pods = networks.filter(({ pod }) => pod);
  const defaults = networks.filter(({ multus }) => multus?.default === true);
  const field = path('networks');
  return [
    ...(pods.length > 1
      ? [
          duplicate(
            path('interfaces'),
            `more than one interface is connected to a pod network in ${path('interfaces')}`,
          ),
        ]
      : []),
    ...(defaults.length > 1
      ? [invalid(field, 'Multus CNI should only have one default network')]
      : []),
    ...(pods.length > 0 && defaults.length > 0
      ? [invalid(field, 'Pod network cannot be defined when Multus default network is defined')]
      : []),
  ];
};

const typeCauses = ({ pod, multus, resourceClaim }: Network, field: string): Cause[] => {
  const count = [pod, multus, resourceClaim].filter((each) => each !== undefined).length;
  if (count === 0) return [required(field, 'should have a network type')];
  if (count > 1) return [required(field, 'should have only one network type')];
  return multus?.networkName === ''
    ? [required(field, 'CNI delegating plugin must have a networkName')]
    : [];
};

/** Names that occur twice, by the place of the second one. */
const repeated = (list: { name: string }[]): number[] => {
  const names = new Set<string>();
  return list.flatMap(({ name }, index) => {
    if (names.has(name)) return [index];
    names.add(name);
    return [];
  });
};

/** What is wrong with an instance's networks, and with how they and the interfaces belong together. */
export const networkCauses = (spec: InstanceSpec, path: Path): Cause[] => {
  const { networks = [] } = spec;
  const { interfaces = [] } = spec.domain.devices;
  const faces = new Set(interfaces.map(({ name }) => name));
  const nameOf = (index: number) => path('networks', index, 'name');
  return [
    ...sourceCauses(networks, path),
    ...networks.flatMap((network, index) => typeCauses(network, path('networks', index))),
    ...repeated(networks).map((index) =>
      duplicate(
        nameOf(index),
        `Network with name "${networks[index]?.name ?? ''}" already exists, every network must have a unique name`,
      ),
    ),
    ...networks.flatMap(({ name }, index) =>
      faces.has(name) ? [] : [required(nameOf(index), `${nameOf(index)} '${name}' not found.`)],
    ),
    ...repeated(interfaces).map((index) =>
      duplicate(
        path('domain', 'devices', 'interfaces', index, 'name'),
        'Only one interface can be connected to one specific network',
      ),
    ),
  ];
};

/** Source: KubeVirt .../admitters/vmi-create-admitter.go, validateBootOrder. */
export const bootOrderCauses = ({ domain }: InstanceSpec, path: Path): Cause[] => {
  const { disks = [], interfaces = [] } = domain.devices;
  const places = [
    ...disks.map(({ bootOrder }, index) => ({ bootOrder, list: 'disks', index })),
    ...interfaces.map(({ bootOrder }, index) => ({ bootOrder, list: 'interfaces', index })),
  ];
  const taken = new Set<number>();
  return places.flatMap(({ bootOrder, list, index }) => {
    if (bootOrder === undefined) return [];
    const device = path('domain', 'devices', list, index);
    const field = path('domain', 'devices', list, index, 'bootOrder');
    if (bootOrder < 1) {
      return [invalid(field, `${device} must have a boot order > 0, if supplied`)];
    }
    if (taken.has(bootOrder)) {
      return [invalid(field, `Boot order for ${field} already set for a different device.`)];
    }
    taken.add(bootOrder);
    return [];
  });
};
