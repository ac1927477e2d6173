import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { entriesAt, recordAt } from '../core/resource';
import { containsIp, formatIp, parseCidr, type Cidr, type Ip } from '../net/cidr';
import { known, missing, type Known } from '../policies/answer';
import { podRangesOf } from '../policies/in-world';
import type { Labels, NamedPort, PolicyPeer, Somebody } from '../policies/match';
import type { World } from '../world/world';
import { endText, namespaceLabelsOf, type InterfaceEnd, type PolicyNetwork } from './ends';

/**
 * An end of a connection: an interface of a VM, an address that is none's, any pod of a namespace or of
 * the cluster, or whoever is outside of it.
 */
export type End =
  | { kind: 'interface'; end: InterfaceEnd }
  | { kind: 'address'; ip: Ip }
  | { kind: 'pods'; namespace: string | undefined }
  | {
      kind: 'outside';
      /** Nodes may put an address of their own in the place of the client's. */
      isBehindNode: boolean;
    };

const WHICH_POD = reason(msg('It depends on which pod it is.'));
export const WHICH_NETWORK = reason(msg('It depends on the network that the pod is on.'));
const WHICH_ADDRESS = reason(msg('It depends on which address outside of the cluster it is.'));
const BEHIND_NODE = reason(
  msg(
    'A node may put an address of its own in the place of the client’s, so that policies do not see who asks.',
  ),
);

const dependences = new Set(
  [WHICH_POD, WHICH_NETWORK, WHICH_ADDRESS].map((each) => JSON.stringify(each)),
);

/** Whether an answer is open only as its end stands for many. */
export const isDependence = (why: Reason): boolean => dependences.has(JSON.stringify(why));

/** What those are called, within a sentence, of whom no one is meant. */
export const nameOfMany = (
  many: { kind: 'outside' } | { kind: 'pods'; namespace: string | undefined },
): Reason => {
  if (many.kind === 'outside') return reason(msg('somebody outside of the cluster'));
  return many.namespace === undefined
    ? reason(msg('a pod of the cluster'))
    : reason(msg('a pod of namespace {{namespace}}'), { namespace: many.namespace });
};

/** What an end is called within a sentence. */
export const nameOfEnd = (end: End): Reason => {
  switch (end.kind) {
    case 'interface':
      return reason('{{name}}', { name: endText(end.end) });
    case 'address':
      return reason('{{name}}', { name: formatIp(end.ip) });
    default:
      return nameOfMany(end);
  }
};

const nodeLabelsOf = (world: World, ip: Ip): Known<Labels | undefined> => {
  const text = formatIp(ip);
  const node = world
    .list('Node')
    .find((each) =>
      entriesAt(each, 'status', 'addresses').some(({ entry }) => entry.address === text),
    );
  if (node) return known(recordAt(node, 'metadata', 'labels'));
  return world.isKnown('Node')
    ? known(undefined)
    : missing(reason(msg('The addresses of nodes are not known.')));
};

const rangesOf = (texts: readonly string[]): Cidr[] =>
  texts.flatMap((text) => parseCidr(text) ?? []);

/** Where pods of a network have their addresses; empty where that is not known. */
const podRangesOn = (world: World, network: PolicyNetwork): readonly Cidr[] => {
  if (network.kind === 'default') return rangesOf(podRangesOf(world) ?? []);
  return network.kind === 'primary' ? network.network.subnets : [];
};

/** An address that is no known VM's, seen from an interface. */
const addressPeer = (world: World, ip: Ip, { network }: InterfaceEnd): PolicyPeer => {
  const whose = reason(msg('Whose address {{address}} is, is not known.'), {
    address: formatIp(ip),
  });
  const ranges = podRangesOn(world, network);
  const mayBePod = ranges.length === 0 || ranges.some((range) => containsIp(range, ip));
  return {
    kind: 'address',
    ip,
    mayBePod: mayBePod ? whose : undefined,
    nodeLabels: nodeLabelsOf(world, ip),
  };
};

const EVERYWHERE = { 4: '0.0.0.0/0', 6: '::/0' } as const;

/** All addresses of the families that an interface has. */
const everywhereFor = ({ pod: { addresses } }: InterfaceEnd): readonly Cidr[] =>
  'missing' in addresses
    ? []
    : rangesOf([...new Set(addresses.value.map(({ family }) => EVERYWHERE[family]))]);

const outsider = (seenFrom: InterfaceEnd, isBehindNode: boolean): Somebody => ({
  who: isBehindNode ? 'node' : 'outside',
  namespace: undefined,
  ranges: everywhereFor(seenFrom),
  why: isBehindNode ? BEHIND_NODE : WHICH_ADDRESS,
});

const somePod = (
  world: World,
  namespace: string | undefined,
  seenFrom: InterfaceEnd,
): Somebody => ({
  who: 'pod',
  namespace:
    namespace === undefined
      ? undefined
      : { name: namespace, labels: namespaceLabelsOf(world, namespace) },
  ranges: podRangesOn(world, seenFrom.network),
  why: WHICH_POD,
});

/** An end as policies of an interface see it. */
export const peerOf = (world: World, end: End, seenFrom: InterfaceEnd): PolicyPeer => {
  switch (end.kind) {
    case 'interface':
      return { kind: 'pod', ...end.end.pod };
    case 'address':
      return addressPeer(world, end.ip, seenFrom);
    case 'pods':
      return { kind: 'somebody', ...somePod(world, end.namespace, seenFrom) };
    case 'outside':
      return { kind: 'somebody', ...outsider(seenFrom, end.isBehindNode) };
  }
};

/** Ports of an end that have names. */
export const namedPortsOfEnd = (end: End): Known<readonly NamedPort[]> => {
  if (end.kind === 'interface') return end.end.pod.ports;
  return end.kind === 'pods' ? missing(WHICH_POD) : known([]);
};
