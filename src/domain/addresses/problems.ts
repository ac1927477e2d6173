import { groupedBy } from '../core/collections';
import type { KubernetesResource } from '../core/resource';
import * as codes from '../findings/codes';
import type { FindingCode } from '../findings/catalog';
import type { Finding } from '../findings/finding';
import { findingOf, referenceOf } from '../findings/report';
import { givenSubnetsOf, type GivenSubnet } from '../nad/given-subnets';
import { containsIp, formatCidr } from '../net/cidr';
import { derived, keyOf, type World } from '../world/world';
import { addressRowsOf, isInUse, type AddressRow } from './rows';
import { nadOfRow, segmentOfRow } from './segments';

/** A finding, and the address that it is about. */
export interface AddressProblem {
  row: AddressRow;
  finding: Finding;
}

/** Where a VM of the same address is. */
const ownerKey = ({ namespace, vm }: AddressRow): string => keyOf(namespace, vm);

const MAX_RELATED = 10;

const problem = (
  row: AddressRow,
  code: FindingCode,
  params: Finding['params'] = {},
  related: readonly KubernetesResource[] = [],
): AddressProblem => ({
  row,
  finding: findingOf(
    code,
    referenceOf(row.owner),
    row.path,
    { value: row.text, name: row.interfaceName, ...params },
    related.slice(0, MAX_RELATED).map(referenceOf),
  ),
});

/** The holders of one address on one segment, each of whom is told of the others. */
const amongHolders = (holders: readonly AddressRow[]): AddressProblem[] => {
  const byOwner = groupedBy(holders, ownerKey);
  if (byOwner.size < 2) return [];
  return holders.flatMap((row) => {
    const others = [...byOwner].filter(([key]) => key !== ownerKey(row));
    const [other] = others;
    if (!other) return [];
    const owners = others.flatMap(([, [first]]) => (first ? [first.owner] : []));
    const params = { other: other[0], count: others.length };
    return [problem(row, codes.addressOnSeveralVms, params, owners)];
  });
};

const duplicatesIn = (world: World, rows: readonly AddressRow[]): AddressProblem[] => {
  const holders = groupedBy(rows, (row) => {
    const segment = row.ip && segmentOfRow(world, row);
    return segment === undefined
      ? undefined
      : `${String(row.ip?.value)} ${String(row.family)} ${segment}`;
  });
  return [...holders.values()].flatMap(amongHolders);
};

/** The first and the last address of an IPv4 subnet name the subnet and all of its hosts. */
const isNoHost = (value: bigint, { cidr }: GivenSubnet): boolean =>
  cidr.family === 4 && cidr.prefix < 31 && (value === cidr.first || value === cidr.last);

const inSubnets = (row: AddressRow, subnets: readonly GivenSubnet[]): AddressProblem[] => {
  const { ip } = row;
  const ofFamily = subnets.filter(({ cidr }) => cidr.family === ip?.family);
  if (!ip || ofFamily.length === 0) return [];
  const subnet = ofFamily.find(({ cidr }) => containsIp(cidr, ip));
  if (!subnet) {
    const all = ofFamily.map(({ cidr }) => formatCidr(cidr)).join(', ');
    return [problem(row, codes.addressOutsideSubnets, { subnets: all })];
  }
  const params = { subnet: formatCidr(subnet.cidr) };
  if (isNoHost(ip.value, subnet)) return [problem(row, codes.addressNoHost, params)];
  return subnet.own.includes(ip.value) ? [problem(row, codes.addressBelongsToNetwork, params)] : [];
};

const misplacedIn = (world: World, rows: readonly AddressRow[]): AddressProblem[] => {
  const known = new Map<object, readonly GivenSubnet[]>();
  return rows.flatMap((row) => {
    const nad = row.ip && nadOfRow(world, row);
    if (!nad) return [];
    let subnets = known.get(nad);
    if (!subnets) known.set(nad, (subnets = givenSubnetsOf(nad)));
    return inSubnets(row, subnets);
  });
};

/**
 * What is wrong with addresses that VMs have: two VMs with one address on one segment, and on networks
 * of OVN-Kubernetes, which lets no other addresses pass, those outside of the subnets and those that
 * are not for VMs. The pod network is passed over: there each address belongs to one pod.
 *
 * Source: ovn-kubernetes docs (port security of networks with subnets) and
 * go-controller/pkg/clustermanager/network_cluster_controller.go (addresses that a network keeps).
 */
export const addressProblemsOf = derived((world: World): readonly AddressProblem[] => {
  const rows = addressRowsOf(world).filter(isInUse);
  return [...duplicatesIn(world, rows), ...misplacedIn(world, rows)];
});

const byOwner = derived((world: World): ReadonlyMap<string, AddressProblem[]> =>
  groupedBy(addressProblemsOf(world), ({ row }) => ownerKey(row)),
);

/** What is wrong with the addresses of one VM. */
export const addressFindingsOf = (world: World, namespace: string, vm: string): Finding[] =>
  (byOwner(world).get(keyOf(namespace, vm)) ?? []).map(({ finding }) => finding);
