import { Content, EmptyStateBody, Stack, StackItem, ToolbarItem } from '@patternfly/react-core';
import { topTalkers } from '../../domain/traffic/talkers';
import type { Span } from '../../domain/traffic/spans';
import { models } from '../../k8s/models';
import { GapList } from '../../ui/GapList';
import { NamespaceOffer } from '../../ui/NamespaceOffer';
import { LoadingState, NothingState } from '../../ui/states';
import { DataTable } from '../../ui/table/DataTable';
import { useListTable } from '../../ui/table/useDataTable';
import { MetricsGaps, NoMetrics } from '../../ui/traffic/NoMetrics';
import { SpanSelect } from '../../ui/traffic/SpanSelect';
import { TopTalkers } from '../../ui/traffic/TopTalkers';
import { useInterfaceRates } from '../../ui/traffic/useInterfaceRates';
import { useT } from '../../ui/useT';
import { HintsContext } from './HintsCell';
import { useInterfaceSpec } from './interfaceSpec';
import { RatesContext } from './RatesContext';
import type { Scope } from './scope';
import { TrafficWorld, type TrafficSources } from './TrafficWorld';
import { useInterfaceTraffic, type InterfacesMeasured } from './useInterfaceTraffic';
import { useSpan } from './useSpan';

const TALKERS = 5;

interface TableProps {
  sources: TrafficSources;
  span: Span;
  choose: (span: Span) => void;
  measured: InterfacesMeasured;
}

const Table = ({ sources, span, choose, measured: { rows, hints } }: TableProps) => {
  const t = useT();
  const spec = useInterfaceSpec(sources.namespace === undefined, hints);
  const table = useListTable(spec, rows);
  const shown = table.shown.filter(({ state }) => state === 'measured');
  const rates = useInterfaceRates(shown, span, sources);
  const ratesOf = (key: string) => (rates.state.state === 'failed' ? null : rates.of(key));
  return (
    <HintsContext.Provider value={hints}>
      <RatesContext.Provider value={ratesOf}>
        <DataTable
          table={table}
          label={t('Traffic of interfaces')}
          pagesLabel={t('Pages of the list of interfaces')}
          items={t('interfaces')}
          isWide
          nothing={{
            title: t('No interface matches the filter'),
            body: t('Change the filter, or clear it to see all interfaces.'),
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

const Measured = (sources: TrafficSources) => {
  const t = useT();
  const { world, gaps, namespace, isComplete } = sources;
  const [span, choose] = useSpan();
  const measured = useInterfaceTraffic(world, span, sources);
  const { state, rows } = measured;
  if (state.state === 'loading') return <LoadingState label={t('Loading metrics')} />;
  if (state.state === 'failed') {
    return (
      <NoMetrics failure={state.failure}>
        {state.failure.reason === 'forbidden' && namespace === undefined && (
          <NamespaceOffer model={models.VirtualMachineInstance} />
        )}
      </NoMetrics>
    );
  }
  if (rows.length === 0) {
    if (!isComplete) return <LoadingState label={t('Loading VMs')} />;
    return (
      <NothingState title={t('No running VM, and no traffic')}>
        <EmptyStateBody>
          {t('Traffic is measured at the interfaces of running VMs.')}
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
        <TopTalkers talkers={topTalkers(rows, TALKERS)} />
      </StackItem>
      <StackItem>
        <Table sources={sources} span={span} choose={choose} measured={measured} />
      </StackItem>
      <StackItem>
        <Content component="small">
          {t(
            'Figures are sums within the time span, from the view of the VM: received is what came into it. How far back they go, Prometheus decides; OpenShift keeps 15 days.',
          )}
        </Content>
        <GapList gaps={gaps} />
      </StackItem>
    </Stack>
  );
};

/** A row for each interface of a running VM, with what it received and sent. */
const InterfacesTab = ({ obj }: { obj: Scope }) => (
  <TrafficWorld scope={obj}>{(sources) => <Measured {...sources} />}</TrafficWorld>
);

export default InterfacesTab;
