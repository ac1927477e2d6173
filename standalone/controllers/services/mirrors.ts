import { at } from '../../apiserver/conversion/paths.ts';
import { familyOf } from '../../apiserver/services/service.ts';
import { generatedName } from '../../kubernetes/meta.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Change } from '../changes.ts';
import { isSame } from '../../kubernetes/equal.ts';
import type { Pod } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import { primaryOf } from '../pod/find.ts';
import type { World } from '../world.ts';
import { MANAGED_BY, MANAGER } from './endpoints.ts';
import { listOf } from './lists.ts';
import { MIRROR_LABEL, type ServiceSubject } from './subject.ts';

const MIRROR_MANAGER = 'endpointslice-mirror-controller.k8s.ovn.org';
const SOURCE = 'k8s.ovn.org/source-endpointslice';
const NETWORK = 'k8s.ovn.org/endpointslice-network';

const sourceOf = ({ metadata }: KubernetesObject): string | undefined =>
  metadata.annotations?.[SOURCE];

/** Endpoints at their addresses on the primary network; undefined where a pod has none of the family there. */
const mirrored = (slice: KubernetesObject, pods: readonly Pod[]): object[] | undefined => {
  const endpoints = listOf(slice.endpoints).map((endpoint) => {
    const name = at(endpoint, ['targetRef', 'name']);
    const pod = pods.find(({ metadata }) => metadata.name === name);
    const ip = (pod && primaryOf(pod)?.ips)?.find((each) => familyOf(each) === slice.addressType);
    return ip === undefined ? undefined : { ...(endpoint as object), addresses: [ip] };
  });
  const known = endpoints.filter((each) => each !== undefined);
  return known.length === endpoints.length ? known : undefined;
};

/** The network stands in front where its name may be part of one. */
const nameOf = (
  { metadata }: KubernetesObject,
  { namespace, name, primary }: ServiceSubject,
  world: World,
): string => {
  const network = primary?.name ?? '';
  const base = /^[a-z0-9.-]+$/.test(network) ? `${network}-${name}-` : `${name}-`;
  return generatedName(base, world.unique(`mirror of ${namespace}/${metadata.name}`));
};

/**
 * The slices that OVN-Kubernetes makes of those of Kubernetes in a namespace with a primary user-defined
 * network: the same pods, at the addresses that clients reach there.
 *
 * Source: ovn-kubernetes go-controller/pkg/clustermanager/endpointslicemirror.
 */
export const mirrorController: Controller<ServiceSubject> = (subject, world): Change[] => {
  const { service, slices, mirrors, primary, pods } = subject;
  const sources =
    service && primary
      ? slices.filter(({ metadata }) => metadata.labels?.[MANAGED_BY] === MANAGER)
      : [];
  const gone = mirrors.filter(
    (mirror) => !sources.some(({ metadata }) => metadata.name === sourceOf(mirror)),
  );
  const changes = sources.flatMap((source): Change[] => {
    const endpoints = mirrored(source, pods);
    if (!endpoints) return [];
    const { addressType, ports, metadata } = source;
    const content = { addressType, endpoints, ports };
    const before = mirrors.find((mirror) => sourceOf(mirror) === metadata.name);
    if (before)
      return isSame({ ...before, ...content }, before) ? [] : [{ put: { ...before, ...content } }];
    return [
      {
        put: {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: {
            name: nameOf(source, subject, world),
            namespace: subject.namespace,
            labels: { [MANAGED_BY]: MIRROR_MANAGER, [MIRROR_LABEL]: subject.name },
            annotations: { [SOURCE]: metadata.name, [NETWORK]: primary?.name ?? '' },
            ownerReferences: metadata.ownerReferences ?? [],
          },
          ...content,
        },
      },
    ];
  });
  return [...gone.map((mirror) => ({ remove: mirror })), ...changes];
};
