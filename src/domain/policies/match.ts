import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { isRecord } from '../core/resource';
import { containsCidr, containsIp, overlaps, parseCidr, type Cidr, type Ip } from '../net/cidr';
import { matchesSelector } from '../world/selector';
import { every, some, type Answer, type Known } from './answer';
import type { PeerSpec, Policy, PolicyRule, PortSpec } from './policy';

export type Labels = Readonly<Record<string, unknown>>;

/** A port of a pod that has a name. */
export interface NamedPort {
  name: string;
  port: number;
  protocol: string;
}

/** A pod as policies see it. */
export interface PolicyPod {
  namespace: string;
  namespaceLabels: Known<Labels>;
  labels: Known<Labels>;
  addresses: Known<readonly Ip[]>;
  ports: Known<readonly NamedPort[]>;
}

/**
 * Somebody of whom no more is known than where he is. An answer about him holds for all whom he may be.
 *
 * - `pod`: some pod, of one namespace where that is given
 * - `outside`: neither pod nor node
 * - `node`: seen with an address that some node has put in the place of his own
 * - `anyone`: whoever
 */
export interface Somebody {
  who: 'pod' | 'outside' | 'node' | 'anyone';
  namespace: { name: string; labels: Known<Labels> } | undefined;
  /** Networks in which his address lies; empty where they are not known. */
  ranges: readonly Cidr[];
  /** What the answer depends on. */
  why: Reason;
}

/** The other end of a connection: a pod, somebody, or an address that is none's. */
export type PolicyPeer =
  | ({ kind: 'pod' } & PolicyPod)
  | ({ kind: 'somebody' } & Somebody)
  | {
      kind: 'address';
      ip: Ip;
      /** Why nobody can tell whether it is the address of a pod; undefined where it is not. */
      mayBePod: Reason | undefined;
      /** Labels of the node that has it; of none: undefined. */
      nodeLabels: Known<Labels | undefined>;
    };

const isEmptySelector = (selector: unknown): boolean =>
  isRecord(selector) &&
  Object.values(selector).every((part) => Object.keys(part ?? {}).length === 0);

const meets = (labels: Known<Labels>, selector: unknown): Answer => {
  if (isEmptySelector(selector)) return true;
  if (!isRecord(selector)) return false;
  return 'missing' in labels ? labels.missing : matchesSelector(labels.value, selector);
};

/** Whether a policy is for a pod. */
export const selectsPod = ({ subject, namespace }: Policy, pod: PolicyPod): Answer =>
  every([
    namespace === undefined || namespace === pod.namespace,
    meets(pod.namespaceLabels, subject.namespaces),
    meets(pod.labels, subject.pods),
  ]);

const someAddresses = reason(msg('It depends on which of its addresses is used.'));

/** A network, without those that are taken out of it. */
interface Block {
  block: Cidr;
  without: readonly Cidr[];
}

const holds = (addresses: Known<readonly Ip[]>, { block, without }: Block): Answer => {
  if ('missing' in addresses) return addresses.missing;
  const inside = addresses.value.map(
    (ip) => containsIp(block, ip) && !without.some((each) => containsIp(each, ip)),
  );
  if (inside.length === 0 || !inside.includes(true)) return false;
  return inside.includes(false) ? someAddresses : true;
};

const holdsSomebody = ({ ranges, why }: Somebody, { block, without }: Block): Answer => {
  if (ranges.length === 0) return why;
  if (!ranges.some((range) => overlaps(range, block))) return false;
  const isWhole = ranges.every(
    (range) => containsCidr(block, range) && !without.some((each) => overlaps(each, range)),
  );
  return isWhole ? true : why;
};

/** Whether addresses lie in a network and in none that is taken out of it. */
const inBlock = (
  peer: PolicyPeer,
  { cidr, except }: Extract<PeerSpec, { kind: 'block' }>,
): Answer => {
  const block = parseCidr(cidr);
  if (!block) return reason(msg('The network {{cidr}} cannot be read.'), { cidr });
  const whole = { block, without: except.flatMap((each) => parseCidr(each) ?? []) };
  if (peer.kind === 'somebody') return holdsSomebody(peer, whole);
  return holds(peer.kind === 'pod' ? peer.addresses : { value: [peer.ip] }, whole);
};

/** Whether labels choose somebody. Pods of a policy's own namespace are never seen as a node. */
const choosesSomebody = (
  policy: Policy,
  spec: Extract<PeerSpec, { kind: 'own' | 'pods' | 'nodes' }>,
  { who, namespace, why }: Somebody,
): Answer => {
  if (who === 'outside') return false;
  if (who === 'anyone') return why;
  if (who === 'node') return spec.kind === 'own' ? false : why;
  if (spec.kind === 'nodes') return false;
  const isInNamespace = (): Answer => {
    if (spec.kind === 'own') return namespace ? namespace.name === policy.namespace : why;
    return meets(namespace ? namespace.labels : { missing: why }, spec.namespaces);
  };
  return every([isInNamespace(), meets({ missing: why }, spec.pods)]);
};

const isPeer = (policy: Policy, spec: PeerSpec, peer: PolicyPeer): Answer => {
  if (spec.kind === 'block') return inBlock(peer, spec);
  if (spec.kind === 'other')
    return reason(msg('What {{name}} stands for is not known here.'), { name: spec.name });
  if (peer.kind === 'somebody') return choosesSomebody(policy, spec, peer);
  switch (spec.kind) {
    case 'own':
    case 'pods': {
      if (peer.kind === 'address') return peer.mayBePod ?? false;
      const isInNamespace =
        spec.kind === 'own'
          ? peer.namespace === policy.namespace
          : meets(peer.namespaceLabels, spec.namespaces);
      return every([isInNamespace, meets(peer.labels, spec.pods)]);
    }
    case 'nodes': {
      if (peer.kind === 'pod') return false;
      if ('missing' in peer.nodeLabels) return peer.nodeLabels.missing;
      const { value } = peer.nodeLabels;
      return value !== undefined && meets({ value }, spec.nodes);
    }
  }
};

/** A port of the destination, by which a connection is asked for. */
export interface WantedPort {
  port: number;
  protocol: string;
  /** Ports of the destination that have a name. */
  named: Known<readonly NamedPort[]>;
}

export const isPort = (spec: PortSpec, { port, protocol, named }: WantedPort): Answer => {
  switch (spec.kind) {
    case 'every':
      return spec.protocol === protocol;
    case 'range':
      return spec.protocol === protocol && spec.first <= port && port <= spec.last;
    case 'name':
      if (spec.protocol !== undefined && spec.protocol !== protocol) return false;
      if ('missing' in named) return named.missing;
      return named.value.some(
        (each) => each.name === spec.name && each.port === port && each.protocol === protocol,
      );
    case 'other':
      return reason(msg('A port of the rule is written in a way that is not known here.'));
  }
};

/** Whether a rule is about a port, whoever asks for it. */
export const isAboutPort = ({ ports }: PolicyRule, wanted: WantedPort): Answer =>
  ports === undefined || some(ports.map((port) => isPort(port, wanted)));

/** Whether a rule is about a connection. */
export const isAbout = (
  policy: Policy,
  rule: PolicyRule,
  peer: PolicyPeer,
  wanted: WantedPort,
): Answer =>
  every([
    rule.peers === undefined || some(rule.peers.map((spec) => isPeer(policy, spec, peer))),
    isAboutPort(rule, wanted),
  ]);
