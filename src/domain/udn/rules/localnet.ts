import * as codes from '../../findings/codes';
import { containsCidr } from '../../net/cidr';
import type { Report } from '../../findings/report';
import { checkIpam, checkMtu, subnetsOf, type Subnet } from './addresses';
import { exactFieldsUnder, type Fields } from '../../shapes/fields';
import { checkBlock, checkChoice, checkLength, cidrsIn } from './block';
import { checkRole } from './layer2';
import * as schemas from './schemas';

const checkPhysicalName = (block: Fields, report: Report): void => {
  const name = block.get('physicalNetworkName');
  const path = block.pathOf('physicalNetworkName');
  if (name === undefined || name === '') report(codes.noPhysicalNetwork, path);
  if (typeof name !== 'string') return;
  if (/[,:]/.test(name)) report(codes.nameOfPhysicalNetworkNotPossible, path, { value: name });
  else if (/\s/.test(name)) report(codes.nameOfPhysicalNetworkHasSpace, path, { value: name });
  else if (name.length > 253)
    report(codes.nameOfPhysicalNetworkTooLong, path, { length: name.length });
};

const checkVlan = (block: Fields, report: Report): void => {
  if (!block.has('vlan')) return;
  const vlan = exactFieldsUnder(block, 'vlan', schemas.vlan);
  checkBlock(vlan, report);
  const mode = vlan.get('mode');
  if (mode === undefined) report(codes.unknownVlanMode, vlan.pathOf('mode'), { value: '' });
  checkChoice(vlan, 'mode', ['Access'], codes.unknownVlanMode, report);
  const access = exactFieldsUnder(vlan, 'access', schemas.vlanAccess);
  checkBlock(access, report);
  const id = access.get('id');
  if (id === undefined) {
    if (mode === 'Access' || vlan.has('access')) report(codes.noVlanTag, access.pathOf('id'));
  } else if (typeof id === 'number' && (id < 1 || id > 4094)) {
    report(codes.vlanOfUdnOutOfRange, access.pathOf('id'), { value: id });
  }
};

/** The CRD lets excluded addresses pass that lie outside; OVN-Kubernetes refuses them afterwards. */
const checkExcludes = (block: Fields, subnets: readonly Subnet[], report: Report): void => {
  const path = block.pathOf('excludeSubnets');
  checkLength(block, 'excludeSubnets', 25, report);
  if (block.has('excludeSubnets') && !block.has('subnets')) {
    report(codes.partOfSubnetsNotThere, path, { key: 'excludeSubnets' });
    return;
  }
  for (const exclude of cidrsIn(block, 'excludeSubnets', report)) {
    if (!subnets.some(({ cidr }) => containsCidr(cidr, exclude.cidr))) {
      report(codes.partLiesOutsideSubnets, exclude.path, {
        key: 'excludeSubnets',
        value: exclude.text,
      });
    }
  }
};

/**
 * Source: ovn-kubernetes CRD clusteruserdefinednetworks.k8s.ovn.org, LocalnetConfig with its CEL
 * rules; OpenShift Virtualization documentation (no subnets on localnets for VMs).
 */
export const checkLocalnet = (block: Fields, report: Report): void => {
  checkBlock(block, report);
  checkRole(block, ['Secondary'], report);
  checkPhysicalName(block, report);
  checkIpam(block, report);
  const subnets = subnetsOf(block, report);
  checkExcludes(block, subnets, report);
  checkMtu(block, subnets, report);
  checkVlan(block, report);
  if (subnets.length > 0) report(codes.addressesOnPhysicalNetwork, block.pathOf('subnets'));
};
