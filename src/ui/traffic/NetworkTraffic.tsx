import { useCallback, useMemo, useState } from 'react';
import { Content, EmptyStateBody, PageSection, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../domain/core/resource';
import { sumOf } from '../../domain/traffic/figures';
import { interfaceTrafficOf } from '../../domain/traffic/interfaces';
import { networkOf } from '../../domain/traffic/networks';
import { interfaceTotals } from '../../domain/traffic/queries';
import { sumOfRates } from '../../domain/traffic/rates';
import { spanOf } from '../../domain/traffic/spans';
import { topTalkers } from '../../domain/traffic/talkers';
import { GLOBAL_NAMESPACES } from '../../domain/vm/spec/global-namespaces';
import { keyOf, type World } from '../../domain/world/world';
import { seriesOf, useMetrics } from '../../k8s/useMetrics';
import { LoadingState, NothingState } from '../states';
import { numberText } from '../intl';
import { useT } from '../useT';
import { ChartOf } from './InterfaceCharts';
import { FlowsLink } from './FlowsLink';
import { MetricsGaps, NoMetrics } from './NoMetrics';
import { SpanSelect } from './SpanSelect';
import { TopTalkers } from './TopTalkers';
import { MOST_VMS, useInterfaceRates } from './useInterfaceRates';

interface NetworkTrafficProps {
  /** The world is undefined while it is read. */
  obj: { nad: KubernetesResource; world: World | undefined; isComplete: boolean };
}

const Traffic = ({ world, namespace, name }: { world: World; namespace: string; name: string }) => {
  const t = useT();
  const [span, setSpan] = useState(spanOf('1h'));
  // VMs of every namespace use the networks of a global one.
  const scope = GLOBAL_NAMESPACES.includes(namespace) ? undefined : namespace;
  const own = useMemo(
    () => [
      ...new Set(
        world
          .list('VirtualMachineInstance')
          .flatMap(({ metadata }) =>
            typeof metadata?.namespace === 'string' ? [metadata.namespace] : [],
          ),
      ),
    ],
    [world],
  );
  const queriesFor = useCallback(
    (place: string | undefined) => [interfaceTotals(place, span)],
    [span],
  );
  const state = useMetrics({ queriesFor, namespace: scope, own });
  const series = seriesOf(state);
  const rows = useMemo(
    () =>
      interfaceTrafficOf(world, series, scope).filter(
        (row) => networkOf(row) === keyOf(namespace, name),
      ),
    [world, series, scope, namespace, name],
  );
  const measured = rows.filter((row) => row.state === 'measured');
  const rates = useInterfaceRates(measured, span, { namespace: scope, own });
  const together = useMemo(() => {
    const all = measured.map(({ key }) => rates.of(key));
    return all.every((each) => each !== undefined) ? sumOfRates(all) : undefined;
  }, [measured, rates]);
  const vms = new Set(measured.map((row) => `${row.namespace}/${row.name}`)).size;
  if (state.state === 'loading') return <LoadingState label={t('Loading metrics')} />;
  if (state.state === 'failed') return <NoMetrics failure={state.failure} />;
  return (
    <Stack hasGutter>
      <StackItem>
        <SpanSelect span={span} choose={setSpan} />
      </StackItem>
      <StackItem>
        <MetricsGaps missing={state.missing} stale={state.stale} />
      </StackItem>
      {rows.length === 0 ? (
        <StackItem>
          <NothingState title={t('No running VM is on this network')}>
            <EmptyStateBody>
              {t('Traffic is measured at the interfaces of running VMs.')}
            </EmptyStateBody>
          </NothingState>
        </StackItem>
      ) : (
        <>
          <StackItem>
            <Content component="p">
              {t('Measured at {{measured}} of {{all}} interfaces of VMs.', {
                measured: numberText(measured.length),
                all: numberText(rows.length),
              })}{' '}
              {measured.length < rows.length &&
                t(
                  'SR-IOV interfaces have no counters, and a VM that was just started has no values yet.',
                )}
            </Content>
          </StackItem>
          {measured.length > 0 && vms <= MOST_VMS && (
            <StackItem>
              <ChartOf
                name={name}
                totals={sumOf(measured.map(({ totals }) => totals))}
                rates={rates.state.state === 'failed' ? { received: [], sent: [] } : together}
                span={span}
                grid={rates.grid}
              />
            </StackItem>
          )}
          <StackItem>
            <TopTalkers talkers={topTalkers(measured, 5)} />
          </StackItem>
        </>
      )}
      <StackItem>
        <FlowsLink />
      </StackItem>
    </Stack>
  );
};

/** What the interfaces of VMs on a network receive and send together. */
const NetworkTraffic = ({ obj: { nad, world } }: NetworkTrafficProps) => {
  const t = useT();
  const { name = '', namespace = '' } = nad.metadata ?? {};
  return (
    <PageSection hasBodyWrapper={false} aria-label={t('Traffic')}>
      {world === undefined ? (
        <LoadingState label={t('Loading VMs')} />
      ) : (
        <Traffic world={world} namespace={namespace} name={name} />
      )}
    </PageSection>
  );
};

export default NetworkTraffic;
