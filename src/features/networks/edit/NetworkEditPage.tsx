import { useParams } from 'react-router';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { asPage } from '../../../ui/notices/asPage';
import { EditPage } from '../../../ui/resource/EditPage';
import { NetworkEditor } from '../editor/NetworkEditor';
import { networkKind } from '../networkKind';

/** Edits an existing network by form, or as text where no form fits. */
const NetworkEditPage = () => {
  const { name = '', ns: namespace = '' } = useParams();
  return (
    <EditPage
      kind={networkKind}
      Editor={NetworkEditor}
      model={NetworkAttachmentDefinitionModel}
      name={name}
      namespace={namespace}
    />
  );
};

export default asPage(NetworkEditPage);
