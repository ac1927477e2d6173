import { useMemo, useState } from 'react';
import { Breadcrumb, BreadcrumbItem, Button, PageSection, Tooltip } from '@patternfly/react-core';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { Link, useNavigate, useParams } from 'react-router';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useWatchOne } from '../../../k8s/useWatch';
import { networkListPath } from '../../../ui/routes';
import { FailedState, LoadingState, MissingKindState } from '../../../ui/states';
import { Tabs } from '../../../ui/Tabs';
import { useT } from '../../../ui/useT';
import { DeleteNetworkDialog } from '../DeleteNetworkDialog';
import { useDeleteRefusal } from '../refusals';
import { NetworkYaml } from './NetworkYaml';
import NetworkTab from './NetworkTab';

const DeleteButton = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const refusal = useDeleteRefusal(nad);
  const button = (
    <Button
      variant="secondary"
      isDanger
      isAriaDisabled={refusal !== undefined}
      onClick={() => setAsking(true)}
    >
      {t('Delete')}
    </Button>
  );
  return (
    <>
      {refusal === undefined ? button : <Tooltip content={refusal}>{button}</Tooltip>}
      {asking && (
        <DeleteNetworkDialog
          nad={nad}
          onClose={() => setAsking(false)}
          onDeleted={() => void navigate(networkListPath(nad.metadata?.namespace))}
        />
      )}
    </>
  );
};

const Network = ({ name, namespace }: { name: string; namespace: string }) => {
  const t = useT();
  const watched = useWatchOne<NetworkAttachmentDefinition>(
    NetworkAttachmentDefinitionModel,
    name,
    namespace,
  );
  const tabs = useMemo(
    () => [
      { href: '', name: t('Details'), component: NetworkTab },
      { href: 'yaml', name: t('YAML'), component: NetworkYaml },
    ],
    [t],
  );
  const nad = watched.state === 'ready' ? watched.data : undefined;
  return (
    <>
      <ListPageHeader title={name}>{nad && <DeleteButton nad={nad} />}</ListPageHeader>
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
      {nad && <Tabs tabs={tabs} obj={nad} />}
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
