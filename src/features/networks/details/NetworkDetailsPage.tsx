import { useMemo } from 'react';
import { Breadcrumb, BreadcrumbItem, Flex, FlexItem, PageSection } from '@patternfly/react-core';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { Link, useNavigate, useParams } from 'react-router';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useWatchOne } from '../../../k8s/useWatch';
import { ActionsMenu } from '../../../ui/list/ActionsMenu';
import { LinkButton } from '../../../ui/LinkButton';
import { networkEditPath, networkListPath } from '../../../ui/routes';
import { FailedState, LoadingState, MissingKindState } from '../../../ui/states';
import { Tabs } from '../../../ui/Tabs';
import { useT } from '../../../ui/useT';
import { NetworkActionItems, useNetworkDialogs } from '../actions/NetworkActions';
import { useEditRefusal } from '../refusals';
import { useNetworkFacts } from './useNetworkFacts';
import { NetworkYaml, useNetworkTabs } from './useNetworkTabs';

const Buttons = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const navigate = useNavigate();
  const { name = '', namespace = '' } = nad.metadata ?? {};
  const editRefusal = useEditRefusal(nad);
  const { open, dialogs } = useNetworkDialogs(nad, () => void navigate(networkListPath(namespace)));
  return (
    <>
      <Flex columnGap={{ default: 'columnGapSm' }}>
        <FlexItem>
          {' '}
          <LinkButton
            to={networkEditPath(namespace, name)}
            variant="primary"
            disabledReason={editRefusal}
          >
            {t('Edit')}
          </LinkButton>
        </FlexItem>
        <FlexItem>
          <ActionsMenu label={t('Actions')} hasText>
            <NetworkActionItems nad={nad} hasLinks={false} open={open} />
          </ActionsMenu>
        </FlexItem>
      </Flex>
      {dialogs}
    </>
  );
};

const NetworkTabs = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const facts = useNetworkFacts(nad);
  const shared = useNetworkTabs(facts.findings.length);
  const tabs = useMemo(
    () => [...shared, { href: 'yaml', name: t('YAML'), component: NetworkYaml }],
    [shared, t],
  );
  return <Tabs tabs={tabs} obj={facts} />;
};

const Network = ({ name, namespace }: { name: string; namespace: string }) => {
  const t = useT();
  const watched = useWatchOne<NetworkAttachmentDefinition>(
    NetworkAttachmentDefinitionModel,
    name,
    namespace,
  );
  const nad = watched.state === 'ready' ? watched.data : undefined;
  return (
    <>
      <ListPageHeader title={name}>{nad && <Buttons nad={nad} />}</ListPageHeader>
      {watched.state === 'loading' && <LoadingState label={t('Loading the network')} />}
      {watched.state === 'missing' && (
        <MissingKindState kind="NetworkAttachmentDefinition" provider="Multus CNI" />
      )}
      {watched.state === 'failed' && (
        <FailedState
          error={watched.error}
          what={t('network {{name}} of namespace {{namespace}}', { name, namespace })}
        />
      )}
      {nad && <NetworkTabs nad={nad} />}
    </>
  );
};

/** Rendered on this plugin's own route, or by the console on the kind's resource page. */
const NetworkDetailsPage = (props: { name?: string; namespace?: string }) => {
  const t = useT();
  const params = useParams();
  const name = props.name ?? params.name ?? '';
  const namespace = props.namespace ?? params.ns ?? '';
  return (
    <>
      <DocumentTitle>{t('{{name}}: network', { name })}</DocumentTitle>
      <PageSection hasBodyWrapper={false} type="breadcrumb">
        <Breadcrumb aria-label={t('Breadcrumb')}>
          <BreadcrumbItem
            render={({ className }) => (
              <Link className={className} to={networkListPath(namespace)}>
                {t('Networks')}
              </Link>
            )}
          />
          <BreadcrumbItem isActive>{name}</BreadcrumbItem>
        </Breadcrumb>
      </PageSection>
      <Network key={`${namespace}/${name}`} name={name} namespace={namespace} />
    </>
  );
};

export default NetworkDetailsPage;
