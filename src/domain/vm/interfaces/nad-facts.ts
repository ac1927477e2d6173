import type { ParsedNad } from '../../nad/nads';
import type { NetworkType } from '../../nad/network-type';
import { networkNameIn } from '../../nad/config';
import { vlanText, wireVlansOf, type WireVlans } from '../../nad/wire-vlans';
import { textAt, textOf } from '../../core/resource';
import { keyOf } from '../../world/world';
import type { NetworkSource } from '../spec/interface-values';

/** Networks by `namespace/name`. */
export type NadLookup = ReadonlyMap<string, ParsedNad>;

/** What a table of interfaces shows of a NetworkAttachmentDefinition. */
export interface NadFacts {
  /** `namespace/name`. */
  key: string;
  type: NetworkType;
  bridge: string | undefined;
  /** As shown: `100`, or `10, 20-30` for a trunk. */
  vlan: string | undefined;
  vlans: WireVlans;
  physicalNetworkName: string | undefined;
  /** Name in the configuration; OVN-Kubernetes networks of one name are one network. */
  networkName: string | undefined;
  /** Plugin that hands out addresses, or OVN-Kubernetes' own where it has subnets. */
  ipam: string | undefined;
  resourceName: string | undefined;
}

const known = new WeakMap<ParsedNad, NadFacts>();

const readFacts = (nad: ParsedNad): NadFacts => {
  const { parsed, key, type, resourceName } = nad;
  const plugin = parsed.kind === 'ok' ? parsed.plugin : {};
  const networkName = networkNameIn(parsed);
  const vlans = wireVlansOf(parsed);
  return {
    key,
    type,
    bridge: textOf(plugin.bridge),
    vlan: vlanText(vlans),
    vlans,
    physicalNetworkName:
      textOf(plugin.physicalNetworkName) ?? (type === 'ovn-localnet' ? networkName : undefined),
    networkName,
    ipam: textAt(plugin, 'ipam', 'type') ?? textOf(plugin.subnets),
    resourceName,
  };
};

/** The facts of a network; each is worked out once. */
export const nadFactsOf = (nad: ParsedNad): NadFacts => {
  let facts = known.get(nad);
  if (!facts) known.set(nad, (facts = readFacts(nad)));
  return facts;
};

/** The NetworkAttachmentDefinition of a source, if there is one in the lookup. */
export const nadOfSource = (
  nads: NadLookup,
  source: NetworkSource | undefined,
): ParsedNad | undefined =>
  source?.kind === 'multus' ? nads.get(keyOf(source.namespace, source.name)) : undefined;
