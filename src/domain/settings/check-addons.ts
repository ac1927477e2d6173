import type { KubernetesResource } from '../core/resource';
import type { FindingCode } from '../findings/catalog';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { findingOf, referenceOf } from '../findings/report';
import { canonicalMac, macNumber, macRange } from '../net/mac';
import { isNameServerAddress } from './dns';
import { dnsForm, macPoolForm } from './forms';
import { endProblem } from './mac-pool';
import type { AddonsShape } from './owner';

/**
 * The address of the name server, as the operator's webhook checks it: also while the name server is
 * switched off.
 *
 * Source: hyperconverged-cluster-operator controllers/handlers/networkAddons.go.
 */
export const checkNameServer = (object: KubernetesResource, shape: AddonsShape): Finding[] => {
  const form = dnsForm(shape);
  const { nameServerIP: value } = form.read(object);
  if (value === '' || isNameServerAddress(value)) return [];
  return [
    findingOf(codes.nameServerNotIpv4, referenceOf(object), form.pathOf('nameServerIP'), { value }),
  ];
};

const codeOf = {
  malformed: codes.endOfMacRangeNotMac,
  multicast: codes.endOfMacRangeOfGroup,
} as const;

/**
 * The range of MAC addresses, compared as numbers of 48 bits. The operator itself lets some reversed
 * ranges pass.
 *
 * Source: cluster-network-addons-operator pkg/network/kubemacpool.go; hyperconverged-cluster-operator api/v1.
 */
export const checkMacRange = (object: KubernetesResource, shape: AddonsShape): Finding[] => {
  const form = macPoolForm(shape);
  const { rangeStart: start, rangeEnd: end } = form.read(object);
  if (start === '' && end === '') return [];
  const report = (
    code: FindingCode,
    field: 'rangeStart' | 'rangeEnd',
    params: Finding['params'] = {},
  ): Finding => findingOf(code, referenceOf(object), form.pathOf(field), params);
  const wrong = (['rangeStart', 'rangeEnd'] as const).flatMap((field) => {
    const value = field === 'rangeStart' ? start : end;
    const problem = value === '' ? undefined : endProblem(value, shape);
    return problem === undefined ? [] : [report(codeOf[problem], field, { value })];
  });
  if (start === '' || end === '') {
    return [...wrong, report(codes.halfOfMacRange, start === '' ? 'rangeStart' : 'rangeEnd')];
  }
  if (wrong.length > 0) return wrong;
  if (!macRange(start, end) || macNumber(start) === macNumber(end)) {
    return [report(codes.macRangeReversed, 'rangeEnd', { start, end })];
  }
  const isOneOctet = canonicalMac(start)?.slice(0, 2) === canonicalMac(end)?.slice(0, 2);
  return isOneOctet ? [] : [report(codes.macRangeHoldsGroups, 'rangeEnd', { start, end })];
};
