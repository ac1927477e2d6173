import { groupedBy } from '../core/collections';
import { listAt, recordAt, textAt, textOf, type KubernetesResource } from '../core/resource';
import { networkNameIn } from '../nad/config';
import { givenSubnetsOf } from '../nad/given-subnets';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { readSubnetList } from '../nad/ovn-subnets';
import { containsIp, formatCidr, parseIp, type Cidr } from '../net/cidr';
import { derived, keyOf, type World } from '../world/world';
import { poolOf, usedOf, type Holder, type Pool } from './pool';

const VM_LABEL = 'kubevirt.io/vm';

/** A claim keeps the address of a VM also while that is stopped; without its VM it is stale. */
const holderOfClaim = (world: World, claim: KubernetesResource): Holder => {
  const namespace = textAt(claim, 'metadata', 'namespace') ?? '';
  const owner = listAt(claim, 'metadata', 'ownerReferences').find((entry) =>
    ['VirtualMachine', 'VirtualMachineInstance'].includes(textAt(entry, 'kind') ?? ''),
  );
  const name =
    textAt(owner, 'name') ?? textAt(recordAt(claim, 'metadata', 'labels'), VM_LABEL) ?? '';
  const kind =
    textAt(owner, 'kind') === 'VirtualMachineInstance'
      ? 'VirtualMachineInstance'
      : 'VirtualMachine';
  const isThere = world.find(kind, name, namespace) !== undefined;
  return {
    name: keyOf(namespace, name),
    vm: name === '' ? undefined : { namespace, name },
    isReserved: true,
    isInUse: false,
    isGone: isThere ? false : world.isKnown(kind, namespace) ? true : undefined,
  };
};

const claimsByNetwork = derived((world: World) =>
  groupedBy(world.list('IPAMClaim'), (claim) => textAt(claim, 'spec', 'network')),
);

const claimedOf = (world: World, network: string, cidr: Cidr): [bigint, Holder][] =>
  (claimsByNetwork(world).get(network) ?? []).flatMap((claim) =>
    listAt(claim, 'status', 'ips').flatMap((text): [bigint, Holder][] => {
      const ip = parseIp((textOf(text) ?? '').replace(/\/\d+$/, ''));
      return ip && containsIp(cidr, ip) ? [[ip.value, holderOfClaim(world, claim)]] : [];
    }),
  );

/** Namespaces of networks in which not all VMs are known, so that others may use their addresses. */
const isPartial = (world: World, nads: readonly ParsedNad[]): boolean =>
  !nads.every(
    ({ namespace }) =>
      world.isKnown('VirtualMachineInstance', namespace) &&
      world.isKnown('VirtualMachine', namespace),
  );

/** Subnets of networks of OVN-Kubernetes; those of one name are one network. */
export const subnetPoolsOf = (world: World): Pool[] => {
  const byName = groupedBy(nadsOf(world).values(), (nad) =>
    givenSubnetsOf(nad).length > 0 ? (networkNameIn(nad.parsed) ?? nad.key) : undefined,
  );
  return [...byName].flatMap(([name, nads]) => {
    const [first] = nads;
    if (!first) return [];
    const { parsed } = first;
    const excluded = parsed.kind === 'ok' ? (textOf(parsed.plugin.excludeSubnets) ?? '') : '';
    const excludes = readSubnetList(excluded).flatMap(({ cidr }) => cidr ?? []);
    return givenSubnetsOf(first).map(({ cidr, own }) => {
      const isV4 = cidr.family === 4;
      const kept = own.map((value): Cidr => ({
        family: cidr.family,
        prefix: isV4 ? 32 : 128,
        address: value,
        first: value,
        last: value,
      }));
      return poolOf(
        {
          key: `subnet ${name} ${formatCidr(cidr)}`,
          kind: 'subnet',
          title: name,
          networks: nads.map(({ key }) => key),
          cidr,
          start: cidr.first + 1n,
          end: isV4 ? cidr.last - 1n : cidr.last,
          excludes: [...excludes.filter(({ family }) => family === cidr.family), ...kept],
        },
        [...usedOf(world, nads, cidr), ...claimedOf(world, name, cidr)],
        isPartial(world, nads) || !world.isKnown('IPAMClaim'),
      );
    });
  });
};
