import { nadsOf, type ParsedNad } from '../../nad/nads';
import { networkTypeSpecs } from '../../nad/network-types';
import { textOf } from '../../core/resource';
import { derived, keyOf, type World } from '../../world/world';
import type { NetworkSource } from '../spec/interface-values';
import { nadFactsOf } from './nad-facts';

/** The primary network of each namespace that has one, from its NetworkAttachmentDefinitions. */
export const primaryNadsOf = derived((world: World): ReadonlyMap<string, ParsedNad> => {
  const byNamespace = new Map<string, ParsedNad>();
  for (const nad of nadsOf(world).values()) {
    if (nad.parsed.kind === 'ok' && nad.type.startsWith('ovn-')) {
      if (nad.parsed.plugin.role === 'primary') byNamespace.set(nad.namespace, nad);
    }
  }
  return byNamespace;
});

const segmentOfNad = (nad: ParsedNad): string => {
  const {
    type,
    bridge,
    vlan = '',
    physicalNetworkName,
    networkName,
    resourceName,
  } = nadFactsOf(nad);
  switch (networkTypeSpecs[type].segment) {
    case 'bridge':
      return bridge === undefined ? `nad ${nad.key}` : `bridge ${bridge} ${vlan}`;
    case 'physical':
      return `physical ${physicalNetworkName ?? nad.key} ${vlan}`;
    case 'ovn':
      return `ovn ${networkName ?? nad.key}`;
    case 'resource':
      return resourceName === undefined ? `nad ${nad.key}` : `sriov ${resourceName} ${vlan}`;
    case 'own':
      return `nad ${nad.key}`;
  }
};

/**
 * A text that is the same for two interfaces if frames of one can reach the other: one bridge or
 * physical network with one VLAN, one OVN-Kubernetes network, or one NetworkAttachmentDefinition of
 * which no more is known. Undefined for the pod network, where each VM is on its own, unless it is a
 * primary user-defined network.
 */
export const macSegmentOf = (
  world: World,
  namespace: string,
  source: NetworkSource | undefined,
): string | undefined => {
  if (source?.kind === 'pod') {
    const primary = primaryNadsOf(world).get(namespace);
    return primary && `ovn ${textOf(nadFactsOf(primary).networkName) ?? primary.key}`;
  }
  if (source?.kind !== 'multus') return undefined;
  const key = keyOf(source.namespace, source.name);
  const nad = nadsOf(world).get(key);
  return nad ? segmentOfNad(nad) : `nad ${key}`;
};
