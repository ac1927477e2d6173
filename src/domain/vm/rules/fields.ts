import * as codes from '../../findings/codes';
import { parseCidr, parseIp } from '../../net/cidr';
import { entriesAt, listAt, recordAt, textAt } from '../../core/resource';
import type { FindingCode } from '../../findings/catalog';
import { shownName, type CheckedInterface, type CheckedVm } from './checked';

export const MODELS: readonly string[] = [
  'e1000',
  'e1000e',
  'igb',
  'ne2k_pci',
  'pcnet',
  'rtl8139',
  'virtio',
];

export const STATES: readonly string[] = ['up', 'down', 'absent'];

const isWhole = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value);

const checkName = ({ report }: CheckedVm, { name, at, network }: CheckedInterface): void => {
  if (name === undefined) return;
  const path = `${at}.name`;
  if (!/^[A-Za-z0-9-_]+$/.test(name))
    report(codes.interfaceNameHasBadCharacters, path, { value: name });
  else if (
    network?.source.kind === 'multus' &&
    !network.isDefault &&
    !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)
  ) {
    report(codes.nameOfInterfaceCannotBeHostName, path, { value: name });
  }
};

const checkModel = ({ report }: CheckedVm, { entry, at, bindings }: CheckedInterface): void => {
  const model = textAt(entry, 'model');
  if (model === undefined) return;
  if (!MODELS.includes(model)) {
    report(codes.unknownModel, `${at}.model`, { value: model, suggestion: MODELS.join(', ') });
  } else if (bindings.includes('sriov')) report(codes.modelOfSriovInterface, `${at}.model`);
};

const checkState = ({ report }: CheckedVm, item: CheckedInterface): void => {
  const { entry, at, bindings, network } = item;
  const state = textAt(entry, 'state');
  const path = `${at}.state`;
  if (state === undefined) return;
  if (!STATES.includes(state)) {
    report(codes.unknownStateOfInterface, path, { value: state, suggestion: STATES.join(', ') });
  } else if (state !== 'absent') {
    if (bindings.includes('sriov')) report(codes.linkOfSriovInterface, path);
  } else if (bindings.length > 0 && !bindings.includes('bridge')) {
    report(codes.interfaceOfThisTypeCannotBeUnplugged, path, { name: shownName(item) });
  } else if (network?.source.kind === 'pod' || network?.isDefault === true) {
    report(codes.interfaceOnDefaultNetworkCannotBeUnplugged, path, { name: shownName(item) });
  }
};

interface Device {
  name: string;
  value: string | number;
  /** Of an interface; a disk has none. */
  path: string | undefined;
}

/** Values that may stand only once in the VM, over disks and interfaces. */
const checkOnce = ({ report }: CheckedVm, devices: readonly Device[], code: FindingCode): void => {
  const first = new Map<string | number, Device>();
  for (const device of devices) {
    const other = first.get(device.value);
    if (!other) first.set(device.value, device);
    else if (device.path !== undefined) {
      report(code, device.path, { value: device.value, other: other.name });
    }
  }
};

const PCI_ADDRESS = /^[\da-f]{4}:[\da-f]{2}:[\da-f]{2}\.[0-7]$/i;

const checkPci = (vm: CheckedVm): void => {
  const onDisks = entriesAt(vm.spec, 'domain', 'devices', 'disks').flatMap(
    ({ entry }): Device[] => {
      const value = textAt(entry, 'disk', 'pciAddress');
      return value === undefined
        ? []
        : [{ name: textAt(entry, 'name') ?? '', value: value.toLowerCase(), path: undefined }];
    },
  );
  const onInterfaces = vm.interfaces.flatMap((item): Device[] => {
    const value = textAt(item.entry, 'pciAddress');
    if (value === undefined) return [];
    const path = `${item.at}.pciAddress`;
    if (!PCI_ADDRESS.test(value)) vm.report(codes.notPciAddress, path, { value });
    return [{ name: shownName(item), value: value.toLowerCase(), path }];
  });
  checkOnce(vm, [...onDisks, ...onInterfaces], codes.pciAddressStandsTwice);
};

