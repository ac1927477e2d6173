import { at } from '../../apiserver/conversion/paths.ts';
import { portsOf, specOf } from '../../apiserver/services/service.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { matchesLabels } from './label-selector.ts';
import { listOf, textsOf } from './lists.ts';
import { firstAddress, givenTo, holds, isOfFamily, rangesOf } from './pools.ts';
import type { ServiceSubject } from './subject.ts';

const PREFIXES = ['metallb.io', 'metallb.universe.tf'];

/** An annotation by which a Service asks for something, under its present or its former name. */
const asked = ({ metadata }: KubernetesObject, name: string): string | undefined =>
  PREFIXES.map((prefix) => metadata.annotations?.[`${prefix}/${name}`]).find(
    (value) => value !== undefined && value !== '',
  );

const ALLOCATION = 'serviceAllocation';

const allocationOf = ({ spec }: KubernetesObject, field: string): unknown =>
  at(spec, [ALLOCATION, field]);

/** Whether a pool is kept for some projects or Services, of which this one is none. */
const isKeptFrom = (
  pool: KubernetesObject,
  service: KubernetesObject,
  { namespace, namespaceLabels }: ServiceSubject,
): boolean => {
  const names = textsOf(allocationOf(pool, 'namespaces'));
  const byLabels = listOf(allocationOf(pool, 'namespaceSelectors'));
  const services = listOf(allocationOf(pool, 'serviceSelectors'));
  const isOfProject =
    names.length + byLabels.length === 0 ||
    names.includes(namespace) ||
    byLabels.some((selector) => matchesLabels(selector, namespaceLabels));
  const isSelected =
    services.length === 0 ||
    services.some((selector) => matchesLabels(selector, service.metadata.labels));
  return !isOfProject || !isSelected;
};

const isPinned = ({ spec }: KubernetesObject): boolean => isRecord(at(spec, [ALLOCATION]));

/** The lowest number comes first; 0, or none, is no priority and comes last. */
const priorityOf = (pool: KubernetesObject): number => {
  const priority = allocationOf(pool, 'priority');
  return typeof priority === 'number' && priority > 0 ? priority : Number.MAX_SAFE_INTEGER;
};

/** Pools that give an address to a Service without being named, those that are kept for it first. */
const poolsFor = (subject: ServiceSubject, service: KubernetesObject): KubernetesObject[] => {
  const open = subject.pools.filter(({ spec }) => at(spec, ['autoAssign']) !== false);
  const pinned = open.filter((pool) => isPinned(pool) && !isKeptFrom(pool, service, subject));
  return [
    ...pinned.sort((a, b) => priorityOf(a) - priorityOf(b)),
    ...open.filter((pool) => !isPinned(pool)),
  ];
};

/** Who may have an address together: the key that is asked for, and the same pods where only their nodes answer. */
const sharingOf = (service: KubernetesObject): { key: string; backend: string } => {
  const { externalTrafficPolicy, selector = {} } = specOf(service);
  const pairs = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
  return {
    key: asked(service, 'allow-shared-ip') ?? '',
    backend: externalTrafficPolicy === 'Local' ? pairs.sort().join(',') : '',
  };
};

const portTexts = (service: KubernetesObject): string[] =>
  portsOf(specOf(service)).map(({ protocol = 'TCP', port = 0 }) => `${protocol}/${port}`);

const keyOf = ({ metadata }: KubernetesObject): string =>
  `${metadata.namespace ?? ''}/${metadata.name}`;

/** Services by the addresses that they have. */
type Holders = ReadonlyMap<string, readonly KubernetesObject[]>;

const holdersIn = (services: readonly KubernetesObject[]): Holders => {
  const holders = new Map<string, KubernetesObject[]>();
  for (const service of services) {
    for (const ip of givenTo(service)) {
      holders.set(ip, [...(holders.get(ip) ?? []), service]);
    }
  }
  return holders;
};

/** Why a Service cannot have an address, as others have it; undefined where it can. */
const obstacleTo = (ip: string, service: KubernetesObject, others: Holders): string | undefined => {
  const holders = others.get(ip) ?? [];
  const wish = sharingOf(service);
  const isShared = holders.every((holder) => {
    const { key, backend } = sharingOf(holder);
    return key !== '' && key === wish.key && backend === wish.backend;
  });
  if (!isShared) {
    return `can't change sharing key for "${keyOf(service)}", address also in use by ${holders.map(keyOf).join(',')}`;
  }
  const taken = holders.flatMap(portTexts);
  const port = portTexts(service).find((each) => taken.includes(each));
  return port === undefined ? undefined : `port ${port} is already in use on "${ip}"`;
};

/** What a Service is given, or the reason why it is given nothing. */
export type Given = { ips: string[]; pool: string } | { why: string };

const notCompatible = ({ metadata }: KubernetesObject): Given => ({
  why: `pool ${metadata.name} not compatible for ip assignment`,
});

/** The addresses that a Service asks for by name. */
const wantedAddresses = (
  subject: ServiceSubject,
  service: KubernetesObject,
  others: Holders,
  ips: string[],
  named: KubernetesObject | undefined,
): Given => {
  const quoted = `[${ips.map((ip) => JSON.stringify(ip)).join(' ')}]`;
  const pool = subject.pools.find((each) =>
    ips.every((ip) => rangesOf(each).some((range) => holds(range, ip))),
  );
  if (!pool) return { why: `${quoted} is not allowed in config` };
  if (named && named !== pool) {
    return {
      why: `requested loadBalancer IP(s) ${quoted} is not compatible with requested address pool ${named.metadata.name}`,
    };
  }
  if (isKeptFrom(pool, service, subject)) return notCompatible(pool);
  const why = ips.map((ip) => obstacleTo(ip, service, others)).find((each) => each !== undefined);
  return why === undefined ? { ips, pool: pool.metadata.name } : { why };
};

/**
 * Addresses for a Service, one of each of its families, all from one pool.
 *
 * Source: metallb internal/allocator/allocator.go; controller/service.go.
 */
export const addressesFor = (subject: ServiceSubject, service: KubernetesObject): Given => {
  const { pools, services, spec } = subject;
  const others = holdersIn(
    services().filter(({ metadata }) => metadata.uid !== service.metadata.uid),
  );
  const wanted = asked(service, 'address-pool');
  const named = pools.find(({ metadata }) => metadata.name === wanted);
  if (wanted !== undefined && !named) return { why: `unknown pool "${wanted}"` };
  const ips = asked(service, 'loadBalancerIPs')
    ?.split(',')
    .map((ip) => ip.trim());
  if (ips) return wantedAddresses(subject, service, others, ips, named);
  if (named && isKeptFrom(named, service, subject)) return notCompatible(named);
  const families = spec.ipFamilies ?? [];
  for (const pool of named ? [named] : poolsFor(subject, service)) {
    const found = families.flatMap((family) => {
      const ranges = rangesOf(pool).filter((range) => isOfFamily(range, family));
      const isFree = (ip: string) => obstacleTo(ip, service, others) === undefined;
      return firstAddress(ranges, at(pool.spec, ['avoidBuggyIPs']) === true, isFree) ?? [];
    });
    if (found.length === families.length) return { ips: found, pool: pool.metadata.name };
  }
  return {
    why: wanted === undefined ? 'no available IPs' : `no available IPs in pool ${wanted}`,
  };
};
