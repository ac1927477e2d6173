import * as codes from '../../findings/codes';
import { parseCidr, parseIp } from '../../net/cidr';
import { nearestWord } from '../../net/spelling';
import { isRecord, listAt, printed } from '../../core/resource';
import { fieldsOf, fieldsUnder, type Fields } from '../../shapes/fields';
import type { Report } from '../../findings/report';
import { ipamNames, ipamSchema } from '../schema/ipams';
import { keysOf } from '../../shapes/schema';
import { checkHostLocal } from './host-local';
import { checkKeys } from './keys';
import { checkPluginShapes } from './shapes';
import { checkWhereabouts } from './whereabouts';

const staticAddress = keysOf('text', 'address gateway');

/** Source: containernetworking/plugins plugins/ipam/static/main.go. */
const checkStatic = (ipam: Fields, report: Report): void => {
  const path = ipam.pathOf('addresses');
  listAt(ipam.get('addresses')).forEach((entry, index) => {
    if (!isRecord(entry)) return;
    const fields = fieldsOf(entry, staticAddress, `${path}[${index}]`);
    const address = fields.get('address');
    if (typeof address !== 'string' || !parseCidr(address)) {
      report(codes.staticAddressCannotBeRead, fields.pathOf('address'), {
        value: printed(address ?? ''),
      });
    }
    const gateway = fields.text('gateway');
    if (gateway !== undefined && !parseIp(gateway)) {
      report(codes.boundOrGatewayNotAddress, fields.pathOf('gateway'), {
        key: 'gateway',
        value: gateway,
      });
    }
  });
};

const checkType = (ipam: Fields, report: Report): void => {
  const type = ipam.get('type');
  const path = ipam.pathOf('type');
  if (type === undefined || type === '') {
    const others = Object.keys(ipam.raw).filter((key) => key.toLowerCase() !== 'type');
    if (others.length > 0) report(codes.ipamWithoutType, ipam.at);
  } else if (typeof type !== 'string') {
    report(codes.settingNotText, path, { key: 'type', value: JSON.stringify(type) });
  } else if (!ipamNames.includes(type)) {
    const suggestion = nearestWord(type, ipamNames);
    if (suggestion !== undefined)
      report(codes.noSuchPluginForAddresses, path, { value: type, suggestion });
  }
};

/**
 * Rules of the part of a configuration that hands out addresses. Plugins check them when a pod or a
 * VM starts.
 *
 * Source: whereabouts pkg/config/config.go; containernetworking/plugins plugins/ipam.
 */
export const checkAddresses = (plugin: Fields, report: Report): void => {
  const type = fieldsUnder(plugin, 'ipam', ipamSchema(undefined))?.get('type');
  const ipam = fieldsUnder(plugin, 'ipam', ipamSchema(type));
  if (!ipam) return;
  checkType(ipam, report);
  if (typeof type !== 'string' || !ipamNames.includes(type)) return;
  checkPluginShapes(ipam, report);
  checkKeys(ipam, report);
  if (type === 'whereabouts') checkWhereabouts(ipam, report);
  else if (type === 'host-local') checkHostLocal(ipam, report);
  else if (type === 'static') checkStatic(ipam, report);
};
