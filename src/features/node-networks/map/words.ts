import type { TFunction } from 'i18next';
import { msg } from '../../../domain/core/msg';
import { vmCountOf } from '../../../domain/map/fold';
import type { MapColumn, MapItem, MapKind, MapState } from '../../../domain/map/items';

const columns: Record<MapColumn, string> = {
  uplink: msg('Uplinks'),
  link: msg('Bonds, VLANs'),
  bridge: msg('Bridges, mappings'),
  network: msg('Networks'),
  vm: msg('VM interfaces'),
};

/** Heading of a column, to be translated. */
export const columnText = (column: MapColumn): string => columns[column];

const kinds: Record<MapKind, string> = {
  ethernet: msg('Network card'),
  bond: msg('Bond'),
  vlan: msg('VLAN interface'),
  'linux-bridge': msg('Linux bridge'),
  'ovs-bridge': msg('OVS bridge'),
  mapping: msg('Bridge mapping'),
  interface: msg('Interface'),
  resource: msg('Resource'),
  overlay: msg('Overlay'),
  network: msg('Network'),
  vm: msg('VM'),
};

/** What an item is, translated. */
export const kindText = (t: TFunction, { kind }: MapItem): string => t(kinds[kind]);

const states: Record<MapState, string> = {
  error: msg('Broken'),
  warning: msg('Limited'),
  unknown: msg('Not known'),
  absent: msg('Not there'),
  fine: msg('Nothing found'),
};

/** Words for a state, to be translated. */
export const stateText = (state: MapState): string => states[state];

/** What an item is called, translated. */
export const titleOf = (t: TFunction, item: MapItem): string => {
  const { kind, name, nic, members } = item;
  if (members.length > 0) {
    return kind === 'vm'
      ? t('{{count}} VMs', { count: vmCountOf([item]) })
      : t('{{count}} networks', { count: members.length });
  }
  if (kind === 'overlay') return t('Cluster network');
  if (kind === 'network' && name === '') return t('Pod network');
  return kind === 'vm' ? t('{{name}}, {{nic}}', { name, nic }) : name;
};

/** On how many of the nodes it is; '' for what belongs to none. */
export const placeText = (t: TFunction, item: MapItem, nodeCount: number): string => {
  const { kind, nodes } = item;
  const [first, ...others] = nodes;
  if (first === undefined || kind === 'vm') return '';
  if (others.length === 0) return first;
  return nodes.length === nodeCount
    ? t('All {{count}} nodes', { count: nodes.length })
    : t('{{number}} of {{all}} nodes', { number: nodes.length, all: nodeCount });
};

/** What an item is called on its card, where the rest stands below. */
export const shortTitleOf = (t: TFunction, item: MapItem): string =>
  item.kind === 'vm' && item.members.length === 0
    ? item.name.slice(item.name.indexOf('/') + 1)
    : titleOf(t, item);

/** To whom an item belongs: its namespace, and of a VM the interface; translated. */
export const ownerOf = (t: TFunction, { kind, nic, namespaces, members }: MapItem): string[] => {
  const [first, ...others] = namespaces;
  if (members.length > 0 || first === undefined) return [];
  const where =
    others.length === 0 ? first : t('{{count}} namespaces', { count: namespaces.length });
  return kind === 'vm' ? [where, nic] : [where];
};
