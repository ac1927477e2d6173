import type { Change } from '../changes.ts';
import { isSame } from '../../kubernetes/equal.ts';
import type { Node } from '../kubevirt/types.ts';
import { interfacesIn, isRecordOfTexts, recordIn, type State } from './state.ts';

const PREFIX = 'bridge.network.kubevirt.io/';
/** What a resource may be called; bridge-marker leaves out others. */
const NAME = /^[-A-Za-z0-9_.]+$/;

/**
 * Plays bridge-marker: a node offers a resource for each of its Linux bridges, up or down.
 *
 * Source: bridge-marker pkg/marker/marker.go.
 */
export const markBridges = (node: Node, state: State): Change[] => {
  const bridges = interfacesIn(state).filter(({ type }) => type === 'linux-bridge');
  const offered = Object.fromEntries(
    bridges.flatMap(({ name }) => (NAME.test(name) ? [[`${PREFIX}${name}`, '1k']] : [])),
  );
  const withOffers = (amounts: unknown) => ({
    ...Object.fromEntries(
      Object.entries(isRecordOfTexts(amounts) ? amounts : {}).filter(
        ([name]) => !name.startsWith(PREFIX),
      ),
    ),
    ...offered,
  });
  const { capacity, allocatable } = recordIn(node, 'status');
  const next = { capacity: withOffers(capacity), allocatable: withOffers(allocatable) };
  if (isSame({ capacity, allocatable }, next)) return [];
  return [{ put: { ...node, status: { ...node.status, ...next } } }];
};
