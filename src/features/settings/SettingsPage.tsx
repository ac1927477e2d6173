import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { asPage } from '../../ui/notices/asPage';
import { onDemand } from '../../ui/onDemand';
import { PageHeader } from '../../ui/PageHeader';
import { Tabs, type Tab } from '../../ui/Tabs';
import { useT } from '../../ui/useT';

const FqdnTab = onDemand<object>(() => import('./fqdn/FqdnTab'));
const MacPoolsTab = onDemand<object>(() => import('./macs/MacPoolsTab'));
const InstalledTab = onDemand<object>(() => import('./installed/InstalledTab'));

/** Nothing that the tabs are about: they read the cluster. */
const CLUSTER = {};

/** Settings of the cluster's add-ons for the networks of VMs, and which of them are there. */
const SettingsPage = () => {
  const t = useT();
  const tabs: Tab<object>[] = [
    { href: '', name: t('Cluster FQDN'), component: FqdnTab },
    { href: 'mac-pools', name: t('MAC pools'), component: MacPoolsTab },
    { href: 'installed', name: t('What is installed'), component: InstalledTab },
  ];
  return (
    <>
      <DocumentTitle>{t('Network settings')}</DocumentTitle>
      <PageHeader title={t('Network settings')} />
      <Tabs tabs={tabs} obj={CLUSTER} />
    </>
  );
};

export default asPage(SettingsPage);
