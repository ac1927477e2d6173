import {
  isRecord,
  listAt,
  printed,
  recordAt,
  textAt,
  type KubernetesResource,
} from '../core/resource';
import { byNumbersInText } from '../core/collections';
import { portNamesOf } from '../nodes/node-networks';
import { derived, type World } from '../world/world';
import { bondModeOf } from './difference';
import { chosenNodes } from './progress';
import { interfacesIn, isWorkedOut, mappingsIn } from './rules/entries';

/** Two policies that choose a node and want something else there. */
export interface Contradiction {
  other: KubernetesResource;
  /** Names of the nodes that both choose; never empty. */
  nodes: readonly string[];
  /** `interfaces/br1` or `ovn/physnet`. */
  part: string;
  leaf: string;
  wanted: string;
  otherwise: string;
}

/** What a policy wants of each part, leaf by leaf, spelt so that equal wishes are equal. */
type Wishes = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface Wishing {
  policy: KubernetesResource;
  nodes: ReadonlySet<string>;
  wishes: Wishes;
}

/** By which something is named, or which say nothing of the network. */
const NO_WISH = ['name', 'type', 'description', 'profile-name', 'identifier'];

const spelt = (leaf: string, value: unknown): string =>
  (leaf === 'link-aggregation/mode' ? bondModeOf(value) : printed(value)).toLowerCase();

const collect = (entry: Record<string, unknown>, wishes: Map<string, string>, at = ''): void => {
  for (const [key, value] of Object.entries(entry)) {
    const leaf = at === '' ? key : `${at}/${key}`;
    if (NO_WISH.includes(leaf) || isWorkedOut(value)) continue;
    if (isRecord(value)) collect(value, wishes, leaf);
    // Only of ports it is known that their order means nothing.
    else if (!Array.isArray(value)) wishes.set(leaf, spelt(leaf, value));
  }
};

const PORTS = [
  ['bridge', 'port'],
  ['bridge', 'ports'],
  ['link-aggregation', 'port'],
  ['link-aggregation', 'ports'],
] as const;

const interfaceWishes = (entry: Record<string, unknown>): ReadonlyMap<string, string> => {
  const wishes = new Map<string, string>();
  if (entry.state === 'absent') return new Map([['state', 'absent']]);
  collect({ state: 'up', ...entry }, wishes);
  for (const [holder, key] of PORTS) {
    if (recordAt(entry, holder)[key] === undefined) continue;
    const names = portNamesOf(listAt(entry, holder, key));
    if (!names.some(isWorkedOut))
      wishes.set(`${holder}/port`, names.sort(byNumbersInText).join(', '));
  }
  return wishes;
};

const wishesIn = (policy: KubernetesResource): Wishes => {
  const wishes = new Map<string, ReadonlyMap<string, string>>();
  for (const { entry, name, type } of interfacesIn(policy)) {
    // An OVS bridge and its internal interface have one name, and wishes of their own.
    const part =
      type === 'ovs-interface' ? `interfaces/${name} (ovs-interface)` : `interfaces/${name}`;
    wishes.set(part, interfaceWishes(entry));
  }
  for (const { entry } of mappingsIn(policy)) {
    const localnet = printed(entry.localnet);
    const wished =
      entry.state === 'absent' ? ['state', 'absent'] : ['bridge', printed(entry.bridge)];
    const [leaf = '', value = ''] = wished;
    if (!isWorkedOut(localnet) && !isWorkedOut(value))
      wishes.set(
        `ovn/${localnet}`,
        new Map([
          ['state', 'present'],
          [leaf, value],
        ]),
      );
  }
  return wishes;
};

const nameOf = (policy: KubernetesResource) => textAt(policy, 'metadata', 'name');

const wishingOf = (world: World, policy: KubernetesResource): Wishing => ({
  policy,
  nodes: new Set(chosenNodes(world, policy)),
  wishes: wishesIn(policy),
});

const all = derived((world: World): readonly Wishing[] =>
  world.list('NodeNetworkConfigurationPolicy').map((policy) => wishingOf(world, policy)),
);

const byPart = derived((world: World): ReadonlyMap<string, readonly Wishing[]> => {
  const parts = new Map<string, Wishing[]>();
  for (const wishing of all(world)) {
    for (const part of wishing.wishes.keys()) {
      const list = parts.get(part);
      if (list) list.push(wishing);
      else parts.set(part, [wishing]);
    }
  }
  return parts;
});

const firstDifference = (
  own: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): { leaf: string; wanted: string; otherwise: string } | undefined => {
  for (const [leaf, wanted] of own) {
    const otherwise = other.get(leaf);
    if (otherwise !== undefined && otherwise !== wanted) return { leaf, wanted, otherwise };
  }
  return undefined;
};

/**
 * Policies that want something else on a node that this one chooses, too; for each part the first
 * setting in which they differ. nmstate carries policies out in no certain order, and the last one wins.
 * Nothing is concluded where no node is known.
 *
 * Source: kubernetes-nmstate controllers/handler (each policy is applied by itself).
 */
export const contradictionsOf = (world: World, policy: KubernetesResource): Contradiction[] => {
  // As it is stored it is known already; as it is being edited it takes the place of what is stored.
  const own = all(world).find((each) => each.policy === policy) ?? wishingOf(world, policy);
  return [...own.wishes].flatMap(([part, wishes]) =>
    (byPart(world).get(part) ?? []).flatMap((other): Contradiction[] => {
      if (nameOf(other.policy) === nameOf(policy)) return [];
      const difference = firstDifference(wishes, other.wishes.get(part) ?? new Map());
      if (!difference) return [];
      const nodes = [...own.nodes].filter((node) => other.nodes.has(node)).sort(byNumbersInText);
      return nodes.length === 0 ? [] : [{ other: other.policy, nodes, part, ...difference }];
    }),
  );
};

/** Whether another policy that chooses a node has a wish of its own for a leaf of a part, or for the whole. */
export const wishesOf = (
  world: World,
  policy: KubernetesResource,
  node: string,
): ((part: string, leaf: string) => boolean) => {
  const others = all(world).filter(
    (each) => nameOf(each.policy) !== nameOf(policy) && each.nodes.has(node),
  );
  return (part, leaf) =>
    others.some(({ wishes }) => {
      const wished = wishes.get(part);
      return wished !== undefined && (leaf === '' || wished.has(leaf));
    });
};
