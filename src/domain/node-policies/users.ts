import type { KubernetesResource } from '../core/resource';
import { textOf } from '../core/resource';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { networkNameIn } from '../nad/config';
import type { World } from '../world/world';
import { partsOf } from './parts';

/** What a network of VMs needs of a node, by its configuration. */
const needOf = ({
  parsed,
  type,
}: ParsedNad): { bridge?: string; localnet?: string; link?: string } => {
  if (parsed.kind !== 'ok') return {};
  const { plugin } = parsed;
  if (type === 'ovn-localnet') {
    const localnet = textOf(plugin.physicalNetworkName) ?? networkNameIn(parsed);
    return localnet === undefined ? {} : { localnet };
  }
  const bridge = textOf(plugin.bridge);
  const link = textOf(plugin.master);
  return { ...(bridge === undefined ? {} : { bridge }), ...(link === undefined ? {} : { link }) };
};

/**
 * The networks that stand on what a policy makes: on its bridges, its bridge mappings, and its links.
 * A mapping counts whichever policy makes its bridge.
 */
export const networksOn = (world: World, policy: KubernetesResource): ParsedNad[] => {
  const parts = partsOf(policy).filter(({ isAbsent }) => !isAbsent);
  const names = (isWanted: (type: string) => boolean) =>
    new Set(parts.filter(({ type }) => isWanted(type)).map(({ name }) => name));
  const mappings = names((type) => type === 'mapping');
  const bridges = names((type) => type === 'linux-bridge' || type === 'ovs-bridge');
  const links = names((type) => type !== 'mapping');
  return [...nadsOf(world).values()].filter((nad) => {
    const { bridge = '', localnet = '', link = '' } = needOf(nad);
    return mappings.has(localnet) || bridges.has(bridge) || links.has(link);
  });
};
