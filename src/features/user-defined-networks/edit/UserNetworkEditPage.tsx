import { useParams } from 'react-router';
import { models } from '../../../k8s/models';
import { asPage } from '../../../ui/notices/asPage';
import { EditPage } from '../../../ui/resource/EditPage';
import { UserNetworkEditor } from '../editor/UserNetworkEditor';
import { kindIn } from '../kinds';
import { udnKind } from '../udnKind';

/** Edits what can be changed of an existing network, by form, or as text where no form fits. */
const UserNetworkEditPage = () => {
  const { name = '', ns: namespace } = useParams();
  return (
    <EditPage
      kind={udnKind}
      Editor={UserNetworkEditor}
      model={models[kindIn(namespace)]}
      name={name}
      namespace={namespace}
    />
  );
};

export default asPage(UserNetworkEditPage);
