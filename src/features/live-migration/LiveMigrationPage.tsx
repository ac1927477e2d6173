import { useMemo } from 'react';
import { DocumentTitle, NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import { useParams } from 'react-router';
import { asPage } from '../../ui/notices/asPage';
import { onDemand } from '../../ui/onDemand';
import { PageHeader } from '../../ui/PageHeader';
import { Tabs, type Tab } from '../../ui/Tabs';
import { useT } from '../../ui/useT';
import type { Scope } from './scope';

type TabProps = { obj: Scope };

const NetworkTab = onDemand<TabProps>(() => import('./network/NetworkTab'));
const LimitsTab = onDemand<TabProps>(() => import('./limits/LimitsTab'));
const MigrationsTab = onDemand<TabProps>(() => import('./migrations/MigrationsTab'));
const ReadinessTab = onDemand<TabProps>(() => import('./readiness/ReadinessTab'));

/** Live migration: its network, its limits, the migrations themselves, and which VMs can migrate. */
const LiveMigrationPage = () => {
  const t = useT();
  const { ns: namespace } = useParams();
  const scope = useMemo((): Scope => ({ namespace }), [namespace]);
  const tabs: Tab<Scope>[] = [
    { href: '', name: t('Network'), component: NetworkTab },
    { href: 'limits', name: t('Limits'), component: LimitsTab },
    { href: 'migrations', name: t('Migrations'), component: MigrationsTab },
    { href: 'readiness', name: t('Readiness'), component: ReadinessTab },
  ];
  return (
    <>
      <DocumentTitle>{t('Live migration')}</DocumentTitle>
      <NamespaceBar />
      <PageHeader title={t('Live migration')} />
      <Tabs tabs={tabs} obj={scope} />
    </>
  );
};

export default asPage(LiveMigrationPage);
