import { useMemo } from 'react';
import {
  Button,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Truncate,
} from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr, type ThProps } from '@patternfly/react-table';
import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { Link } from 'react-router';
import { checkNad } from '../../../domain/nad/check';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { FindingBadge } from '../../../ui/findings';
import { networkPath } from '../../../ui/routes';
import { NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { NetworkRowActions } from './NetworkRowActions';
import { NetworkToolbar } from './NetworkToolbar';
import { filterRows, rowsOf, sortKeys, sortRows, type NetworkRow, type SortKey } from './rows';
import { useListState } from './useListState';

const NONE = '-';

const Row = ({ row, showNamespace }: { row: NetworkRow; showNamespace: boolean }) => {
  const t = useT();
  const { summary } = row;
  const findings = useMemo(() => checkNad(row.nad), [row.nad]);
  return (
    <Tr>
      <Td dataLabel={t('Name')} modifier="breakWord">
        <Link to={networkPath(row.namespace, row.name)}>{row.name}</Link>{' '}
        <FindingBadge findings={findings} name={row.name} />
      </Td>
      {showNamespace && (
        <Td dataLabel={t('Namespace')} modifier="breakWord">
          {row.namespace}
        </Td>
      )}
      <Td dataLabel={t('Type')}>{t(networkTypeLabel(summary.type))}</Td>
      <Td dataLabel={t('Bridge')}>{summary.bridge ?? NONE}</Td>
      <Td dataLabel={t('VLAN')}>{summary.vlan ?? NONE}</Td>
      <Td dataLabel={t('Description')} modifier="breakWord">
        {summary.description ? <Truncate content={summary.description} /> : NONE}
      </Td>
      <Td dataLabel={t('Created')}>
        <Timestamp timestamp={row.created} />
      </Td>
      <Td isActionCell>
        <NetworkRowActions row={row} />
      </Td>
    </Tr>
  );
};

interface NetworkTableProps {
  nads: NetworkAttachmentDefinition[];
  /** Whether networks of several namespaces are shown. */
  showNamespace: boolean;
}

export const NetworkTable = ({ nads, showNamespace }: NetworkTableProps) => {
  const t = useT();
  const [state, update] = useListState();
  const { filter, sortKey, direction, perPage } = state;

  const rows = useMemo(() => rowsOf(nads), [nads]);
  const matching = useMemo(
    () => sortRows(filterRows(rows, filter), sortKey, direction),
    [rows, filter, sortKey, direction],
  );
  const lastPage = Math.max(1, Math.ceil(matching.length / perPage));
  const page = Math.min(state.page, lastPage);
  const shown = matching.slice((page - 1) * perPage, page * perPage);

  const sortOf = (key: SortKey): ThProps['sort'] => ({
    columnIndex: sortKeys.indexOf(key),
    sortBy: { index: sortKeys.indexOf(sortKey), direction },
    onSort: (_event, _index, next) => update({ sortKey: key, direction: next }),
  });

  return (
    <>
      <NetworkToolbar state={{ ...state, page }} update={update} count={matching.length} />
      {matching.length === 0 ? (
        <NothingState title={t('No network matches the filter')}>
          <EmptyStateBody>
            {t('Change the filter, or clear it to see all networks.')}
          </EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>
              <Button
                variant="link"
                onClick={() => update({ filter: { name: '', labels: [], types: [] } })}
              >
                {t('Clear all filters')}
              </Button>
            </EmptyStateActions>
          </EmptyStateFooter>
        </NothingState>
      ) : (
        <Table aria-label={t('Networks')} variant="compact">
          <Thead>
            <Tr>
              <Th sort={sortOf('name')} modifier="nowrap">
                {t('Name')}
              </Th>
              {showNamespace && (
                <Th sort={sortOf('namespace')} modifier="nowrap">
                  {t('Namespace')}
                </Th>
              )}
              <Th sort={sortOf('type')} modifier="nowrap">
                {t('Type')}
              </Th>
              <Th sort={sortOf('bridge')} modifier="nowrap">
                {t('Bridge')}
              </Th>
              <Th sort={sortOf('vlan')} modifier="nowrap">
                {t('VLAN')}
              </Th>
              <Th sort={sortOf('description')} modifier="nowrap">
                {t('Description')}
              </Th>
              <Th sort={sortOf('created')} modifier="nowrap">
                {t('Created')}
              </Th>
              <Th screenReaderText={t('Actions')} />
            </Tr>
          </Thead>
          <Tbody>
            {shown.map((row) => (
              <Row key={row.key} row={row} showNamespace={showNamespace} />
            ))}
          </Tbody>
        </Table>
      )}
    </>
  );
};
