import { digestOf } from '../../kubernetes/digest.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Change } from '../changes.ts';
import type { Pod } from '../kubevirt/types.ts';
import type { World } from '../world.ts';
import { addressNumber, addressText, rangeOf, type CniConfig, type Range } from './cni.ts';
import type { PodRequest } from './find.ts';

/** Where whereabouts keeps its pools on OpenShift, and elsewhere. */
const NAMESPACES = ['openshift-multus', 'kube-system'];

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

const textAt = (value: Record<string, unknown>, key: string): string | undefined => {
  const found = value[key];
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/** What whereabouts hands out: offsets in the network that may be given, as text of the range. */
interface Handout {
  text: string;
  range: Range;
  excludes: Range[];
  first: number;
  last: number;
}

const excludeOf = (entry: unknown): Range[] => {
  if (typeof entry !== 'string') return [];
  if (IPV4.test(entry)) return [{ first: addressNumber(entry), size: 1 }];
  const [address = '', length = ''] = entry.split('/');
  if (!IPV4.test(address) || !/^\d{1,2}$/.test(length)) return [];
  const size = 2 ** (32 - Number(length));
  return [{ first: Math.floor(addressNumber(address) / size) * size, size }];
};

/** The bounds of `START-END/LENGTH`, or of `range_start` and `range_end`. */
const boundsOf = (ipam: Record<string, unknown>): [string | undefined, string | undefined] => {
  const [, start, end] = /^([\d.]+)-([\d.]+)\//.exec(textAt(ipam, 'range') ?? '') ?? [];
  return [start ?? textAt(ipam, 'range_start'), end ?? textAt(ipam, 'range_end')];
};

/** IPv4 only. Source: whereabouts pkg/iphelpers GetIPRange. */
const handoutOf = (config: CniConfig): Handout | undefined => {
  const ipam = isRecord(config.ipam) ? config.ipam : {};
  if (ipam.type !== 'whereabouts') return undefined;
  const text = (textAt(ipam, 'range') ?? '').replace(/^[\d.]+-/, '');
  const range = rangeOf(text);
  if (!range) return undefined;
  const lowest = range.first + 1;
  const highest = range.first + range.size - 2;
  const [start, end] = boundsOf(ipam).map((bound) =>
    bound !== undefined && IPV4.test(bound) ? addressNumber(bound) : undefined,
  );
  const inside = (value: number | undefined, otherwise: number): number =>
    value !== undefined && value >= lowest && value <= highest ? value : otherwise;
  return {
    text: `${addressText(range.first)}/${32 - Math.log2(range.size)}`,
    range,
    excludes: (Array.isArray(ipam.exclude) ? ipam.exclude : []).flatMap(excludeOf),
    first: inside(start, lowest),
    last: inside(end, highest),
  };
};

const poolName = (text: string): string => text.replace(/[:/]/g, '-');

const allocationsOf = (pool: KubernetesObject | undefined): Record<string, unknown> => {
  const spec = isRecord(pool?.spec) ? pool.spec : {};
  return isRecord(spec.allocations) ? spec.allocations : {};
};

const emptyPool = (text: string, world: World): KubernetesObject => ({
  apiVersion: 'whereabouts.cni.cncf.io/v1alpha1',
  kind: 'IPPool',
  metadata: {
    name: poolName(text),
    namespace: NAMESPACES.find((name) => world.hasNamespace(name)) ?? 'kube-system',
  },
  spec: { range: text, allocations: {} },
});

const withAllocations = (
  pool: KubernetesObject,
  allocations: Record<string, unknown>,
): KubernetesObject => ({
  ...pool,
  spec: { ...(isRecord(pool.spec) ? pool.spec : {}), allocations },
});

/** An address with the pool that says so, or why there is none. */
type Given = { address: string; pool: KubernetesObject } | { full: string };

/** Guests of VMs take other addresses than their pods: pools are played for pods that are no VMs. */
const isOfVm = ({ metadata }: Pod): boolean => metadata.labels?.['kubevirt.io'] === 'virt-launcher';

/**
 * The lowest free address that whereabouts gives to a pod; undefined where others hand out addresses.
 *
 * Source: whereabouts pkg/allocate and pkg/storage/kubernetes/ipam.go.
 */
export const allocate = (
  pod: Pod,
  { interface: ifname }: PodRequest,
  config: CniConfig,
  world: World,
): Given | undefined => {
  const handout = isOfVm(pod) ? undefined : handoutOf(config);
  if (!handout) return undefined;
  const { text, range, excludes, first, last } = handout;
  const pool =
    world.ipPools().find(({ metadata }) => metadata.name === poolName(text)) ??
    emptyPool(text, world);
  const taken = allocationsOf(pool);
  for (let value = first; value <= last; value += 1) {
    const isExcluded = excludes.some(
      (each) => value >= each.first && value < each.first + each.size,
    );
    const offset = String(value - range.first);
    if (isExcluded || Object.hasOwn(taken, offset)) continue;
    const { namespace = '', name, uid = '' } = pod.metadata;
    const entry = { id: digestOf(`sandbox ${uid}`), ifname, podref: `${namespace}/${name}` };
    return {
      address: addressText(value),
      pool: withAllocations(pool, { ...taken, [offset]: entry }),
    };
  }
  return {
    full: `Error at storage engine: Could not allocate IP in range: ip: ${addressText(first)} / - ${addressText(last)} / range: ${text} / excludeRanges: []`,
  };
};

/** Gives back what a pod has had. */
export const release = ({ metadata }: Pod, world: World): Change[] => {
  const own = `${metadata.namespace ?? ''}/${metadata.name}`;
  return world.ipPools().flatMap((pool) => {
    const all = Object.entries(allocationsOf(pool));
    const left = all.filter(([, entry]) => !isRecord(entry) || entry.podref !== own);
    return left.length === all.length
      ? []
      : [{ put: withAllocations(pool, Object.fromEntries(left)) }];
  });
};
