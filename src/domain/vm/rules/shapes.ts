import * as codes from '../../findings/codes';
import { nearestWord } from '../../net/spelling';
import { isRecord, valueAt } from '../../core/resource';
import { checkShapes, type ShapeRules } from '../../shapes/check';
import { exactFieldsOf } from '../../shapes/fields';
import type { Schema } from '../../shapes/schema';
import type { CheckedVm } from './checked';
import * as schemas from './schema';

/** A value as a user reads it in YAML. */
const shown = (value: unknown): string => JSON.stringify(value);

const rules: ShapeRules = {
  codes: {
    text: codes.valueInVmNotText,
    integer: codes.valueInVmNotWholeNumber,
    list: codes.valueInVmNotList,
    object: codes.valueInVmNotObject,
    boolean: codes.valueInVmNeitherTrueNorFalse,
  },
  // Text that is not set is not read; an object that is not set is refused.
  isUnset: (value, shape) => value === null && shape !== 'object',
  shown,
  misspelt: { code: codes.settingOfVmDropped, equivalents: schemas.equivalents },
};

type Check = (value: unknown, schema: Schema, at: string) => void;

const checkLists = (vm: CheckedVm, check: Check): void => {
  for (const { entry, at } of vm.interfaces) {
    check(entry, schemas.interfaceSchema, at);
    check(entry.binding, schemas.bindingSchema, `${at}.binding`);
    check(entry.dhcpOptions, schemas.dhcpSchema, `${at}.dhcpOptions`);
    for (const [key, schema] of [
      [['ports'], schemas.portSchema],
      [['portRanges'], schemas.portRangeSchema],
      [['dhcpOptions', 'privateOptions'], schemas.privateOptionSchema],
    ] as const) {
      const list = valueAt(entry, ...key);
      if (!Array.isArray(list)) continue;
      list.forEach((each: unknown, index) => {
        const path = `${at}.${key.join('.')}[${index}]`;
        if (isRecord(each)) check(each, schema, path);
        else vm.report(codes.valueInVmNotObject, path, { key: key.join('.'), value: shown(each) });
      });
    }
  }
  for (const { entry, at } of vm.networks) {
    check(entry, schemas.networkSchema, at);
    check(entry.multus, schemas.multusSchema, `${at}.multus`);
    check(entry.pod, schemas.podSchema, `${at}.pod`);
    check(entry.resourceClaim, schemas.resourceClaimSchema, `${at}.resourceClaim`);
  }
};

const checkEntries = ({ report }: CheckedVm, list: unknown, key: string, at: string): void => {
  if (!Array.isArray(list)) return;
  list.forEach((entry: unknown, index) => {
    if (!isRecord(entry))
      report(codes.valueInVmNotObject, `${at}[${index}]`, { key, value: shown(entry) });
  });
};

const checkFrame = (vm: CheckedVm): void => {
  const { spec, at, report } = vm;
  const { networks } = spec;
  if (networks !== undefined && networks !== null && !Array.isArray(networks)) {
    report(codes.valueInVmNotList, `${at}.networks`, { key: 'networks', value: shown(networks) });
  }
  checkEntries(vm, networks, 'networks', `${at}.networks`);
  if (networks === undefined) {
    const key = Object.keys(spec).find((name) => nearestWord(name, ['networks']) !== undefined);
    if (key !== undefined)
      report(codes.settingOfVmDropped, `${at}.${key}`, { key, suggestion: 'networks' });
  }
  const devices = valueAt(spec, 'domain', 'devices');
  if (!isRecord(devices)) return;
  const path = `${at}.domain.devices`;
  checkEntries(vm, devices.interfaces, 'interfaces', `${path}.interfaces`);
  const own = Object.entries(devices).filter(([key]) => !schemas.otherDevices.has(key));
  checkShapes(exactFieldsOf(Object.fromEntries(own), schemas.devicesSchema, path), rules, report);
};

/**
 * Fields have the kind of value that the API takes, and names that it knows: others it drops.
 *
 * Source: the CRD virtualmachines.kubevirt.io; Kubernetes' structural schemas (pruning).
 */
export const checkVmShapes = (vm: CheckedVm): void => {
  checkFrame(vm);
  checkLists(vm, (value, schema, at) => {
    checkShapes(exactFieldsOf(value, schema, at), rules, vm.report);
  });
};