const checkBootOrder = (vm: CheckedVm): void => {
  const onDisks = entriesAt(vm.spec, 'domain', 'devices', 'disks').flatMap(({ entry }): Device[] =>
    isWhole(entry.bootOrder)
      ? [{ name: textAt(entry, 'name') ?? '', value: entry.bootOrder, path: undefined }]
      : [],
  );
  const onInterfaces = vm.interfaces.flatMap((item): Device[] => {
    const value = item.entry.bootOrder;
    if (!isWhole(value)) return [];
    const path = `${item.at}.bootOrder`;
    if (value < 1) vm.report(codes.bootOrderTooSmall, path, { value });
    return value < 1 ? [] : [{ name: shownName(item), value, path }];
  });
  checkOnce(vm, [...onDisks, ...onInterfaces], codes.bootOrderStandsTwice);
};

const checkAcpi = (vm: CheckedVm): void => {
  const indexes = vm.interfaces.flatMap((item): Device[] => {
    const value = item.entry.acpiIndex;
    if (!isWhole(value)) return [];
    const path = `${item.at}.acpiIndex`;
    if (value >= 1 && value <= 16_383) return [{ name: shownName(item), value, path }];
    vm.report(codes.acpiIndexOutOfRange, path, { value });
    return [];
  });
  checkOnce(vm, indexes, codes.acpiIndexStandsTwice);
};

const checkDhcp = ({ report }: CheckedVm, { entry, at }: CheckedInterface): void => {
  const path = `${at}.dhcpOptions`;
  const seen = new Set<number>();
  for (const { index, entry: option } of entriesAt(entry, 'dhcpOptions', 'privateOptions')) {
    const value = option.option;
    if (!isWhole(value)) continue;
    const place = `${path}.privateOptions[${index}].option`;
    if (value < 224 || value > 254) report(codes.dhcpOptionOutOfRange, place, { value });
    else if (seen.has(value)) report(codes.dhcpOptionStandsTwice, place, { value });
    seen.add(value);
  }
  listAt(entry, 'dhcpOptions', 'ntpServers').forEach((server, index) => {
    const ip = typeof server === 'string' ? parseIp(server) : undefined;
    if (ip?.family === 4) return;
    const value = typeof server === 'string' ? server : JSON.stringify(server);
    report(codes.timeServerNotIpv4Address, `${path}.ntpServers[${index}]`, { value });
  });
};

const GUEST_SUBNETS = [
  { key: 'vmNetworkCIDR', family: 4, longest: 30, example: '10.0.2.0/24' },
  { key: 'vmIPv6NetworkCIDR', family: 6, longest: 126, example: 'fd10:0:2::/120' },
] as const;

/** Source: kubevirt pkg/network/link/address.go. */
const checkGuestSubnets = ({ networks, report }: CheckedVm): void => {
  for (const { entry, at } of networks) {
    for (const { key, family, longest, example } of GUEST_SUBNETS) {
      const value = textAt(entry, 'pod', key);
      if (value === undefined) continue;
      const cidr = parseCidr(value);
      const path = `${at}.pod.${key}`;
      if (cidr?.family !== family)
        report(codes.addressesOfGuestNoSubnet, path, { key, value, example });
      else if (cidr.prefix > longest)
        report(codes.subnetOfGuestTooSmall, path, { key, value, prefix: longest });
    }
  }
};

const checkMultiqueue = ({ spec, interfaces, at, report }: CheckedVm): void => {
  if (recordAt(spec, 'domain', 'devices').networkInterfaceMultiqueue !== true) return;
  const isOther = ({ entry, bindings }: CheckedInterface) =>
    bindings.includes('sriov') || ![undefined, 'virtio'].includes(textAt(entry, 'model'));
  if (interfaces.length > 0 && interfaces.every(isOther)) {
    report(codes.severalQueuesWithoutVirtio, `${at}.domain.devices.networkInterfaceMultiqueue`);
  }
};

/**
 * The fields of each interface by themselves, and values that may stand only once in a VM.
 *
 * Source: kubevirt pkg/network/admitter/netiface.go and admit.go;
 * pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go.
 */
export const checkFields = (vm: CheckedVm): void => {
  for (const item of vm.interfaces) {
    checkName(vm, item);
    checkModel(vm, item);
    checkState(vm, item);
    checkDhcp(vm, item);
  }
  checkPci(vm);
  checkBootOrder(vm);
  checkAcpi(vm);
  checkGuestSubnets(vm);
  checkMultiqueue(vm);
};
