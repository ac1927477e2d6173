import * as codes from '../../findings/codes';
import { containsIp, parseIp, type Cidr, type Ip } from '../../net/cidr';
import type { Report } from '../../findings/report';
import { exactFieldsUnder, type Fields } from '../../shapes/fields';
import { checkBlock, checkChoice, checkFamilies, checkLength, cidrsIn } from './block';
import * as schemas from './schemas';

/** A subnet that could be read, as it was written and where. */
export interface Subnet {
  cidr: Cidr;
  text: string;
  path: string;
}

/** Whether OVN-Kubernetes hands out addresses: it does unless it is told not to. */
export const handsOutAddresses = (block: Fields): boolean => {
  const mode = exactFieldsUnder(block, 'ipam', schemas.ipam).get('mode');
  return mode === undefined || mode === 'Enabled';
};

/** Source: CEL rules of `ipam` and `subnets` in the CRDs. */
export const checkIpam = (block: Fields, report: Report): void => {
  const path = block.pathOf('ipam');
  if (block.has('ipam')) {
    const ipam = exactFieldsUnder(block, 'ipam', schemas.ipam);
    checkBlock(ipam, report);
    if (Object.keys(ipam.raw).length === 0) report(codes.emptyIpam, path);
    checkChoice(ipam, 'mode', ['Enabled', 'Disabled'], codes.unknownSettingOfIpam, report);
    checkChoice(ipam, 'lifecycle', ['Persistent'], codes.unknownSettingOfIpam, report);
    const isPersistent = ipam.get('lifecycle') === 'Persistent';
    if (isPersistent && ipam.get('mode') === 'Disabled')
      report(codes.persistentAddressesWithoutIpam, ipam.pathOf('lifecycle'));
    if (ipam.get('mode') === 'Disabled' && block.get('role') === 'Primary') {
      report(codes.primaryNetworkWithoutIpam, ipam.pathOf('mode'));
    }
  }
  if (handsOutAddresses(block)) {
    if (!block.has('subnets')) report(codes.noSubnets, block.pathOf('subnets'));
  } else if (block.has('subnets')) report(codes.subnetsWithoutIpam, block.pathOf('subnets'));
};

/** The subnets of a layer 2 network or a localnet. */
export const subnetsOf = (block: Fields, report: Report): Subnet[] => {
  checkLength(block, 'subnets', 2, report);
  const subnets = cidrsIn(block, 'subnets', report);
  checkFamilies(subnets, block.pathOf('subnets'), report);
  return subnets;
};

/** MTU in bytes, 576 to 65536, and 1280 at least with IPv6. */
export const checkMtu = (
  block: Fields,
  subnets: readonly { cidr: Cidr }[],
  report: Report,
): void => {
  const mtu = block.get('mtu');
  if (typeof mtu !== 'number') return;
  const path = block.pathOf('mtu');
  if (mtu < 576 || mtu > 65536) report(codes.mtuOfUdnOutOfRange, path, { value: mtu });
  else if (mtu < 1280 && subnets.some(({ cidr }) => cidr.family === 6)) {
    report(codes.udnMtuTooSmallForIpv6, path, { value: mtu });
  }
};

/** Subnets by which OVN-Kubernetes connects its routers; primary networks only. */
export const checkJoinSubnets = (block: Fields, report: Report): void => {
  checkLength(block, 'joinSubnets', 2, report);
  checkFamilies(cidrsIn(block, 'joinSubnets', report), block.pathOf('joinSubnets'), report);
};

/** Settings for which only a primary network has a use. */
export const checkPrimaryOnly = (block: Fields, keys: readonly string[], report: Report): void => {
  if (block.get('role') === 'Primary') return;
  for (const key of keys)
    if (block.has(key)) report(codes.settingForPrimaryNetworks, block.pathOf(key), { key });
};

/** Source: CEL rules of `defaultGatewayIPs`. */
export const checkGateways = (
  block: Fields,
  subnets: readonly Subnet[],
  infrastructure: readonly Subnet[],
  report: Report,
): void => {
  const list = block.list('defaultGatewayIPs');
  const path = block.pathOf('defaultGatewayIPs');
  checkLength(block, 'defaultGatewayIPs', 2, report);
  const ips: Ip[] = [];
  list.forEach((text, index) => {
    const ip = typeof text === 'string' ? parseIp(text) : undefined;
    const value = typeof text === 'string' ? text : JSON.stringify(text);
    const at = `${path}[${index}]`;
    if (!ip) {
      report(codes.gatewayOfUdnNotAddress, at, { value });
      return;
    }
    ips.push(ip);
    const lies = (within: readonly Subnet[]) => within.some(({ cidr }) => containsIp(cidr, ip));
    if (!lies(subnets)) report(codes.gatewayLiesOutsideSubnets, at, { value, key: 'subnets' });
    else if (block.has('infrastructureSubnets') && !lies(infrastructure)) {
      report(codes.gatewayLiesOutsideSubnets, at, { value, key: 'infrastructureSubnets' });
    }
  });
  if (ips.length === 2 && ips[0]?.family === ips[1]?.family)
    report(codes.twoGatewaysOfOneKind, path);
  if (list.length > 0 && list.length !== block.list('subnets').length)
    report(codes.gatewayForEachSubnet, path);
};
