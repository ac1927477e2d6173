import { useDeferredValue, useMemo } from 'react';
import { Switch, ToolbarItem } from '@patternfly/react-core';
import { DocumentTitle, ListPageBody, NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import { useParams, useSearchParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { serviceRowsOf, type ServiceRow } from '../../../domain/services/rows';
import { worldOf } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import type { ReadyList } from '../../../k8s/useWatch';
import type { Gap, OwnList } from '../../../k8s/useWorld';
import { GapList } from '../../../ui/GapList';
import { Growing } from '../../../ui/list/Growing';
import { PageHeader } from '../../../ui/PageHeader';
import { WatchedList } from '../../../ui/list/WatchedList';
import { asPage } from '../../../ui/notices/asPage';
import { LoadingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { CreateServiceButton } from '../CreateServiceButton';
import { IsReadContext, RowFindings } from '../RowFindings';
import { ServiceRowActions } from '../ServiceRowActions';
import { serviceSpecOf } from '../serviceSpec';
import { useServiceWorld } from '../useServiceWorld';

const NO_GAPS: readonly Gap[] = [];
const EMPTY = worldOf([], {});

const actionsOf = (row: ServiceRow) => <ServiceRowActions row={row} />;

/** Whether Services are shown that select no VM; it stands in the address. */
const useOthers = () => {
  const [params, setParams] = useSearchParams();
  const choose = (isShown: boolean) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (isShown) next.set('others', '1');
        else next.delete('others');
        return next;
      },
      { replace: true },
    );
  return { isShown: params.get('others') === '1', choose };
};

interface TableProps {
  services: ReadyList<KubernetesResource>;
  namespace: string | undefined;
}

const Table = ({ services, namespace }: TableProps) => {
  const t = useT();
  const { data, progress: coming, stale } = services;
  const own = useMemo(
    (): OwnList => ({ kind: 'Service', namespace, objects: data, progress: coming, stale }),
    [namespace, data, coming, stale],
  );
  const state = useServiceWorld(namespace, own);
  const read = state.state === 'ready' ? state.world : undefined;
  const around = state.state === 'ready' ? state.progress : undefined;
  const settled = useDeferredValue(read);
  const rows = useMemo(() => serviceRowsOf(settled ?? EMPTY, data), [settled, data]);
  const others = useOthers();
  const shown = useMemo(
    () => (others.isShown ? rows : rows.filter(({ isForVms }) => isForVms !== 'no')),
    [rows, others.isShown],
  );
  const spec = useMemo(
    () => serviceSpecOf(t, namespace === undefined, RowFindings),
    [t, namespace],
  );
  const table = useListTable(spec, shown);
  const hidden = rows.length - shown.length;
  if (!settled) return <LoadingState label={t('Looking for VMs behind the Services')} />;
  return (
    <Growing progress={coming ?? around}>
      <IsReadContext.Provider value={coming === undefined && around === undefined}>
        <DataTable
          table={table}
          label={t('Services')}
          pagesLabel={t('Pages of the list of Services')}
          items={t('Services')}
          nothing={
            shown.length === 0
              ? {
                  title: t('No Service selects a VM'),
                  body: t(
                    'Expose a VM to reach it at an address of its own, or show Services that select none.',
                  ),
                }
              : {
                  title: t('No Service matches the filter'),
                  body: t('Change the filter, or clear it to see all Services.'),
                }
          }
          toolbar={
            <ToolbarItem alignSelf="center">
              <Switch
                id="services-others"
                label={
                  hidden > 0
                    ? t('Show others that select no VM ({{hidden}})', { hidden })
                    : t('Show others that select no VM')
                }
                isChecked={others.isShown}
                onChange={(_event, isShown) => others.choose(isShown)}
              />
            </ToolbarItem>
          }
          actions={actionsOf}
        />
        {namespace === undefined && (
          <p>
            {t(
              'Endpoints and pods of all namespaces would be too many to read. Choose a namespace to see what stands behind its Services.',
            )}
          </p>
        )}
        <GapList gaps={state.state === 'ready' ? state.gaps : NO_GAPS} />
      </IsReadContext.Provider>
    </Growing>
  );
};

const Services = ({ namespace }: { namespace: string | undefined }) => {
  const t = useT();
  return (
    <WatchedList<KubernetesResource>
      model={models.Service}
      namespace={namespace}
      provider="Kubernetes"
      loading={t('Loading Services')}
      what={t('the Services')}
      nothing={{
        title: t('No Services yet'),
        body: t('A Service gives VMs an address that stays, and spreads clients over them.'),
        action: <CreateServiceButton namespace={namespace} />,
      }}
    >
      {(services) => <Table services={services} namespace={namespace} />}
    </WatchedList>
  );
};

/** Services that select VMs, in a namespace or in all; others on request. */
const ServiceListPage = () => {
  const t = useT();
  const { ns: namespace } = useParams();
  return (
    <>
      <DocumentTitle>{t('Services of VMs')}</DocumentTitle>
      <NamespaceBar />
      <PageHeader title={t('Services of VMs')}>
        <CreateServiceButton namespace={namespace} />
      </PageHeader>
      <ListPageBody>
        <Services key={namespace ?? ''} namespace={namespace} />
      </ListPageBody>
    </>
  );
};

export default asPage(ServiceListPage);
