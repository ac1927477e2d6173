import { groupedBy } from '../core/collections';
import { recordAt, textAt } from '../core/resource';
import type { NetworkUser } from '../vm/spec/network-users';
import type { World } from '../world/world';
import { sriovHostsOf, type SriovCard, type SriovHost, type SyncStage } from './cards';
import { fullNameOf, heldOn } from './use';

/** What a node can give of a resource, and what VMs hold of it. */
export interface ResourceOnNode {
  /** Without its prefix. */
  resource: string;
  /** What the node offers to pods; undefined where it is not known. */
  offered: number | undefined;
  /** Running VMs that hold one each; a VM that holds two is listed twice. */
  held: readonly NetworkUser[];
}

/** One card of a node with the resources that its virtual functions are given out under. */
export interface CardOnNode {
  host: SriovHost;
  card: SriovCard;
  resources: readonly ResourceOnNode[];
}

/** Cards that look alike on several nodes: one row of the list. */
export interface DeviceRow {
  key: string;
  /** That of the first node. */
  card: SriovCard;
  /** In order of the nodes' names. */
  on: readonly CardOnNode[];
  stage: SyncStage;
}

/** Quantities of devices are whole numbers. */
const offeredBy = (world: World, host: SriovHost, resource: string): number | undefined => {
  const full = fullNameOf(world, resource);
  const resources = host.node?.resources;
  if (!resources) return undefined;
  const found =
    full === undefined
      ? [...resources].find(([name]) => name.endsWith(`/${resource}`))?.[1]
      : resources.get(full);
  const count = Number(found);
  return found === undefined || !Number.isInteger(count) ? undefined : count;
};

/** A resource of a node: what it offers and what VMs hold. */
export const resourceOn = (world: World, host: SriovHost, resource: string): ResourceOnNode => ({
  resource,
  offered: offeredBy(world, host, resource),
  held: heldOn(world, host.name, resource),
});

const resourcesOf = ({ functions }: SriovCard): string[] => [
  ...new Set(functions.flatMap(({ group }) => group?.resource ?? [])),
];

/** What two cards have to have in common to be one row: everything but where they are. */
const likeness = ({ host, card }: CardOnNode): string =>
  JSON.stringify([
    card.name,
    card.pciAddress,
    card.vendor,
    card.deviceID,
    card.driver,
    card.mtu,
    card.speed,
    card.adminState,
    card.total,
    card.count,
    resourcesOf(card),
    host.stage,
  ]);

/** Cards of all nodes, those that look alike in one row, in the order in which the operator lists them. */
export const deviceRowsOf = (world: World): DeviceRow[] => {
  const all = sriovHostsOf(world).flatMap((host) =>
    host.cards.map((card) => ({
      host,
      card,
      resources: resourcesOf(card).map((resource) => resourceOn(world, host, resource)),
    })),
  );
  return [...groupedBy(all, likeness)].flatMap(([key, on]) => {
    const [first] = on;
    if (!first) return [];
    const sorted = [...on].sort((a, b) => a.host.name.localeCompare(b.host.name, 'en'));
    return [{ key, card: first.card, on: sorted, stage: first.host.stage }];
  });
};

const vendors: Readonly<Record<string, string>> = {
  '8086': 'Intel',
  '15b3': 'NVIDIA (Mellanox)',
  '14e4': 'Broadcom',
  '1077': 'QLogic',
  '1af4': 'virtio',
  '177d': 'Marvell',
  '1d0f': 'Amazon',
};

/** Name of a vendor by its number in four hexadecimal digits; undefined where it is not a common one. */
export const vendorName = (vendor: string): string | undefined =>
  Object.hasOwn(vendors, vendor) ? vendors[vendor] : undefined;

/**
 * Names of devices by `vendor device`, from the ConfigMap `supported-nic-ids` of the operator, whose
 * entries are `Name: "<vendor> <card> <virtual function>"`. Takes any value.
 *
 * Source: sriov-network-operator deploy/configmap.yaml.
 */
export const deviceNamesOf = (configMap: unknown): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const key of Object.keys(recordAt(configMap, 'data'))) {
    const [vendor, device] = (textAt(configMap, 'data', key) ?? '').trim().split(/\s+/);
    if (vendor === undefined || device === undefined) continue;
    names.set(`${vendor} ${device}`.toLowerCase(), key.replaceAll('_', ' '));
  }
  return names;
};
