import { useMemo } from 'react';
import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { asPage } from '../../ui/notices/asPage';
import { LinkButton } from '../../ui/LinkButton';
import { onDemand } from '../../ui/onDemand';
import { PageHeader } from '../../ui/PageHeader';
import { connectPath } from '../../ui/routes';
import { Tabs, type Tab } from '../../ui/Tabs';
import { useT } from '../../ui/useT';

interface TabProps {
  obj: undefined;
}

const PoliciesTab = onDemand<TabProps>(() => import('./list/PoliciesTab'));
const MatrixTab = onDemand<TabProps>(() => import('./matrix/MatrixTab'));
const MapTab = onDemand<TabProps>(() => import('./map/MapTab'));
const DifferencesTab = onDemand<TabProps>(() => import('./differences/DifferencesTab'));

/** From the uplink to the network: what nodes have, and what policies of nmstate make of it. */
const NodeNetworksPage = () => {
  const t = useT();
  const tabs = useMemo(
    (): Tab<undefined>[] => [
      { href: '', name: t('Policies'), component: PoliciesTab },
      { href: 'networks', name: t('Networks on nodes'), component: MatrixTab },
      { href: 'map', name: t('Map'), component: MapTab },
      { href: 'differences', name: t('Differences'), component: DifferencesTab },
    ],
    [t],
  );
  return (
    <>
      <DocumentTitle>{t('Node networks')}</DocumentTitle>
      <PageHeader title={t('Node networks')}>
        <LinkButton to={connectPath()} variant="primary">
          {t('Connect VMs to a physical network')}
        </LinkButton>
      </PageHeader>
      <Tabs tabs={tabs} obj={undefined} />
    </>
  );
};

export default asPage(NodeNetworksPage);
