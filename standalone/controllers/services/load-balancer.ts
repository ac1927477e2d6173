import { at } from '../../apiserver/conversion/paths.ts';
import { familyOf, isLoadBalancer, type Family } from '../../apiserver/services/service.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { suffixOf } from '../../kubernetes/meta.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import type { Controller } from '../loop.ts';
import type { World } from '../world.ts';
import { freeAddress, givenTo, holds, sizeOf } from './pools.ts';
import type { ServiceSubject } from './subject.ts';

const CONTROLLER = 'metallb-controller';
const SPEAKER = 'metallb-speaker';
const FROM_POOL = 'metallb.io/ip-allocated-from-pool';
const PREFIXES = ['metallb.io', 'metallb.universe.tf'];

/** An annotation by which a Service asks for something, under its present or its former name. */
const asked = ({ metadata }: KubernetesObject, name: string): string | undefined =>
  PREFIXES.map((prefix) => metadata.annotations?.[`${prefix}/${name}`]).find(
    (value) => value !== undefined && value !== '',
  );

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

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

/** Pools that a Service may get an address of, those for its project first. */
const poolsFor = (
  { pools, namespace }: ServiceSubject,
  wanted: string | undefined,
): KubernetesObject[] => {
  if (wanted !== undefined) return pools.filter(({ metadata }) => metadata.name === wanted);
  const open = pools.filter(({ spec }) => at(spec, ['autoAssign']) !== false);
  const pinned = open.filter(({ spec }) =>
    textsOf(at(spec, ['serviceAllocation', 'namespaces'])).includes(namespace),
  );
  const free = open.filter(({ spec }) => at(spec, ['serviceAllocation']) === undefined);
  return [...pinned, ...free];
};

type Given = { ips: string[]; pool: string } | { why: string };

const addressesOf = (pool: KubernetesObject) => textsOf(at(pool.spec, ['addresses']));

/** Addresses for a Service, all from one pool. Source: metallb internal/allocator/allocator.go. */
const addressesFor = (subject: ServiceSubject, service: KubernetesObject): Given => {
  const wantedPool = asked(service, 'address-pool');
  const candidates = poolsFor(subject, wantedPool);
  if (wantedPool !== undefined && candidates.length === 0) {
    return { why: `unknown pool "${wantedPool}"` };
  }
  const taken = new Set(
    subject.services
      .filter(({ metadata }) => metadata.uid !== service.metadata.uid)
      .flatMap(givenTo),
  );
  const wantedIps = asked(service, 'loadBalancerIPs')
    ?.split(',')
    .map((ip) => ip.trim());
  if (wantedIps) {
    const pool = (wantedPool === undefined ? subject.pools : candidates).find((each) =>
      wantedIps.every((ip) => addressesOf(each).some((range) => holds(range, ip))),
    );
    if (!pool)
      return {
        why: `[${wantedIps.map((ip) => JSON.stringify(ip)).join(' ')}] is not allowed in config`,
      };
    const busy = wantedIps.find((ip) => taken.has(ip));
    return busy === undefined
      ? { ips: wantedIps, pool: pool.metadata.name }
      : {
          why: `can't change sharing key for "${subject.namespace}/${subject.name}", address also in use`,
        };
  }
  const families = subject.spec.ipFamilies ?? [];
  for (const pool of candidates) {
    const ips = families.flatMap(
      (family) =>
        addressesOf(pool)
          .filter((range) => familyOf(range.split(/[-/]/)[0]?.trim() ?? '') === family)
          .map((range) => freeAddress(range, taken))
          .find((ip) => ip !== undefined) ?? [],
    );
    if (ips.length === families.length) return { ips, pool: pool.metadata.name };
  }
  return {
    why: wantedPool === undefined ? 'no available IPs' : `no available IPs in pool ${wantedPool}`,
  };
};

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

/** How many addresses each pool has given and still has. Source: metallb api/v1beta1, status of pools. */
export const poolController: Controller<ServiceSubject> = ({ pools, services }): Change[] => {
  const given = services.flatMap(givenTo);
  return pools.map((pool): Change => {
    const count = (family: Family) => {
      const ranges = addressesOf(pool).filter(
        (range) => familyOf(range.split(/[-/]/)[0]?.trim() ?? '') === family,
      );
      const assigned = given.filter((ip) => ranges.some((range) => holds(range, ip))).length;
      const size = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
      return { assigned, available: Math.max(0, size - assigned) };
    };
    const [v4, v6] = [count('IPv4'), count('IPv6')];
    return {
      put: {
        ...pool,
        status: {
          assignedIPv4: v4.assigned,
          assignedIPv6: v6.assigned,
          availableIPv4: v4.available,
          availableIPv6: v6.available,
        },
      },
    };
  });
};

const matchesPool = ({ spec }: KubernetesObject, pool: KubernetesObject): boolean => {
  const names = textsOf(at(spec, ['ipAddressPools']));
  const selectors: unknown = at(spec, ['ipAddressPoolSelectors']);
  const all = Array.isArray(selectors) ? (selectors as unknown[]) : [];
  if (names.length === 0 && all.length === 0) return true;
  return (
    names.includes(pool.metadata.name) ||
    all.some((selector) => {
      const labels: unknown = at(selector, ['matchLabels']);
      return (
        isRecord(labels) &&
        Object.entries(labels).every(([key, value]) => pool.metadata.labels?.[key] === value)
      );
    })
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
  const by = pool && advertisements.find((each) => matchesPool(each, pool));
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
  const name = `l2-${suffixOf(world.unique(`l2 of ${subject.namespace}/${subject.name}`))}`;
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
