import { useMemo } from 'react';
import { DocumentTitle, NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import { useParams } from 'react-router';
import { asPage } from '../../ui/notices/asPage';
import { onDemand } from '../../ui/onDemand';
import { PageHeader } from '../../ui/PageHeader';
import { Tabs, type Tab } from '../../ui/Tabs';
import { useT } from '../../ui/useT';
import type { DpdkScope } from './scope';

type TabProps = { obj: DpdkScope };

const ClusterTab = onDemand<TabProps>(() => import('./cluster/ClusterTab'));
const VmsTab = onDemand<TabProps>(() => import('./vms/VmsTab'));
const CheckupsTab = onDemand<TabProps>(() => import('./checkups/CheckupsTab'));

/** From CPUs that are set aside on nodes to a VM whose guest drives a network card itself. */
const DpdkPage = () => {
  const t = useT();
  const { ns: namespace } = useParams();
  const scope = useMemo((): DpdkScope => ({ namespace }), [namespace]);
  const tabs: Tab<DpdkScope>[] = [
    { href: '', name: t('Cluster'), component: ClusterTab },
    { href: 'vms', name: t('VMs'), component: VmsTab },
    { href: 'checkups', name: t('Checkups'), component: CheckupsTab },
  ];
  return (
    <>
      <DocumentTitle>{t('DPDK')}</DocumentTitle>
      <NamespaceBar />
      <PageHeader title={t('DPDK')} />
      <Tabs tabs={tabs} obj={scope} />
    </>
  );
};

export default asPage(DpdkPage);
