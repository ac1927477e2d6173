import { byNumbersInText } from '../core/collections';
import type { Finding } from '../findings/finding';
import type { World } from '../world/world';
import { taker, withPolicyFindings } from './item-findings';
import { mapColumns, type MapModel } from './items';
import { matrixOf } from './matrix';
import { networkSide } from './of-networks';
import { nodeSideOf } from './of-nodes';
import { vmSide } from './of-vms';

/**
 * The way from the wire to each interface of a VM, of a whole world. Takes any world and never throws;
 * what nothing in it tells is unknown.
 *
 * @param findings what rules say of the world; undefined as long as they have not been asked
 */
export const mapOf = (world: World, findings: readonly Finding[] | undefined): MapModel => {
  const matrix = matrixOf(world);
  const taken = taker(findings);
  const side = nodeSideOf(world, matrix);
  const networks = networkSide(world, matrix, side, taken);
  const vms = vmSide(world, networks.byNetwork, taken);
  const items = withPolicyFindings([...side.items, ...networks.items, ...vms.items], taken);
  return {
    items: items.sort(
      (a, b) =>
        mapColumns.indexOf(a.column) - mapColumns.indexOf(b.column) ||
        byNumbersInText(a.name, b.name) ||
        b.nodes.length - a.nodes.length,
    ),
    edges: [...side.edges, ...networks.edges, ...vms.edges],
    elsewhere: taken.left(),
    nodeCount: matrix.nodes.length,
  };
};
