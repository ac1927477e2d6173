import { useState } from 'react';
import { Alert } from '@patternfly/react-core';
import { useParams, useSearchParams } from 'react-router';
import { models } from '../../../k8s/models';
import { useAccess, type Access } from '../../../k8s/useAccess';
import { useIsServed } from '../../../k8s/useWatch';
import { asPage } from '../../../ui/notices/asPage';
import { CreatePage } from '../../../ui/resource/CreatePage';
import { userNetworkListPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
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
  const [initial] = useState(() => {
    const usable =
      choices.find(({ id }) => id === params.get('choice')) ??
      choices.find(({ form }) => permissions[form.kind] === 'allowed') ??
      choices[0];
    const isOfCluster = usable.form.kind === 'ClusterUserDefinedNetwork';
    return usable.form.create(isOfCluster ? {} : { namespace: namespace ?? '' });
  });
  const refusalOf = ({ form: { kind } }: Choice): string | undefined => {
    if (permissions[kind] === 'missing') return t('This cluster has no {{kind}}', { kind });
    if (permissions[kind] === 'allowed') return undefined;
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
        <Alert
          variant="warning"
          isInline
          component="h2"
          title={t('You may not create networks here')}
        >
          {t('You can fill in the form and take its YAML to somebody who may.')}
        </Alert>
      )}
      <UserNetworkEditor
        initial={initial}
        isExisting={false}
        choiceRefusal={refusalOf}
        cancelPath={userNetworkListPath(namespace)}
      />
    </>
  );
};

/** Whether the user may create each kind; undefined while that is being asked. */
const usePermissions = (namespace: string | undefined): Permissions | undefined => {
  const servedHere = useIsServed(models.UserDefinedNetwork);
  const servedInCluster = useIsServed(models.ClusterUserDefinedNetwork);
  const here = useAccess('create', models.UserDefinedNetwork, namespace);
  const inCluster = useAccess('create', models.ClusterUserDefinedNetwork);
  if (servedHere === undefined || servedInCluster === undefined) return undefined;
  if (here === 'checking' || inCluster === 'checking') return undefined;
  return {
    UserDefinedNetwork: servedHere ? here : 'missing',
    ClusterUserDefinedNetwork: servedInCluster ? inCluster : 'missing',
  };
};

const UserNetworkCreatePage = () => {
  const { ns: namespace } = useParams();
  const permissions = usePermissions(namespace);
  const isServed =
    permissions && Object.values(permissions).some((permission) => permission !== 'missing');
  return (
    <CreatePage kind={udnBasics} kindName="UserDefinedNetwork" isServed={isServed}>
      {(visit) =>
        permissions && <NewNetwork key={visit} namespace={namespace} permissions={permissions} />
      }
    </CreatePage>
  );
};

export default asPage(UserNetworkCreatePage);
