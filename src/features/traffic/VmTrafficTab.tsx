import { useMemo, useState } from 'react';
import { EmptyStateBody, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { spanOf } from '../../domain/traffic/spans';
import type { VmView } from '../../domain/vm/interfaces/view';
import { FindingsItem } from '../../ui/findings';
import { LoadingState, NothingState } from '../../ui/states';
import { FlowsLink } from '../../ui/traffic/FlowsLink';
import { InterfaceCharts } from '../../ui/traffic/InterfaceCharts';
import { MetricsGaps, NoMetrics } from '../../ui/traffic/NoMetrics';
import { SpanSelect } from '../../ui/traffic/SpanSelect';
import { useInterfaceRates } from '../../ui/traffic/useInterfaceRates';
import { useT } from '../../ui/useT';
import { useInterfaceTraffic } from './useInterfaceTraffic';

interface VmTrafficTabProps {
  obj: { view: VmView; isLoaded: boolean };
}

const Charts = ({ view }: { view: VmView }) => {
  const t = useT();
  const [span, setSpan] = useState(spanOf('1h'));
  const { namespace, name } = view;
  const own = useMemo(() => [namespace], [namespace]);
  const { state, rows, hints } = useInterfaceTraffic(view.world, span, {
    namespace,
    own,
    vm: name,
  });
  const inOrder = useMemo(() => {
    const places = view.rows.map((row) => row.name);
    return [...rows].sort((a, b) => places.indexOf(a.interface) - places.indexOf(b.interface));
  }, [rows, view.rows]);
  const rates = useInterfaceRates(inOrder, span, { namespace, own });
  if (state.state === 'loading') return <LoadingState label={t('Loading metrics')} />;
  if (state.state === 'failed') return <NoMetrics failure={state.failure} />;
  if (rows.length === 0) {
    return (
      <NothingState title={t('The VM does not run')}>
        <EmptyStateBody>
          {t('Traffic is measured at the interfaces of running VMs.')}
        </EmptyStateBody>
      </NothingState>
    );
  }
  const failed = { received: [], sent: [] };
  return (
    <Stack hasGutter>
      <StackItem>
        <SpanSelect span={span} choose={setSpan} />
      </StackItem>
      <StackItem>
        <MetricsGaps missing={state.missing} stale={state.stale} />
      </StackItem>
      <FindingsItem findings={[...hints.values()].flat()} />
      <StackItem>
        <InterfaceCharts
          rows={inOrder}
          span={span}
          grid={rates.grid}
          ratesOf={(key) => (rates.state.state === 'failed' ? failed : rates.of(key))}
        />
      </StackItem>
      <StackItem>
        <FlowsLink />
      </StackItem>
    </Stack>
  );
};

/** What each interface of a VM receives and sends. */
const VmTrafficTab = ({ obj: { view, isLoaded } }: VmTrafficTabProps) => {
  const t = useT();
  return (
    <PageSection hasBodyWrapper={false} aria-label={t('Traffic')}>
      {isLoaded ? <Charts view={view} /> : <LoadingState label={t('Loading the VM')} />}
    </PageSection>
  );
};

export default VmTrafficTab;
