import { textAt } from '../../../domain/core/resource';
import type { Finding } from '../../../domain/findings/finding';
import { summarizeNad, type NadSummary } from '../../../domain/nad/summary';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';

/** A bridge, a bridge mapping, an interface of the node, or a resource. */
export interface Connection {
  kind: 'bridge' | 'mapping' | 'interface' | 'resource';
  name: string;
}

export interface NetworkRow {
  nad: NetworkAttachmentDefinition;
  /** `namespace/name`. */
  key: string;
  name: string;
  namespace: string;
  created: string;
  summary: NadSummary;
  /** What VMs are connected to: a bridge, or another thing of the node with its kind. */
  connection: Connection | undefined;
  /** What rules say of the network, as far as that has been worked out. */
  findings: readonly Finding[];
}

const connectionOf = (summary: NadSummary): Connection | undefined => {
  const { type, bridge, physicalNetworkName, master, resourceName } = summary;
  if (bridge !== undefined) return { kind: 'bridge', name: bridge };
  if (type === 'ovn-localnet' && physicalNetworkName !== undefined) {
    return { kind: 'mapping', name: physicalNetworkName };
  }
  if (master !== undefined) return { kind: 'interface', name: master };
  return type === 'sriov' && resourceName !== undefined
    ? { kind: 'resource', name: resourceName }
    : undefined;
};

const HEALTHY: readonly Finding[] = [];
const rows = new WeakMap<NetworkAttachmentDefinition, NetworkRow>();

const rowOf = (nad: NetworkAttachmentDefinition): NetworkRow => {
  const name = textAt(nad, 'metadata', 'name') ?? '';
  const namespace = textAt(nad, 'metadata', 'namespace') ?? '';
  const summary = summarizeNad(nad);
  return {
    nad,
    key: `${namespace}/${name}`,
    name,
    namespace,
    created: textAt(nad, 'metadata', 'creationTimestamp') ?? '',
    summary,
    connection: connectionOf(summary),
    findings: HEALTHY,
  };
};

/**
 * One row per network. Reading the configuration is the costly part, so a row stays the same as long
 * as its network and the findings on it do.
 */
export const rowsOf = (
  nads: readonly NetworkAttachmentDefinition[],
  byNetwork: ReadonlyMap<string, readonly Finding[]>,
): NetworkRow[] =>
  nads.map((nad) => {
    const known = rows.get(nad) ?? rowOf(nad);
    const findings = byNetwork.get(known.key) ?? HEALTHY;
    const row = known.findings === findings ? known : { ...known, findings };
    rows.set(nad, row);
    return row;
  });

/** How bad a network is, for a filter: its errors and warnings, or that it has neither. */
export const findingValues = ({ findings }: NetworkRow): readonly string[] => {
  const found = (['error', 'warning'] as const).filter((wanted) =>
    findings.some(({ severity }) => severity === wanted),
  );
  return found.length === 0 ? ['none'] : found;
};
