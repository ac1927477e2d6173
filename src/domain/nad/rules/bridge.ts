import * as codes from '../../findings/codes';
import { interfaceNameProblem, MAX_INTERFACE_NAME } from '../../net/interface-name';
import { isRecord, listAt } from '../../core/resource';
import { fieldsOf, fieldsUnder, type Fields } from '../../shapes/fields';
import type { Report } from '../../findings/report';
import { ipamSchema } from '../schema/ipams';
import { trunkEntry } from '../schema/plugins';
import { checkKeys } from './keys';
import { checkMtu, checkVlanRange } from './ranges';
import { checkPluginShapes } from './shapes';

const checkBridgeName = (fields: Fields, report: Report): void => {
  const bridge = fields.get('bridge');
  const path = fields.pathOf('bridge');
  if (bridge === undefined || bridge === '') report(codes.noBridge, path);
  if (typeof bridge !== 'string') return;
  const problem = interfaceNameProblem(bridge);
  if (problem === 'too-long') {
    report(codes.bridgeNameTooLong, path, { value: bridge, limit: MAX_INTERFACE_NAME });
  } else if (problem === 'characters')
    report(codes.bridgeNameHasBadCharacters, path, { value: bridge });
};

const checkTrunkEntry = (entry: Fields, report: Report): void => {
  for (const key of ['id', 'minID', 'maxID']) {
    const id = entry.get(key);
    if (id === undefined) continue;
    const path = entry.pathOf(key);
    if (typeof id !== 'number' || !Number.isInteger(id)) report(codes.vlanTrunkCannotBeRead, path);
    else if (id < 1 || id > 4094) report(codes.vlanOfTrunkOutOfRange, path, { value: id });
  }
  const hasMin = entry.get('minID') !== undefined;
  const hasMax = entry.get('maxID') !== undefined;
  const min = entry.integer('minID');
  const max = entry.integer('maxID');
  if (hasMin !== hasMax) report(codes.halfVlanRange, entry.pathOf(hasMin ? 'maxID' : 'minID'));
  else if (min !== undefined && max !== undefined && min > max) {
    report(codes.vlanRangeUpsideDown, entry.pathOf('minID'), { min, max });
  }
  if (!hasMin && !hasMax && entry.get('id') === undefined)
    report(codes.emptyEntryInTrunk, entry.at);
  checkKeys(entry, report);
};

const checkTrunk = (fields: Fields, report: Report): void => {
  const trunk = fields.get('vlanTrunk');
  if (!Array.isArray(trunk)) return;
  const path = fields.pathOf('vlanTrunk');
  trunk.forEach((entry: unknown, index) => {
    const at = `${path}[${index}]`;
    if (isRecord(entry)) checkTrunkEntry(fieldsOf(entry, trunkEntry, at), report);
    else report(codes.vlanTrunkCannotBeRead, at);
  });
};

const hasTrunk = (fields: Fields): boolean => listAt(fields.get('vlanTrunk')).length > 0;

const checkVlanTogether = (fields: Fields, report: Report): void => {
  const isTagged = (fields.integer('vlan') ?? 0) !== 0;
  if ((isTagged || hasTrunk(fields)) && fields.flag('preserveDefaultVlan')) {
    report(codes.portStaysInDefaultVlan, fields.pathOf('preserveDefaultVlan'));
  }
  if (isTagged && hasTrunk(fields)) {
    report(codes.vlanAndTrunkTogether, fields.pathOf('vlanTrunk'), {
      vlan: fields.integer('vlan') ?? 0,
    });
  }
};

const checkIpam = (fields: Fields, report: Report): void => {
  const type = fieldsUnder(fields, 'ipam', ipamSchema(undefined))?.get('type');
  if (type === undefined || type === '') return;
  const code = fields.flag('disableContainerInterface')
    ? codes.addressesForInterfaceDisabled
    : codes.ipamOnVmNetwork;
  report(code, fields.pathOf('ipam'));
};

/**
 * Rules of the Linux bridge plugin. The API server checks none of them: the plugin does, on the
 * node, when a VM starts.
 *
 * Source: containernetworking/plugins plugins/main/bridge/bridge.go.
 */
export const checkBridge = (fields: Fields, report: Report): void => {
  const type = fields.get('type');
  if (type === 'cnv-bridge') {
    report(codes.oldNameOfPlugin, fields.pathOf('type'), { old: type, current: 'bridge' });
  }
  checkBridgeName(fields, report);
  checkPluginShapes(fields, report);
  checkVlanRange(fields, report);
  checkTrunk(fields, report);
  checkVlanTogether(fields, report);
  checkMtu(fields, report);
  if (fields.flag('hairpinMode') && fields.flag('promiscMode')) {
    report(codes.hairpinAndPromiscuousModeTogether, fields.pathOf('hairpinMode'));
  }
  checkIpam(fields, report);
  checkKeys(fields, report);
};
