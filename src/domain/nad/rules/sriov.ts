import { recordAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Fields } from '../../shapes/fields';
import { isMadeBySriovOperator } from '../managed';
import type { Report } from '../../findings/report';
import { RESOURCE_NAME_ANNOTATION } from '../types';
import { checkKeys } from './keys';
import { RESOURCE_NAME_PATH } from './object';
import { checkMtu, checkVlanRange } from './ranges';
import { checkPluginShapes } from './shapes';

const checkVlan = (fields: Fields, report: Report): void => {
  checkVlanRange(fields, report);
  const vlan = fields.integer('vlan');
  const quality = fields.integer('vlanQoS');
  if (quality !== undefined) {
    const path = fields.pathOf('vlanQoS');
    if (quality < 0 || quality > 7) report(codes.vlanPriorityOutOfRange, path, { value: quality });
    else if (vlan === undefined || (vlan === 0 && quality !== 0)) {
      report(codes.vlanSettingWithoutVlan, path, { key: 'vlanQoS' });
    }
  }
  const protocol = fields.text('vlanProto');
  if (protocol === undefined) return;
  const path = fields.pathOf('vlanProto');
  const name = protocol.toLowerCase();
  if (name !== '802.1q' && name !== '802.1ad')
    report(codes.unknownVlanProtocol, path, { value: protocol });
  else if (vlan === undefined || (vlan === 0 && name === '802.1ad')) {
    report(codes.vlanSettingWithoutVlan, path, { key: 'vlanProto' });
  }
};

const checkChoices = (fields: Fields, report: Report): void => {
  const state = fields.text('link_state');
  if (state !== undefined && !['auto', 'enable', 'disable'].includes(state)) {
    report(codes.unknownLinkState, fields.pathOf('link_state'), { value: state });
  }
  for (const key of ['spoofchk', 'trust']) {
    const value = fields.text(key);
    if (value !== undefined && value !== 'on' && value !== 'off') {
      report(codes.neitherOnNorOff, fields.pathOf(key), { key, value });
    }
  }
  const min = fields.integer('min_tx_rate');
  const max = fields.integer('max_tx_rate');
  if (min !== undefined && max !== undefined && max !== 0 && min > max) {
    report(codes.lowestRateAboveHighest, fields.pathOf('min_tx_rate'), { min, max });
  }
};

/**
 * Rules of SR-IOV networks, as the operator renders them from a SriovNetwork.
 *
 * Source: sriov-cni pkg/config/config.go LoadConf; sriov-network-operator
 * api/v1/sriovnetwork_types.go and bindata/manifests/cni-config/sriov.
 */
export const checkSriov = (
  metadata: Record<string, unknown>,
  fields: Fields,
  report: Report,
): void => {
  const resourceName = recordAt(metadata, 'annotations')[RESOURCE_NAME_ANNOTATION];
  if (resourceName === undefined || resourceName === '')
    report(codes.sriovNetworkWithoutResource, RESOURCE_NAME_PATH);
  if (!isMadeBySriovOperator(metadata))
    report(codes.sriovNetworkMadeByHand, 'metadata.annotations');
  checkPluginShapes(fields, report);
  checkVlan(fields, report);
  checkChoices(fields, report);
  checkMtu(fields, report);
  checkKeys(fields, report);
};
