import * as codes from '../../findings/codes';
import { interfaceNameProblem } from '../../net/interface-name';
import { fieldsUnder, type Fields } from '../../shapes/fields';
import type { Report } from '../../findings/report';
import { ipamSchema } from '../schema/ipams';
import { checkKeys } from './keys';
import { checkMtu } from './ranges';
import { checkPluginShapes } from './shapes';

const checkMaster = (fields: Fields, report: Report): void => {
  const master = fields.get('master') ?? '';
  const path = fields.pathOf('master');
  if (master === '') report(codes.noNetworkInterfaceChosen, path);
  else if (typeof master === 'string' && interfaceNameProblem(master) !== undefined) {
    report(codes.noSuchNetworkInterface, path, { value: master });
  }
};

const ipamOf = (fields: Fields): Fields | undefined =>
  fieldsUnder(fields, 'ipam', ipamSchema(undefined));

/** host-local keeps its records on the node, and the network is shared by nodes. */
const checkRecords = (fields: Fields, report: Report): void => {
  const ipam = ipamOf(fields);
  if (ipam?.get('type') === 'host-local')
    report(codes.eachNodeHandsOutSameAddresses, ipam.pathOf('type'));
};

const checkCommon = (fields: Fields, modes: readonly string[], report: Report): void => {
  checkPluginShapes(fields, report);
  checkMaster(fields, report);
  const mode = fields.text('mode');
  if (mode !== undefined && !modes.includes(mode)) {
    report(codes.unknownMode, fields.pathOf('mode'), { value: mode, modes: modes.join(', ') });
  }
  checkMtu(fields, report);
  checkRecords(fields, report);
  checkKeys(fields, report);
};

/**
 * Rules of macvlan. Whether the MTU is above that of `master` only the node can tell.
 *
 * Source: containernetworking/plugins plugins/main/macvlan/macvlan.go.
 */
export const checkMacvlan = (fields: Fields, report: Report): void =>
  checkCommon(fields, ['bridge', 'private', 'vepa', 'passthru'], report);

/**
 * Rules of ipvlan, which cannot do without addresses.
 *
 * Source: containernetworking/plugins plugins/main/ipvlan/ipvlan.go.
 */
export const checkIpvlan = (fields: Fields, report: Report): void => {
  checkCommon(fields, ['l2', 'l3', 'l3s'], report);
  const type = ipamOf(fields)?.get('type');
  if (type === undefined || type === '')
    report(codes.ipvlanWithoutAddresses, fields.pathOf('ipam'));
};
