import { useMemo } from 'react';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { asPage } from '../../ui/notices/asPage';
import { onDemand } from '../../ui/onDemand';
import { Tabs, type Tab } from '../../ui/Tabs';
import { useT } from '../../ui/useT';

const PoliciesTab = onDemand<{ obj: undefined }>(() => import('./list/PoliciesTab'));
const MapTab = onDemand<{ obj: undefined }>(() => import('./map/MapTab'));
const MatrixTab = onDemand<{ obj: undefined }>(() => import('./matrix/MatrixTab'));

/** From the uplink to the network: what nodes have, and what policies of nmstate make of it. */
const NodeNetworksPage = () => {
  const t = useT();
  const tabs = useMemo(
    (): Tab<undefined>[] => [
      { href: '', name: t('Policies'), component: PoliciesTab },
      { href: 'networks', name: t('Networks on nodes'), component: MatrixTab },
      { href: 'map', name: t('Map'), component: MapTab },
    ],
    [t],
  );
  return (
    <>
      <DocumentTitle>{t('Node networks')}</DocumentTitle>
      <ListPageHeader title={t('Node networks')} />
      <Tabs tabs={tabs} obj={undefined} />
    </>
  );
};

export default asPage(NodeNetworksPage);
