import type { FindingCode } from '../../findings/catalog';
import * as codes from '../../findings/codes';
import { nearestWord } from '../../net/spelling';
import { isRecord, valueAt } from '../../core/resource';
import type { CheckedVm } from './checked';
import * as schemas from './schema';

const fits: Record<schemas.Shape, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  list: Array.isArray,
  object: isRecord,
};

const codeOf: Record<schemas.Shape, FindingCode> = {
  text: codes.valueInVmNotText,
  integer: codes.valueInVmNotWholeNumber,
  list: codes.valueInVmNotList,
  object: codes.valueInVmNotObject,
  boolean: codes.valueInVmNeitherTrueNorFalse,
};

/** A value as a user reads it in YAML. */
const shown = (value: unknown): string => JSON.stringify(value);

const suggestionFor = (key: string, schema: schemas.Schema, taken: object): string | undefined => {
  const equivalent = Object.hasOwn(schemas.equivalents, key) ? schemas.equivalents[key] : undefined;
  const suggestion =
    equivalent !== undefined && Object.hasOwn(schema, equivalent)
      ? equivalent
      : nearestWord(key, Object.keys(schema));
  return suggestion === undefined || Object.hasOwn(taken, suggestion) ? undefined : suggestion;
};

type Check = (value: unknown, schema: schemas.Schema, at: string) => void;

/** Text that is not set is not read; an object that is not set is refused. */
const isUnset = (value: unknown, shape: schemas.Shape): boolean =>
  value === undefined || (value === null && shape !== 'object');

const checkFields = (
  { report }: CheckedVm,
  value: Record<string, unknown>,
  schema: schemas.Schema,
  at: string,
): void => {
  for (const key of Object.keys(value)) {
    const shape = Object.hasOwn(schema, key) ? schema[key] : undefined;
    const found = value[key];
    if (shape === undefined) {
      const suggestion = suggestionFor(key, schema, value);
      if (suggestion !== undefined)
        report(codes.settingOfVmDropped, `${at}.${key}`, { key, suggestion });
    } else if (!isUnset(found, shape) && !fits[shape](found)) {
      report(codeOf[shape], `${at}.${key}`, { key, value: shown(found) });
    }
  }
};

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
  checkFields(vm, Object.fromEntries(own), schemas.devicesSchema, path);
};

/**
 * Fields have the kind of value that the API takes, and names that it knows: others it drops.
 *
 * Source: the CRD virtualmachines.kubevirt.io; Kubernetes' structural schemas (pruning).
 */
export const checkVmShapes = (vm: CheckedVm): void => {
  checkFrame(vm);
  checkLists(vm, (value, schema, at) => {
    if (isRecord(value)) checkFields(vm, value, schema, at);
  });
};
