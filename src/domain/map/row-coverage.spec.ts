import type { NodeState } from '../nodes/coverage';
import type { MatrixCell } from './cells';
import { rowCoverageOf } from './row-coverage';

const cell = (state: NodeState): MatrixCell => ({
  state,
  reasons: [],
  isFailed: false,
  isSmaller: false,
  through: undefined,
  mtu: undefined,
});

it.each([
  [['ready', 'limited'], 'all'],
  [['ready', 'missing'], 'some'],
  [['unknown', 'missing'], 'some'],
  [['missing', 'missing'], 'none'],
  [['ready', 'unknown'], 'unknown'],
  [['unknown'], 'unknown'],
  [[], 'unknown'],
] as const)('nodes that are %j are "%s"', (states, coverage) => {
  expect(rowCoverageOf({ cells: states.map(cell) })).toBe(coverage);
});
