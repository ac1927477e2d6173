import { useMemo, useState } from 'react';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { useNavigate, useParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { models } from '../../../k8s/models';
import { useWatchOne } from '../../../k8s/useWatch';
import { onDemand } from '../../../ui/onDemand';
import { Crumbs, useListPath } from '../../../ui/resource/Crumbs';
import { ActionItems, HeaderActions } from '../../../ui/resource/ResourceActions';
import { WatchedState } from '../../../ui/resource/WatchedState';
import { Tabs } from '../../../ui/Tabs';
import { useT } from '../../../ui/useT';
import { DeleteUserNetworkDialog } from '../DeleteUserNetworkDialog';
import { kindIn } from '../kinds';
import { udnBasics } from '../udnBasics';
import { DetailsTab } from './DetailsTab';
import { PlacesTab } from './PlacesTab';

const MachinesTab = onDemand(() => import('./MachinesTab'));
const YamlTab = onDemand(() => import('./YamlTab'));

const Actions = ({ udn }: { udn: KubernetesResource }) => {
  const navigate = useNavigate();
  const listPath = useListPath(udnBasics, udn.metadata?.namespace);
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <HeaderActions kind={udnBasics} object={udn}>
        <ActionItems
          kind={udnBasics}
          object={udn}
          hasLinks={false}
          onDelete={() => setDeleting(true)}
        />
      </HeaderActions>
      {isDeleting && (
        <DeleteUserNetworkDialog
          udn={udn}
          onClose={() => setDeleting(false)}
          // The network that is gone is not looked for.
          onDeleted={() => void navigate(listPath)}
        />
      )}
    </>
  );
};

const Network = ({ name, namespace }: { name: string; namespace: string | undefined }) => {
  const t = useT();
  const kind = kindIn(namespace);
  const watched = useWatchOne<KubernetesResource>(models[kind], name, namespace);
  const tabs = useMemo(
    () => [
      { href: '', name: t('Details'), component: DetailsTab },
      { href: 'namespaces', name: t('Namespaces'), component: PlacesTab },
      { href: 'vms', name: t('Virtual machines'), component: MachinesTab },
      { href: 'yaml', name: t('YAML'), component: YamlTab },
    ],
    [t],
  );
  const udn = watched.state === 'ready' ? watched.data : undefined;
  return (
    <>
      <ListPageHeader title={name}>{udn && <Actions udn={udn} />}</ListPageHeader>
      {udn ? (
        <Tabs tabs={tabs} obj={udn} />
      ) : (
        <WatchedState kind={udnBasics} kindName={kind} {...{ watched, name, namespace }} />
      )}
    </>
  );
};

/** One user-defined network, of a namespace or of the whole cluster. */
const UserNetworkDetailsPage = () => {
  const t = useT();
  const { name = '', ns: namespace } = useParams();
  return (
    <>
      <DocumentTitle>{t('{{name}}: user-defined network', { name })}</DocumentTitle>
      <Crumbs kind={udnBasics} name={name} namespace={namespace} />
      <Network key={`${namespace ?? ''}/${name}`} name={name} namespace={namespace} />
    </>
  );
};

export default UserNetworkDetailsPage;
