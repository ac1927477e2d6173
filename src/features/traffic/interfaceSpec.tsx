import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Finding } from '../../domain/findings/finding';
import type { InterfaceTraffic } from '../../domain/traffic/interfaces';
import { networkOf } from '../../domain/traffic/networks';
import { NetworkName } from '../../ui/NetworkName';
import { NONE } from '../../ui/none';
import { vmPath } from '../../ui/routes';
import { partOf, type Column } from '../../ui/table/model';
import type { TableSpec } from '../../ui/table/useDataTable';
import { figureColumns, RatesCell } from '../../ui/traffic/columns';
import { NotMeasured } from '../../ui/traffic/NotMeasured';
import { useT } from '../../ui/useT';
import { HintsCell } from './HintsCell';
import { useRatesOf } from './RatesContext';
import { SPAN } from './scope';

const nameOf = ({ name, interface: nic }: InterfaceTraffic): string => `${name}, ${nic}`;

const Chart = ({ row }: { row: InterfaceTraffic }) => {
  const rates = useRatesOf(row.key);
  return row.state === 'measured' ? (
    <RatesCell rates={rates} name={nameOf(row)} />
  ) : (
    <NotMeasured state={row.state} />
  );
};

const Network = ({ row: { network, namespace } }: { row: InterfaceTraffic }) =>
  network ? <NetworkName source={network} own={namespace} /> : <>{NONE}</>;

const NO_NETWORK = 'none';

/** What the table of interfaces shows, and how it is filtered and sorted. */
export const useInterfaceSpec = (
  showNamespace: boolean,
  hints: ReadonlyMap<string, readonly Finding[]>,
) => {
  const t = useT();
  // Filters ask for hints themselves; a new answer with the same codes changes nothing for them.
  return useMemo(
    (): TableSpec<InterfaceTraffic> & { name: string } => ({
      name: 'traffic',
      keeps: [SPAN],
      columns: [
        {
          key: 'vm',
          label: t('VM'),
          show: 'fixed',
          modifier: 'breakWord',
          width: 15,
          sortText: ({ name }) => name,
          cell: ({ namespace, name }) => (
            <Link to={vmPath(namespace, name, 'traffic')}>{name}</Link>
          ),
        },
        ...(showNamespace
          ? [
              {
                key: 'namespace',
                label: t('Namespace'),
                modifier: 'breakWord',
                sortText: ({ namespace }: InterfaceTraffic) => namespace,
                cell: ({ namespace }: InterfaceTraffic) => namespace,
              } satisfies Column<InterfaceTraffic>,
            ]
          : []),
        {
          key: 'interface',
          label: t('Interface'),
          show: 'fixed',
          modifier: 'breakWord',
          sortText: (row) => row.interface,
          cell: (row) => row.interface,
        },
        {
          key: 'network',
          label: t('Network'),
          modifier: 'breakWord',
          sortText: (row) => networkOf(row) ?? '',
          cell: (row) => <Network row={row} />,
        },
        {
          key: 'node',
          label: t('Node'),
          show: 'extra',
          modifier: 'breakWord',
          sortText: ({ node }) => node,
          cell: ({ node }) => node || NONE,
        },
        // Before the figures, which a narrow window shows only when it is moved.
        {
          key: 'findings',
          label: t('Findings'),
          cell: (row) => <HintsCell of={row.key} name={nameOf(row)} />,
        },
        { key: 'chart', label: t('Rate'), cell: (row) => <Chart row={row} /> },
        ...figureColumns<InterfaceTraffic>(t),
      ],
      filters: [
        {
          kind: 'text',
          key: 'name',
          label: t('Filter by VM or interface'),
          clearLabel: t('Clear the filter'),
          matcher: partOf(nameOf),
        },
        {
          kind: 'choice',
          key: 'network',
          label: t('Network'),
          valuesOf: (row) => [networkOf(row) ?? NO_NETWORK],
          labelOf: (value) =>
            value === 'pod' ? t('Pod network') : value === NO_NETWORK ? t('Not known') : value,
        },
        {
          kind: 'choice',
          key: 'finding',
          label: t('Finding'),
          valuesOf: ({ key }) => (hints.get(key) ?? []).map(({ code }) => code),
          labelOf: (code) => `${code}: ${t(`${code}.title`)}`,
        },
      ],
      keyOf: ({ key }) => key,
    }),
    [t, showNamespace, hints],
  );
};
