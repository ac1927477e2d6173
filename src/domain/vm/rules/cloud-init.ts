import { isRecord, valueAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import {
  cloudInitIn,
  cloudInitVolumes,
  dataFieldsOf,
  NETWORK_DATA_LIMIT,
  networkDataPath,
  type CloudInitVolume,
} from '../guest/cloud-init';
import type { CheckedVm } from './checked';
import { guestProblemsOn, guestTextOf } from './guest-network';

/**
 * What KubeVirt refuses of a volume.
 *
 * Source: kubevirt .../admitters/vmi-create-admitter.go, validateCloudInit.
 */
const checkVolume = ({ at, report }: CheckedVm, volume: CloudInitVolume): void => {
  const { name, index, key } = volume;
  const path = `${at}.volumes[${index}].${key}`;
  const parts = dataFieldsOf(volume);
  if (parts.every(({ set }) => set.length === 0)) {
    report(codes.cloudInitWithoutSource, path, { value: name });
  }
  for (const { set, reference } of parts) {
    if (set.length > 1) {
      const fields = set.map(({ field }) => field).join(', ');
      report(codes.severalCloudInitSources, path, { value: name, fields });
    }
    for (const { field, bytes = 0 } of set) {
      if (bytes <= NETWORK_DATA_LIMIT) continue;
      const params = { field, bytes, limit: NETWORK_DATA_LIMIT, reference };
      report(codes.cloudInitTooLong, `${path}.${field}`, params);
    }
  }
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // That it is none is what was asked.
    return false;
  }
};

/** Whether cloud-init is told to leave the network alone, or is told nothing. */
const isNone = (value: unknown): boolean => {
  const inner = isRecord(valueAt(value, 'network')) ? valueAt(value, 'network') : value;
  return value === null || valueAt(inner, 'config') === 'disabled';
};

const checkNetworkData = (vm: CheckedVm): void => {
  const found = cloudInitIn(vm.spec);
  const source = found?.networkData;
  if (!found || !source || source.kind === 'secret') return;
  const path = networkDataPath(found, vm.at);
  if (found.kind === 'configDrive') {
    if (source.text !== '' && !isJson(source.text)) vm.report(codes.versionOnConfigDrive, path);
    return;
  }
  const read = guestTextOf(vm);
  if (!read || isNone(read.value)) return;
  const { network } = read;
  if (!network) {
    vm.report(codes.networkDataNotUnderstood, path);
    return;
  }
  for (const { code, params, related } of guestProblemsOn(vm, network)) {
    vm.report(code, path, params, related);
  }
};

/**
 * What a VM gives to cloud-init: volumes that KubeVirt takes and reads, and network data that the guest
 * understands and that fit the VM. Data in a Secret are not known.
 */
export const checkCloudInit = (vm: CheckedVm): void => {
  const volumes = cloudInitVolumes(vm.spec);
  for (const volume of volumes) checkVolume(vm, volume);
  const [first, ...others] = volumes;
  for (const { name, index } of others) {
    const params = { value: name, other: first?.name ?? '' };
    vm.report(codes.furtherCloudInitVolume, `${vm.at}.volumes[${index}]`, params);
  }
  checkNetworkData(vm);
};
