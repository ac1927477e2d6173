/**
 * What policies make of a connection, as slow and plain as it can be said: straight from the objects, with
 * nothing shared with what is tested. Only for worlds of which all is known, and whose selectors are of
 * `matchLabels` alone.
 */

export interface PlainSelector {
  matchLabels?: Record<string, string>;
}

export interface PlainPod {
  namespace: string;
  namespaceLabels: Record<string, string>;
  labels: Record<string, string>;
  /** The last number of its address in 10.0.0.0/24. */
  host: number;
  ports: { name: string; port: number; protocol: string }[];
}

export interface PlainPeer {
  podSelector?: PlainSelector;
  namespaceSelector?: PlainSelector;
  ipBlock?: { cidr: string; except?: string[] };
}

export interface PlainPort {
  protocol?: string;
  port?: number | string;
  endPort?: number;
}

export interface PlainPolicy {
  metadata: { name: string; namespace: string };
  spec: {
    podSelector: PlainSelector;
    policyTypes?: string[];
    ingress?: { from?: PlainPeer[]; ports?: PlainPort[] }[];
    egress?: { to?: PlainPeer[]; ports?: PlainPort[] }[];
  };
}

interface PlainPods {
  namespaceSelector: PlainSelector;
  podSelector: PlainSelector;
}

export interface PlainAdminPeer {
  namespaces?: PlainSelector;
  pods?: PlainPods;
  networks?: string[];
}

export interface PlainAdminPort {
  portNumber?: { protocol: string; port: number };
  portRange?: { protocol: string; start: number; end: number };
  namedPort?: string;
}

export interface PlainAdminRule {
  action: 'Allow' | 'Deny' | 'Pass';
  from?: PlainAdminPeer[];
  to?: PlainAdminPeer[];
  ports?: PlainAdminPort[];
}

export interface PlainAdminPolicy {
  metadata: { name: string };
  spec: {
    priority?: number;
    subject: { namespaces?: PlainSelector; pods?: PlainPods };
    ingress?: PlainAdminRule[];
    egress?: PlainAdminRule[];
  };
}

export interface PlainWorld {
  network: PlainPolicy[];
  admin: PlainAdminPolicy[];
  baseline: PlainAdminPolicy[];
}

type Way = 'ingress' | 'egress';

const has = (labels: Record<string, string>, selector: PlainSelector): boolean => {
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    if (labels[key] !== value) return false;
  }
  return true;
};

/** All hosts of a network in 10.0.0.0/24, one by one. */
const hostsOf = (cidr: string): number[] => {
  const [address = '', length = '32'] = cidr.split('/');
  const host = Number(address.split('.')[3]);
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(host / size) * size;
  const hosts: number[] = [];
  for (let each = first; each < first + size; each += 1) hosts.push(each);
  return hosts;
};

const isPeer = (policy: PlainPolicy, peer: PlainPeer, other: PlainPod): boolean => {
  if (peer.ipBlock) {
    const taken = (peer.ipBlock.except ?? []).flatMap(hostsOf);
    return hostsOf(peer.ipBlock.cidr).includes(other.host) && !taken.includes(other.host);
  }
  if (peer.namespaceSelector) {
    if (!has(other.namespaceLabels, peer.namespaceSelector)) return false;
  } else if (other.namespace !== policy.metadata.namespace) return false;
  return peer.podSelector === undefined || has(other.labels, peer.podSelector);
};

const isNetworkPort = (
  entry: PlainPort,
  port: number,
  protocol: string,
  destination: PlainPod,
): boolean => {
  if ((entry.protocol ?? 'TCP') !== protocol) return false;
  if (entry.port === undefined) return true;
  if (typeof entry.port === 'string') {
    for (const own of destination.ports) {
      if (own.name === entry.port && own.port === port && own.protocol === protocol) return true;
    }
    return false;
  }
  for (let each = entry.port; each <= (entry.endPort ?? entry.port); each += 1) {
    if (each === port) return true;
  }
  return false;
};

const isAdminPeer = (peer: PlainAdminPeer, other: PlainPod): boolean => {
  if (peer.namespaces) return has(other.namespaceLabels, peer.namespaces);
  if (peer.pods)
    return (
      has(other.namespaceLabels, peer.pods.namespaceSelector) &&
      has(other.labels, peer.pods.podSelector)
    );
  return (peer.networks ?? []).flatMap(hostsOf).includes(other.host);
};

const isAdminPort = (
  entry: PlainAdminPort,
  port: number,
  protocol: string,
  destination: PlainPod,
): boolean => {
  if (entry.portNumber)
    return entry.portNumber.protocol === protocol && entry.portNumber.port === port;
  if (entry.portRange)
    return (
      entry.portRange.protocol === protocol &&
      entry.portRange.start <= port &&
      port <= entry.portRange.end
    );
  return destination.ports.some(
    (own) => own.name === entry.namedPort && own.port === port && own.protocol === protocol,
  );
};

/** The action of the first rule that matches; undefined where none does. */
const actionOf = (
  policies: PlainAdminPolicy[],
  way: Way,
  pod: PlainPod,
  other: PlainPod,
  port: number,
  protocol: string,
): string | undefined => {
  const destination = way === 'ingress' ? pod : other;
  const inOrder = [...policies].sort((a, b) => (a.spec.priority ?? 0) - (b.spec.priority ?? 0));
  for (const { spec } of inOrder) {
    const { namespaces, pods } = spec.subject;
    const isFor = namespaces
      ? has(pod.namespaceLabels, namespaces)
      : pods !== undefined &&
        has(pod.namespaceLabels, pods.namespaceSelector) &&
        has(pod.labels, pods.podSelector);
    if (!isFor) continue;
    for (const rule of spec[way] ?? []) {
      const peers = (way === 'ingress' ? rule.from : rule.to) ?? [];
      if (!peers.some((peer) => isAdminPeer(peer, other))) continue;
      const { ports } = rule;
      if (ports && !ports.some((entry) => isAdminPort(entry, port, protocol, destination)))
        continue;
      return rule.action;
    }
  }
  return undefined;
};

/** Whether policies let a connection through in one direction. */
export const isLetThrough = (
  world: PlainWorld,
  way: Way,
  pod: PlainPod,
  other: PlainPod,
  port: number,
  protocol: string,
): boolean => {
  const action = actionOf(world.admin, way, pod, other, port, protocol);
  if (action === 'Allow') return true;
  if (action === 'Deny') return false;
  const selecting = world.network.filter(({ metadata, spec }) => {
    const types = spec.policyTypes ?? (spec.egress?.length ? ['Ingress', 'Egress'] : ['Ingress']);
    return (
      metadata.namespace === pod.namespace &&
      types.includes(way === 'ingress' ? 'Ingress' : 'Egress') &&
      has(pod.labels, spec.podSelector)
    );
  });
  if (selecting.length > 0) {
    const destination = way === 'ingress' ? pod : other;
    for (const policy of selecting) {
      for (const rule of policy.spec[way] ?? []) {
        const peers = 'from' in rule ? rule.from : 'to' in rule ? rule.to : undefined;
        const isFromPeer =
          !peers || peers.length === 0 || peers.some((peer) => isPeer(policy, peer, other));
        const isToPort =
          !rule.ports ||
          rule.ports.length === 0 ||
          rule.ports.some((entry) => isNetworkPort(entry, port, protocol, destination));
        if (isFromPeer && isToPort) return true;
      }
    }
    return false;
  }
  return actionOf(world.baseline, way, pod, other, port, protocol) !== 'Deny';
};
