import * as codes from '../../findings/codes';
import { managerOf } from '../managed';
import type { Report } from '../../findings/report';
import type { OvnNetwork } from './ovn-network';

/**
 * What works, but surprises. A network that a controller made is left out: what it says is decided
 * elsewhere.
 *
 * Source: ovn-kubernetes go-controller/pkg/config/cni.go (default MTU); OpenShift Virtualization
 * documentation on localnets; kubevirt ipam-extensions on persistent addresses.
 */
export const checkOvnHints = ({ metadata, fields }: OvnNetwork, report: Report): void => {
  if (managerOf({ metadata }) !== undefined) return;
  const topology = fields.get('topology');
  const hasSubnets = (fields.text('subnets')?.trim() ?? '') !== '';
  if (topology === 'localnet') {
    if ((fields.get('mtu') ?? 0) === 0) report(codes.mtuOfLocalnetNotSet, fields.pathOf('mtu'));
    if (hasSubnets) report(codes.addressesForVMsOnLocalnet, fields.pathOf('subnets'));
  }
  if (topology === 'layer2' && hasSubnets && !fields.flag('allowPersistentIPs')) {
    report(codes.addressesChangeAtMigration, fields.pathOf('subnets'));
  }
};
