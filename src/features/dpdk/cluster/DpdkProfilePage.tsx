import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { profileForm } from '../../../domain/dpdk/cluster/form';
import { filledIn } from '../../../domain/forms/form';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { useIsServed } from '../../../k8s/useWatch';
import { asPage } from '../../../ui/notices/asPage';
import { CreatePage } from '../../../ui/resource/CreatePage';
import { EditPage } from '../../../ui/resource/EditPage';
import { MayNotCreate } from '../../../ui/resource/MayNotCreate';
import { dpdkPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { ProfileEditor } from './ProfileEditor';
import { profileKind } from './profileKind';

const model = models.PerformanceProfile;

const DEFAULT_ROLE = 'worker-dpdk';

const New = () => {
  const t = useT();
  const [params] = useSearchParams();
  const access = useAccess('create', model);
  const [initial] = useState(() => {
    const nodes = params.get('role') ?? DEFAULT_ROLE;
    return filledIn(profileForm, { name: nodes }, { nodes });
  });
  return (
    <>
      {access === 'denied' && <MayNotCreate title={t('You may not create performance profiles')} />}
      <ProfileEditor initial={initial} isExisting={false} cancelPath={dpdkPath(undefined)} />
    </>
  );
};

/** Sets nodes up for DPDK: their role, their CPUs and their memory. */
const DpdkProfilePage = () => {
  const { name } = useParams();
  const isServed = useIsServed(model);
  if (name !== undefined) {
    return (
      <EditPage
        kind={profileKind}
        Editor={ProfileEditor}
        model={model}
        name={name}
        namespace={undefined}
      />
    );
  }
  return (
    <CreatePage kind={profileKind} kindName={model.kind} isServed={isServed}>
      {(visit) => <New key={visit} />}
    </CreatePage>
  );
};

export default asPage(DpdkProfilePage);
