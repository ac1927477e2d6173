import { freeName } from '../../core/free-name';
import { asName } from '../../nad/suggest-name';
import { MAX_INTERFACE_NAME } from '../../net/interface-name';
import { nodeNetworksOf } from '../../nodes/node-networks';
import type { World } from '../../world/world';
import { partsOf } from '../parts';
import type { ConnectDraft } from './fields';
import { policiesBy } from './node-label';
import { CLUSTER_BRIDGE } from './uplinks';

/** Names of interfaces and bridge mappings that a node has, or a policy asks for. */
const takenNames = (world: World): ReadonlySet<string> =>
  new Set([
    ...nodeNetworksOf(world).flatMap(({ interfaces, mappings }) => [
      ...(interfaces?.keys() ?? []),
      ...(mappings?.keys() ?? []),
    ]),
    ...world
      .list('NodeNetworkConfigurationPolicy')
      .flatMap((policy) => partsOf(policy).map(({ name }) => name)),
  ]);

/** A name with its number at the end, cut so that Linux takes it. */
const numbered =
  (stem: string) =>
  (number: number): string =>
    `${stem.slice(0, MAX_INTERFACE_NAME - String(number).length)}${number}`;

const firstFree = (stem: string, isTaken: (name: string) => boolean): string =>
  freeName(numbered(stem)(1), isTaken, numbered(stem));

/** Names that a draft lacks still. */
export type SuggestedNames = Partial<
  Record<'bond' | 'bridge' | 'localnet' | 'policy' | 'nodeLabel', string>
>;

/**
 * Names for what a draft has not named yet: free on all nodes, and with at most 15 characters where Linux
 * asks for that.
 *
 * @param isLabelled whether its nodes get a label
 */
export const suggestConnectNames = (
  world: World,
  draft: ConnectDraft,
  isLabelled = false,
): SuggestedNames => {
  const { purpose, uplinks } = draft;
  if (purpose === undefined) return {};
  const taken = takenNames(world);
  const isTaken = (name: string) => taken.has(name);
  const bond = draft.bond || firstFree('bond', isTaken);
  const foundation = uplinks.length > 1 ? bond : (uplinks[0] ?? '');
  const wanted = `br-${foundation}`.slice(0, MAX_INTERFACE_NAME);
  const stem = foundation === '' ? 'br' : wanted;
  const bridge = draft.bridge || (stem === 'br' || isTaken(stem) ? firstFree('br', isTaken) : stem);
  const localnet = draft.localnet || firstFree('localnet', isTaken);
  const standsFor =
    purpose === 'vlan' ? `vlan-${foundation}` : purpose === 'br-ex' ? `${localnet}-br-ex` : bridge;
  const isPolicyTaken = (name: string) =>
    world.find('NodeNetworkConfigurationPolicy', name) !== undefined;
  const policy = freeName(
    asName(standsFor.endsWith(foundation) ? standsFor : `${standsFor}-${foundation}`),
    isPolicyTaken,
  );
  const isLabelTaken = (key: string) =>
    policiesBy(world, key, undefined).length > 0 ||
    nodeNetworksOf(world).some(({ labels }) => Object.hasOwn(labels, key));
  const nodeLabel = freeName(
    `vm-network/${purpose === 'vlan' ? policy : purpose === 'br-ex' ? CLUSTER_BRIDGE : asName(bridge)}`,
    isLabelTaken,
  );
  return {
    ...(isLabelled && draft.nodeLabel === '' ? { nodeLabel } : {}),
    ...(draft.bond === '' && uplinks.length > 1 && purpose !== 'vlan' ? { bond } : {}),
    ...(draft.bridge === '' && purpose !== 'br-ex' && purpose !== 'vlan' ? { bridge } : {}),
    ...(draft.localnet === '' && purpose !== 'linux' && purpose !== 'vlan' ? { localnet } : {}),
    ...(draft.policy === '' ? { policy } : {}),
  };
};
