import { useMemo } from 'react';
import { EmptyStateBody } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { cardInWords } from '../../../domain/sriov/cards';
import type { ChosenHost } from '../../../domain/sriov/chosen';
import { stageOfHost, type SriovPolicyRow } from '../../../domain/sriov/rows';
import { NONE } from '../../../ui/none';
import { NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { nameFilter } from '../../../ui/table/filters';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { SriovStageText, sriovStageText, type SriovStage } from '../looks';

const stageOf = (host: ChosenHost): SriovStage =>
  host.chosen.length === 0 ? 'nothing' : stageOfHost(host);

const specOf = (t: TFunction, wanted: number): TableSpec<ChosenHost> => ({
  columns: [
    {
      key: 'node',
      label: t('Node'),
      show: 'fixed',
      width: 20,
      modifier: 'breakWord',
      sortText: ({ name }) => name,
      cell: ({ name }) => name,
    },
    {
      key: 'stage',
      label: t('Status'),
      width: 15,
      sortText: (host) => stageOf(host),
      cell: (host) => <SriovStageText stage={stageOf(host)} />,
    },
    {
      key: 'cards',
      label: t('Network cards'),
      width: 30,
      modifier: 'breakWord',
      cell: ({ chosen }) =>
        chosen.length === 0
          ? NONE
          : chosen
              .map((card) =>
                t('{{card}}: {{count}} of {{wanted}} made', {
                  card: cardInWords(card),
                  count: card.count,
                  wanted,
                }),
              )
              .join('; '),
    },
    {
      key: 'error',
      label: t('What the operator says'),
      width: 30,
      modifier: 'breakWord',
      cell: ({ stage, lastError }) => (stage === 'failed' ? (lastError ?? NONE) : NONE),
    },
  ],
  filters: [
    nameFilter(t, ({ name }) => name),
    {
      kind: 'choice',
      key: 'stage',
      label: t('Status'),
      valuesOf: (host) => [stageOf(host)],
      labelOf: (stage) => t(sriovStageText(stage as SriovStage)),
    },
  ],
  keyOf: ({ name }) => name,
  sortedBy: 'node',
  then: [({ name }) => name],
});

/** How far the operator is on each node that a policy chooses. */
export const HostsTable = ({ row: { hosts, wanted } }: { row: SriovPolicyRow }) => {
  const t = useT();
  const table = useDataTable(
    useMemo(() => specOf(t, wanted), [t, wanted]),
    hosts,
  );
  if (hosts.length === 0) {
    return (
      <NothingState title={t('No node is known that the policy chooses')}>
        <EmptyStateBody>
          {t(
            'Either none has its labels, or the operator reports no network cards of those that do.',
          )}
        </EmptyStateBody>
      </NothingState>
    );
  }
  return (
    <DataTable
      table={table}
      label={t('Nodes of the policy')}
      pagesLabel={t('Pages of the list of nodes')}
      items={t('nodes')}
      nothing={{
        title: t('No node matches the filter'),
        body: t('Change the filter, or clear it to see all nodes.'),
      }}
    />
  );
};
