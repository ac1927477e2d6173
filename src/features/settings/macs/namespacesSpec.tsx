import { useMemo } from 'react';
import { Content, Label } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { MAC_LABELS, type MacSubject } from '../../../domain/settings/mac-modes';
import type { MacNamespace, Managed } from '../../../domain/settings/mac-namespaces';
import { partOf } from '../../../ui/table/model';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { numberText } from '../../../ui/intl';

const stateOf = ({ isOn }: Managed): 'on' | 'off' | 'unknown' =>
  isOn === undefined ? 'unknown' : isOn ? 'on' : 'off';

const labelOf = (t: TFunction, state: string): string => {
  if (state === 'on') return t('On');
  return state === 'off' ? t('Off') : t('Not known');
};

const State = ({ row, subject }: { row: MacNamespace; subject: MacSubject }) => {
  const t = useT();
  const managed = row.managed[subject];
  const state = stateOf(managed);
  return (
    <>
      <Label
        {...(state === 'on' ? { status: 'success' as const } : {})}
        variant="outline"
        isCompact
      >
        {labelOf(t, state)}
      </Label>
      {managed.fixed === 'platform' && (
        <Content component="small">{t('Left out as a namespace of the platform')}</Content>
      )}
      {managed.isIdle && (
        <Content component="small">
          {t('{{label}}={{value}} changes nothing', {
            label: MAC_LABELS[subject],
            value: managed.label ?? '',
          })}
        </Content>
      )}
      {subject === 'pods' && row.isTwice && row.vms > 0 && (
        <Content component="small">{t('Pods and VMs at once: pods of VMs are refused')}</Content>
      )}
    </>
  );
};

const nameOf = ({ name }: MacNamespace): string => name;

/** The table of namespaces. */
export const useNamespacesSpec = (): TableSpec<MacNamespace> => {
  const t = useT();
  return useMemo(
    (): TableSpec<MacNamespace> => ({
      columns: [
        {
          key: 'name',
          label: t('Namespace'),
          show: 'fixed',
          modifier: 'breakWord',
          sortText: nameOf,
          cell: nameOf,
        },
        {
          key: 'vm-state',
          label: t('For VMs'),
          sortText: ({ managed }) => stateOf(managed.vms),
          cell: (row) => <State row={row} subject="vms" />,
        },
        {
          key: 'pod-state',
          label: t('For pods'),
          sortText: ({ managed }) => stateOf(managed.pods),
          cell: (row) => <State row={row} subject="pods" />,
        },
        {
          key: 'count',
          label: t('VMs'),
          modifier: 'nowrap',
          sortText: ({ vms }) => String(vms),
          cell: ({ vms }) => numberText(vms),
        },
      ],
      filters: [
        {
          kind: 'choice',
          key: 'vm-state',
          label: t('For VMs'),
          valuesOf: ({ managed }) => [stateOf(managed.vms)],
          labelOf: (state) => labelOf(t, state),
        },
        {
          kind: 'text',
          key: 'text',
          label: t('Filter by namespace'),
          clearLabel: t('Clear the namespace'),
          matcher: partOf(nameOf),
        },
      ],
      keyOf: nameOf,
      sortedBy: 'name',
    }),
    [t],
  );
};
