import { useMemo } from 'react';
import { Content } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { severities, type ShownFinding } from '../../domain/findings/query';
import { Breakable } from '../../ui/Breakable';
import { keyOfFinding, SeverityIcon, severityLabel } from '../../ui/findings';
import { ObjectLink } from '../../ui/ObjectLink';
import type { TableSpec } from '../../ui/table/useDataTable';
import { useT } from '../../ui/useT';

const severityText = ({ finding }: ShownFinding): string =>
  String(severities.indexOf(finding.severity));
const namespaceText = ({ finding }: ShownFinding): string => finding.object.namespace ?? '';
const objectText = ({ finding }: ShownFinding): string => finding.object.name;
const codeText = ({ finding }: ShownFinding): string => finding.code;

const columnsOf = (t: TFunction, showNamespace: boolean): TableSpec<ShownFinding>['columns'] => [
  {
    key: 'severity',
    label: t('Severity'),
    width: 10,
    modifier: 'nowrap',
    sortText: severityText,
    cell: ({ finding: { severity } }) => (
      <>
        <SeverityIcon severity={severity} /> {t(severityLabel(severity))}
      </>
    ),
  },
  {
    key: 'code',
    label: t('Code'),
    width: 10,
    modifier: 'nowrap',
    sortText: codeText,
    cell: codeText,
  },
  {
    key: 'object',
    label: t('Object'),
    show: 'fixed',
    width: 15,
    modifier: 'breakWord',
    sortText: objectText,
    cell: ({ finding: { object } }) => (
      <>
        <ObjectLink object={object} />
        <Content component="small">
          <Breakable text={object.kind} />
        </Content>
      </>
    ),
  },
  ...(showNamespace
    ? [
        {
          key: 'namespace',
          label: t('Namespace'),
          width: 10,
          modifier: 'breakWord',
          sortText: namespaceText,
          cell: namespaceText,
        } as const,
      ]
    : []),
  {
    key: 'finding',
    label: t('Finding'),
    show: 'fixed',
    width: 50,
    modifier: 'breakWord',
    cell: ({ finding, title, message }) => (
      <>
        <strong>{title}</strong>
        <Content component="p">{message}</Content>
        <Content component="small">
          <Breakable text={finding.path} />
        </Content>
      </>
    ),
  },
];

const holds = ({ finding, title, message }: ShownFinding, text: string): boolean =>
  [finding.object.name, finding.object.namespace ?? '', finding.code, finding.path, title, message]
    .join('\n')
    .toLowerCase()
    .includes(text);

const filtersOf = (t: TFunction): NonNullable<TableSpec<ShownFinding>['filters']> => [
  {
    kind: 'text',
    key: 'text',
    label: t('Filter by text'),
    clearLabel: t('Clear the text filter'),
    matcher: (wanted) => (row) => holds(row, wanted),
  },
  {
    kind: 'choice',
    key: 'severity',
    label: t('Severity'),
    options: severities.map((value) => ({ value, label: t(severityLabel(value)) })),
    valuesOf: ({ finding }) => [finding.severity],
  },
  {
    kind: 'choice',
    key: 'kind',
    label: t('Kind'),
    valuesOf: ({ finding }) => [finding.object.kind],
  },
  {
    kind: 'choice',
    key: 'code',
    label: t('Code'),
    valuesOf: ({ finding }) => [finding.code],
  },
];

/** How findings are shown, filtered and sorted: the worst first. */
export const checksSpecOf = (
  t: TFunction,
  showNamespace: boolean,
): TableSpec<ShownFinding> & { name: string } => ({
  name: 'checks',
  columns: columnsOf(t, showNamespace),
  filters: filtersOf(t),
  keyOf: ({ finding }) => keyOfFinding(finding),
  sortedBy: 'severity',
  then: [severityText, namespaceText, objectText, codeText],
});

/** The same, made once. */
export const useChecksSpec = (showNamespace: boolean) => {
  const t = useT();
  return useMemo(() => checksSpecOf(t, showNamespace), [t, showNamespace]);
};
