import { useMemo } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { zoneOf, type SecondaryDns } from '../../../domain/settings/dns';
import { hostNamesOf } from '../../../domain/vm/interfaces/host-names';
import type { World } from '../../../domain/world/world';
import type { Progress } from '../../../k8s/completeness';
import type { Gap } from '../../../k8s/useWorld';
import { LoadingBar } from '../../../ui/list/Growing';
import { NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useDataTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { useNamesSpec } from './namesSpec';
import { numberText } from '../../../ui/intl';

interface NamesProps {
  world: World;
  gaps: readonly Gap[];
  dns: SecondaryDns;
  progress: Progress | undefined;
}

/** The names of all VMs: those that resolve, and those that do not, with the reason. */
export const Names = ({ world, gaps, dns, progress }: NamesProps) => {
  const t = useT();
  const { baseDomain, isOn } = dns;
  const names = useMemo(() => hostNamesOf(world, zoneOf(baseDomain ?? '')), [world, baseDomain]);
  const table = useDataTable(useNamesSpec(isOn), names);
  const isUnseen = gaps.some(
    ({ kind, reason }) => kind === 'VirtualMachineInstance' && reason !== 'missing',
  );
  if (isUnseen) {
    return (
      <Alert
        variant="info"
        isInline
        component="h3"
        title={t('You have no permission to read the VMs of all namespaces')}
      />
    );
  }
  return (
    <Stack hasGutter>
      {!isOn && (
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h3"
            title={t('None of these names resolves as long as KubeSecondaryDNS is off')}
          >
            {t('The table shows which names VMs would have, and which would not resolve.')}
          </Alert>
        </StackItem>
      )}
      {baseDomain === undefined && (
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h3"
            title={t(
              'The domain of the cluster cannot be read, and is missing at the end of the names',
            )}
          />
        </StackItem>
      )}
      {progress && (
        <StackItem>
          <LoadingBar
            title={t('Loading VMs, {{number}} objects so far', {
              number: numberText(progress.loaded),
            })}
            progress={progress}
          />
        </StackItem>
      )}
      <StackItem>
        {names.length === 0 ? (
          <NothingState title={t('There are no VMs')} />
        ) : (
          <DataTable
            table={table}
            label={t('Names')}
            pagesLabel={t('Pages of names')}
            items={t('names')}
            nothing={{ title: t('No name matches the filter') }}
          />
        )}
      </StackItem>
    </Stack>
  );
};
