import { useMemo } from 'react';
import { Content, EmptyStateBody, Stack, StackItem, ToolbarItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { bytesOf } from '../../domain/traffic/figures';
import { networkTrafficOf, type NetworkTraffic } from '../../domain/traffic/networks';
import { sumOfRates } from '../../domain/traffic/rates';
import type { Span } from '../../domain/traffic/spans';
import { GapList } from '../../ui/GapList';
import { NetworkName } from '../../ui/NetworkName';
import { LoadingState, NothingState } from '../../ui/states';
import { DataTable } from '../../ui/table/DataTable';
import { partOf } from '../../ui/table/model';
import { useListTable, type TableSpec } from '../../ui/table/useDataTable';
import { figureColumns, RatesCell } from '../../ui/traffic/columns';
import { MetricsGaps, NoMetrics } from '../../ui/traffic/NoMetrics';
import { SpanSelect } from '../../ui/traffic/SpanSelect';
import { MOST_VMS, useInterfaceRates } from '../../ui/traffic/useInterfaceRates';
import { useT } from '../../ui/useT';
import { RatesContext, useRatesOf } from './RatesContext';
import { SPAN, type Scope } from './scope';
import { TrafficWorld, type TrafficSources } from './TrafficWorld';
import { useInterfaceTraffic } from './useInterfaceTraffic';
import { useSpan } from './useSpan';

const Chart = ({ row: { key } }: { row: NetworkTraffic }) => (
  <RatesCell rates={useRatesOf(key)} name={key} />
);

const Measured = ({ row: { measured, interfaces } }: { row: NetworkTraffic }) => {
  const t = useT();
  const { language } = useTranslation().i18n;
  const number = new Intl.NumberFormat(language);
  return (
    <>
      {t('{{measured}} of {{all}}', {
        measured: number.format(measured),
        all: number.format(interfaces.length),
      })}
    </>
  );
};

const useNetworkSpec = () => {
  const t = useT();
  return useMemo(
    (): TableSpec<NetworkTraffic> & { name: string } => ({
      name: 'traffic-networks',
      keeps: [SPAN],
      columns: [
        {
          key: 'network',
          label: t('Network'),
          show: 'fixed',
          modifier: 'breakWord',
          width: 25,
          sortText: ({ key }) => key,
          cell: ({ network }) => <NetworkName source={network} own="" />,
        },
        {
          key: 'interfaces',
          label: t('Measured interfaces'),
          cell: (row) => <Measured row={row} />,
        },
        { key: 'chart', label: t('Rate'), cell: (row) => <Chart row={row} /> },
        ...figureColumns<NetworkTraffic>(t),
      ],
      filters: [
        {
          kind: 'text',
          key: 'name',
          label: t('Filter by network'),
          clearLabel: t('Clear the filter'),
          matcher: partOf(({ key }) => key),
        },
      ],
      keyOf: ({ key }) => key,
    }),
    [t],
  );
};

/** Networks whose curves are asked for: as many as there are VMs to ask for at once. */
const withCurves = (shown: readonly NetworkTraffic[]): NetworkTraffic[] => {
  const vms = new Set<string>();
  return shown.filter(({ interfaces }) => {
    const more = new Set([...vms, ...interfaces.map((row) => `${row.namespace}/${row.name}`)]);
    if (more.size > MOST_VMS) return false;
    for (const vm of more) vms.add(vm);
    return true;
  });
};

interface TableProps {
  sources: TrafficSources;
  span: Span;
  choose: (span: Span) => void;
  rows: readonly NetworkTraffic[];
}

const Table = ({ sources, span, choose, rows }: TableProps) => {
  const t = useT();
  const table = useListTable(useNetworkSpec(), rows);
  const drawn = withCurves(table.shown);
  const measured = drawn.flatMap(({ interfaces }) =>
    interfaces.filter(({ state }) => state === 'measured'),
  );
  const rates = useInterfaceRates(measured, span, sources);
  const ratesOf = (key: string) => {
    const network = drawn.find((row) => row.key === key);
    if (!network || network.measured === 0 || rates.state.state === 'failed') return null;
    const all = network.interfaces
      .filter(({ state }) => state === 'measured')
      .map((row) => rates.of(row.key));
    return all.every((each) => each !== undefined) ? sumOfRates(all) : undefined;
  };
  return (
    <RatesContext.Provider value={ratesOf}>
      <DataTable
        table={table}
        label={t('Traffic of networks')}
        pagesLabel={t('Pages of the traffic of networks')}
        items={t('networks')}
        isWide
        nothing={{
          title: t('No network matches the filter'),
          body: t('Change the filter, or clear it to see all networks.'),
        }}
        toolbar={
          <ToolbarItem>
            <SpanSelect span={span} choose={choose} />
          </ToolbarItem>
        }
      />
    </RatesContext.Provider>
  );
};

const byTraffic = (a: NetworkTraffic, b: NetworkTraffic): number =>
  (bytesOf(b.totals) ?? -1) - (bytesOf(a.totals) ?? -1) || (a.key < b.key ? -1 : 1);

const OfNetworks = (sources: TrafficSources) => {
  const t = useT();
  const [span, choose] = useSpan();
  const { state, rows } = useInterfaceTraffic(sources.world, span, sources);
  const networks = useMemo(() => networkTrafficOf(rows).sort(byTraffic), [rows]);
  if (state.state === 'loading') return <LoadingState label={t('Loading metrics')} />;
  if (state.state === 'failed') return <NoMetrics failure={state.failure} />;
  if (networks.length === 0) {
    if (!sources.isComplete) return <LoadingState label={t('Loading VMs')} />;
    return (
      <NothingState title={t('No network with running VMs')}>
        <EmptyStateBody>
          {t(
            'The traffic of a network is the sum of its interfaces, which are known from running VMs that you may see.',
          )}
        </EmptyStateBody>
      </NothingState>
    );
  }
  return (
    <Stack hasGutter>
      <StackItem>
        <MetricsGaps missing={state.missing} stale={state.stale} />
      </StackItem>
      <StackItem>
        <Table sources={sources} span={span} choose={choose} rows={networks} />
      </StackItem>
      <StackItem>
        <Content component="small">
          {t(
            'Sums of the interfaces of VMs on each network. What two VMs of one network send each other is counted at both of them.',
          )}
        </Content>
        <GapList gaps={sources.gaps} />
      </StackItem>
    </Stack>
  );
};

/** A row for each network that running VMs are on. */
const NetworksTab = ({ obj }: { obj: Scope }) => (
  <TrafficWorld scope={obj}>{(sources) => <OfNetworks {...sources} />}</TrafficWorld>
);

export default NetworksTab;
