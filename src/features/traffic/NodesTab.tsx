import { useCallback, useMemo } from 'react';
import {
  Content,
  EmptyStateBody,
  PageSection,
  Stack,
  StackItem,
  ToolbarItem,
} from '@patternfly/react-core';
import { hintsOfDevice } from '../../domain/traffic/hints';
import { deviceTrafficOf, seriesByDevice, type DeviceTraffic } from '../../domain/traffic/nodes';
import { deviceRates, deviceTotals } from '../../domain/traffic/queries';
import { ratesOf as ratesIn, sumOfRates } from '../../domain/traffic/rates';
import { gridOf, type Span } from '../../domain/traffic/spans';
import type { KindName } from '../../domain/world/kinds';
import { worldOf, type World } from '../../domain/world/world';
import { useWorld } from '../../k8s/useWorld';
import { seriesOf, useMetrics } from '../../k8s/useMetrics';
import { GapList } from '../../ui/GapList';
import { LoadingState, NothingState } from '../../ui/states';
import { DataTable } from '../../ui/table/DataTable';
import { useListTable } from '../../ui/table/useDataTable';
import { MetricsGaps, NoMetrics } from '../../ui/traffic/NoMetrics';
import { SpanSelect } from '../../ui/traffic/SpanSelect';
import { useT } from '../../ui/useT';
import { useDeviceSpec } from './deviceSpec';
import { HintsContext } from './HintsCell';
import { RatesContext } from './RatesContext';
import { useSpan } from './useSpan';

const KINDS: readonly KindName[] = ['Node', 'NodeNetworkState'];
const NOTHING = worldOf([], {});

/** Curves of the devices that a table shows. */
const useDeviceRates = (world: World, shown: readonly DeviceTraffic[], span: Span) => {
  const wanted = [...new Set(shown.flatMap(({ counted }) => counted))].sort().join(' ');
  const queriesFor = useCallback(
    () => (wanted === '' ? [] : [deviceRates(wanted.split(' '), span)]),
    [wanted, span],
  );
  const state = useMetrics({
    queriesFor,
    namespace: undefined,
    own: undefined,
    isOff: wanted === '',
  });
  return useMemo(() => {
    const grid = gridOf(span, state.state === 'ready' ? state.at : 0);
    const all = seriesByDevice(world, seriesOf(state));
    const byKey = new Map(shown.map((row) => [row.key, row]));
    return (key: string) => {
      const row = byKey.get(key);
      if (!row || row.counted.length === 0 || state.state === 'failed') return null;
      if (state.state === 'loading') return undefined;
      return sumOfRates(
        row.counted.map((device) => ratesIn(grid, all.get(`${row.node}/${device}`))),
      );
    };
  }, [state, span, world, shown]);
};

interface TableProps {
  world: World;
  rows: readonly DeviceTraffic[];
  span: Span;
  choose: (span: Span) => void;
}

const Table = ({ world, rows, span, choose }: TableProps) => {
  const t = useT();
  const hints = useMemo(
    () => new Map(rows.map((row) => [row.key, hintsOfDevice(row, span)])),
    [rows, span],
  );
  const table = useListTable(useDeviceSpec(), rows);
  const rates = useDeviceRates(world, table.shown, span);
  return (
    <HintsContext.Provider value={hints}>
      <RatesContext.Provider value={rates}>
        <DataTable
          table={table}
          label={t('Traffic of nodes')}
          pagesLabel={t('Pages of the traffic of nodes')}
          items={t('network interfaces of nodes')}
          isWide
          nothing={{
            title: t('No network interface of a node matches the filter'),
            body: t('Change the filter, or clear it to see all of them.'),
          }}
          toolbar={
            <ToolbarItem>
              <SpanSelect span={span} choose={choose} />
            </ToolbarItem>
          }
        />
      </RatesContext.Provider>
    </HintsContext.Provider>
  );
};

const OfNodes = () => {
  const t = useT();
  const [span, choose] = useSpan();
  const read = useWorld(KINDS, undefined);
  const world = read.state === 'ready' ? read.world : NOTHING;
  const queriesFor = useCallback(() => [deviceTotals(span)], [span]);
  const state = useMetrics({ queriesFor, namespace: undefined, own: undefined });
  const series = seriesOf(state);
  const rows = useMemo(() => deviceTrafficOf(world, series), [world, series]);
  if (state.state === 'failed') return <NoMetrics failure={state.failure} />;
  if (state.state === 'loading' || read.state === 'loading') {
    return <LoadingState label={t('Loading metrics')} />;
  }
  if (rows.length === 0) {
    if (read.progress) return <LoadingState label={t('Loading nodes')} />;
    return (
      <NothingState title={t('No traffic of nodes is known')}>
        <EmptyStateBody>
          {t(
            'Nothing measures network interfaces of nodes. On OpenShift, node_exporter of the cluster monitoring does.',
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
        <Table world={world} rows={rows} span={span} choose={choose} />
      </StackItem>
      <StackItem>
        <Content component="small">
          {t(
            'Figures are from the view of the node. OpenShift leaves bonds and some bridges out of its metrics: theirs are the sums of the ports by which they reach the wire.',
          )}
        </Content>
        <GapList gaps={read.gaps} />
      </StackItem>
    </Stack>
  );
};

/** A row for each network interface of a node. */
const NodesTab = () => (
  <PageSection hasBodyWrapper={false}>
    <OfNodes />
  </PageSection>
);

export default NodesTab;
