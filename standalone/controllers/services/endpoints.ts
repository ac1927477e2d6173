import {
  familyOf,
  hasSelector,
  isExternalName,
  portsOf,
  type Family,
  type ServicePort,
} from '../../apiserver/services/service.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { generatedName, ownerOf } from '../../kubernetes/meta.ts';
import type { Change } from '../changes.ts';
import { isSame } from '../../kubernetes/equal.ts';
import type { Pod } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import { isPodOver, isPodReady } from '../pod/find.ts';
import { SERVICE_LABEL, type ServiceSubject } from './subject.ts';

export const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
export const MANAGER = 'endpointslice-controller.k8s.io';

interface SlicePort {
  name: string;
  port: number;
  protocol: string;
}

interface Content {
  addressType: Family;
  endpoints: object[];
  ports: SlicePort[];
}

const isSelected = (selector: Record<string, string>, { metadata }: Pod): boolean =>
  Object.entries(selector).every(([key, value]) => metadata.labels?.[key] === value);

/** The number behind the name of a port, which a container of the pod has to have. */
const numberOf = (pod: Pod, { targetPort, protocol }: ServicePort): number | undefined => {
  if (typeof targetPort === 'number') return targetPort;
  const ports = pod.spec.containers.flatMap((container): unknown[] => {
    const listed: unknown = (container as { ports?: unknown }).ports;
    return Array.isArray(listed) ? listed : [];
  });
  const found = ports
    .filter(isRecord)
    .find((port) => port.name === targetPort && (port.protocol ?? 'TCP') === protocol);
  return typeof found?.containerPort === 'number' ? found.containerPort : undefined;
};

/** A port whose name the pod does not have is left out, and nothing says so. */
const portsFor = (pod: Pod, ports: ServicePort[]): SlicePort[] =>
  ports.flatMap((port) => {
    const number = numberOf(pod, port);
    const { name = '', protocol = 'TCP' } = port;
    return number === undefined ? [] : [{ name, port: number, protocol }];
  });

const endpointOf = (pod: Pod, address: string, isNotReadyTaken: boolean): object => {
  const isTerminating = pod.metadata.deletionTimestamp !== undefined;
  const serving = isPodReady(pod);
  const { namespace, name, uid } = pod.metadata;
  return {
    addresses: [address],
    conditions: {
      ready: isNotReadyTaken || (serving && !isTerminating),
      serving: isNotReadyTaken || serving,
      terminating: isTerminating,
    },
    nodeName: pod.spec.nodeName,
    targetRef: { kind: 'Pod', namespace, name, uid },
  };
};

/** Slices of one family: one for all pods that have the same numbers for the ports. */
const contentsOf = (subject: ServiceSubject, addressType: Family): Content[] => {
  const { spec, pods } = subject;
  const byPorts = new Map<string, Content>();
  for (const pod of pods) {
    if (isPodOver(pod) || !isSelected(spec.selector ?? {}, pod)) continue;
    const address = (pod.status?.podIPs ?? []).find(({ ip }) => familyOf(ip) === addressType)?.ip;
    if (address === undefined) continue;
    const ports = portsFor(pod, portsOf(spec));
    const key = JSON.stringify(ports);
    const content = byPorts.get(key) ?? { addressType, endpoints: [], ports };
    content.endpoints.push(endpointOf(pod, address, spec.publishNotReadyAddresses === true));
    byPorts.set(key, content);
  }
  // A family without an address has a slice all the same.
  return byPorts.size > 0 ? [...byPorts.values()] : [{ addressType, endpoints: [], ports: [] }];
};

const contentIn = (slice: KubernetesObject): object => ({
  addressType: slice.addressType,
  endpoints: slice.endpoints ?? [],
  ports: slice.ports ?? [],
});

const sliceOf = (service: KubernetesObject, content: Content, name: string): KubernetesObject => {
  const { metadata } = service;
  const { namespace = '' } = metadata;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name,
      namespace,
      labels: { ...metadata.labels, [MANAGED_BY]: MANAGER, [SERVICE_LABEL]: metadata.name },
      ownerReferences: [{ ...ownerOf(service), uid: metadata.uid ?? '' }],
    },
    ...content,
  };
};

/**
 * The EndpointSlices of Services with a selector, each in the families of its Service.
 *
 * Source: Kubernetes endpointslice/reconciler.go and utils.go.
 */
export const endpointsController: Controller<ServiceSubject> = (subject, world): Change[] => {
  const { service, spec, slices } = subject;
  if (!service) return slices.map((slice) => ({ remove: slice }));
  if (subject.arePodsLeftOut) return [];
  const own = slices.filter(({ metadata }) => metadata.labels?.[MANAGED_BY] === MANAGER);
  if (!hasSelector(spec) || isExternalName(spec)) return own.map((slice) => ({ remove: slice }));
  const left = [...own];
  const wanted = (spec.ipFamilies ?? []).flatMap((family) => contentsOf(subject, family));
  const take = (isIt: (slice: KubernetesObject) => boolean): KubernetesObject | undefined => {
    const index = left.findIndex(isIt);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const missing = wanted.filter((content) => !take((slice) => isSame(contentIn(slice), content)));
  const changes = missing.map((content): Change => {
    const old = take(({ addressType }) => addressType === content.addressType);
    if (old) return { put: { ...old, ...content } };
    const name = generatedName(
      `${service.metadata.name}-`,
      world.unique(`slice of ${subject.namespace}/${subject.name}`),
    );
    return { put: sliceOf(service, content, name) };
  });
  return [...changes, ...left.map((slice) => ({ remove: slice }))];
};

/** A Service that belongs to a VM goes with it. */
export const garbageController: Controller<ServiceSubject> = ({ service, vms }): Change[] => {
  const owners = (service?.metadata.ownerReferences ?? []).filter(
    ({ kind }) => kind === 'VirtualMachine',
  );
  const isAlone =
    owners.length > 0 && owners.every(({ uid }) => !vms().some((vm) => vm.metadata.uid === uid));
  return service && isAlone ? [{ remove: service }] : [];
};
