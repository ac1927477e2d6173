import { useMemo } from 'react';
import { Content } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import type { ShownFinding } from '../../domain/findings/query';
import { severities } from '../../domain/findings/severity';
import type { World } from '../../domain/world/world';
import { CodeLink } from '../../ui/CodeLink';
import { FixAllButton } from '../../ui/fix/FixButton';
import type { Fix } from '../../ui/fix/fix';
import type { useFixOf } from '../../ui/fix/useFixAction';
import { keyOfFinding, SeverityIcon, severityLabel } from '../../ui/findings';
import { ObjectLink } from '../../ui/ObjectLink';
import { groupRows, type Group } from '../../ui/table/model';
import type { GroupSpec, TableSpec } from '../../ui/table/useDataTable';
import { useT } from '../../ui/useT';
import { numberText } from '../../ui/intl';

const severityText = ({ finding }: ShownFinding): string =>
  String(severities.indexOf(finding.severity));
const namespaceText = ({ finding }: ShownFinding): string => finding.object.namespace ?? '';
const objectText = ({ finding }: ShownFinding): string => finding.object.name;
const codeText = ({ finding }: ShownFinding): string => finding.code;

const columnsOf = (t: TFunction, showNamespace: boolean): TableSpec<ShownFinding>['columns'] => [
  {
    key: 'severity',
    label: t('Severity'),
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
    modifier: 'nowrap',
    sortText: codeText,
    cell: ({ finding }) => <CodeLink code={finding.code} />,
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
          {object.kind}
          {showNamespace && object.namespace !== undefined && <>, {object.namespace}</>}
        </Content>
      </>
    ),
  },
  ...(showNamespace
    ? [
        {
          key: 'namespace',
          label: t('Namespace'),
          // It stands below the name, too.
          show: 'extra',
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
    width: 60,
    modifier: 'breakWord',
    cell: ({ title, message }) => (
      <>
        <strong>{title}</strong> {message}
      </>
    ),
  },
];

const holds = ({ finding, title, message }: ShownFinding, text: string): boolean =>
  [finding.object.name, finding.object.namespace ?? '', finding.code, finding.path, title, message]
    .join('\n')
    .toLowerCase()
    .includes(text);

/** The fix of a finding, once the fixes are loaded. */
export type FixOf = ReturnType<typeof useFixOf>;

const FixAll = ({
  group,
  fixOf,
  world,
}: {
  group: Group<ShownFinding>;
  fixOf: FixOf;
  world: World;
}) => {
  const fixes = useMemo(
    () =>
      groupRows(
        group.rows.flatMap(({ finding }) => fixOf?.(finding) ?? []),
        kindOfFix,
      ),
    [group, fixOf],
  );
  return (
    <>
      {fixes.map(({ key, first, rows }) => (
        <FixAllButton key={key} code={group.key} model={first.model} fixes={rows} world={world} />
      ))}
    </>
  );
};

const kindOfFix = ({ model }: Fix): string => model.kind;

const groupsOf = (t: TFunction, fixOf: FixOf, world: World): GroupSpec<ShownFinding> => ({
  label: t('Group by rule'),
  keyOf: codeText,
  columns: [
    {
      key: 'severity',
      label: t('Severity'),
      modifier: 'nowrap',
      cell: ({ first }) => (
        <>
          <SeverityIcon severity={first.finding.severity} />{' '}
          {t(severityLabel(first.finding.severity))}
        </>
      ),
    },
    {
      key: 'code',
      label: t('Code'),
      modifier: 'nowrap',
      cell: ({ key }) => <CodeLink code={key} />,
    },
    { key: 'finding', label: t('Finding'), width: 60, cell: ({ first }) => first.title },
    {
      key: 'count',
      label: t('Number'),
      modifier: 'nowrap',
      cell: ({ rows }) => numberText(rows.length),
    },
    {
      key: 'fix',
      label: t('Fix'),
      modifier: 'nowrap',
      cell: (group) => <FixAll group={group} fixOf={fixOf} world={world} />,
    },
  ],
});

const filtersOf = (t: TFunction, fixOf: FixOf): NonNullable<TableSpec<ShownFinding>['filters']> => [
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
    // The cards above the table.
    isElsewhere: true,
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
  {
    kind: 'choice',
    key: 'fix',
    label: t('Fix'),
    options: [
      { value: 'yes', label: t('Fixable') },
      { value: 'no', label: t('Not fixable') },
    ],
    valuesOf: ({ finding }) => [fixOf?.(finding) ? 'yes' : 'no'],
  },
];

/** How findings are shown, filtered and sorted: the worst first. */
export const checksSpecOf = (
  t: TFunction,
  showNamespace: boolean,
  fixOf: FixOf,
  world: World,
): TableSpec<ShownFinding> & { name: string } => ({
  name: 'checks',
  columns: columnsOf(t, showNamespace),
  filters: filtersOf(t, fixOf),
  groups: groupsOf(t, fixOf, world),
  keyOf: ({ finding }) => keyOfFinding(finding),
  sortedBy: 'severity',
  then: [severityText, namespaceText, objectText, codeText],
});

/** The same, made once. */
export const useChecksSpec = (showNamespace: boolean, fixOf: FixOf, world: World) => {
  const t = useT();
  return useMemo(
    () => checksSpecOf(t, showNamespace, fixOf, world),
    [t, showNamespace, fixOf, world],
  );
};
