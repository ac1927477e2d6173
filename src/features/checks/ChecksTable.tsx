import { lazy, Suspense, useState } from 'react';
import { ExpandableRowContent, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Content } from '@patternfly/react-core';
import {
  findingSortKeys,
  type FindingSortKey,
  type ShownFinding,
} from '../../domain/findings/query';
import type { World } from '../../domain/world/world';
import { Breakable } from '../../ui/Breakable';
import { keyOfFinding, severityLabel, SeverityIcon } from '../../ui/findings';
import type { SortDirection } from '../../ui/list/useListState';
import { ObjectLink } from '../../ui/ObjectLink';
import { LoadingState } from '../../ui/states';
import { useT } from '../../ui/useT';

const MoreAbout = lazy(() => import('./MoreAbout'));

interface RowProps {
  shown: ShownFinding;
  world: World;
  showNamespace: boolean;
  index: number;
}

const Row = ({ shown: { finding, title, message }, world, showNamespace, index }: RowProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { object } = finding;
  return (
    <Tbody isExpanded={isOpen}>
      <Tr>
        <Td
          expand={{
            rowIndex: index,
            isExpanded: isOpen,
            onToggle: () => setOpen(!isOpen),
            expandId: 'checks-',
          }}
        />
        <Td dataLabel={t('Severity')} modifier="nowrap">
          <span>
            <SeverityIcon severity={finding.severity} /> {t(severityLabel(finding.severity))}
          </span>
        </Td>
        <Td dataLabel={t('Code')}>{finding.code}</Td>
        <Td dataLabel={t('Object')} modifier="breakWord">
          <div>
            <ObjectLink object={object} />
            <Content component="small">
              <Breakable text={object.kind} />
            </Content>
          </div>
        </Td>
        {showNamespace && (
          <Td dataLabel={t('Namespace')} modifier="breakWord">
            {object.namespace ?? '-'}
          </Td>
        )}
        <Td dataLabel={t('Finding')} modifier="breakWord">
          <div>
            <strong>{title}</strong>
            <Content component="p">{message}</Content>
          </div>
        </Td>
        <Td dataLabel={t('Path')} modifier="breakWord">
          <Breakable text={finding.path} />
        </Td>
      </Tr>
      {isOpen && (
        <Tr isExpanded>
          <Td />
          <Td colSpan={showNamespace ? 6 : 5}>
            <ExpandableRowContent>
              <Suspense fallback={<LoadingState label={t('Loading')} />}>
                <MoreAbout finding={finding} world={world} />
              </Suspense>
            </ExpandableRowContent>
          </Td>
        </Tr>
      )}
    </Tbody>
  );
};

interface ChecksTableProps {
  shown: readonly ShownFinding[];
  world: World;
  /** Whether findings of several namespaces are shown. */
  showNamespace: boolean;
  sortKey: FindingSortKey;
  direction: SortDirection;
  onSort: (key: FindingSortKey, direction: SortDirection) => void;
}

/** One row for each finding; it opens for the objects that it reasons from and for its fix. */
export const ChecksTable = ({
  shown,
  world,
  showNamespace,
  sortKey,
  direction,
  onSort,
}: ChecksTableProps) => {
  const t = useT();
  const sort = (key: FindingSortKey) => ({
    columnIndex: findingSortKeys.indexOf(key),
    sortBy: { index: findingSortKeys.indexOf(sortKey), direction },
    onSort: (_event: unknown, _index: number, next: SortDirection) => onSort(key, next),
  });
  return (
    <Table aria-label={t('Findings')} variant="compact">
      <Thead>
        <Tr>
          <Th screenReaderText={t('More')} />
          <Th sort={sort('severity')} width={10} modifier="nowrap">
            {t('Severity')}
          </Th>
          <Th sort={sort('code')} width={10} modifier="nowrap">
            {t('Code')}
          </Th>
          <Th sort={sort('object')} width={20} modifier="nowrap">
            {t('Object')}
          </Th>
          {showNamespace && (
            <Th sort={sort('namespace')} width={15} modifier="nowrap">
              {t('Namespace')}
            </Th>
          )}
          <Th width={30}>{t('Finding')}</Th>
          <Th width={15}>{t('Path')}</Th>
        </Tr>
      </Thead>
      {shown.map((each, index) => (
        <Row
          key={keyOfFinding(each.finding)}
          shown={each}
          world={world}
          showNamespace={showNamespace}
          index={index}
        />
      ))}
    </Table>
  );
};
