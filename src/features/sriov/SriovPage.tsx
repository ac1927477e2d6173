import { useMemo } from 'react';
import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { asPage } from '../../ui/notices/asPage';
import { onDemand } from '../../ui/onDemand';
import { PageHeader } from '../../ui/PageHeader';
import { Tabs, type Tab } from '../../ui/Tabs';
import { useT } from '../../ui/useT';

interface TabProps {
  obj: undefined;
}

const NetworksTab = onDemand<TabProps>(() => import('./networks/NetworksTab'));
const PoliciesTab = onDemand<TabProps>(() => import('./policies/PoliciesTab'));
const DevicesTab = onDemand<TabProps>(() => import('./devices/DevicesTab'));

/** From the network card to a VM with a virtual function of it. */
const SriovPage = () => {
  const t = useT();
  const tabs = useMemo(
    (): Tab<undefined>[] => [
      { href: '', name: t('Networks'), component: NetworksTab },
      { href: 'policies', name: t('Node policies'), component: PoliciesTab },
      { href: 'devices', name: t('Devices'), component: DevicesTab },
    ],
    [t],
  );
  return (
    <>
      <DocumentTitle>{t('SR-IOV')}</DocumentTitle>
      <PageHeader title={t('SR-IOV')} />
      <Tabs tabs={tabs} obj={undefined} />
    </>
  );
};

export default asPage(SriovPage);
