import { entriesAt, numberAt, textAt, type KubernetesResource } from '../../core/resource';

const BYTES: Readonly<Record<string, number>> = {
  '64k': 64 * 2 ** 10,
  '2M': 2 * 2 ** 20,
  '32M': 32 * 2 ** 20,
  '512M': 512 * 2 ** 20,
  '1G': 2 ** 30,
  '16G': 16 * 2 ** 30,
};

/** All sizes that a profile may name for some hardware. */
export const pageSizes: readonly string[] = Object.keys(BYTES);

const OF_X86 = ['2M', '1G'];
const OF_ARM = ['64k', '2M', '32M', '1G'];
const OF_ARM_64K = ['2M', '512M', '16G'];

/**
 * The sizes of huge pages that nodes of an architecture have; undefined for one that the operator does
 * not know. On arm64 they depend on the page size of the kernel.
 *
 * Source: cluster-node-tuning-operator pkg/apis/performanceprofile/v2/performanceprofile_validation.go.
 */
export const pageSizesOn = (
  architecture: string | undefined,
  kernelPageSize: string | undefined,
): readonly string[] | undefined => {
  if (architecture === 'amd64') return OF_X86;
  if (architecture !== 'arm64') return undefined;
  return kernelPageSize === '64k' ? OF_ARM_64K : OF_ARM;
};

/** The architecture of a node, in Go's words: `amd64`, `arm64`. */
export const architectureOf = (node: KubernetesResource): string | undefined =>
  textAt(node, 'status', 'nodeInfo', 'architecture') ??
  textAt(node, 'metadata', 'labels', 'kubernetes.io/arch');

/** One entry of a profile's pages, with its place in the list. */
export interface Pages {
  index: number;
  size: string | undefined;
  count: number | undefined;
  /** NUMA node; undefined where the kernel spreads them over all. */
  node: number | undefined;
}

/** The huge pages that a profile asks for on each of its nodes. */
export const pagesOf = (profile: unknown): Pages[] =>
  entriesAt(profile, 'spec', 'hugepages', 'pages').map(({ index, entry }) => ({
    index,
    size: textAt(entry, 'size'),
    count: numberAt(entry, 'count'),
    node: numberAt(entry, 'node'),
  }));

/** Bytes of all pages of a profile together; undefined where one of them is not readable. */
export const bytesOfPages = (profile: unknown): number | undefined => {
  let sum = 0;
  for (const { size = '', count } of pagesOf(profile)) {
    const bytes = BYTES[size];
    if (bytes === undefined || count === undefined) return undefined;
    sum += bytes * count;
  }
  return sum;
};
