import * as codes from '../../findings/codes';
import { containsCidr, formatCidr, hasHostBits, overlaps } from '../../net/cidr';
import type { Report } from '../../findings/report';
import {
  checkGateways,
  checkIpam,
  checkJoinSubnets,
  checkMtu,
  checkPrimaryOnly,
  subnetsOf,
  type Subnet,
} from './addresses';
import { exactFieldsUnder, type Fields } from '../../shapes/fields';
import { checkBlock, checkChoice, checkLength, cidrsIn } from './block';
import { ipam } from './schemas';

/** A list of parts of the subnets; `limit` is the most it may have. */
const partsOf = (
  block: Fields,
  key: string,
  limit: number,
  subnets: readonly Subnet[],
  report: Report,
): Subnet[] => {
  checkLength(block, key, limit, report);
  if (block.has(key) && !block.has('subnets')) {
    report(codes.partOfSubnetsNotThere, block.pathOf(key), { key });
    return [];
  }
  const parts = cidrsIn(block, key, report);
  for (const { cidr, text, path } of parts) {
    if (hasHostBits(cidr))
      report(codes.partOfSubnetsHasHostBits, path, { value: text, expected: formatCidr(cidr) });
    if (!subnets.some((subnet) => containsCidr(subnet.cidr, cidr))) {
      report(codes.partLiesOutsideSubnets, path, { key, value: text });
    }
  }
  return parts;
};

/** Role, which is required: `Primary` or `Secondary`. */
export const checkRole = (block: Fields, roles: readonly string[], report: Report): void => {
  const role = block.get('role');
  if (role === undefined) report(codes.noRole, block.pathOf('role'), { roles: roles.join(', ') });
  checkChoice(block, 'role', roles, codes.roleNotPossible, report);
};

/** Addresses get lost when a VM migrates, unless they are bound to it. */
const checkLifecycle = (block: Fields, report: Report): void => {
  const isBound = exactFieldsUnder(block, 'ipam', ipam).has('lifecycle');
  if (block.has('subnets') && !isBound)
    report(codes.udnAddressesChangeAtMigration, block.pathOf('ipam'));
};

/**
 * Source: ovn-kubernetes CRD userdefinednetworks.k8s.ovn.org, Layer2Config with its CEL rules.
 */
export const checkLayer2 = (block: Fields, report: Report): void => {
  checkBlock(block, report);
  checkRole(block, ['Primary', 'Secondary'], report);
  checkIpam(block, report);
  const subnets = subnetsOf(block, report);
  checkMtu(block, subnets, report);
  checkJoinSubnets(block, report);
  checkPrimaryOnly(
    block,
    ['joinSubnets', 'defaultGatewayIPs', 'reservedSubnets', 'infrastructureSubnets'],
    report,
  );
  const reserved = partsOf(block, 'reservedSubnets', 25, subnets, report);
  const infrastructure = partsOf(block, 'infrastructureSubnets', 4, subnets, report);
  for (const { cidr, text, path } of infrastructure) {
    const other = reserved.find((candidate) => overlaps(candidate.cidr, cidr));
    if (other)
      report(codes.reservedAndInfrastructureAddressesOverlap, path, {
        value: text,
        other: other.text,
      });
  }
  checkGateways(block, subnets, infrastructure, report);
  checkLifecycle(block, report);
};
