import { useSearchParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { newPolicy } from '../../../domain/node-policies/form';
import { removalOn } from '../../../domain/node-policies/removal';
import { nodeNetworksByName } from '../../../domain/nodes/node-networks';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { completeWorld } from '../../../k8s/useWorld';
import { useIsServed } from '../../../k8s/useWatch';
import { asPage } from '../../../ui/notices/asPage';
import { MayNotCreate } from '../../../ui/resource/MayNotCreate';
import { CreatePage } from '../../../ui/resource/CreatePage';
import { nodeNetworksPath, nodePolicyPath } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { PolicyEditor } from '../editor/PolicyEditor';
import { policyBasics } from '../policyBasics';
import { useNodeWorld } from '../useNodeWorld';

const model = models.NodeNetworkConfigurationPolicy;

const initialOf = (world: World, of: string, node: string): KubernetesResource => {
  const policy = world.find('NodeNetworkConfigurationPolicy', of);
  const network = nodeNetworksByName(world).get(node);
  return policy && network ? removalOn(policy, network) : newPolicy();
};

/** Begins with what takes a policy back on one node. */
const Removal = ({ of, node }: { of: string; node: string }) => {
  const t = useT();
  const world = completeWorld(useNodeWorld())?.world;
  if (!world) return <LoadingState label={t('Loading policies')} />;
  return (
    <PolicyEditor
      initial={initialOf(world, of, node)}
      isExisting={false}
      cancelPath={nodePolicyPath(of)}
    />
  );
};

const NewPolicy = () => {
  const t = useT();
  const [params] = useSearchParams();
  const [of, node] = [params.get('of'), params.get('node')];
  const access = useAccess('create', model);
  return (
    <>
      {access === 'denied' && (
        <MayNotCreate title={t('You may not create policies of node networks')} />
      )}
      {of !== null && node !== null ? (
        <Removal of={of} node={node} />
      ) : (
        <PolicyEditor initial={newPolicy()} isExisting={false} cancelPath={nodeNetworksPath()} />
      )}
    </>
  );
};

const NodePolicyCreatePage = () => (
  <CreatePage kind={policyBasics} kindName={model.kind} isServed={useIsServed(model)}>
    {(visit) => <NewPolicy key={visit} />}
  </CreatePage>
);

export default asPage(NodePolicyCreatePage);
