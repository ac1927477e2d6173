import { msg } from '../core/msg';
import { quantityOf } from '../core/quantity';
import { reason, type Reason } from '../core/reasons';
import { whyNotMade, type MadeKind } from '../node-policies/makers';
import { stateOfFound, type NodeState } from '../nodes/coverage';
import type { NodeNetwork } from '../nodes/node-networks';
import type { BridgeType, Found, Lack } from '../nodes/on-node';
import { takenOn } from '../vm/migration/needs';
import type { World } from '../world/world';

/** What a row is about: a network, or something of nodes that networks stand on. */
export type RowKind = 'network' | BridgeType | 'mapping' | 'resource';

/** What one node has of one thing. Cells that say the same are the same object. */
export interface MatrixCell {
  state: NodeState;
  /** Why the state is no better; empty for a node that has all of it. */
  reasons: readonly Reason[];
  /** Whether something went wrong that was meant to be there, rather than being left out. */
  isFailed: boolean;
  /** Whether only smaller packets pass than on most nodes, or than the network asks for. */
  isSmaller: boolean;
  /** What VMs are connected to there; of a resource, how many the node gives. */
  through: string | undefined;
  /** Largest packet in bytes that passes there. */
  mtu: number | undefined;
}

export interface Wanted {
  kind: RowKind;
  name: string;
  lookAt: (node: NodeNetwork) => Found;
  /** What a policy would have to make where it is not. */
  made: { kind: MadeKind; name: string } | undefined;
  /** By which VMs are placed. */
  resource: string | undefined;
  /** MTU in bytes that is asked for; others than the largest that passes matter only without one. */
  mtu: number | undefined;
}

/** Cells by what they say, so that nodes are compared by identity. */
export const cellKeeper = () => {
  const known = new Map<string, MatrixCell>();
  return (cell: MatrixCell): MatrixCell => {
    const { state, reasons, through = '', mtu = 0 } = cell;
    const why = reasons.length === 0 ? '' : JSON.stringify(reasons);
    const key = `${state} ${String(mtu)} ${through} ${why}`;
    const before = known.get(key);
    if (before) return before;
    known.set(key, cell);
    return cell;
  };
};

const FAILED: readonly Lack['kind'][] = ['policyFailed', 'nowhere', 'otherType'];

/** Devices of which VMs have all: those there work, and no further one comes. */
const usedUp = (world: World, node: NodeNetwork, resource: string | undefined): Reason[] => {
  if (resource === undefined) return [];
  const total = quantityOf(node.resources?.get(resource));
  const taken = takenOn(world)(node.name).get(resource) ?? 0;
  if (total === undefined || total === 0 || taken < total) return [];
  const text = msg(
    'VMs use all {{total}} {{resource}} of the node, so no further VM is placed here.',
  );
  return [reason(text, { total, resource })];
};

/** The MTU that most nodes have, the larger one of two that are as frequent. */
const usualMtu = (found: readonly Found[]): number | undefined => {
  const counts = new Map<number, number>();
  for (const { mtu, missing } of found) {
    if (mtu !== undefined && missing.length === 0) counts.set(mtu, (counts.get(mtu) ?? 0) + 1);
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || b - a)[0]?.[0];
};

const smaller = (mtu: number | undefined, usual: number | undefined): Reason[] => {
  if (mtu === undefined || usual === undefined || mtu >= usual) return [];
  const text = msg('Packets of up to {{mtu}} bytes pass here, and {{usual}} on most nodes.');
  return [reason(text, { mtu, usual })];
};

export const cellsOf = (
  world: World,
  nodes: readonly NodeNetwork[],
  { lookAt, made, resource, mtu }: Wanted,
  keep: (cell: MatrixCell) => MatrixCell,
): MatrixCell[] => {
  const found = nodes.map(lookAt);
  const usual = mtu === undefined ? usualMtu(found) : undefined;
  return nodes.map((node, index) => {
    const has = found[index];
    if (!has) throw new Error('each node was looked at');
    const state = stateOfFound(has);
    const lacks = [...has.missing, ...has.limits];
    const isAbsent = has.missing.some(({ kind }) => kind === 'absent');
    const isThere = state === 'ready' || state === 'limited';
    const less = isThere ? smaller(has.mtu, usual) : [];
    const more = isThere
      ? [...usedUp(world, node, resource), ...less]
      : isAbsent && made
        ? whyNotMade(world, made.kind, made.name, node)
        : [];
    return keep({
      state: state === 'ready' && more.length > 0 ? 'limited' : state,
      reasons: [...lacks.map(({ why }) => why), ...more],
      isFailed: lacks.some(({ kind }) => FAILED.includes(kind)),
      isSmaller: less.length > 0 || has.limits.some(({ kind }) => kind === 'mtu'),
      through: has.through,
      mtu: has.mtu,
    });
  });
};
