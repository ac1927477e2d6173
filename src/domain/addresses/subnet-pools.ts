import { groupedBy } from '../core/collections';
import { entriesAt, listAt, textAt, textOf, type KubernetesResource } from '../core/resource';
import { networkNameIn } from '../nad/config';
import { givenSubnetsOf } from '../nad/given-subnets';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { readSubnetList } from '../nad/ovn-subnets';
import { containsIp, formatCidr, parseIp, type Cidr } from '../net/cidr';
import { claimNameOf, ipsOfClaim, ownerOfClaim } from '../vm/spec/ipam-claims';
import { vmTemplateOf } from '../vm/spec/network-refs';
import { derived, keyOf, type World } from '../world/world';
import { poolOf, usedOf, type ClaimLack, type Holder, type Pool } from './pool';

/** Names of the networks of a VM or an instance, as its claims are named after them. */
const hasNetworkOf = (spec: unknown, vm: string, claim: string): boolean =>
  entriesAt(spec, 'networks').some(
    ({ entry }) => claimNameOf(vm, textAt(entry, 'name') ?? '') === claim,
  );

/**
 * Whether nobody is left for whom a claim keeps its addresses: its owner is gone, or is another one of
 * the same name; or the VM has the network no more, and the pod that had the addresses is gone, too.
 * Undefined where nobody can tell. A stopped VM's claim keeps its address on purpose.
 *
 * Source: ipam-extensions pkg/vminetworkscontroller/vmi_controller.go.
 */
const lackOf = (world: World, claim: KubernetesResource): ClaimLack | 'none' | undefined => {
  const namespace = textAt(claim, 'metadata', 'namespace') ?? '';
  const { kind, name, uid } = ownerOfClaim(claim);
  const owner = world.find(kind, name, namespace);
  if (!owner) return world.isKnown(kind, namespace) ? 'owner' : undefined;
  const found = textAt(owner, 'metadata', 'uid');
  if (uid !== undefined && found !== undefined && uid !== found) return 'owner';
  const own = textAt(claim, 'metadata', 'name') ?? '';
  const vmi = world.find('VirtualMachineInstance', name, namespace);
  const specs = [kind === 'VirtualMachine' ? vmTemplateOf(owner) : owner.spec, vmi?.spec];
  // A VM without a list of networks is on the pod network, whose claim is named by KubeVirt.
  const isListed = specs.every((spec) => spec === undefined || listAt(spec, 'networks').length > 0);
  if (!isListed || specs.some((spec) => hasNetworkOf(spec, name, own))) return 'none';
  const pod = textAt(claim, 'status', 'ownerPod', 'name');
  if (pod === undefined || world.find('Pod', pod, namespace)) return 'none';
  const isKnown = (['Pod', 'VirtualMachineInstance'] as const).every((each) =>
    world.isKnown(each, namespace),
  );
  return isKnown ? 'network' : 'none';
};

const holderOfClaim = (world: World, claim: KubernetesResource): Holder => {
  const namespace = textAt(claim, 'metadata', 'namespace') ?? '';
  const { name } = ownerOfClaim(claim);
  const lack = lackOf(world, claim);
  return {
    name: keyOf(namespace, name),
    vm: name === '' ? undefined : { namespace, name },
    isReserved: true,
    isInUse: false,
    isGone: lack && lack !== 'none',
  };
};

const claimsByNetwork = derived((world: World) =>
  groupedBy(world.list('IPAMClaim'), (claim) => textAt(claim, 'spec', 'network')),
);

const claimedOf = (
  world: World,
  network: string,
  cidr: Cidr,
): [value: bigint, claim: KubernetesResource][] =>
  (claimsByNetwork(world).get(network) ?? []).flatMap((claim) =>
    ipsOfClaim(claim).flatMap((text): [bigint, KubernetesResource][] => {
      const ip = parseIp(text);
      return ip && containsIp(cidr, ip) ? [[ip.value, claim]] : [];
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
      const claimed = claimedOf(world, name, cidr);
      return poolOf(
        {
          key: `subnet ${name} ${formatCidr(cidr)}`,
          kind: 'subnet',
          node: undefined,
          title: name,
          networks: nads.map(({ key }) => key),
          cidr,
          start: cidr.first + 1n,
          end: isV4 ? cidr.last - 1n : cidr.last,
          excludes: [...excludes.filter(({ family }) => family === cidr.family), ...kept],
        },
        [
          ...usedOf(world, nads, cidr),
          ...claimed.map(([value, claim]): [bigint, Holder] => [
            value,
            holderOfClaim(world, claim),
          ]),
        ],
        isPartial(world, nads) || !world.isKnown('IPAMClaim'),
        new Map(
          claimed.map(([value, claim]) => {
            const lack = lackOf(world, claim);
            const lacks = lack === 'none' ? undefined : lack;
            return [value, { kind: 'claim', claim, lacks }];
          }),
        ),
      );
    });
  });
};
