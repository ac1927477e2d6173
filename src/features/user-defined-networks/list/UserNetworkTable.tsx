import { useMemo } from 'react';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';
import { msg } from '../../../domain/core/msg';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkUdn } from '../../../domain/udn/check';
import { Age } from '../../../ui/Age';
import { FindingBadge } from '../../../ui/findings';
import { NothingMatches } from '../../../ui/list/NothingMatches';
import { pageOf } from '../../../ui/list/pageOf';
import { useListState } from '../../../ui/list/useListState';
import { userNetworkPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { kindAbbreviations, topologyLabels } from '../kinds';
import { StatusLabel } from '../StatusLabel';
import {
  filterRows,
  listSpec,
  noFilter,
  rowsOf,
  sortRows,
  type SortKey,
  type UserNetworkRow,
} from './rows';
import { UserNetworkRowActions } from './UserNetworkRowActions';
import { UserNetworkToolbar } from './UserNetworkToolbar';

const NONE = '-';

const columns: [key: SortKey, title: string][] = [
  ['name', msg('Name')],
  ['namespace', msg('Namespace')],
  ['topology', msg('Topology')],
  ['subnets', msg('Subnets')],
  ['status', msg('Status')],
  ['created', msg('Created')],
];

/** What is there of two values, as one line. */
const joined = (...values: (string | undefined)[]): string | undefined => {
  const there = values.filter((value) => value !== undefined && value !== '');
  return there.length === 0 ? undefined : there.join(', ');
};

/** What is there of several values, one below the other. */
const Lines = ({ lines }: { lines: (string | undefined)[] }) => {
  const there = lines.filter((line) => line !== undefined);
  if (there.length === 0) return <>{NONE}</>;
  return (
    <>
      {there.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  );
};

const Row = ({ row }: { row: UserNetworkRow }) => {
  const t = useT();
  const { summary } = row;
  const { name, namespace, kind, topology = '' } = summary;
  const findings = useMemo(() => checkUdn(row.udn), [row.udn]);
  return (
    <Tr>
      <Td dataLabel={t('Name')} modifier="breakWord">
        <span>
          <abbr title={kind}>{kindAbbreviations[kind]}</abbr>{' '}
          <Link to={userNetworkPath(namespace, name)}>{name}</Link>{' '}
          <FindingBadge findings={findings} name={name} />
        </span>
      </Td>
      <Td dataLabel={t('Namespace')} modifier="breakWord">
        {namespace ?? t('Whole cluster')}
      </Td>
      <Td dataLabel={t('Topology')} modifier="breakWord">
        <Lines
          lines={[
            joined(t(topologyLabels[topology] ?? topology), summary.role),
            joined(
              summary.physicalNetwork,
              summary.vlan === undefined ? undefined : t('VLAN {{vlan}}', { vlan: summary.vlan }),
            ),
          ]}
        />
      </Td>
      <Td dataLabel={t('Subnets')} modifier="breakWord">
        <Lines
          lines={[
            ...summary.subnets,
            summary.mtu === undefined ? undefined : t('MTU {{mtu}}', { mtu: summary.mtu }),
          ]}
        />
      </Td>
      <Td dataLabel={t('Status')}>
        <span>
          <StatusLabel status={summary.status} name={name} />
        </span>
      </Td>
      <Td dataLabel={t('Created')}>
        <Age timestamp={summary.created} />
      </Td>
      <Td isActionCell>
        <UserNetworkRowActions row={row} />
      </Td>
    </Tr>
  );
};

/** User-defined networks of both kinds. */
export const UserNetworkTable = ({ udns }: { udns: readonly KubernetesResource[] }) => {
  const t = useT();
  const [state, update] = useListState(listSpec);
  const { filter, sortKey, direction } = state;
  const rows = useMemo(() => rowsOf(udns), [udns]);
  const matching = useMemo(
    () => sortRows(filterRows(rows, filter), sortKey, direction),
    [rows, filter, sortKey, direction],
  );
  const { page, shown } = pageOf(matching, state);
  const sortedIndex = columns.findIndex(([key]) => key === sortKey);
  return (
    <>
      <UserNetworkToolbar state={{ ...state, page }} update={update} count={matching.length} />
      {matching.length === 0 ? (
        <NothingMatches
          title={t('No network matches the filter')}
          onClear={() => update({ filter: noFilter })}
        >
          {t('Change the filter, or clear it to see all networks.')}
        </NothingMatches>
      ) : (
        <Table aria-label={t('User-defined networks')} variant="compact" gridBreakPoint="grid-xl">
          <Thead>
            <Tr>
              {columns.map(([key, title], columnIndex) => (
                <Th
                  key={key}
                  modifier="nowrap"
                  sort={{
                    columnIndex,
                    sortBy: { index: sortedIndex, direction },
                    onSort: (_event, _index, next) => update({ sortKey: key, direction: next }),
                  }}
                >
                  {t(title)}
                </Th>
              ))}
              <Th screenReaderText={t('Actions')} />
            </Tr>
          </Thead>
          <Tbody>
            {shown.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </Tbody>
        </Table>
      )}
    </>
  );
};
