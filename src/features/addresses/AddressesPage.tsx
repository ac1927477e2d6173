import { useMemo } from 'react';
import { DocumentTitle, NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import { useParams } from 'react-router';
import { asPage } from '../../ui/notices/asPage';
import { onDemand } from '../../ui/onDemand';
import { PageHeader } from '../../ui/PageHeader';
import { Tabs, type Tab } from '../../ui/Tabs';
import { useT } from '../../ui/useT';
import type { Scope } from './useAddressWorld';

interface TabProps {
  obj: Scope;
}

const AddressesTab = onDemand<TabProps>(() => import('./AddressesTab'));
const PoolsTab = onDemand<TabProps>(() => import('./PoolsTab'));

/** Every address that VMs have, and the pools that they are taken from. */
const AddressesPage = () => {
  const t = useT();
  const { ns: namespace } = useParams();
  const scope = useMemo((): Scope => ({ namespace }), [namespace]);
  const tabs: Tab<Scope>[] = [
    { href: '', name: t('Addresses'), component: AddressesTab },
    { href: 'pools', name: t('Pools'), component: PoolsTab },
  ];
  return (
    <>
      <DocumentTitle>{t('Addresses')}</DocumentTitle>
      <NamespaceBar />
      <PageHeader title={t('Addresses')} />
      <Tabs key={namespace ?? ''} tabs={tabs} obj={scope} />
    </>
  );
};

export default asPage(AddressesPage);
