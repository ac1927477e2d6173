import * as codes from '../../findings/codes';
import { containsCidr, formatCidr, overlaps, parseCidr, type Cidr } from '../../net/cidr';
import type { Fields } from '../../shapes/fields';
import { defaultHostPrefix, readSubnetList, type OvnSubnet } from '../ovn-subnets';
import type { Report } from '../../findings/report';

/** Join subnets of user-defined networks that name none. */
const DEFAULT_JOIN = ['100.65.0.0/16', 'fd99::/64'].flatMap((text) => parseCidr(text) ?? []);

const hostPrefixOf = (subnet: OvnSubnet, cidr: Cidr): number =>
  subnet.hostPrefix === undefined ? defaultHostPrefix(cidr) : Number(subnet.hostPrefix);

const checkHostPrefix = (subnet: OvnSubnet, cidr: Cidr, path: string, report: Report): void => {
  const length = hostPrefixOf(subnet, cidr);
  const isPossible = Number.isInteger(length) && length > cidr.prefix && length <= 128;
  if (cidr.family === 6 && length !== 64)
    report(codes.ipv6PartOfEachNodeNot64, path, { value: subnet.text });
  else if (!isPossible || (cidr.family === 4 && length > 32)) {
    report(codes.partOfEachNodeDoesNotFit, path, {
      value: subnet.text,
      length: subnet.hostPrefix ?? length,
      prefix: cidr.prefix,
    });
  }
};

const readable = (fields: Fields, key: string, splits: boolean, report: Report): Cidr[] => {
  const path = fields.pathOf(key);
  return readSubnetList(fields.text(key) ?? '').flatMap((subnet) => {
    const { cidr, text } = subnet;
    if (!cidr) report(codes.subnetCannotBeRead, path, { key, value: text });
    else if (splits) checkHostPrefix(subnet, cidr, path, report);
    else if (subnet.hostPrefix !== undefined)
      report(codes.subnetWithPartForEachNode, path, { key, value: text });
    return cidr ? [cidr] : [];
  });
};

const checkOverlaps = (subnets: readonly Cidr[], join: Cidr[], path: string, report: Report) => {
  const ordered = [...subnets].sort((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)));
  for (const family of [4, 6]) {
    let before: Cidr | undefined;
    for (const subnet of ordered.filter((candidate) => candidate.family === family)) {
      if (before && overlaps(before, subnet)) {
        report(codes.subnetsOfNetworkOverlap, path, {
          value: formatCidr(subnet),
          other: formatCidr(before),
        });
      } else before = subnet;
    }
  }
  for (const subnet of subnets) {
    const other = join.find((candidate) => overlaps(candidate, subnet));
    if (other) {
      report(codes.subnetOverlapsJoinSubnet, path, {
        value: formatCidr(subnet),
        other: formatCidr(other),
      });
    }
  }
};

const joinOf = (own: readonly Cidr[]): Cidr[] =>
  DEFAULT_JOIN.map((standard) => own.find(({ family }) => family === standard.family) ?? standard);

const checkExcludes = (
  fields: Fields,
  subnets: readonly Cidr[],
  excludes: readonly Cidr[],
  report: Report,
) => {
  if (excludes.length === 0) return;
  const path = fields.pathOf('excludeSubnets');
  const listed = readSubnetList(fields.text('subnets') ?? '');
  if (listed.length === 0) report(codes.excludedAddressesWithoutSubnets, path);
  // Where a subnet cannot be read nothing can be said of what lies in it.
  if (listed.length === 0 || listed.length !== subnets.length) return;
  for (const exclude of excludes) {
    if (!subnets.some((subnet) => containsCidr(subnet, exclude))) {
      report(codes.excludedAddressesNotInSubnets, path, { value: formatCidr(exclude) });
    }
  }
};

const checkPresence = (fields: Fields, topology: string, report: Report): void => {
  const hasSubnets = (fields.text('subnets')?.trim() ?? '') !== '';
  const path = fields.pathOf('subnets');
  if (hasSubnets) return;
  if (topology === 'layer3') report(codes.layer3NetworkWithoutSubnets, path);
  if (topology === 'layer2' && fields.get('role') === 'primary')
    report(codes.primaryNetworkWithoutSubnets, path);
  if (topology !== 'layer3' && fields.flag('allowPersistentIPs')) {
    report(codes.persistentAddressesWithoutSubnets, fields.pathOf('allowPersistentIPs'));
  }
};

const checkSameHostPrefix = (fields: Fields, report: Report): void => {
  let length: number | undefined;
  for (const subnet of readSubnetList(fields.text('subnets') ?? '')) {
    if (subnet.cidr?.family !== 4) continue;
    const own = hostPrefixOf(subnet, subnet.cidr);
    length ??= own;
    if (own !== length) {
      report(codes.partsOfNodesDiffer, fields.pathOf('subnets'), { value: subnet.text, length });
      return;
    }
  }
};

/**
 * Rules of the addresses of an OVN-Kubernetes network by itself. Host bits are masked off silently.
 * Localnets are not checked for overlaps.
 *
 * Source: ovn-kubernetes go-controller/pkg/config/utils.go, go-controller/pkg/util/multi_network.go
 * (SubnetOverlapCheck, validateSubnetContainment, parseJoinSubnet).
 */
export const checkOvnSubnets = (fields: Fields, report: Report): void => {
  const topology = fields.text('topology') ?? '';
  if (!['layer2', 'layer3', 'localnet'].includes(topology)) return;
  const isLayer3 = topology === 'layer3';
  const subnets = readable(fields, 'subnets', isLayer3, report);
  const excludes = isLayer3 ? [] : readable(fields, 'excludeSubnets', false, report);
  if (isLayer3) checkSameHostPrefix(fields, report);
  checkExcludes(fields, subnets, excludes, report);
  checkPresence(fields, topology, report);
  if (topology === 'layer2') {
    readable(fields, 'reservedSubnets', false, report);
    readable(fields, 'infrastructureSubnets', false, report);
  }
  if (topology === 'localnet') return;
  // What is excluded as a whole may be used elsewhere.
  const join = joinOf(readable(fields, 'joinSubnet', false, report)).filter(
    (subnet) => !excludes.some((exclude) => containsCidr(exclude, subnet)),
  );
  checkOverlaps(subnets, join, fields.pathOf('subnets'), report);
};
