import { isRecord } from '../../kubernetes/object.ts';
import type { World } from '../world.ts';
import { isOvn, localnetOf, type CniConfig } from './cni.ts';
import { recordsOf } from '../services/lists.ts';

/** What nmstate reports of a node's network; undefined where it reports nothing. */
const stateOf = (node: string, world: World): Record<string, unknown> | undefined => {
  const status = world.nodeNetwork(node)?.status;
  const state = isRecord(status) ? status.currentState : undefined;
  return isRecord(state) ? state : undefined;
};

/** The localnets that a node has bridge mappings for; undefined where nothing is known of it. */
export const mappingsOf = (node: string, world: World): string[] | undefined => {
  const state = stateOf(node, world);
  if (!state) return undefined;
  const mappings = isRecord(state.ovn) ? state.ovn['bridge-mappings'] : undefined;
  return recordsOf(mappings).flatMap(({ localnet }) =>
    typeof localnet === 'string' ? [localnet] : [],
  );
};

/** Names of a node's interfaces; undefined where nothing is known of it. */
export const interfacesOf = (node: string, world: World): string[] | undefined => {
  const state = stateOf(node, world);
  return (
    state &&
    recordsOf(state.interfaces).flatMap(({ name }) => (typeof name === 'string' ? [name] : []))
  );
};

/** Whether a node has the Linux bridge with a port; a bridge without any ends in itself. */
const hasBridgeWithPort = (name: unknown, node: string, world: World): boolean => {
  const state = stateOf(node, world);
  if (!state) return true;
  const bridge = recordsOf(state.interfaces).find(
    (each) => each.name === name && each.type === 'linux-bridge',
  );
  const settings = bridge?.bridge;
  return isRecord(settings) && recordsOf(settings.port).length > 0;
};

/**
 * Whether a network leads from a node into the data centre, where a DHCP server is: not one inside
 * the cluster only, and not a Linux bridge that the node lacks or that has no port.
 */
export const leadsOut = (config: CniConfig, node: string, world: World): boolean => {
  if (isOvn(config)) return localnetOf(config) !== undefined;
  if (config.type !== 'bridge' && config.type !== 'cnv-bridge') return true;
  return hasBridgeWithPort(config.bridge, node, world);
};
