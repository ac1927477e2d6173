import type { ParsedConfig } from './config';
import { networkTypeSpecs, type NetworkType } from './network-types';

export type { NetworkType } from './network-types';

/** All types, in the order of a filter. */
export const networkTypes = Object.keys(networkTypeSpecs) as NetworkType[];

/** The text for a type, to be translated. */
export const networkTypeLabel = (type: NetworkType): string => networkTypeSpecs[type].label;

const byCniType = new Map<unknown, NetworkType>(
  networkTypes.flatMap((type) =>
    (networkTypeSpecs[type].plugins ?? []).map((plugin) => [plugin, type] as const),
  ),
);

const byTopology = new Map<unknown, NetworkType>(
  networkTypes.flatMap((type) => {
    const { topology } = networkTypeSpecs[type];
    return topology === undefined ? [] : [[topology, type] as const];
  }),
);

/** The type of an already parsed configuration. */
export const networkTypeOfConfig = (parsed: ParsedConfig): NetworkType => {
  if (parsed.kind === 'too-deep') return 'invalid';
  if (parsed.kind !== 'ok') return parsed.kind;
  const { plugin } = parsed;
  const found =
    plugin.type === 'ovn-k8s-cni-overlay'
      ? byTopology.get(plugin.topology)
      : byCniType.get(plugin.type);
  return found ?? 'other';
};
