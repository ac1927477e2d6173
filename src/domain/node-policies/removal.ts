import { msg } from '../core/msg';
import { isRecord, listAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import type { Reason } from '../core/reasons';
import { setIn } from '../core/set-in';
import { carriersOf } from '../nodes/carriers';
import { nodeNetworksOf, portNamesIn, type NodeNetwork } from '../nodes/node-networks';
import type { World } from '../world/world';
import { BR_EX, OF_OVN, PHYSNET } from './of-ovn';
import { selectorOfNode } from './one-node';
import { unownedOf } from './owners';
import { otherParts, partsOf, partTitle } from './parts';
import { chosenNodes } from './progress';

type Json = Record<string, unknown>;

const STATE = ['spec', 'desiredState'] as const;

/** Cards and the like are there whether or not a policy speaks of them. */
const isHardware = (type: string): boolean =>
  ['ethernet', 'infiniband', 'loopback', 'veth'].includes(type);

/** What an entry consists of, for those that only set something of what is there to be told from them. */
const SECTIONS: Readonly<Record<string, string>> = {
  'linux-bridge': 'bridge',
  'ovs-bridge': 'bridge',
  bond: 'link-aggregation',
  vlan: 'vlan',
};

/** What was there before any policy, and without which nodes are cut off. */
const isInstalled = (nodes: readonly NodeNetwork[], name: string): boolean =>
  name === BR_EX || OF_OVN.test(name) || nodes.some((node) => carriersOf(node, BR_EX).has(name));

/** Whether an entry made the interface, so that taking it back takes that away. */
const makes =
  (nodes: readonly NodeNetwork[]) =>
  (entry: unknown): entry is Json => {
    if (!isRecord(entry) || entry.state === 'absent') return false;
    const type = textAt(entry, 'type');
    if (type === undefined || isHardware(type)) return false;
    const section = SECTIONS[type];
    return (
      (section === undefined || isRecord(entry[section])) &&
      !isInstalled(nodes, textAt(entry, 'name') ?? '')
    );
  };

/** OVN-Kubernetes has a mapping of its own, which may be listed and not be taken away. */
const isMapped = (entry: unknown): entry is Json =>
  isRecord(entry) && entry.state !== 'absent' && entry.localnet !== PHYSNET;

const interfacesOf = (policy: unknown): unknown[] => listAt(policy, ...STATE, 'interfaces');
const mappingsOf = (policy: unknown): unknown[] =>
  listAt(policy, ...STATE, 'ovn', 'bridge-mappings');

/** Addresses that a bridge took over from its only port go back to it. */
const addressesOf = (entry: Json, ports: readonly string[]): Json =>
  ports.length === 1
    ? Object.fromEntries(
        ['ipv4', 'ipv6'].flatMap((family) =>
          recordAt(entry, family).enabled === true ? [[family, entry[family]]] : [],
        ),
      )
    : {};

/** The type of a port, where nodes that have it agree. */
const typeOn = (nodes: readonly NodeNetwork[], name: string): string | undefined => {
  const types = new Set(nodes.flatMap(({ interfaces }) => interfaces?.get(name)?.type ?? []));
  return types.size === 1 ? [...types][0] : undefined;
};

/** Ports of what goes, set up again as they were; nmstate leaves them without a configuration else. */
const freed = (entries: readonly unknown[], nodes: readonly NodeNetwork[]): Json[] => {
  const spoken = new Set(entries.flatMap((entry) => textAt(entry, 'name') ?? []));
  const ports = new Map<string, Json>();
  for (const entry of entries.filter(makes(nodes))) {
    const names = portNamesIn(entry);
    for (const name of names) {
      if (spoken.has(name)) continue;
      const type = typeOn(nodes, name);
      ports.set(name, {
        name,
        ...(type === undefined ? {} : { type }),
        state: 'up',
        ...addressesOf(entry, names),
      });
    }
  }
  return [...ports.values()];
};

const absentMapping = (entry: unknown): unknown =>
  isMapped(entry) ? { localnet: entry.localnet, state: 'absent' } : entry;

const absentRoute = (entry: unknown): unknown =>
  isRecord(entry) ? { ...entry, state: 'absent' } : entry;

/** A list within the desired state, changed, where it is one and has entries. */
const withList = (
  policy: Json,
  path: readonly string[],
  change: (entries: unknown[]) => unknown[],
): Json => {
  const before = listAt(policy, ...STATE, ...path);
  return before.length === 0 ? policy : setIn(policy, [...STATE, ...path], change(before));
};

/**
 * The policy that takes back what a policy made: its interfaces, bridge mappings and routes are absent,
 * and the ports of its bridges and bonds are set up again. Deleting a policy does neither.
 *
 * @param nodes on which it was carried out, as far as they are known
 *
 * Source: kubernetes-nmstate docs/content/user-guide/102-configuration.md and
 * docs/examples/detach-bridge-port-and-restore-eth.yaml.
 */
export const removalOf = (
  policy: KubernetesResource,
  nodes: readonly NodeNetwork[],
): KubernetesResource => {
  const isMade = makes(nodes);
  const bare = withList({ ...policy }, ['interfaces'], (all) => [
    ...all.map((entry) =>
      isMade(entry) ? { name: entry.name, type: entry.type, state: 'absent' } : entry,
    ),
    ...freed(all, nodes),
  ]);
  const unmapped = withList(bare, ['ovn', 'bridge-mappings'], (all) => all.map(absentMapping));
  return withList(unmapped, ['routes', 'config'], (all) => all.map(absentRoute));
};

const MAX_NAME = 63;

/**
 * A policy of its own that takes back on one node what another made there, as on a node that is not
 * chosen any more.
 */
export const removalOn = (policy: KubernetesResource, node: NodeNetwork): KubernetesResource => {
  const { desiredState, capture } = recordAt(removalOf(policy, [node]), 'spec');
  const name = `${textAt(policy, 'metadata', 'name') ?? ''}-off-${node.name}`;
  return {
    apiVersion: policy.apiVersion ?? '',
    kind: policy.kind ?? '',
    metadata: { name: name.slice(0, MAX_NAME).replace(/[-.]+$/, '') },
    spec: {
      nodeSelector: selectorOfNode(node),
      ...(capture === undefined ? {} : { capture }),
      desiredState,
    },
  };
};

/**
 * Nodes that a policy is not for and that have what it makes, though no policy asks for it there: it was
 * for them once. Nothing is said where policies or nodes are not known.
 */
export const leftBehind = (world: World, policy: KubernetesResource): NodeNetwork[] => {
  if (!world.isKnown('Node')) return [];
  const chosen = new Set(chosenNodes(world, policy));
  const made = new Set(
    partsOf(policy)
      .filter(({ isAbsent, name }) => !isAbsent && name !== '')
      .map(({ type, name }) => `${type} ${name}`),
  );
  const left = new Set(
    unownedOf(world).flatMap(({ node, part, type }) =>
      made.has(`${type} ${part.slice(part.indexOf('/') + 1)}`) ? [node] : [],
    ),
  );
  return nodeNetworksOf(world).filter(({ name }) => left.has(name) && !chosen.has(name));
};

/** Whether a policy still makes something that can be taken back. */
export const canBeRemoved = (policy: KubernetesResource): boolean =>
  interfacesOf(policy).some(makes([])) || mappingsOf(policy).some(isMapped);

const isAbsent = (entry: unknown): boolean => recordAt({ entry }, 'entry').state === 'absent';

/** Whether a policy takes things back, and makes nothing. */
export const isRemoval = (policy: KubernetesResource): boolean =>
  [...interfacesOf(policy), ...mappingsOf(policy)].some(isAbsent) && !canBeRemoved(policy);

/**
 * What stays on nodes as the policy set it: what it did not make, of which nobody knows what it was like
 * before, and what nodes cannot be without.
 *
 * @param nodes on which it was carried out, as far as they are known
 */
export const keptParts = (policy: KubernetesResource, nodes: readonly NodeNetwork[]): Reason[] => {
  const isMade = makes(nodes);
  const stays = (isTaken: (entry: unknown) => boolean) => (entry: unknown) =>
    isRecord(entry) && !isAbsent(entry) && !isTaken(entry);
  const kept = setIn(
    setIn({}, [...STATE, 'interfaces'], interfacesOf(policy).filter(stays(isMade))),
    [...STATE, 'ovn', 'bridge-mappings'],
    mappingsOf(policy).filter(stays(isMapped)),
  );
  return [
    ...partsOf(kept).map(partTitle),
    ...otherParts(policy).filter(({ text }) => text !== msg('Routes')),
  ];
};
