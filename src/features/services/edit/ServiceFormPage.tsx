import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { draftFor } from '../../../domain/services/form/exposure';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useIsServed } from '../../../k8s/useWatch';
import { completeWorld } from '../../../k8s/useWorld';
import { asPage } from '../../../ui/notices/asPage';
import { CreatePage } from '../../../ui/resource/CreatePage';
import { EditPage } from '../../../ui/resource/EditPage';
import { serviceListPath, vmPath } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { serviceBasics } from '../serviceBasics';
import { useNewServiceWorld } from '../useServiceWorld';
import { ServiceEditor } from './ServiceEditor';
import { serviceKind } from './serviceKind';

interface NewServiceProps {
  namespace: string;
  vms: readonly string[];
  world: World | undefined;
}

const NewService = ({ namespace, vms, world }: NewServiceProps) => {
  const [params] = useSearchParams();
  const [initial] = useState(() =>
    draftFor({
      namespace,
      world,
      vms,
      port: params.get('port') ?? undefined,
      type: params.get('type') ?? undefined,
    }),
  );
  const [only] = vms;
  return (
    <ServiceEditor
      initial={initial}
      isExisting={false}
      vms={vms}
      cancelPath={
        only !== undefined && vms.length === 1
          ? vmPath(namespace, only, 'services')
          : serviceListPath(namespace === '' ? undefined : namespace)
      }
    />
  );
};

/** How VMs are told, and which ports they have, is read before the form is filled with it. */
const NewServiceForVms = ({ namespace, vms }: Omit<NewServiceProps, 'world'>) => {
  const t = useT();
  const read = completeWorld(useNewServiceWorld(namespace));
  return read ? (
    <NewService namespace={namespace} vms={vms} world={read.world} />
  ) : (
    <LoadingState label={t('Loading the VM')} />
  );
};

const New = () => {
  const { ns: namespace = '' } = useParams();
  const [params] = useSearchParams();
  const isServed = useIsServed(models.Service);
  const vms = namespace === '' ? [] : params.getAll('vm');
  return (
    <CreatePage kind={serviceBasics} kindName="Service" isServed={isServed}>
      {(visit) =>
        vms.length === 0 ? (
          <NewService key={visit} namespace={namespace} vms={vms} world={undefined} />
        ) : (
          <NewServiceForVms key={visit} namespace={namespace} vms={vms} />
        )
      }
    </CreatePage>
  );
};

/** Creates a Service, or edits one that is there. */
const ServiceFormPage = () => {
  const { ns: namespace = '', name } = useParams();
  if (name === undefined) return <New />;
  return (
    <EditPage
      kind={serviceKind}
      Editor={ServiceEditor}
      model={models.Service}
      name={name}
      namespace={namespace}
    />
  );
};

export default asPage(ServiceFormPage);
