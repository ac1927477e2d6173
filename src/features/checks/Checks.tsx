import { useDeferredValue, useMemo } from 'react';
import {
  Button,
  Content,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { BanIcon, CheckCircleIcon } from '@patternfly/react-icons';
import { filterFindings, sortFindings } from '../../domain/findings/query';
import type { Gap } from '../../k8s/useWorld';
import { GapList } from '../../ui/GapList';
import { LoadingBar } from '../../ui/list/Growing';
import { pageOf } from '../../ui/list/pageOf';
import { useListState } from '../../ui/list/useListState';
import { LoadingState, MissingKindState, NothingState } from '../../ui/states';
import { useT } from '../../ui/useT';
import { checksSpec, noFilter } from './checksSpec';
import { ChecksTable } from './ChecksTable';
import { ChecksToolbar } from './ChecksToolbar';
import { SeverityCards } from './SeverityCards';
import { useChecks, type FoundChecks as Found } from './useChecks';

const hasGap = (gaps: readonly Gap[], kind: Gap['kind'], reason: Gap['reason']): boolean =>
  gaps.some((gap) => gap.kind === kind && gap.reason === reason);

/** Whether a gap leaves neither networks nor VMs to look at. */
const isNothingLeft = (gaps: readonly Gap[], reason: Gap['reason']): boolean =>
  hasGap(gaps, 'NetworkAttachmentDefinition', reason) && hasGap(gaps, 'VirtualMachine', reason);

interface ScopeProps {
  namespace: string | undefined;
}

const Forbidden = ({ namespace }: ScopeProps) => {
  const t = useT();
  return (
    <EmptyState titleText={t('You may not see this')} icon={BanIcon} headingLevel="h2">
      <EmptyStateBody>
        {namespace === undefined
          ? t(
              'Your user has no permission to read the networks and VMs of all namespaces. Choose one of your namespaces.',
            )
          : t('Your user has no permission to read the networks and VMs of this namespace.')}
      </EmptyStateBody>
    </EmptyState>
  );
};

const AllFine = () => {
  const t = useT();
  return (
    <EmptyState
      titleText={t('Everything that was checked is fine')}
      icon={CheckCircleIcon}
      status="success"
      headingLevel="h2"
    >
      <EmptyStateBody>
        {t('No rule finds anything wrong with the networks, VMs and settings that you can see.')}
      </EmptyStateBody>
    </EmptyState>
  );
};

const Limits = ({ namespace, gaps }: ScopeProps & { gaps: readonly Gap[] }) => {
  const t = useT();
  return (
    <>
      <GapList gaps={gaps} />
      <Content component="small">
        {namespace === undefined
          ? t('Pods are looked at only when you choose one namespace.')
          : t('Settings of the whole cluster are told only when you choose all namespaces.')}
      </Content>
    </>
  );
};

const FoundChecks = ({ namespace, found }: ScopeProps & { found: Found }) => {
  const t = useT();
  const [state, update] = useListState(checksSpec);
  const { sortKey, direction } = state;
  const { findings, world, gaps } = found;
  // Typing stays quick over thousands of findings.
  const filter = useDeferredValue(state.filter);
  const matching = useMemo(
    () => sortFindings(filterFindings(findings, filter), sortKey, direction),
    [findings, filter, sortKey, direction],
  );
  const { page, shown } = pageOf(matching, state);
  return (
    <Stack hasGutter>
      <StackItem>
        <SeverityCards
          findings={findings}
          objectCount={world.objects.length}
          selected={state.filter.severities}
          onSelect={(severities) => update({ filter: { ...state.filter, severities } })}
        />
      </StackItem>
      <StackItem>
        {findings.length === 0 ? (
          <AllFine />
        ) : (
          <>
            <ChecksToolbar
              state={{ ...state, page }}
              update={update}
              findings={findings}
              matching={matching}
            />
            {matching.length === 0 ? (
              <NothingState title={t('No finding matches the filter')}>
                <EmptyStateFooter>
                  <EmptyStateActions>
                    <Button variant="link" onClick={() => update({ filter: noFilter })}>
                      {t('Clear all filters')}
                    </Button>
                  </EmptyStateActions>
                </EmptyStateFooter>
              </NothingState>
            ) : (
              <ChecksTable
                shown={shown}
                world={world}
                showNamespace={namespace === undefined}
                sortKey={sortKey}
                direction={direction}
                onSort={(key, next) => update({ sortKey: key, direction: next })}
              />
            )}
          </>
        )}
      </StackItem>
      <StackItem>
        <Limits namespace={namespace} gaps={gaps} />
      </StackItem>
    </Stack>
  );
};

/** The findings of a namespace, or (undefined) of the cluster, and what could not be checked. */
export const Checks = ({ namespace }: ScopeProps) => {
  const t = useT();
  const found = useChecks(namespace);
  if (found.state === 'checking') {
    const { progress } = found;
    return progress ? (
      <LoadingBar
        title={t('Checking, {{number}} objects so far', {
          number: progress.loaded.toLocaleString(),
        })}
        progress={progress}
      />
    ) : (
      <LoadingState label={t('Checking networks and VMs')} />
    );
  }
  if (isNothingLeft(found.gaps, 'missing')) {
    return <MissingKindState kind="NetworkAttachmentDefinition" provider="Multus CNI" />;
  }
  if (isNothingLeft(found.gaps, 'forbidden')) return <Forbidden namespace={namespace} />;
  return <FoundChecks namespace={namespace} found={found} />;
};
