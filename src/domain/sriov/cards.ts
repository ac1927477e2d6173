import { entriesAt, listAt, numberAt, textAt, type KubernetesResource } from '../core/resource';
import { nodeNetworksByName, type NodeNetwork } from '../nodes/node-networks';
import { derived, type World } from '../world/world';

/** A virtual function of a network card, as the operator reports it. */
export interface VirtualFunction {
  /** Counted from 0. */
  id: number | undefined;
  pciAddress: string;
  driver: string | undefined;
  /** What the node's system calls it; one that is given to VMs has no name there. */
  name: string | undefined;
  vlan: number | undefined;
  mtu: number | undefined;
  /** The resource that it is given out under, and the policy that says so. */
  group: { resource: string; policy: string } | undefined;
}

/** A network card (physical function) of a node, as the operator reports it. */
export interface SriovCard {
  node: string;
  name: string;
  altNames: readonly string[];
  pciAddress: string;
  /** Four hexadecimal digits in small letters, without 0x. */
  vendor: string;
  deviceID: string;
  driver: string | undefined;
  mac: string | undefined;
  /** Bytes. */
  mtu: number | undefined;
  /** Mbit/s; undefined where it has no link, or nobody says. */
  speed: number | undefined;
  /** `ETH` or `IB`, as written. */
  linkType: string | undefined;
  /** `up` or `down`: as it is set, which says nothing of a cable. */
  adminState: string | undefined;
  eSwitchMode: string | undefined;
  /** The most virtual functions that it can have. */
  total: number | undefined;
  /** How many it has. */
  count: number;
  functions: readonly VirtualFunction[];
  /** As reported, for what selectors ask of it. */
  entry: Record<string, unknown>;
}

/** How far the operator is with a node. */
export type SyncStage = 'done' | 'working' | 'failed' | 'unknown';

/** What the operator says of one node. */
export interface SriovHost {
  name: string;
  state: KubernetesResource;
  /** Undefined where nodes may not be read. */
  node: NodeNetwork | undefined;
  cards: readonly SriovCard[];
  stage: SyncStage;
  /** The operator's own words on the last failure, which may be of an earlier attempt. */
  lastError: string | undefined;
  /** `Idle`, `Draining` or `DrainComplete`, as written. */
  drain: string | undefined;
}

/** "25000 Mb/s"; -1 stands for no link. */
const speedOf = (entry: Record<string, unknown>): number | undefined => {
  const speed = Number.parseInt(textAt(entry, 'linkSpeed') ?? '', 10);
  return speed > 0 ? speed : undefined;
};

const rangeOf = (text: string | undefined): [number, number] | undefined => {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(text ?? '') ?? [];
  return first === undefined || last === undefined ? undefined : [Number(first), Number(last)];
};

/** Which functions of a card go out under which resource, as the operator told the node. */
const groupsOf = (state: unknown, pciAddress: string) =>
  entriesAt(state, 'spec', 'interfaces')
    .filter(({ entry }) => textAt(entry, 'pciAddress') === pciAddress)
    .flatMap(({ entry }) => entriesAt(entry, 'vfGroups'))
    .flatMap(({ entry }) => {
      const range = rangeOf(textAt(entry, 'vfRange'));
      const resource = textAt(entry, 'resourceName');
      if (!range || resource === undefined) return [];
      return [{ range, resource, policy: textAt(entry, 'policyName') ?? '' }];
    });

const functionsOf = (
  state: unknown,
  card: Record<string, unknown>,
  pciAddress: string,
): VirtualFunction[] => {
  const groups = groupsOf(state, pciAddress);
  return entriesAt(card, 'Vfs').map(({ entry }) => {
    const id = numberAt(entry, 'vfID');
    const group =
      id === undefined
        ? undefined
        : groups.find(({ range: [first, last] }) => first <= id && id <= last);
    return {
      id,
      pciAddress: textAt(entry, 'pciAddress') ?? '',
      driver: textAt(entry, 'driver'),
      name: textAt(entry, 'name'),
      vlan: numberAt(entry, 'Vlan'),
      mtu: numberAt(entry, 'mtu'),
      group: group && { resource: group.resource, policy: group.policy },
    };
  });
};

const cardOf = (
  node: string,
  state: KubernetesResource,
  entry: Record<string, unknown>,
): SriovCard => {
  const pciAddress = textAt(entry, 'pciAddress') ?? '';
  const functions = functionsOf(state, entry, pciAddress);
  return {
    node,
    name: textAt(entry, 'name') ?? '',
    altNames: listAt(entry, 'altNames').filter((name) => typeof name === 'string'),
    pciAddress,
    vendor: (textAt(entry, 'vendor') ?? '').toLowerCase(),
    deviceID: (textAt(entry, 'deviceID') ?? '').toLowerCase(),
    driver: textAt(entry, 'driver'),
    mac: textAt(entry, 'mac'),
    mtu: numberAt(entry, 'mtu'),
    speed: speedOf(entry),
    linkType: textAt(entry, 'linkType'),
    adminState: textAt(entry, 'linkAdminState'),
    eSwitchMode: textAt(entry, 'eSwitchMode'),
    total: numberAt(entry, 'totalvfs'),
    count: numberAt(entry, 'numVfs') ?? functions.length,
    functions,
    entry,
  };
};

const stages: Readonly<Record<string, SyncStage>> = {
  Succeeded: 'done',
  InProgress: 'working',
  Failed: 'failed',
};

const DRAIN_ANNOTATION = 'sriovnetwork.openshift.io/current-state';

/**
 * What the operator says of each node, in the order in which it came. A card that is missing on a node
 * is not in its list; cards of the host itself, such as that below br-ex, are.
 *
 * Source: sriov-network-operator api/v1/sriovnetworknodestate_types.go, pkg/consts/constants.go.
 */
export const sriovHostsOf = derived((world: World): readonly SriovHost[] =>
  world.list('SriovNetworkNodeState').map((state) => {
    const name = textAt(state, 'metadata', 'name') ?? '';
    return {
      name,
      state,
      node: nodeNetworksByName(world).get(name),
      cards: entriesAt(state, 'status', 'interfaces').map(({ entry }) =>
        cardOf(name, state, entry),
      ),
      stage: stages[textAt(state, 'status', 'syncStatus') ?? ''] ?? 'unknown',
      lastError: textAt(state, 'status', 'lastSyncError'),
      drain: textAt(state, 'metadata', 'annotations', DRAIN_ANNOTATION),
    };
  }),
);

/** A card as messages name it: `ens4f0 (0000:af:00.0)`. */
export const cardInWords = ({ name, pciAddress }: SriovCard): string => `${name} (${pciAddress})`;
