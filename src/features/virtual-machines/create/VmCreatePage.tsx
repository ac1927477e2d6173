import { useState } from 'react';
import { useParams } from 'react-router';
import { newVm, starts } from '../../../domain/vm/create/starts';
import { models } from '../../../k8s/models';
import { useIsServed } from '../../../k8s/useWatch';
import { asPage } from '../../../ui/notices/asPage';
import { CreatePage } from '../../../ui/resource/CreatePage';
import { vmListPath } from '../../../ui/routes';
import { vmBasics } from './vmBasics';
import { VmEditor } from './VmEditor';

const NewVm = ({ namespace }: { namespace: string | undefined }) => {
  const [initial] = useState(() => newVm(starts[0], { namespace: namespace ?? '' }));
  return <VmEditor initial={initial} cancelPath={vmListPath(namespace)} />;
};

/** Creates a VM with its networks. */
const VmCreatePage = () => {
  const { ns: namespace } = useParams();
  const isServed = useIsServed(models.VirtualMachine);
  return (
    <CreatePage kind={vmBasics} kindName="VirtualMachine" isServed={isServed}>
      {(visit) => <NewVm key={visit} namespace={namespace} />}
    </CreatePage>
  );
};

export default asPage(VmCreatePage);
