import { entriesAt, listAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { groupedBy } from '../core/collections';
import { derived, keyOf, type World } from '../world/world';
import type { ServiceView } from './service';

const OF_SERVICE = 'kubernetes.io/service-name';
const MIRROR_OF_SERVICE = 'k8s.ovn.org/service-name';

/** One pod behind a Service, of all its addresses together. */
export interface Endpoint {
  /** Name of the pod; the address where nothing is named. */
  target: string;
  addresses: readonly string[];
  isReady: boolean;
  isTerminating: boolean;
  node: string | undefined;
}

/** What stands behind a Service now. */
export interface Endpoints {
  /** Whether all slices of the namespace are known. */
  isKnown: boolean;
  all: readonly Endpoint[];
  ready: number;
  /** Names of the ports that slices with endpoints have; of an unnamed port the empty text. */
  ports: ReadonlySet<string>;
  /** Whether the addresses are those of a primary user-defined network. */
  isMirrored: boolean;
}

const slicesBy = (label: string) =>
  derived((world: World) =>
    groupedBy(world.list('EndpointSlice'), (slice) => {
      const name = textAt(recordAt(slice, 'metadata', 'labels'), label);
      return name === undefined ? undefined : keyOf(textAt(slice, 'metadata', 'namespace'), name);
    }),
  );

const slicesOfKubernetes = slicesBy(OF_SERVICE);
const mirrorsOfOvn = slicesBy(MIRROR_OF_SERVICE);

/** Absent conditions: ready, and not terminating. Source: Kubernetes discovery/v1 EndpointConditions. */
const endpointOf = (entry: Record<string, unknown>): Endpoint => {
  const addresses = listAt(entry, 'addresses').filter((each) => typeof each === 'string');
  const conditions = recordAt(entry, 'conditions');
  return {
    target: textAt(entry, 'targetRef', 'name') ?? addresses[0] ?? '',
    addresses,
    isReady: conditions.ready !== false,
    isTerminating: conditions.terminating === true,
    node: textAt(entry, 'nodeName'),
  };
};

const joined = (a: Endpoint | undefined, b: Endpoint): Endpoint =>
  a
    ? {
        ...a,
        addresses: [...new Set([...a.addresses, ...b.addresses])],
        isReady: a.isReady && b.isReady,
        isTerminating: a.isTerminating || b.isTerminating,
      }
    : b;

const collected = (slices: readonly KubernetesResource[]): Endpoint[] => {
  const byTarget = new Map<string, Endpoint>();
  for (const slice of slices) {
    for (const { entry } of entriesAt(slice, 'endpoints')) {
      const endpoint = endpointOf(entry);
      byTarget.set(endpoint.target, joined(byTarget.get(endpoint.target), endpoint));
    }
  }
  return [...byTarget.values()];
};

/**
 * The endpoints of a Service. In a namespace with a primary user-defined network those that
 * OVN-Kubernetes writes, as the others have addresses nobody reaches; never both.
 *
 * Source: Kubernetes discovery/v1; ovn-kubernetes go-controller/pkg/clustermanager/endpointslicemirror.
 */
export const endpointsOf = (world: World, { key, namespace }: ServiceView): Endpoints => {
  const mirrored = mirrorsOfOvn(world).get(key);
  const slices = mirrored ?? slicesOfKubernetes(world).get(key) ?? [];
  const all = collected(slices);
  const filled = slices.filter((slice) => entriesAt(slice, 'endpoints').length > 0);
  return {
    isKnown: world.isKnown('EndpointSlice', namespace),
    all,
    ready: all.filter(({ isReady }) => isReady).length,
    ports: new Set(
      filled.flatMap((slice) =>
        entriesAt(slice, 'ports').map(({ entry }) => textAt(entry, 'name') ?? ''),
      ),
    ),
    isMirrored: mirrored !== undefined,
  };
};
