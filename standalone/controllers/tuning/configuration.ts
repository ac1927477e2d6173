import { at } from '../../apiserver/conversion/paths.ts';
import { digestOf } from '../../kubernetes/digest.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Node } from '../kubevirt/types.ts';
import { amountOf } from '../pod/quantity.ts';
import { recordsOf } from '../services/lists.ts';
import { cpusIn } from './cpu-set.ts';

const ROLE = 'machineconfiguration.openshift.io/role';

/** Labels of the configuration that a profile is made into: those that it names, or the role of its nodes. */
const labelsOf = ({ spec }: KubernetesObject): Record<string, unknown> => {
  const given = at(spec, ['machineConfigLabel']);
  if (isRecord(given)) return given;
  const selector = at(spec, ['nodeSelector']);
  const [key = ''] = isRecord(selector) ? Object.keys(selector) : [];
  return { [ROLE]: key.split('/')[1] ?? '' };
};

/** Whether labels are what a selector asks for; a selector that asks for nothing takes none. */
export const isSelected = (selector: unknown, labels: Record<string, unknown>): boolean => {
  const exact = Object.entries(
    isRecord(at(selector, ['matchLabels'])) ? (at(selector, ['matchLabels']) as object) : {},
  );
  const terms = recordsOf(at(selector, ['matchExpressions']));
  if (exact.length + terms.length === 0) return false;
  return (
    exact.every(([key, value]) => labels[key] === value) &&
    terms.every(({ key, operator, values }) => {
      const value = labels[String(key)];
      const isListed = Array.isArray(values) && values.includes(value);
      switch (operator) {
        case 'In':
          return value !== undefined && isListed;
        case 'NotIn':
          return value === undefined || !isListed;
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
        default:
          return false;
      }
    })
  );
};

/** Whether a pool is configured by a profile. */
export const isFor = (profile: KubernetesObject, pool: KubernetesObject): boolean =>
  isSelected(at(pool.spec, ['machineConfigSelector']), labelsOf(profile));

/** What all nodes of a pool are to be like. */
export interface Configuration {
  name: string;
  profile: KubernetesObject | undefined;
}

const DIGITS = 32;

/** The same for two pools that are configured alike. */
export const contentOf = (name: string): string => name.slice(-DIGITS);

/** The configuration of a pool, of the first of its profiles: the operator makes one for each pool. */
export const configurationOf = (
  pool: KubernetesObject,
  profiles: readonly KubernetesObject[],
): Configuration => {
  const [profile] = profiles;
  const content = digestOf(JSON.stringify(profile?.spec ?? null)).slice(0, DIGITS);
  return { name: `rendered-${pool.metadata.name}-${content}`, profile };
};

const GI = 1024 ** 3;
const MI = 1024 ** 2;
const SIZES: Record<string, { resource: string; bytes: number }> = {
  '1G': { resource: 'hugepages-1Gi', bytes: GI },
  '2M': { resource: 'hugepages-2Mi', bytes: 2 * MI },
};
const RESOURCES = Object.values(SIZES).map(({ resource }) => resource);

const pagesOf = (profile: KubernetesObject | undefined): Map<string, number> => {
  const bytes = new Map(RESOURCES.map((resource) => [resource, 0]));
  for (const { size, count } of recordsOf(at(profile?.spec, ['hugepages', 'pages']))) {
    const kind = SIZES[String(size)];
    if (!kind || typeof count !== 'number') continue;
    bytes.set(kind.resource, (bytes.get(kind.resource) ?? 0) + count * kind.bytes);
  }
  return bytes;
};

const quantityOf = (bytes: number): string => {
  if (bytes === 0) return '0';
  return bytes % GI === 0 ? `${bytes / GI}Gi` : `${bytes / MI}Mi`;
};

const sumOf = (amounts: Iterable<number>): number =>
  [...amounts].reduce((sum, each) => sum + each, 0);

/** What the kubelet keeps of the CPUs where no profile says how many, in thousandths. */
const KEPT_BY_KUBELET = 500;

/**
 * The node with the pages and CPUs that its configuration sets aside. CPUs that the system keeps, and memory
 * in pages, are no more for pods that ask for neither.
 *
 * Source: cluster-node-tuning-operator pkg/performanceprofile/controller/performanceprofile/components.
 */
export const configured = (node: Node, { profile }: Configuration): Node => {
  const { capacity = {}, allocatable = {} } = node.status ?? {};
  const pages = pagesOf(profile);
  const before = sumOf(RESOURCES.map((resource) => amountOf(allocatable[resource])));
  const memory = amountOf(allocatable.memory) + before - sumOf(pages.values());
  const quantities = Object.fromEntries(
    [...pages].map(([name, bytes]) => [name, quantityOf(bytes)]),
  );
  const cpus = amountOf(capacity.cpu);
  const set = at(profile?.spec, ['cpu', 'reserved']);
  const reserved = (typeof set === 'string' ? cpusIn(set) : undefined) ?? [];
  const cpu = profile ? String(cpus - reserved.length) : `${cpus * 1000 - KEPT_BY_KUBELET}m`;
  return {
    ...node,
    metadata: {
      ...node.metadata,
      labels: { ...node.metadata.labels, cpumanager: String(profile !== undefined) },
    },
    status: {
      ...node.status,
      capacity: { ...capacity, ...quantities },
      allocatable: { ...allocatable, cpu, memory: `${Math.round(memory / 1024)}Ki`, ...quantities },
    },
  };
};
