import { memo, useCallback, useState } from 'react';
import {
  EmptyStateBody,
  Flex,
  FlexItem,
  PageSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import type { CheckupRun } from '../../../domain/dpdk/checkups/runs';
import { ConfigMapModel, models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { ActionButton } from '../../../ui/ActionButton';
import { Growing } from '../../../ui/list/Growing';
import { checkupCreatePath } from '../../../ui/routes';
import { FailedState, LoadingState, NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { useT } from '../../../ui/useT';
import { useCheckupSpec } from './checkupSpec';
import { DeleteCheckup } from './DeleteCheckup';
import { useRuns } from './useRuns';

/** Why the user cannot start a run; undefined where he may. */
export const useRunRefusal = (namespace: string): string | undefined => {
  const t = useT();
  const configMaps = useAccessRefusal(
    useAccess('create', ConfigMapModel, namespace),
    t('You have no permission to create ConfigMaps in namespace {{namespace}}.', { namespace }),
  );
  const jobs = useAccessRefusal(
    useAccess('create', models.Job, namespace),
    t('You have no permission to create Jobs in namespace {{namespace}}.', { namespace }),
  );
  return configMaps ?? jobs;
};

/** Why the user cannot delete one. */
export const useDeleteRefusal = (namespace: string): string | undefined => {
  const t = useT();
  return useAccessRefusal(
    useAccess('delete', ConfigMapModel, namespace),
    t('You have no permission to delete ConfigMaps in namespace {{namespace}}.', { namespace }),
  );
};

interface RowActionsProps {
  run: CheckupRun;
  onDelete: (run: CheckupRun) => void;
}

const RowActions = ({ run, onDelete }: RowActionsProps) => {
  const t = useT();
  const navigate = useNavigate();
  const { namespace, name } = run;
  return (
    <Flex gap={{ default: 'gapMd' }} flexWrap={{ default: 'nowrap' }}>
      <FlexItem>
        <ActionButton
          variant="link"
          refusal={useRunRefusal(namespace)}
          onClick={() => void navigate(checkupCreatePath(namespace, { from: name }))}
        >
          {t('Run again')}
        </ActionButton>
      </FlexItem>
      <FlexItem>
        <ActionButton
          variant="link"
          refusal={useDeleteRefusal(namespace)}
          onClick={() => onDelete(run)}
        >
          {t('Delete')}
        </ActionButton>
      </FlexItem>
    </Flex>
  );
};

const List = memo(({ runs }: { runs: readonly CheckupRun[] }) => {
  const t = useT();
  const [deleted, setDeleted] = useState<CheckupRun>();
  const table = useListTable(useCheckupSpec(), runs);
  const actions = useCallback(
    (run: CheckupRun) => <RowActions run={run} onDelete={setDeleted} />,
    [],
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
            {create}
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
const CheckupsTab = ({ obj: { namespace } }: { obj: { namespace: string | undefined } }) => {
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
