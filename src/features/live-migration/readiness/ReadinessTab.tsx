import { memo, useDeferredValue, useMemo } from 'react';
import {
  EmptyStateBody,
  FormGroup,
  FormSelect,
  FormSelectOption,
  PageSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import { byNumbersInText } from '../../../domain/core/collections';
import { nodeNetworksOf } from '../../../domain/nodes/node-networks';
import { readinessRowsOf, type ReadinessRow } from '../../../domain/vm/migration/readiness';
import type { KindName } from '../../../domain/world/kinds';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useWorld } from '../../../k8s/useWorld';
import { PlainForm } from '../../../ui/form/PlainForm';
import { GapList } from '../../../ui/GapList';
import { Growing } from '../../../ui/list/Growing';
import { TargetTable } from '../../../ui/migration/TargetTable';
import { NamespaceOffer } from '../../../ui/NamespaceOffer';
import { FailedState, LoadingState, MissingKindState, NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import type { Scope } from '../scope';
import { Evacuation } from './Evacuation';
import { Obstacles } from './ReadinessLabel';
import { useReadinessSpec } from './readinessSpec';

const WATCHED: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'Node',
  'NodeNetworkState',
  'NodeNetworkConfigurationPolicy',
  'NodeNetworkConfigurationEnactment',
  'ClusterNetwork',
  'NetworkOperator',
  'HyperConverged',
  'KubeVirt',
];

const Details = ({ row: { readiness } }: { row: ReadinessRow }) => {
  const t = useT();
  const { obstacles, targets, state } = readiness;
  if (state === 'stopped') {
    return <>{t('It does not run: it starts on any node that has what it needs.')}</>;
  }
  return (
    <Stack hasGutter>
      {obstacles.length > 0 && (
        <StackItem>
          <Obstacles obstacles={obstacles} />
        </StackItem>
      )}
      <StackItem>
        {targets.length === 0 ? (
          t('The nodes of the cluster are not known to you.')
        ) : (
          <TargetTable targets={targets} />
        )}
      </StackItem>
    </Stack>
  );
};

const details = (row: ReadinessRow) => <Details row={row} />;

interface ListProps {
  rows: readonly ReadinessRow[];
  namespace: string | undefined;
}

const List = memo(({ rows, namespace }: ListProps) => {
  const t = useT();
  const table = useListTable(useReadinessSpec(namespace === undefined), rows);
  return (
    <DataTable
      table={table}
      label={t('VirtualMachines')}
      pagesLabel={t('Pages of the list of VMs')}
      items={t('VMs')}
      nothing={{
        title: t('No VM matches the filter'),
        body: t('Change the filter, or clear it to see all VMs.'),
      }}
      details={details}
    />
  );
});
List.displayName = 'List';

interface NodeChoiceProps {
  world: World;
  node: string;
  onChoose: (node: string) => void;
}

/** For which node it is asked what emptying it would do. */
const NodeChoice = ({ world, node, onChoose }: NodeChoiceProps) => {
  const t = useT();
  const names = useMemo(
    () =>
      nodeNetworksOf(world)
        .filter(({ isForVms }) => isForVms)
        .map(({ name }) => name)
        .sort(byNumbersInText),
    [world],
  );
  return (
    <PlainForm>
      <FormGroup fieldId="empty-node" label={t('Empty a node')}>
        <FormSelect
          id="empty-node"
          value={node}
          onChange={(_event, value) => onChoose(value)}
          isDisabled={names.length === 0}
        >
          <FormSelectOption value="" label={t('No node: show all VMs')} />
          {names.map((name) => (
            <FormSelectOption key={name} value={name} label={name} />
          ))}
        </FormSelect>
      </FormGroup>
    </PlainForm>
  );
};

/** For every VM whether it can be migrated and where to; for one node, what emptying it does. */
const ReadinessTab = ({ obj: { namespace } }: { obj: Scope }) => {
  const t = useT();
  const state = useWorld(WATCHED, namespace);
  const read = state.state === 'ready' ? state.world : undefined;
  // What is on the screen can be used while all VMs are judged anew.
  const world = useDeferredValue(read);
  const rows = useMemo(() => (world ? readinessRowsOf(world) : []), [world]);
  const [params, setParams] = useSearchParams();
  const node = params.get('empty') ?? '';
  if (state.state === 'loading' || !world) return <LoadingState label={t('Loading VMs')} />;
  const { gaps, progress } = state;
  const gap = gaps.find(({ kind }) => kind === 'VirtualMachine');
  if (gap?.reason === 'missing') {
    return <MissingKindState kind="VirtualMachine" provider="KubeVirt" />;
  }
  if (gap) {
    return (
      <FailedState
        error={{ code: gap.reason === 'forbidden' ? 403 : undefined, message: gap.message }}
        what={t('the VMs')}
        offer={<NamespaceOffer model={models.VirtualMachine} />}
      />
    );
  }
  const choose = (name: string) => setParams(name === '' ? {} : { empty: name });
  return (
    <PageSection hasBodyWrapper={false}>
      <Growing progress={progress}>
        <Stack hasGutter>
          <StackItem>
            <NodeChoice world={world} node={node} onChoose={choose} />
          </StackItem>
          <StackItem>
            {node !== '' ? (
              <Evacuation
                world={world}
                rows={rows}
                node={node}
                isPartial={namespace !== undefined}
              />
            ) : rows.length === 0 ? (
              <NothingState title={t('No VMs yet')}>
                <EmptyStateBody>
                  {t('When there are VMs, this page shows whether they can be migrated.')}
                </EmptyStateBody>
              </NothingState>
            ) : (
              <List rows={rows} namespace={namespace} />
            )}
          </StackItem>
          <StackItem>
            <GapList gaps={gaps} />
          </StackItem>
        </Stack>
      </Growing>
    </PageSection>
  );
};

export default ReadinessTab;
