import { useMemo } from 'react';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { useNavigate, useParams } from 'react-router';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useWatchOne } from '../../../k8s/useWatch';
import { Crumbs } from '../../../ui/resource/Crumbs';
import { HeaderActions } from '../../../ui/resource/ResourceActions';
import { WatchedState } from '../../../ui/resource/WatchedState';
import { networkListPath } from '../../../ui/routes';
import { Tabs } from '../../../ui/Tabs';
import { useT } from '../../../ui/useT';
import { NetworkActionItems, useNetworkDialogs } from '../actions/NetworkActions';
import { networkBasics } from '../networkBasics';
import { useNetworkFacts } from './useNetworkFacts';
import { NetworkYaml, useNetworkTabs } from './useNetworkTabs';

const Actions = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const navigate = useNavigate();
  const listPath = networkListPath(nad.metadata?.namespace);
  const { open, dialogs } = useNetworkDialogs(nad, () => void navigate(listPath));
  return (
    <>
      <HeaderActions kind={networkBasics} object={nad}>
        <NetworkActionItems nad={nad} hasLinks={false} open={open} />
      </HeaderActions>
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
  const watched = useWatchOne<NetworkAttachmentDefinition>(
    NetworkAttachmentDefinitionModel,
    name,
    namespace,
  );
  const nad = watched.state === 'ready' ? watched.data : undefined;
  return (
    <>
      <ListPageHeader title={name}>{nad && <Actions nad={nad} />}</ListPageHeader>
      <WatchedState
        kind={networkBasics}
        kindName="NetworkAttachmentDefinition"
        {...{ watched, name, namespace }}
      />
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
      <Crumbs kind={networkBasics} name={name} namespace={namespace} />
      <Network key={`${namespace}/${name}`} name={name} namespace={namespace} />
    </>
  );
};

export default NetworkDetailsPage;
