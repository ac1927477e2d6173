import { lazy, Suspense } from 'react';
import { EmptyState, EmptyStateBody, Stack, StackItem } from '@patternfly/react-core';
import { BanIcon, CheckCircleIcon } from '@patternfly/react-icons';
import { useSearchParams } from 'react-router';
import type { Gap } from '../../k8s/useWorld';
import { models } from '../../k8s/models';
import { CheckLimits } from '../../ui/CheckLimits';
import { NamespaceOffer } from '../../ui/NamespaceOffer';
import { LoadingState, MissingKindState } from '../../ui/states';
import { LoadingBar } from '../../ui/list/Growing';
import { noValues } from '../../ui/table/model';
import { useListTable } from '../../ui/table/useDataTable';
import { useFixOf } from '../../ui/fix/useFixAction';
import { useT } from '../../ui/useT';
import { useChecksSpec } from './checksSpec';
import { ChecksTable } from './ChecksTable';
import { objectOf } from './objectOf';
import { SeverityCards } from './SeverityCards';
import { useChecks, type FoundChecks as Found } from './useChecks';
import { numberText } from '../../ui/intl';

const IgnoredFindings = lazy(() => import('./IgnoredFindings'));

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
      <NamespaceOffer model={models.VirtualMachine} />
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

const FoundChecks = ({ namespace, found }: ScopeProps & { found: Found }) => {
  const t = useT();
  const { findings, ignored, world, gaps } = found;
  const [params] = useSearchParams();
  // Which findings can be fixed is a matter of the filter and of groups alone.
  const fixOf = useFixOf(world, objectOf, params.has('fix') || params.has('grouped'));
  const table = useListTable(useChecksSpec(namespace === undefined, fixOf, world), findings);
  const { values } = table.state;
  return (
    <Stack hasGutter>
      <StackItem>
        <SeverityCards
          findings={findings}
          objectCount={world.objects.length}
          selected={values.severity ?? noValues}
          onSelect={(severity) => table.update({ values: { ...values, severity } })}
        />
      </StackItem>
      <StackItem>
        {findings.length === 0 ? (
          <AllFine />
        ) : (
          <ChecksTable
            table={table}
            world={world}
            isReady={fixOf !== undefined || !values.fix?.length}
          />
        )}
      </StackItem>
      {ignored.length > 0 && (
        <StackItem>
          <Suspense fallback={<LoadingState label={t('Loading')} />}>
            <IgnoredFindings ignored={ignored} world={world} />
          </Suspense>
        </StackItem>
      )}
      <StackItem>
        <CheckLimits namespace={namespace} gaps={gaps} />
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
          number: numberText(progress.loaded),
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
