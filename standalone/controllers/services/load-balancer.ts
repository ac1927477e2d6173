import { at } from '../../apiserver/conversion/paths.ts';
import { isLoadBalancer, type Family } from '../../apiserver/services/service.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { generatedName } from '../../kubernetes/meta.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import type { Controller } from '../loop.ts';
import type { World } from '../world.ts';
import { addressesFor } from './allocator.ts';
import { matchesLabels } from './label-selector.ts';
import { listOf, textsOf } from './lists.ts';
import { givenTo, holds, isOfFamily, rangesOf, sizeOf } from './pools.ts';
import type { PoolSubject, ServiceSubject } from './subject.ts';

const CONTROLLER = 'metallb-controller';
const SPEAKER = 'metallb-speaker';
const FROM_POOL = 'metallb.io/ip-allocated-from-pool';
const event = (
  about: KubernetesObject,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  source = CONTROLLER,
): { event: Extract<Change, { event: unknown }>['event'] } => ({
  event: { about, type, reason, message, source },
});

/** Says something once. */
const once = (world: World, said: ReturnType<typeof event>): Change[] =>
  world.saidBefore(said.event) ? [] : [said];

const withAddresses = (
  service: KubernetesObject,
  { ips, pool }: { ips: string[]; pool: string },
): KubernetesObject => ({
  ...service,
  metadata: {
    ...service.metadata,
    annotations: { ...service.metadata.annotations, [FROM_POOL]: pool },
  },
  status: {
    ...(isRecord(service.status) ? service.status : {}),
    loadBalancer: { ingress: ips.map((ip) => ({ ip, ipMode: 'VIP' })) },
  },
});

/**
 * Gives Services of type LoadBalancer addresses, as MetalLB does. Without any pool it says nothing.
 *
 * Source: metallb controller/service.go.
 */
export const addressController: Controller<ServiceSubject> = (subject, world): Change[] => {
  const { service, spec, pools } = subject;
  if (!service || !isLoadBalancer(spec) || pools.length === 0) return [];
  if (spec.loadBalancerClass !== undefined || givenTo(service).length > 0) return [];
  if (!world.passed(`address of ${service.metadata.uid ?? ''}`, SECONDS.loadBalancer)) return [];
  const given = addressesFor(subject, service);
  if ('why' in given) {
    const name = `${subject.namespace}/${subject.name}`;
    const message = `Failed to allocate IP for "${name}": ${given.why}`;
    return once(world, event(service, 'Warning', 'AllocationFailed', message));
  }
  const ips = `[${given.ips.map((ip) => JSON.stringify(ip)).join(' ')}]`;
  return [
    { put: withAddresses(service, given) },
    event(service, 'Normal', 'IPAllocated', `Assigned IP ${ips}`),
  ];
};

/** How many addresses a pool has given and still has. Source: metallb api/v1beta1, status of pools. */
export const poolController: Controller<PoolSubject> = ({ pool, services }): Change[] => {
  if (!pool) return [];
  const given = new Set(services.flatMap(givenTo));
  const count = (family: Family) => {
    const ranges = rangesOf(pool).filter((range) => isOfFamily(range, family));
    const assigned = [...given].filter((ip) => ranges.some((range) => holds(range, ip))).length;
    const size = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
    return { assigned, available: Math.max(0, size - assigned) };
  };
  const [v4, v6] = [count('IPv4'), count('IPv6')];
  return [
    {
      put: {
        ...pool,
        status: {
          assignedIPv4: v4.assigned,
          assignedIPv6: v6.assigned,
          availableIPv4: v4.available,
          availableIPv6: v6.available,
        },
      },
    },
  ];
};

/** Also one for some Services only. */
const announces = (
  { spec }: KubernetesObject,
  pool: KubernetesObject,
  { metadata }: KubernetesObject,
): boolean => {
  const names = textsOf(at(spec, ['ipAddressPools']));
  const pools = listOf(at(spec, ['ipAddressPoolSelectors']));
  const services = listOf(at(spec, ['serviceSelectors']));
  const isOfPool =
    names.length + pools.length === 0 ||
    names.includes(pool.metadata.name) ||
    pools.some((selector) => matchesLabels(selector, pool.metadata.labels));
  return (
    isOfPool &&
    (services.length === 0 || services.some((each) => matchesLabels(each, metadata.labels)))
  );
};

const L2 = 'L2Advertisement';

/**
 * Announces the addresses of Services whose pool has an advertisement, and which have an endpoint.
 *
 * Source: metallb speaker/main.go and layer2_controller.go.
 */
export const speakerController: Controller<ServiceSubject> = (subject, world): Change[] => {
  const { service, slices, advertisements, l2Statuses, pools } = subject;
  const own = l2Statuses.filter(
    ({ metadata }) =>
      metadata.labels?.['metallb.io/service-name'] === subject.name &&
      metadata.labels['metallb.io/service-namespace'] === subject.namespace,
  );
  const pool = pools.find(
    ({ metadata }) => metadata.name === service?.metadata.annotations?.[FROM_POOL],
  );
  const by = service && pool && advertisements.find((each) => announces(each, pool, service));
  const ready = slices
    .flatMap(({ endpoints }): unknown[] => (Array.isArray(endpoints) ? endpoints : []))
    .find((endpoint) => at(endpoint, ['conditions', 'ready']) === true);
  const node: unknown = at(ready, ['nodeName']);
  if (!service || givenTo(service).length === 0 || !by || typeof node !== 'string') {
    return own.map((status) => ({ remove: status }));
  }
  const isL2 = by.kind === L2;
  const said = event(
    service,
    'Normal',
    'nodeAssigned',
    `announcing from node "${node}" with protocol "${isL2 ? 'layer2' : 'bgp'}"`,
    SPEAKER,
  );
  if (!isL2) return once(world, said);
  if (own.some(({ status }) => at(status, ['node']) === node)) return [];
  const name = generatedName('l2-', world.unique(`l2 of ${subject.namespace}/${subject.name}`));
  return [
    ...own.map((status) => ({ remove: status })),
    {
      put: {
        apiVersion: 'metallb.io/v1beta1',
        kind: 'ServiceL2Status',
        metadata: {
          name,
          namespace: 'metallb-system',
          labels: {
            'metallb.io/node': node,
            'metallb.io/service-name': subject.name,
            'metallb.io/service-namespace': subject.namespace,
          },
        },
        spec: {},
        status: {
          node,
          serviceName: subject.name,
          serviceNamespace: subject.namespace,
        },
      },
    },
    ...once(world, said),
  ];
};
