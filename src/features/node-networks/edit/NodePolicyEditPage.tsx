import { useParams } from 'react-router';
import { models } from '../../../k8s/models';
import { asPage } from '../../../ui/notices/asPage';
import { EditPage } from '../../../ui/resource/EditPage';
import { PolicyEditor } from '../editor/PolicyEditor';
import { policyKind } from '../policyKind';

/** Edits a policy, by form, or as text where no form fits. */
const NodePolicyEditPage = () => {
  const { name = '' } = useParams();
  return (
    <EditPage
      kind={policyKind}
      Editor={PolicyEditor}
      model={models.NodeNetworkConfigurationPolicy}
      name={name}
      namespace={undefined}
    />
  );
};

export default asPage(NodePolicyEditPage);
