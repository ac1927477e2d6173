import { useMemo } from 'react';
import { DocumentTitle, NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import { useParams } from 'react-router';
import { asPage } from '../../ui/notices/asPage';
import { onDemand } from '../../ui/onDemand';
import { Tabs, type Tab } from '../../ui/Tabs';
import { FlowsLink } from '../../ui/traffic/FlowsLink';
import { PageHeader } from '../../ui/PageHeader';
import { useT } from '../../ui/useT';
import type { Scope } from './scope';

interface TabProps {
  obj: Scope;
}

const InterfacesTab = onDemand<TabProps>(() => import('./InterfacesTab'));
const NetworksTab = onDemand<TabProps>(() => import('./NetworksTab'));
const NodesTab = onDemand<TabProps>(() => import('./NodesTab'));

/** What interfaces of VMs, networks and nodes receive and send. */
const TrafficPage = () => {
  const t = useT();
  const { ns: namespace } = useParams();
  const scope = useMemo((): Scope => ({ namespace }), [namespace]);
  const tabs = useMemo(
    (): Tab<Scope>[] => [
      { href: '', name: t('Interfaces of VMs'), component: InterfacesTab },
      { href: 'networks', name: t('Networks'), component: NetworksTab },
      { href: 'nodes', name: t('Nodes'), component: NodesTab },
    ],
    [t],
  );
  return (
    <>
      <DocumentTitle>{t('Traffic')}</DocumentTitle>
      <NamespaceBar />
      <PageHeader title={t('Traffic')}>
        <FlowsLink />
      </PageHeader>
      <Tabs key={namespace ?? ''} tabs={tabs} obj={scope} />
    </>
  );
};

export default asPage(TrafficPage);
