import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { models } from '../../../k8s/models';
import { useAccess, type Access } from '../../../k8s/useAccess';
import { useIsServed } from '../../../k8s/useWatch';
import { asPage } from '../../../ui/notices/asPage';
import { MayNotCreate } from '../../../ui/resource/MayNotCreate';
import { CreatePage } from '../../../ui/resource/CreatePage';
import { userNetworkListPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { VsphereAside } from '../../../ui/vsphere/VsphereSwitch';
import { choices, type Choice } from '../editor/choices';
import { UserNetworkEditor } from '../editor/UserNetworkEditor';
import type { UdnKind } from '../kinds';
import { udnBasics } from '../udnBasics';

type Permissions = Record<UdnKind, Access | 'missing'>;

interface NewNetworkProps {
  namespace: string | undefined;
  permissions: Permissions;
}

const NewNetwork = ({ namespace, permissions }: NewNetworkProps) => {
  const t = useT();
  const [params] = useSearchParams();
  const wanted = choices.find(({ id }) => id === params.get('choice'));
  const allowed = choices.find(({ form }) => permissions[form.kind] === 'allowed');
  const [initial] = useState(() => {
    const { form } = wanted ?? allowed ?? choices[0];
    const isOfCluster = form.kind === 'ClusterUserDefinedNetwork';
    return form.create(isOfCluster ? {} : { namespace: namespace ?? '' });
  });
  const refusalOf = ({ form: { kind } }: Choice): string | undefined => {
    if (permissions[kind] === 'missing') return t('This cluster has no {{kind}}', { kind });
    if (permissions[kind] !== 'denied') return undefined;
    return kind === 'UserDefinedNetwork' && namespace !== undefined
      ? t('You have no permission to create {{kind}}s in namespace {{namespace}}.', {
          kind,
          namespace,
        })
      : t('You have no permission to create {{kind}}s.', { kind });
  };
  return (
    <>
      {choices.every((choice) => refusalOf(choice) !== undefined) && (
        <MayNotCreate title={t('You may not create networks here')} />
      )}
      <UserNetworkEditor
        initial={initial}
        isExisting={false}
        choiceRefusal={refusalOf}
        {...(wanted || !allowed ? {} : { otherwise: allowed })}
        cancelPath={userNetworkListPath(namespace)}
      />
    </>
  );
};

/** Whether the user may create each kind. */
const usePermissions = (namespace: string | undefined): Permissions => {
  const servedHere = useIsServed(models.UserDefinedNetwork);
  const servedInCluster = useIsServed(models.ClusterUserDefinedNetwork);
  const here = useAccess('create', models.UserDefinedNetwork, namespace);
  const inCluster = useAccess('create', models.ClusterUserDefinedNetwork);
  return {
    UserDefinedNetwork: servedHere === false ? 'missing' : here,
    ClusterUserDefinedNetwork: servedInCluster === false ? 'missing' : inCluster,
  };
};

const UserNetworkCreatePage = () => {
  const { ns: namespace } = useParams();
  const permissions = usePermissions(namespace);
  const isServed = Object.values(permissions).some((permission) => permission !== 'missing');
  return (
    <CreatePage
      aside={<VsphereAside />}
      kind={udnBasics}
      kindName="UserDefinedNetwork"
      isServed={isServed}
    >
      {(visit) => <NewNetwork key={visit} namespace={namespace} permissions={permissions} />}
    </CreatePage>
  );
};

export default asPage(UserNetworkCreatePage);
