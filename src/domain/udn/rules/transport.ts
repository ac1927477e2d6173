import { printed } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Report } from '../../findings/report';
import { blockOf } from '../types';
import { exactFieldsUnder, type Fields } from '../../shapes/fields';
import { checkChoice } from './block';

const isPrimary = (network: Fields): boolean => {
  const block = blockOf(network.get('topology'));
  return block !== undefined && exactFieldsUnder(network, block, {}).get('role') === 'Primary';
};

const checkSettings = (
  network: Fields,
  transport: string,
  key: string,
  topologies: readonly string[],
  report: Report,
): void => {
  const isChosen = network.get('transport') === transport;
  if (!isChosen) {
    if (network.has(key))
      report(codes.settingsOfAnotherTransport, network.pathOf(key), { key, transport });
    return;
  }
  const fits = isPrimary(network) && topologies.includes(printed(network.get('topology')));
  if (!fits)
    report(codes.transportDoesNotGoWithNetwork, network.pathOf('transport'), { value: transport });
  if (!network.has(key))
    report(codes.settingsOfTransportMissing, network.pathOf(key), { key, value: transport });
};

const checkEvpn = (network: Fields, report: Report): void => {
  if (network.get('transport') !== 'EVPN' || !network.has('evpn')) return;
  const evpn = exactFieldsUnder(network, 'evpn', {});
  const isLayer2 = network.get('topology') === 'Layer2';
  const needed = isLayer2 ? 'macVRF' : 'ipVRF';
  if (!evpn.has('vtep'))
    report(codes.settingsOfTransportMissing, evpn.pathOf('vtep'), { key: 'vtep', value: 'EVPN' });
  if (!evpn.has(needed))
    report(codes.settingsOfTransportMissing, evpn.pathOf(needed), { key: needed, value: 'EVPN' });
  if (!isLayer2 && evpn.has('macVRF')) {
    report(codes.settingsOfAnotherTransport, evpn.pathOf('macVRF'), {
      key: 'macVRF',
      transport: 'EVPN Layer2',
    });
  }
};

/**
 * How traffic between nodes is carried, which only primary networks may choose. Values inside of
 * `evpn`, which no VM needs to know, are left to the server.
 *
 * Source: ovn-kubernetes CRD clusteruserdefinednetworks.k8s.ovn.org, CEL rules of `network`.
 */
export const checkTransport = (network: Fields, spec: Fields, report: Report): void => {
  checkChoice(network, 'transport', ['NoOverlay', 'EVPN'], codes.unknownTransportOfNetwork, report);
  checkSettings(network, 'NoOverlay', 'noOverlay', ['Layer3'], report);
  checkSettings(network, 'EVPN', 'evpn', ['Layer2', 'Layer3'], report);
  checkEvpn(network, report);
  if (spec.has('uplinks')) {
    const isAllowed = isPrimary(network) && network.get('transport') !== 'EVPN';
    if (!isAllowed) report(codes.uplinksNotPossible, spec.pathOf('uplinks'));
  }
};
