import {
  entriesAt,
  isRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
  textOf,
  valueAt,
  type KubernetesResource,
} from '../core/resource';

export type Direction = 'ingress' | 'egress';
export const directions: readonly Direction[] = ['ingress', 'egress'];

/** Whom a rule is about. A selector stands as it is written; `own`: pods of the policy's namespace. */
export type PeerSpec =
  | { kind: 'pods'; namespaces: unknown; pods: unknown }
  | { kind: 'own'; pods: unknown }
  | { kind: 'block'; cidr: string; except: readonly string[] }
  | { kind: 'nodes'; nodes: unknown }
  | { kind: 'other'; name: string };

/** Ports of a rule: a range, those of a name, or something that is not known here. */
export type PortSpec =
  | { kind: 'range'; protocol: string; first: number; last: number }
  | { kind: 'every'; protocol: string }
  | { kind: 'name'; protocol: string | undefined; name: string }
  | { kind: 'other' };

export interface PolicyRule {
  /** Path in the policy. */
  path: string;
  action: 'Allow' | 'Deny' | 'Pass';
  /** Undefined: everyone. */
  peers: readonly PeerSpec[] | undefined;
  /** Undefined: every port. */
  ports: readonly PortSpec[] | undefined;
}

/** A policy of any kind, as far as it is evaluated. */
export interface Policy {
  object: KubernetesResource;
  name: string;
  /** Undefined: a policy of the cluster. */
  namespace: string | undefined;
  /** Of policies of the cluster, the lowest number first. */
  priority: number;
  /** Selectors of the pods that it is for. */
  subject: { namespaces: unknown; pods: unknown };
  /** For which directions it speaks. */
  governs: readonly Direction[];
  rules: Readonly<Record<Direction, readonly PolicyRule[]>>;
}

/** The empty selector, which takes everything. */
const ALL = {};

const given = (value: unknown): boolean => value !== undefined && value !== null;

/** Where a rule of a direction names whom it is about. */
export const peersKeyOf = (direction: Direction): string =>
  direction === 'ingress' ? 'from' : 'to';

const peerOf = (entry: Record<string, unknown>): PeerSpec => {
  const { ipBlock, podSelector, namespaceSelector } = entry;
  if (given(ipBlock)) {
    const except = listAt(entry, 'ipBlock', 'except').flatMap((each) => textOf(each) ?? []);
    return { kind: 'block', cidr: textAt(entry, 'ipBlock', 'cidr') ?? '', except };
  }
  if (given(namespaceSelector))
    return { kind: 'pods', namespaces: namespaceSelector, pods: podSelector ?? ALL };
  if (given(podSelector)) return { kind: 'own', pods: podSelector };
  return { kind: 'other', name: Object.keys(entry).join(', ') };
};

const portOf = (entry: Record<string, unknown>): PortSpec => {
  const protocol = textAt(entry, 'protocol') ?? 'TCP';
  const { port } = entry;
  if (!given(port)) return { kind: 'every', protocol };
  if (typeof port === 'number')
    return { kind: 'range', protocol, first: port, last: numberAt(entry, 'endPort') ?? port };
  return typeof port === 'string' ? { kind: 'name', protocol, name: port } : { kind: 'other' };
};

const listedOr = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length === 0 ? undefined : list;

const networkRules = (policy: KubernetesResource, direction: Direction): PolicyRule[] =>
  entriesAt(policy, 'spec', direction).map(({ index, entry }) => ({
    path: `spec.${direction}[${index}]`,
    action: 'Allow',
    peers: listedOr(entriesAt(entry, peersKeyOf(direction)).map((peer) => peerOf(peer.entry))),
    ports: listedOr(entriesAt(entry, 'ports').map((port) => portOf(port.entry))),
  }));

const governedBy = (policy: KubernetesResource): Direction[] => {
  const types = listAt(policy, 'spec', 'policyTypes');
  const isFor = (direction: Direction): boolean => {
    if (types.length > 0) return types.includes(direction === 'ingress' ? 'Ingress' : 'Egress');
    return direction === 'ingress' || listAt(policy, 'spec', 'egress').length > 0;
  };
  return directions.filter(isFor);
};

