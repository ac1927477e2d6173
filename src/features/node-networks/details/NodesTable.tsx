import { useMemo } from 'react';
import { EmptyStateBody, Stack, StackItem } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import {
  stagesByNeed,
  type NodeProgress,
  type PolicyProgress,
} from '../../../domain/node-policies/progress';
import { Age } from '../../../ui/Age';
import { CopyText } from '../../../ui/CopyText';
import { NONE } from '../../../ui/none';
import { NothingState } from '../../../ui/states';
import { nameFilter } from '../../../ui/table/filters';
import { DataTable } from '../../../ui/table/DataTable';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { StageText, stageText } from '../stages';

const specOf = (t: TFunction): TableSpec<NodeProgress> => ({
  columns: [
    {
      key: 'node',
      label: t('Node'),
      show: 'fixed',
      width: 20,
      modifier: 'breakWord',
      sortText: ({ node }) => node,
      cell: ({ node }) => node,
    },
    {
      key: 'stage',
      label: t('Status'),
      sortText: ({ stage }) => String(stagesByNeed.indexOf(stage)),
      cell: ({ stage }) => <StageText stage={stage} />,
    },
    {
      key: 'cause',
      label: t('Cause'),
      width: 40,
      modifier: 'breakWord',
      cell: ({ cause }) => cause?.text ?? NONE,
    },
    {
      key: 'since',
      label: t('Since'),
      modifier: 'nowrap',
      sortText: ({ since }) => since ?? '',
      cell: ({ since }) => <Age timestamp={since} />,
    },
  ],
  filters: [
    nameFilter(t, ({ node }) => node),
    {
      kind: 'choice',
      key: 'stage',
      label: t('Status'),
      valuesOf: ({ stage }) => [stage],
      labelOf: (stage) => t(stageText(stage as NodeProgress['stage'])),
    },
  ],
  keyOf: ({ node }) => node,
  sortedBy: 'stage',
  then: [({ node }) => node],
});

/** All that nmstate says of a node, where that is more than a word. */
const Message = ({ progress: { node, message } }: { progress: NodeProgress }) => {
  const t = useT();
  return (
    <Stack hasGutter>
      <StackItem>{t('What nmstate says of {{node}}:', { node })}</StackItem>
      <StackItem>
        {message === '' ? (
          NONE
        ) : (
          <CopyText
            text={message}
            label={t('Message of {{node}}', { node })}
            copy={t('Copy the message')}
            copyLabel={t('Copy the message of {{node}}', { node })}
            toggleLabel={t('Show the message of {{node}}', { node })}
          />
        )}
      </StackItem>
    </Stack>
  );
};

const detailsOf = (progress: NodeProgress) => <Message progress={progress} />;

/** What a policy has come to on each node. */
export const NodesTable = ({ progress: { nodes, matchesNone } }: { progress: PolicyProgress }) => {
  const t = useT();
  const table = useDataTable(
    useMemo(() => specOf(t), [t]),
    nodes,
  );
  if (nodes.length === 0) {
    return matchesNone === true ? (
      <NothingState title={t('No node matches')}>
        <EmptyStateBody>{t('No node has all labels of the policy.')}</EmptyStateBody>
      </NothingState>
    ) : (
      <NothingState title={t('No node is known to follow the policy')}>
        <EmptyStateBody>
          {t('Either none has its labels, or you may not see what nodes say of it.')}
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
      details={detailsOf}
    />
  );
};
