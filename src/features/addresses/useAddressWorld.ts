import type { KindName } from '../../domain/world/kinds';
import { useAccess } from '../../k8s/useAccess';
import { models } from '../../k8s/models';
import { useWorld, type WorldState } from '../../k8s/useWorld';

/** Which part of the cluster a tab is about. */
export interface Scope {
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
}

const IN_CLUSTER: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'UserDefinedNetwork',
  'ClusterUserDefinedNetwork',
  'Namespace',
  'KubeVirt',
  'HyperConverged',
  'IPPool',
  'NodeSlicePool',
  'IPAMClaim',
];

/** Pods tell the addresses of primary networks and whose an allocation is; of all they are too many. */
const IN_NAMESPACE: readonly KindName[] = [...IN_CLUSTER, 'Pod'];

const NONE: readonly KindName[] = [];
const NETWORKS: readonly KindName[] = ['NetworkAttachmentDefinition', 'UserDefinedNetwork'];

const LOADING: WorldState = { state: 'loading' };

/** What tells of the addresses of VMs. */
export const useAddressWorld = ({ namespace }: Scope): WorldState => {
  // Networks of several namespaces can be one segment.
  const access = useAccess('list', models.NetworkAttachmentDefinition);
  const isAsking = access === 'checking';
  const wanted = namespace === undefined ? IN_CLUSTER : IN_NAMESPACE;
  const world = useWorld(
    isAsking ? NONE : wanted,
    namespace,
    access === 'allowed' ? NETWORKS : NONE,
  );
  return isAsking ? LOADING : world;
};