/**
 * Reads a NetworkPolicy or a MultiNetworkPolicy. Without `policyTypes` it is for what comes in, and for
 * what goes out where it has a rule for that.
 *
 * Source: Kubernetes networking/v1 NetworkPolicySpec.
 */
export const networkPolicyOf = (object: KubernetesResource): Policy => {
  const namespace = textAt(object, 'metadata', 'namespace') ?? '';
  return {
    object,
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace,
    priority: 0,
    // A missing selector is the empty one, which takes every pod.
    subject: { namespaces: ALL, pods: recordAt(object, 'spec').podSelector ?? ALL },
    governs: governedBy(object),
    rules: { ingress: networkRules(object, 'ingress'), egress: networkRules(object, 'egress') },
  };
};

const podsOf = (value: unknown): { namespaces: unknown; pods: unknown } => ({
  namespaces: valueAt(value, 'namespaceSelector'),
  pods: valueAt(value, 'podSelector'),
});

const adminPeersOf = (entry: Record<string, unknown>): PeerSpec[] => {
  if (given(entry.namespaces)) return [{ kind: 'pods', namespaces: entry.namespaces, pods: ALL }];
  if (given(entry.pods)) return [{ kind: 'pods', ...podsOf(entry.pods) }];
  if (given(entry.nodes)) return [{ kind: 'nodes', nodes: entry.nodes }];
  if (Array.isArray(entry.networks))
    return entry.networks.map((cidr) => ({ kind: 'block', cidr: textOf(cidr) ?? '', except: [] }));
  return [{ kind: 'other', name: Object.keys(entry).join(', ') }];
};

const adminPortOf = (entry: Record<string, unknown>): PortSpec => {
  const name = textAt(entry, 'namedPort');
  if (name !== undefined) return { kind: 'name', protocol: undefined, name };
  const one = numberAt(entry, 'portNumber', 'port');
  if (one !== undefined) {
    const protocol = textAt(entry, 'portNumber', 'protocol') ?? 'TCP';
    return { kind: 'range', protocol, first: one, last: one };
  }
  const [first, last] = [
    numberAt(entry, 'portRange', 'start'),
    numberAt(entry, 'portRange', 'end'),
  ];
  if (first === undefined || last === undefined) return { kind: 'other' };
  return { kind: 'range', protocol: textAt(entry, 'portRange', 'protocol') ?? 'TCP', first, last };
};

const isAction = (value: unknown): value is PolicyRule['action'] =>
  value === 'Allow' || value === 'Deny' || value === 'Pass';

const adminRules = (policy: KubernetesResource, direction: Direction): PolicyRule[] =>
  entriesAt(policy, 'spec', direction).flatMap(({ index, entry }): PolicyRule[] => {
    const { action } = entry;
    if (!isAction(action)) return [];
    return [
      {
        path: `spec.${direction}[${index}]`,
        action,
        peers: entriesAt(entry, peersKeyOf(direction)).flatMap((peer) => adminPeersOf(peer.entry)),
        ports: listedOr(entriesAt(entry, 'ports').map((port) => adminPortOf(port.entry))),
      },
    ];
  });

const subjectOf = (policy: KubernetesResource): Policy['subject'] => {
  const { namespaces, pods } = recordAt(policy, 'spec', 'subject');
  if (given(namespaces)) return { namespaces, pods: ALL };
  // Neither is none: the API takes no such policy.
  return isRecord(pods) ? podsOf(pods) : { namespaces: undefined, pods: undefined };
};

/**
 * Reads an AdminNetworkPolicy or a BaselineAdminNetworkPolicy; of a ClusterNetworkPolicy only whom it is
 * for.
 *
 * Source: sigs.k8s.io/network-policy-api v0.1.5 apis/v1alpha1.
 */
export const adminPolicyOf = (object: KubernetesResource): Policy => {
  const rules = { ingress: adminRules(object, 'ingress'), egress: adminRules(object, 'egress') };
  return {
    object,
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace: undefined,
    priority: numberAt(object, 'spec', 'priority') ?? 0,
    subject: subjectOf(object),
    governs: directions.filter((direction) => rules[direction].length > 0),
    rules,
  };
};
