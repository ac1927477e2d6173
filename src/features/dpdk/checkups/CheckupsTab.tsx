import { memo, useCallback, useState } from 'react';
import {
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  PageSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import type { CheckupRun } from '../../../domain/dpdk/checkups/runs';
import { ActionButton } from '../../../ui/ActionButton';
import { ActionsMenu } from '../../../ui/list/ActionsMenu';
import { Growing } from '../../../ui/list/Growing';
import { checkupCreatePath } from '../../../ui/routes';
import { FailedState, LoadingState, NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import type { DpdkScope } from '../scope';
import { CheckupActions } from './CheckupActions';
import { useCheckupSpec } from './checkupSpec';
import { DeleteCheckup } from './DeleteCheckup';
import { useRunRefusal } from './useRunRefusal';
import { useRuns } from './useRuns';

const List = memo(({ runs }: { runs: readonly CheckupRun[] }) => {
  const t = useT();
  const [deleted, setDeleted] = useState<CheckupRun>();
  const table = useListTable(useCheckupSpec(), runs);
  const actions = useCallback(
    (run: CheckupRun) => (
      <ActionsMenu label={t('Actions for {{name}}', { name: run.name })}>
        <CheckupActions run={run} onDelete={() => setDeleted(run)} />
      </ActionsMenu>
    ),
    [t],
  );
  return (
    <>
      <DataTable
        table={table}
        label={t('Checkups')}
        pagesLabel={t('Pages of the list of checkups')}
        items={t('checkups')}
        nothing={{
          title: t('No checkup matches the filter'),
          body: t('Change the filter, or clear it to see all checkups.'),
        }}
        actions={actions}
      />
      {deleted && <DeleteCheckup run={deleted} onClose={() => setDeleted(undefined)} />}
    </>
  );
});
List.displayName = 'List';

const OfNamespace = ({ namespace }: { namespace: string }) => {
  const t = useT();
  const navigate = useNavigate();
  const runs = useRuns(namespace);
  const refusal = useRunRefusal(namespace);
  if (runs.state === 'loading') return <LoadingState label={t('Loading checkups')} />;
  if (runs.state !== 'ready') {
    return (
      <FailedState
        error={runs.state === 'failed' ? runs.error : undefined}
        what={t('the checkups')}
      />
    );
  }
  const create = (
    <ActionButton
      variant="primary"
      refusal={refusal}
      onClick={() => void navigate(checkupCreatePath(namespace))}
    >
      {t('Run checkup')}
    </ActionButton>
  );
  return (
    <PageSection hasBodyWrapper={false}>
      <Growing progress={runs.progress}>
        {runs.data.length === 0 ? (
          <NothingState title={t('No checkups')}>
            <EmptyStateBody>
              {t(
                'A checkup starts two VMs on a network, measures how fast they answer each other or whether packets are lost, and takes them away again.',
              )}
            </EmptyStateBody>
            <EmptyStateFooter>
              <EmptyStateActions>{create}</EmptyStateActions>
            </EmptyStateFooter>
          </NothingState>
        ) : (
          <Stack hasGutter>
            <StackItem>{create}</StackItem>
            <StackItem>
              <List runs={runs.data} />
            </StackItem>
          </Stack>
        )}
      </Growing>
    </PageSection>
  );
};

/** Checkups of networks: those that run and are over, in one namespace. */
const CheckupsTab = ({ obj: { namespace } }: { obj: DpdkScope }) => {
  const t = useT();
  if (namespace !== undefined) return <OfNamespace key={namespace} namespace={namespace} />;
  return (
    <PageSection hasBodyWrapper={false}>
      <NothingState title={t('Choose a namespace')}>
        <EmptyStateBody>
          {t('A checkup belongs to one namespace. Choose it above to see its checkups.')}
        </EmptyStateBody>
      </NothingState>
    </PageSection>
  );
};

export default CheckupsTab;
