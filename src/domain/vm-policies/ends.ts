import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { listAt, recordAt, textAt } from '../core/resource';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { parseIp, type Ip } from '../net/cidr';
import { known, missing, type Known } from '../policies/answer';
import type { Labels, NamedPort, PolicyPod } from '../policies/match';
import { podLabelsOf } from '../vm/interfaces/pod-labels';
import type { InterfaceRow } from '../vm/interfaces/interfaces';
import { ovnAddressesOf, primaryAddressesOf } from '../vm/interfaces/pod-networks';
import {
  isMadeForPrimary,
  mayHavePrimary,
  primaryNetworksOf,
  type PrimaryNetwork,
} from '../vm/interfaces/primary-networks';
import type { VmView } from '../vm/interfaces/view';
import type { InterfaceSpec } from '../vm/spec/interface-values';
import { keyOf, type World } from '../world/world';

/**
 * The network of an interface, as far as policies go.
 *
 * - `default`: the pod network of the cluster
 * - `primary`: the user-defined network that takes its place in the namespace
 * - `active`: one of these two, and it is not known which
 * - `ovn`: a secondary network of OVN-Kubernetes
 * - `other`: a secondary network on which nothing is enforced for VMs, as far as is known
 */
export type PolicyNetwork =
  | { kind: 'default' }
  | { kind: 'primary'; network: PrimaryNetwork }
  | { kind: 'active'; namespace: string; why: Reason }
  | { kind: 'ovn'; nad: ParsedNad }
  | { kind: 'other'; nad: ParsedNad }
  | { kind: 'unknown'; why: Reason };

/** One of those that pods are on by themselves. */
export type PodNetwork = Extract<PolicyNetwork, { kind: 'default' | 'primary' | 'active' }>;

/** Whether it is one of those that pods are on by themselves. */
export const isOfPods = (network: PolicyNetwork): network is PodNetwork =>
  ['default', 'primary', 'active'].includes(network.kind);

/** One interface of a VM as an end of a connection. */
export interface InterfaceEnd {
  view: VmView;
  name: string;
  network: PolicyNetwork;
  pod: PolicyPod;
}

const specOf = (row: InterfaceRow): InterfaceSpec | undefined =>
  row.spec.running ?? row.spec.configured;

/** The network that pods of a namespace are on by themselves. */
export const podNetworkOf = (world: World, namespace: string): PodNetwork => {
  const network = primaryNetworksOf(world).get(namespace);
  if (network) return { kind: 'primary', network };
  const isMade = isMadeForPrimary(world, namespace);
  const isNone =
    isMade === undefined &&
    world.isKnown('NetworkAttachmentDefinition', namespace) &&
    !mayHavePrimary(world, namespace);
  if (isMade === false || isNone) return { kind: 'default' };
  return {
    kind: 'active',
    namespace,
    why: reason(msg('Which network namespace {{namespace}} is on is not known.'), { namespace }),
  };
};

const networkOf = (world: World, namespace: string, spec?: InterfaceSpec): PolicyNetwork => {
  const source = spec?.values.network;
  if (source?.kind === 'pod') return podNetworkOf(world, namespace);
  const nad =
    source?.kind === 'multus' ? nadsOf(world).get(keyOf(source.namespace, source.name)) : undefined;
  if (nad?.parsed.kind !== 'ok' || spec?.values.isDefault === true)
    return { kind: 'unknown', why: reason(msg('The network of the interface is not known.')) };
  return nad.type.startsWith('ovn-') ? { kind: 'ovn', nad } : { kind: 'other', nad };
};

const podAddressesOf = ({ pod }: VmView): string[] =>
  listAt(pod, 'status', 'podIPs').flatMap((each) => textAt(each, 'ip') ?? []);

const addressesOf = (view: VmView, row: InterfaceRow, network: PolicyNetwork): Known<Ip[]> => {
  const texts = (): readonly string[] => {
    switch (network.kind) {
      case 'default':
        return podAddressesOf(view);
      case 'primary':
        return primaryAddressesOf(view.pod) ?? [];
      case 'active':
        return primaryAddressesOf(view.pod) ?? podAddressesOf(view);
      case 'ovn': {
        const given = ovnAddressesOf(view.pod, network.nad.key, row.reportedMac);
        return given.length > 0
          ? given
          : [...(row.status?.ipv4 ?? []), ...(row.status?.ipv6 ?? [])];
      }
      default:
        return [];
    }
  };
  const ips = texts().flatMap((text) => parseIp(text) ?? []);
  if (ips.length > 0) return known(ips);
  return missing(reason(msg('The address of VM {{vm}} is not known.'), { vm: view.name }));
};

/** Ports of all interfaces become ports of the pod alike. */
const namedPortsOf = ({ rows }: VmView): NamedPort[] =>
  rows
    .flatMap((row) => specOf(row)?.values.ports ?? [])
    .flatMap(({ name, port, protocol = 'TCP' }) =>
      name === undefined || port === undefined ? [] : [{ name, port, protocol }],
    );

/** Labels of a namespace, as far as they are known. */
export const namespaceLabelsOf = (world: World, namespace: string): Known<Labels> => {
  const object = world.find('Namespace', namespace);
  if (object) return known(recordAt(object, 'metadata', 'labels'));
  return missing(
    reason(msg('The labels of namespace {{namespace}} are not known.'), { namespace }),
  );
};

const endOf = (view: VmView, row: InterfaceRow): InterfaceEnd => {
  const { world, namespace, name } = view;
  const network = networkOf(world, namespace, specOf(row));
  const { labels, isSure } = podLabelsOf(view);
  return {
    view,
    name: row.name,
    network,
    pod: {
      namespace,
      namespaceLabels: namespaceLabelsOf(world, namespace),
      labels: isSure
        ? known(labels)
        : missing(reason(msg('The labels of the pod of VM {{vm}} are not known.'), { vm: name })),
      addresses: addressesOf(view, row, network),
      ports: known(namedPortsOf(view)),
    },
  };
};

/** The interfaces of a VM as policies see them. */
export const endsOf = (view: VmView): InterfaceEnd[] => view.rows.map((row) => endOf(view, row));

/** How an end is written: the VM and its interface. */
export const endText = ({ view, name }: InterfaceEnd): string => `${view.name}/${name}`;
