import { useMemo, type ReactNode } from 'react';
import { HelperText, HelperTextItem } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import type { BulkCandidate } from '../../domain/vm/change/bulk';
import type { Effect } from '../../domain/vm/change/effects';
import { DataTable } from '../table/DataTable';
import { nameFilter } from '../table/filters';
import { useDataTable, type TableSpec } from '../table/useDataTable';
import { useT } from '../useT';
import { VmStatus } from './VmStatus';
import { useVmRefusal } from './useVmRefusal';
import { EffectText } from './EffectText';
import { listText } from '../intl';

interface BulkTableProps {
  candidates: readonly BulkCandidate[];
  chosen: ReadonlySet<string>;
  onChoose: (keys: readonly string[], isChosen: boolean) => void;
  effectOf: (candidate: BulkCandidate) => Effect | undefined;
  showNamespace: boolean;
  showInterface: boolean;
}

const reasonIdOf = ({ key }: BulkCandidate): string => `bulk-reason-${key}`;

const Outcome = ({ effect, refusal }: { effect: Effect | undefined; refusal?: string }) => {
  if (refusal !== undefined) {
    return (
      <HelperText>
        <HelperTextItem>{refusal}</HelperTextItem>
      </HelperText>
    );
  }
  return effect ? <EffectText effect={effect} /> : null;
};

type Columns = TableSpec<BulkCandidate>['columns'];

const columnsOf = (
  t: TFunction,
  { showNamespace, showInterface }: Pick<BulkTableProps, 'showNamespace' | 'showInterface'>,
  outcome: (candidate: BulkCandidate) => ReactNode,
): Columns => {
  const namespace: Columns = [
    {
      key: 'namespace',
      label: t('Namespace'),
      modifier: 'breakWord',
      sortText: (candidate) => candidate.namespace,
      cell: (candidate) => candidate.namespace,
    },
  ];
  const nic: Columns = [
    {
      key: 'interface',
      label: t('Interface'),
      modifier: 'breakWord',
      cell: ({ interfaces }) => listText(interfaces),
    },
  ];
  return [
    {
      key: 'name',
      label: t('Name'),
      modifier: 'breakWord',
      sortText: ({ name }) => name,
      cell: ({ name }) => name,
    },
    ...(showNamespace ? namespace : []),
    ...(showInterface ? nic : []),
    { key: 'status', label: t('Status'), cell: ({ vm }) => <VmStatus vm={vm} /> },
    { key: 'outcome', label: t('What happens'), width: 40, cell: outcome },
  ];
};

/** VMs to choose from, those that can take part and those that cannot with the reason. */
export const BulkTable = (props: BulkTableProps) => {
  const { candidates, chosen, onChoose, effectOf, showNamespace, showInterface } = props;
  const t = useT();
  const refusalOf = useVmRefusal(candidates);
  const spec = useMemo(
    (): TableSpec<BulkCandidate> => ({
      keyOf: ({ key }) => key,
      filters: [nameFilter(t, ({ key }) => key)],
      columns: columnsOf(t, { showNamespace, showInterface }, (candidate) => {
        const refusal = refusalOf(candidate);
        return (
          <div id={reasonIdOf(candidate)}>
            <Outcome
              effect={refusal === undefined ? effectOf(candidate) : undefined}
              {...(refusal === undefined ? {} : { refusal })}
            />
          </div>
        );
      }),
    }),
    [t, showNamespace, showInterface, refusalOf, effectOf],
  );
  const table = useDataTable(spec, candidates);
  return (
    <DataTable
      table={table}
      label={t('VMs to choose from')}
      pagesLabel={t('Pages of the list of VMs')}
      items={t('VMs')}
      nothing={{ title: t('No VM matches the filter') }}
      selection={{
        id: 'bulk',
        selected: chosen,
        choose: onChoose,
        allLabel: t('Choose all VMs of this page'),
        labelOf: ({ key, name }) => t('Choose {{name}}', { name: showNamespace ? key : name }),
        refusalOf,
        describedBy: reasonIdOf,
      }}
    />
  );
};
