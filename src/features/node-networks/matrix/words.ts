import type { TFunction } from 'i18next';
import { msg } from '../../../domain/core/msg';
import type { Difference, NodeColumn } from '../../../domain/map/fold-nodes';
import type { MatrixCell, RowKind } from '../../../domain/map/cells';
import type { RowCoverage } from '../../../domain/map/row-coverage';
import type { MatrixRow } from '../../../domain/map/matrix';
import { nodeStateText, type ShownNodeState } from '../../../ui/nodeStates';

const kinds: Record<RowKind, string> = {
  network: msg('Network'),
  'linux-bridge': msg('Linux bridge'),
  'ovs-bridge': msg('OVS bridge'),
  mapping: msg('Bridge mapping'),
  resource: msg('Resource'),
};

/** Words for what a row is about, to be translated. */
export const kindText = (kind: RowKind): string => kinds[kind];

/** A network has to be where VMs are; a bridge that nobody made there was left out. */
export const shownState = (row: MatrixRow, { state, isFailed }: MatrixCell): ShownNodeState =>
  row.kind !== 'network' && state === 'missing' && !isFailed ? 'left out' : state;

/** On how many nodes a thing is there, to be translated. */
export const coverageTexts: Record<RowCoverage, string> = {
  none: msg('On no node'),
  some: msg('Not on all nodes'),
  unknown: msg('Not known of all nodes'),
  all: msg('On all nodes'),
};

/** What a cell says in a word or two: its state, or what is there, translated. */
export const cellText = (t: TFunction, row: MatrixRow, cell: MatrixCell): string => {
  if (cell.state === 'ready' && row.kind === 'resource') return cell.through ?? '';
  const tellsMtu = cell.state === 'ready' || cell.isSmaller;
  if (tellsMtu && cell.mtu !== undefined) return t('MTU {{mtu}}', { mtu: cell.mtu });
  return t(nodeStateText(shownState(row, cell)));
};

/** What is different, such as "br-storage: MTU 1500", translated. */
export const differenceText = (t: TFunction, { row, cell, usual }: Difference): string => {
  const name = row.name;
  const own = cellText(t, row, cell);
  // Where both say the same in a word, the bridge that a mapping leads to may be another one.
  if (own !== cellText(t, row, usual)) return t('{{name}}: {{what}}', { name, what: own });
  const what =
    cell.state === usual.state && cell.through !== usual.through
      ? (cell.through ?? '')
      : t(nodeStateText(shownState(row, cell)));
  return t('{{name}}: {{what}}', { name, what });
};

/** What a column is called, translated. */
export const columnTitle = (t: TFunction, { nodes, differences }: NodeColumn): string => {
  const [first] = nodes;
  if (nodes.length === 1 && first) return first.name;
  return differences.length === 0
    ? t('{{count}} nodes alike', { count: nodes.length })
    : t('{{count}} nodes differ', { count: nodes.length });
};
