import { useMemo } from 'react';
import { Truncate } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr, type ThProps } from '@patternfly/react-table';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import type { Finding } from '../../../domain/findings/finding';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { Age } from '../../../ui/Age';
import { FindingBadge } from '../../../ui/findings';
import { NothingMatches } from '../../../ui/list/NothingMatches';
import { pageOf } from '../../../ui/list/pageOf';
import { useListState } from '../../../ui/list/useListState';
import { networkPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { NetworkRowActions } from './NetworkRowActions';
import { NetworkToolbar } from './NetworkToolbar';
import {
  filterRows,
  listSpec,
  noFilter,
  rowsOf,
  sortKeys,
  sortRows,
  type Connection,
  type NetworkRow,
  type SortKey,
} from './rows';
import { useListFindings } from './useListFindings';

const NONE = '-';
const HEALTHY: readonly Finding[] = [];

const connectionText = (connection: Connection | undefined, t: TFunction): string => {
  if (!connection) return NONE;
  switch (connection.kind) {
    case 'mapping':
      return t('{{name}} (mapping)', { name: connection.name });
    case 'interface':
      return t('{{name}} (interface)', { name: connection.name });
    case 'resource':
      return t('{{name}} (resource)', { name: connection.name });
    default:
      return connection.name;
  }
};

interface RowProps {
  row: NetworkRow;
  findings: readonly Finding[];
  showNamespace: boolean;
}

const Row = ({ row, findings, showNamespace }: RowProps) => {
  const t = useT();
  const { summary } = row;
  return (
    <Tr>
      <Td dataLabel={t('Name')} modifier="breakWord">
        <span>
          <Link to={networkPath(row.namespace, row.name)}>{row.name}</Link>{' '}
          <FindingBadge findings={findings} name={row.name} />
        </span>
      </Td>
      {showNamespace && (
        <Td dataLabel={t('Namespace')} modifier="breakWord">
          {row.namespace}
        </Td>
      )}
      <Td dataLabel={t('Type')}>{t(networkTypeLabel(summary.type))}</Td>
      <Td dataLabel={t('Bridge')} modifier="breakWord">
        {connectionText(row.connection, t)}
      </Td>
      <Td dataLabel={t('VLAN')}>{summary.vlan ?? NONE}</Td>
      <Td dataLabel={t('Description')} modifier="breakWord">
        {summary.description ? <Truncate content={summary.description} /> : NONE}
      </Td>
      <Td dataLabel={t('Created')}>
        <Age timestamp={row.created} />
      </Td>
      <Td isActionCell>
        <NetworkRowActions nad={row.nad} />
      </Td>
    </Tr>
  );
};

const headings = (t: TFunction): Record<SortKey, string> => ({
  name: t('Name'),
  namespace: t('Namespace'),
  type: t('Type'),
  bridge: t('Bridge'),
  vlan: t('VLAN'),
  description: t('Description'),
  created: t('Created'),
});

/** Shares of the width in percent. */
const widths: Record<SortKey, ThProps['width']> = {
  name: 20,
  namespace: 10,
  type: 15,
  bridge: 15,
  vlan: 10,
  description: 20,
  created: 10,
};

interface NetworkTableProps {
  nads: NetworkAttachmentDefinition[];
  /** Whether networks of several namespaces are shown. */
  showNamespace: boolean;
}

export const NetworkTable = ({ nads, showNamespace }: NetworkTableProps) => {
  const t = useT();
  const [state, update] = useListState(listSpec);
  const { filter, sortKey, direction } = state;

  const byNetwork = useListFindings(nads);
  const rows = useMemo(() => rowsOf(nads), [nads]);
  const matching = useMemo(
    () => sortRows(filterRows(rows, filter, byNetwork), sortKey, direction),
    [rows, filter, byNetwork, sortKey, direction],
  );
  const { page, shown } = pageOf(matching, state);
  const columns: readonly SortKey[] = showNamespace
    ? sortKeys
    : sortKeys.filter((key) => key !== 'namespace');
  const sortOf = (key: SortKey): ThProps['sort'] => ({
    columnIndex: columns.indexOf(key),
    sortBy: { index: columns.indexOf(sortKey), direction },
    onSort: (_event, _index, next) => update({ sortKey: key, direction: next }),
  });
  const names = headings(t);

  return (
    <>
      <NetworkToolbar state={{ ...state, page }} update={update} count={matching.length} />
      {matching.length === 0 ? (
        <NothingMatches
          title={t('No network matches the filter')}
          onClear={() => update({ filter: noFilter })}
        >
          {t('Change the filter, or clear it to see all networks.')}
        </NothingMatches>
      ) : (
        <Table aria-label={t('Networks')} variant="compact">
          <Thead>
            <Tr>
              {columns.map((key) => (
                <Th key={key} sort={sortOf(key)} width={widths[key]} modifier="nowrap">
                  {names[key]}
                </Th>
              ))}
              <Th screenReaderText={t('Actions')} />
            </Tr>
          </Thead>
          <Tbody>
            {shown.map((row) => (
              <Row
                key={row.key}
                row={row}
                findings={byNetwork.get(row.key) ?? HEALTHY}
                showNamespace={showNamespace}
              />
            ))}
          </Tbody>
        </Table>
      )}
    </>
  );
};
