import { createContext, useContext, useMemo } from 'react';
import { Content, Skeleton } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { addressSourceLabel } from '../../domain/addresses/sources';
import { matcherOf, readSearch, searchInWords } from '../../domain/addresses/search';
import { findingsOfAddress, type ShownAddress } from '../../domain/addresses/shown';
import { addressOnSeveralVms, otherVmHasMac, stoppedVmHasMac } from '../../domain/findings/codes';
import type { Finding } from '../../domain/findings/finding';
import { Breakable } from '../../ui/Breakable';
import { FindingBadge } from '../../ui/findings';
import { numberText } from '../../ui/intl';
import { NetworkName } from '../../ui/NetworkName';
import { vmPath } from '../../ui/routes';
import type { TableSpec } from '../../ui/table/useDataTable';
import { useT } from '../../ui/useT';
import { NONE } from '../../ui/none';

/** Who else has the address, as a link to it. */
const Also = ({ finding }: { finding: Finding }) => {
  const t = useT();
  const [other] = finding.related ?? [];
  const more = (finding.related?.length ?? 0) - 1;
  if (!other) return null;
  const namespace = other.namespace ?? '';
  return (
    <>
      <Link to={vmPath(namespace, other.name)}>
        {t('Also {{name}} ({{namespace}})', { name: other.name, namespace })}
      </Link>
      {more > 0 && <> {t('and {{count}} more', { count: more })}</>}
    </>
  );
};

/** What is said of one address, or one MAC address, of two VMs. */
const SHARED: readonly string[] = [addressOnSeveralVms, otherVmHasMac, stoppedVmHasMac];

/** Whether what is wrong may be asked for: that takes a while, and rows are shown before. */
export const CheckedContext = createContext(true);

const Findings = ({ row }: { row: ShownAddress }) => {
  const t = useT();
  const isChecked = useContext(CheckedContext);
  if (!isChecked) return <Skeleton screenreaderText={t('Checking')} />;
  return <Known row={row} />;
};

const Known = ({ row }: { row: ShownAddress }) => {
  const findings = findingsOfAddress(row);
  const shared = findings.find(({ code }) => SHARED.includes(code));
  if (findings.length === 0) return <>{NONE}</>;
  return (
    <>
      <FindingBadge findings={findings} name={row.vm} /> {shared && <Also finding={shared} />}
    </>
  );
};

const Address = ({ row: { text, why } }: { row: ShownAddress }) => {
  const t = useT();
  const remark = why && <Content component="small">{t(why.text, why.params)}</Content>;
  if (text === '') return remark ?? <>{NONE}</>;
  return (
    <>
      <Breakable text={text} />
      {remark}
    </>
  );
};

const Network = ({ row: { network, namespace } }: { row: ShownAddress }) => {
  const t = useT();
  return network ? <NetworkName source={network} own={namespace} /> : <>{t('Made in the guest')}</>;
};

const columnsOf = (t: TFunction, showNamespace: boolean): TableSpec<ShownAddress>['columns'] => [
  {
    key: 'ip',
    label: t('IP address'),
    show: 'fixed',
    width: 15,
    modifier: 'breakWord',
    sortText: ({ order }) => order,
    isPlainText: true,
    cell: (row) => <Address row={row} />,
  },
  {
    key: 'vm',
    label: t('VM'),
    show: 'fixed',
    width: 15,
    modifier: 'breakWord',
    sortText: ({ vm }) => vm,
    cell: ({ namespace, vm }) => <Link to={vmPath(namespace, vm)}>{vm}</Link>,
  },
  ...(showNamespace
    ? [
        {
          key: 'namespace',
          label: t('Namespace'),
          modifier: 'breakWord',
          sortText: ({ namespace }: ShownAddress) => namespace,
          cell: ({ namespace }: ShownAddress) => namespace,
        } as const,
      ]
    : []),
  {
    key: 'interface',
    label: t('Interface'),
    modifier: 'breakWord',
    cell: ({ interfaceName }) => interfaceName,
  },
  {
    key: 'network',
    label: t('Network'),
    modifier: 'breakWord',
    sortText: ({ networkText }) => networkText,
    cell: (row) => <Network row={row} />,
  },
  {
    key: 'vlan',
    label: t('VLAN'),
    modifier: 'nowrap',
    cell: ({ vlan }) => vlan || NONE,
  },
  {
    key: 'mac',
    label: t('MAC address'),
    modifier: 'nowrap',
    sortText: ({ mac = '' }) => mac,
    cell: ({ mac = NONE }) => mac,
  },
  {
    key: 'node',
    label: t('Node'),
    show: 'extra',
    modifier: 'breakWord',
    sortText: ({ node }) => node,
    cell: ({ node }) => node || NONE,
  },
  {
    key: 'source',
    label: t('Source'),
    modifier: 'nowrap',
    cell: ({ source }) => (source === undefined ? NONE : t(addressSourceLabel(source))),
  },
  {
    key: 'findings',
    label: t('Findings'),
    cell: (row) => <Findings row={row} />,
  },
];

const NO_ADDRESS = 'none';

const filtersOf = (t: TFunction): NonNullable<TableSpec<ShownAddress>['filters']> => [
  {
    kind: 'text',
    key: 'search',
    label: t('Search addresses'),
    placeholder: t('IP, CIDR, MAC or name'),
    clearLabel: t('Clear the search'),
    matcher: (wanted) => matcherOf(readSearch(wanted)),
    hintOf: (typed) => {
      const words = searchInWords(readSearch(typed));
      const size = words?.params.number;
      const counted = typeof size === 'number' ? { number: numberText(size) } : {};
      return words && t(words.text, { ...words.params, ...counted });
    },
  },
  {
    kind: 'choice',
    key: 'network',
    label: t('Network'),
    valuesOf: ({ networkText }) => [networkText],
    labelOf: (value) =>
      value === 'pod' ? t('Pod network') : value === 'guest' ? t('Made in the guest') : value,
  },
  {
    kind: 'choice',
    key: 'family',
    label: t('Family'),
    valuesOf: ({ family }) => [family === undefined ? NO_ADDRESS : `IPv${family}`],
    labelOf: (value) => (value === NO_ADDRESS ? t('Without address') : value),
  },
  {
    kind: 'choice',
    key: 'source',
    label: t('Source'),
    valuesOf: ({ source }) => (source === undefined ? [] : [source]),
    labelOf: (value) => t(addressSourceLabel(value as Parameters<typeof addressSourceLabel>[0])),
  },
  {
    kind: 'choice',
    key: 'finding',
    label: t('Finding'),
    valuesOf: (row) => [...new Set(findingsOfAddress(row).map(({ code }) => code))],
    labelOf: (code) => `${code}: ${t(`${code}.title`)}`,
  },
];

/** What the table of addresses shows, and how it is searched, filtered and sorted. */
export const useAddressSpec = (showNamespace: boolean) => {
  const t = useT();
  return useMemo(
    (): TableSpec<ShownAddress> & { name: string } => ({
      name: 'addresses',
      columns: columnsOf(t, showNamespace),
      filters: filtersOf(t),
      keyOf: ({ key }) => key,
      sortedBy: 'ip',
      then: [({ namespace }) => namespace, ({ vm }) => vm],
    }),
    [t, showNamespace],
  );
};
