import * as codes from '../../findings/codes';
import type { Fields } from '../../shapes/fields';
import type { Report } from '../../findings/report';

/**
 * VLAN tag of a plugin that takes 0 for untagged.
 *
 * Source: containernetworking/plugins bridge.go; sriov-cni pkg/config/config.go.
 */
export const checkVlanRange = (fields: Fields, report: Report): void => {
  const vlan = fields.integer('vlan');
  if (vlan === undefined || (vlan >= 0 && vlan <= 4094)) return;
  report(codes.vlanTagOutOfRange, fields.pathOf('vlan'), { value: vlan });
};

/** MTU in bytes that the kernel takes; 0 leaves it to the kernel. */
export const checkMtu = (fields: Fields, report: Report, max = 65535): void => {
  const mtu = fields.integer('mtu');
  if (mtu === undefined || mtu === 0 || (mtu >= 68 && mtu <= max)) return;
  report(codes.mtuOutOfRange, fields.pathOf('mtu'), { value: mtu });
};
