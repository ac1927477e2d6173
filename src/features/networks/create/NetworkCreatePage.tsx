import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { nadForms } from '../../../domain/nad/forms';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useIsServed } from '../../../k8s/useWatch';
import { asPage } from '../../../ui/notices/asPage';
import { CreatePage } from '../../../ui/resource/CreatePage';
import { networkListPath } from '../../../ui/routes';
import { VsphereAside } from '../../../ui/vsphere/VsphereSwitch';
import { formTypes } from '../editor/fields';
import { NetworkEditor } from '../editor/NetworkEditor';
import { networkBasics } from '../networkBasics';

const NewNetwork = ({ namespace }: { namespace: string | undefined }) => {
  const [params] = useSearchParams();
  const [initial] = useState(() => {
    const wanted = formTypes.find((type) => type === params.get('type')) ?? 'linux-bridge';
    return nadForms[wanted].create({ namespace: namespace ?? '' });
  });
  return (
    <NetworkEditor initial={initial} isExisting={false} cancelPath={networkListPath(namespace)} />
  );
};

/** Rendered on this plugin's own route, or by the console as the kind's create page. */
const NetworkCreatePage = (props: { namespace?: string }) => {
  const params = useParams();
  const namespace = props.namespace ?? params.ns;
  const isServed = useIsServed(NetworkAttachmentDefinitionModel);
  return (
    <CreatePage
      kind={networkBasics}
      kindName="NetworkAttachmentDefinition"
      isServed={isServed}
      aside={<VsphereAside />}
    >
      {(visit) => <NewNetwork key={visit} namespace={namespace} />}
    </CreatePage>
  );
};

export default asPage(NetworkCreatePage);
