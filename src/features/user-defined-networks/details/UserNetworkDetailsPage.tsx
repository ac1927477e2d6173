import { useMemo, useState } from 'react';
import {
  ActionList,
  ActionListGroup,
  ActionListItem,
  Button,
  Tooltip,
} from '@patternfly/react-core';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { useNavigate } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { LinkButton } from '../../../ui/LinkButton';
import { userNetworkEditPath } from '../../../ui/routes';
import { Tabs } from '../../../ui/Tabs';
import { useT } from '../../../ui/useT';
import { DeleteUserNetworkDialog } from '../DeleteUserNetworkDialog';
import { useDeleteRefusal, useEditRefusal } from '../refusals';
import { Crumbs, useListPath, useNamed, useNetwork, WatchedState } from '../UserNetworkByPath';
import { DetailsTab } from './DetailsTab';
import { MachinesTab } from './MachinesTab';
import { PlacesTab } from './PlacesTab';
import { YamlTab } from './YamlTab';

interface DeleteButtonProps {
  udn: KubernetesResource;
  /** Sees to it that the network that is gone is not looked for. */
  onDeleted: () => void;
}

const DeleteButton = ({ udn, onDeleted }: DeleteButtonProps) => {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const refusal = useDeleteRefusal(udn);
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
        <DeleteUserNetworkDialog udn={udn} onClose={() => setAsking(false)} onDeleted={onDeleted} />
      )}
    </>
  );
};

const Actions = ({ udn }: { udn: KubernetesResource }) => {
  const t = useT();
  const navigate = useNavigate();
  const { name = '', namespace } = udn.metadata ?? {};
  const listPath = useListPath(namespace);
  return (
    <ActionList>
      <ActionListGroup>
        <ActionListItem>
          <LinkButton
            to={userNetworkEditPath(namespace, name)}
            variant="secondary"
            disabledReason={useEditRefusal(udn)}
          >
            {t('Edit')}
          </LinkButton>
        </ActionListItem>
        <ActionListItem>
          <DeleteButton udn={udn} onDeleted={() => void navigate(listPath)} />
        </ActionListItem>
      </ActionListGroup>
    </ActionList>
  );
};

const Network = ({ name, namespace }: { name: string; namespace: string | undefined }) => {
  const t = useT();
  const watched = useNetwork(name, namespace);
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
        <WatchedState watched={watched} name={name} namespace={namespace} />
      )}
    </>
  );
};

/** One user-defined network, of a namespace or of the whole cluster. */
const UserNetworkDetailsPage = () => {
  const t = useT();
  const { name, namespace } = useNamed();
  return (
    <>
      <DocumentTitle>{t('{{name}}: user-defined network', { name })}</DocumentTitle>
      <Crumbs name={name} namespace={namespace} />
      <Network key={`${namespace ?? ''}/${name}`} name={name} namespace={namespace} />
    </>
  );
};

export default UserNetworkDetailsPage;
