import { useCallback, useMemo, useState } from 'react';
import {
  Button,
  EmptyStateBody,
  Stack,
  StackItem,
  Switch,
  ToolbarItem,
} from '@patternfly/react-core';
import { columnsOf, unfolded } from '../../../domain/map/fold-nodes';
import { matrixOf, type Matrix, type MatrixRow } from '../../../domain/map/matrix';
import type { Finding } from '../../../domain/findings/finding';
import type { World } from '../../../domain/world/world';
import { NoVmNodes } from '../../../ui/NoVmNodes';
import { RulesFailure } from '../../../ui/RulesFailure';
import { NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { pageOf, type Column } from '../../../ui/table/model';
import { Pages } from '../../../ui/table/Pages';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { NetworksWorld, type Seen } from '../NetworksWorld';
import { networkRules, useWorldFindings } from '../useWorldFindings';
import { CellButton } from './CellButton';
import { ColumnHeading } from './ColumnHeading';
import { INCOMPLETE, NODE, useMatrixSpec } from './matrixSpec';
import { columnTitle } from './words';

const COLUMNS_PER_PAGE = 10;

/** The columns that are asked for: all folded, those that were opened, or those of chosen nodes. */
const useNodeColumns = (matrix: Matrix, chosen: readonly string[]) => {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const folded = useMemo(() => columnsOf(matrix), [matrix]);
  const columns = useMemo(() => {
    if (chosen.length > 0) {
      return folded.flatMap(unfolded).filter(({ key }) => chosen.includes(key));
    }
    return folded.flatMap((column) => (opened.has(column.key) ? unfolded(column) : [column]));
  }, [folded, opened, chosen]);
  const open = useCallback((key: string) => setOpened((before) => new Set([...before, key])), []);
  return {
    columns,
    open,
    fold: opened.size > 0 ? () => setOpened(new Set()) : undefined,
  };
};

interface TableProps {
  world: World;
  matrix: Matrix;
  findings: readonly Finding[] | undefined;
}

const NO_NODES: readonly string[] = [];

const Table = ({ world, matrix, findings }: TableProps) => {
  const t = useT();
  const nodes = useMemo(() => matrix.nodes.map(({ name }) => name), [matrix]);
  const table = useListTable(useMatrixSpec(world, nodes), matrix.rows);
  const { state, update } = table;
  const { columns, open, fold } = useNodeColumns(matrix, state.values[NODE] ?? NO_NODES);
  const [wanted, setWanted] = useState({ page: 1, perPage: COLUMNS_PER_PAGE });
  const { page, shown } = useMemo(() => pageOf(columns, wanted), [columns, wanted]);
  const visible = useMemo(
    () => [
      ...table.visible,
      ...shown.map((column): Column<MatrixRow> => ({
        key: `node ${column.key}`,
        label: columnTitle(t, column),
        heading: (
          <ColumnHeading
            column={column}
            onOpen={column.nodes.length > 1 ? () => open(column.key) : undefined}
          />
        ),
        modifier: 'nowrap',
        cell: (row) => <CellButton world={world} row={row} column={column} findings={findings} />,
      })),
    ],
    [t, table.visible, shown, open, world, findings],
  );
  const isIncompleteOnly = (state.values[INCOMPLETE] ?? []).length > 0;
  return (
    <DataTable
      table={{ ...table, visible }}
      isWide
      label={t('Networks on nodes')}
      pagesLabel={t('Pages of networks')}
      items={t('rows')}
      nothing={{
        title: t('Nothing matches the filter'),
        body: t('Change the filter, or clear it to see all networks.'),
      }}
      toolbar={
        <>
          <ToolbarItem alignSelf="center">
            <Switch
              id="matrix-incomplete"
              label={t('Incomplete only')}
              isChecked={isIncompleteOnly}
              onChange={(_event, isOn) =>
                update({ values: { ...state.values, [INCOMPLETE]: isOn ? ['true'] : [] } })
              }
            />
          </ToolbarItem>
          {fold && (
            <ToolbarItem>
              <Button variant="link" onClick={fold}>
                {t('Fold nodes that are alike')}
              </Button>
            </ToolbarItem>
          )}
          {columns.length > COLUMNS_PER_PAGE && (
            <ToolbarItem>
              <Pages
                label={t('Pages of nodes')}
                items={t('columns of nodes')}
                count={columns.length}
                page={page}
                perPage={wanted.perPage}
                onPage={(next) => setWanted({ ...wanted, page: next })}
                onPerPage={(perPage) => setWanted({ page: 1, perPage })}
              />
            </ToolbarItem>
          )}
        </>
      }
    />
  );
};

const Body = ({ seen: { world, isComplete } }: { seen: Seen }) => {
  const t = useT();
  const matrix = useMemo(() => matrixOf(world), [world]);
  const { findings, failure } = useWorldFindings(isComplete ? world : undefined, networkRules);
  if (matrix.nodes.length === 0) {
    return <NoVmNodes />;
  }
  if (matrix.rows.length === 0) {
    return (
      <NothingState title={t('No networks, bridges or mappings yet')}>
        <EmptyStateBody>
          {t('Networks of VMs stand here beside the nodes, with what each node has of them.')}
        </EmptyStateBody>
      </NothingState>
    );
  }
  return (
    <Stack hasGutter>
      {failure !== undefined && (
        <StackItem>
          <RulesFailure>{failure}</RulesFailure>
        </StackItem>
      )}
      <StackItem>
        <Table world={world} matrix={matrix} findings={findings} />
      </StackItem>
    </Stack>
  );
};

/** Networks, bridges, mappings and resources beside the nodes, folded where they are alike. */
const MatrixTab = () => {
  const t = useT();
  return (
    <NetworksWorld label={t('Loading networks and nodes')}>
      {(seen) => <Body seen={seen} />}
    </NetworksWorld>
  );
};

export default MatrixTab;
