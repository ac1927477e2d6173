import { useMemo } from 'react';
import { Breadcrumb, BreadcrumbItem, PageSection } from '@patternfly/react-core';
import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { Link, useNavigate, useParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { World } from '../../../domain/world/world';
import { asPage } from '../../../ui/notices/asPage';
import { onDemand } from '../../../ui/onDemand';
import { PageHeader } from '../../../ui/PageHeader';
import { nodeNetworksPath } from '../../../ui/routes';
import { LoadingState, NothingState } from '../../../ui/states';
import { Tabs, type Tab } from '../../../ui/Tabs';
import { useT } from '../../../ui/useT';
import { HeaderActions } from '../../../ui/resource/ResourceActions';
import { PolicyItems, usePolicyDialogs } from '../actions/PolicyActions';
import { NodeWorld } from '../NodeWorld';
import { policyBasics } from '../policyBasics';
import { DetailsTab } from './DetailsTab';
import type { PolicyFacts } from './facts';

const YamlTab = onDemand<{ obj: PolicyFacts }>(() => import('./YamlTab'));

const Policy = ({ facts }: { facts: PolicyFacts }) => {
  const t = useT();
  const tabs = useMemo(
    (): Tab<PolicyFacts>[] => [
      { href: '', name: t('Details'), component: DetailsTab },
      { href: 'yaml', name: t('YAML'), component: YamlTab },
    ],
    [t],
  );
  return <Tabs tabs={tabs} obj={facts} />;
};

/** Edit, remove and delete. */
const PolicyHeader = ({ policy }: { policy: KubernetesResource }) => {
  const navigate = useNavigate();
  const { open, dialog } = usePolicyDialogs(policy, () => void navigate(nodeNetworksPath()));
  return (
    <>
      <HeaderActions kind={policyBasics} object={policy}>
        <PolicyItems policy={policy} hasLinks={false} open={open} />
      </HeaderActions>
      {dialog}
    </>
  );
};

const Found = ({ world, name }: { world: World; name: string }) => {
  const t = useT();
  const policy = world.find('NodeNetworkConfigurationPolicy', name);
  const facts = useMemo(() => policy && { policy, world }, [policy, world]);
  if (facts) {
    return (
      <>
        <PageHeader title={name}>
          <PolicyHeader policy={facts.policy} />
        </PageHeader>
        <Policy facts={facts} />
      </>
    );
  }
  return (
    <PageSection hasBodyWrapper={false}>
      {world.isKnown('NodeNetworkConfigurationPolicy') ? (
        <NothingState title={t('There is no policy {{name}}', { name })} />
      ) : (
        <LoadingState label={t('Loading policies')} />
      )}
    </PageSection>
  );
};

/** One policy of nmstate, and what it has come to on each node. */
const NodePolicyPage = () => {
  const t = useT();
  const { name = '' } = useParams();
  return (
    <>
      <DocumentTitle>{t('{{name}}: policy of node networks', { name })}</DocumentTitle>
      <PageSection hasBodyWrapper={false} type="breadcrumb">
        <Breadcrumb aria-label={t('Breadcrumb')}>
          <BreadcrumbItem
            render={({ className }) => (
              <Link className={className} to={nodeNetworksPath()}>
                {t('Node networks')}
              </Link>
            )}
          />
          <BreadcrumbItem isActive>{name}</BreadcrumbItem>
        </Breadcrumb>
      </PageSection>
      <NodeWorld>{(world) => <Found world={world} name={name} />}</NodeWorld>
    </>
  );
};

export default asPage(NodePolicyPage);
