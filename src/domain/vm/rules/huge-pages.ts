import { printed, recordAt, valueAt } from '../../core/resource';
import { quantityOf } from '../../core/quantity';
import * as codes from '../../findings/codes';
import { nodeParams, nodeReferences } from '../../findings/report';
import { nodeNetworksOf, type NodeNetwork } from '../../nodes/node-networks';
import { mayRunOn } from '../../nodes/placement';
import type { World } from '../../world/world';
import type { CheckedVm } from './checked';

/** Memory of a VM in huge pages. */
export interface HugePages {
  /** As written, such as `1Gi`: it is part of the name of what nodes offer. */
  size: string;
  /** Bytes of a page; undefined where the size is no amount. */
  bytes: number | undefined;
  /** Bytes of memory that are asked for in such pages; undefined where that is not said. */
  memory: number | undefined;
}

/**
 * The huge pages that a VM asks for; undefined where it asks for none.
 *
 * @param spec `spec.template.spec` of a VM or `spec` of an instance
 *
 * Source: kubevirt pkg/virt-controller/services/resourceHandler.go.
 */
export const hugePagesOf = (spec: unknown): HugePages | undefined => {
  const size = valueAt(spec, 'domain', 'memory', 'hugepages', 'pageSize');
  if (size === undefined || size === null) return undefined;
  const asked = [
    ['resources', 'requests', 'memory'],
    ['resources', 'limits', 'memory'],
    ['memory', 'guest'],
  ].map((path) => valueAt(spec, 'domain', ...path));
  return {
    size: printed(size),
    bytes: typeof size === 'string' ? quantityOf(size) : undefined,
    memory: quantityOf(asked.find((value) => value !== undefined && value !== null)),
  };
};

/** Bytes of pages of a size that a node offers to pods; undefined where it does not tell. */
export const pagesOn = ({ resources }: NodeNetwork, size: string): number | undefined =>
  resources && (quantityOf(resources.get(`hugepages-${size}`)) ?? 0);

/**
 * The nodes on which a VM may run by its selectors, with what they offer of pages of a size; undefined
 * where the nodes, or what they offer, are not known.
 */
export const pageNodesFor = (
  world: World,
  spec: unknown,
  size: string,
): { node: NodeNetwork; bytes: number }[] | undefined => {
  if (!world.isKnown('Node')) return undefined;
  const found: { node: NodeNetwork; bytes: number }[] = [];
  for (const node of nodeNetworksOf(world)) {
    if (!node.isForVms || !mayRunOn(spec, node)) continue;
    const bytes = pagesOn(node, size);
    if (bytes === undefined) return undefined;
    found.push({ node, bytes });
  }
  return found;
};

/**
 * What KubeVirt refuses of huge pages, and pages that no node has.
 *
 * Source: kubevirt pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go
 * (validateHugepagesMemoryRequests); Kubernetes, huge pages as a resource of nodes.
 */
export const checkHugePages = ({ world, spec, at, report }: CheckedVm): void => {
  const pages = hugePagesOf(spec);
  if (!pages) return;
  const { size, bytes, memory } = pages;
  const path = `${at}.domain.memory.hugepages.pageSize`;
  if (bytes === undefined || bytes < 1) {
    report(codes.pageSizeOfVmNotPossible, path, { value: size });
    return;
  }
  if (memory !== undefined && memory % bytes !== 0) {
    const requested = recordAt(spec, 'domain', 'resources', 'requests').memory !== undefined;
    const place = requested ? 'resources.requests.memory' : 'memory.guest';
    report(codes.memoryNoMultipleOfPages, `${at}.domain.${place}`, { size });
    return;
  }
  const nodes = pageNodesFor(world, spec, size) ?? [];
  if (nodes.length === 0) return;
  const having = nodes.filter((each) => each.bytes > 0).map(({ node }) => node);
  if (having.length === 0) {
    const known = nodes.map(({ node }) => node);
    report(codes.pageSizeOnNoNode, path, { size, ...nodeParams(known) }, nodeReferences(known));
  } else if (memory !== undefined && !nodes.some((each) => each.bytes >= memory)) {
    report(
      codes.tooFewPagesOnNodes,
      path,
      { size, pages: memory / bytes, ...nodeParams(having) },
      nodeReferences(having),
    );
  }
};
