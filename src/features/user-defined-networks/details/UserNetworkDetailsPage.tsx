import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { models } from '../../../k8s/models';
import { asPage } from '../../../ui/notices/asPage';
import { onDemand } from '../../../ui/onDemand';
import { useListPath } from '../../../ui/resource/Crumbs';
import { DetailsPage } from '../../../ui/resource/DetailsPage';
import { ActionItems, HeaderActions } from '../../../ui/resource/ResourceActions';
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

const UserNetworkTabs = ({ udn }: { udn: KubernetesResource }) => {
  const t = useT();
  const tabs = useMemo(
    () => [
      { href: '', name: t('Details'), component: DetailsTab },
      { href: 'namespaces', name: t('Namespaces'), component: PlacesTab },
      { href: 'vms', name: t('Virtual machines'), component: MachinesTab },
      { href: 'yaml', name: t('YAML'), component: YamlTab },
    ],
    [t],
  );
  return <Tabs tabs={tabs} obj={udn} />;
};

/** One user-defined network, of a namespace or of the whole cluster. */
const UserNetworkDetailsPage = () => {
  const t = useT();
  const { name = '', ns: namespace } = useParams();
  const kind = kindIn(namespace);
  return (
    <DetailsPage<KubernetesResource>
      kind={udnBasics}
      kindName={kind}
      model={models[kind]}
      name={name}
      namespace={namespace}
      title={t('{{name}}: user-defined network', { name })}
      actionsOf={(udn) => <Actions udn={udn} />}
    >
      {(udn) => <UserNetworkTabs udn={udn} />}
    </DetailsPage>
  );
};

export default asPage(UserNetworkDetailsPage);
