import type { KindName } from '../../../domain/world/kinds';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { useWorld, type WorldState } from '../../../k8s/useWorld';

/** What tells of a VM whether it is ready for DPDK. */
const AROUND: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'VirtualMachineClusterInstancetype',
  'VirtualMachineInstancetype',
  'VirtualMachineClusterPreference',
  'VirtualMachinePreference',
  'NetworkAttachmentDefinition',
  'SriovNetworkNodePolicy',
  'Node',
  'NodeNetworkState',
  'PerformanceProfile',
  'RuntimeClass',
  'HyperConverged',
  'KubeVirt',
];

const NOTHING: readonly KindName[] = [];

/** VMs of all namespaces hold virtual functions of the nodes, by networks of all of them. */
const HOLDERS: readonly KindName[] = ['VirtualMachineInstance', 'NetworkAttachmentDefinition'];

const LOADING: WorldState = { state: 'loading' };

/** The VMs of a namespace, or (undefined) of all, with what they are judged by. */
export const useDpdkVmWorld = (namespace: string | undefined): WorldState => {
  const instances = useAccess('list', models.VirtualMachineInstance);
  const networks = useAccess('list', models.NetworkAttachmentDefinition);
  const isAsking = instances === 'checking' || networks === 'checking';
  const isWide = instances === 'allowed' && networks === 'allowed';
  const world = useWorld(isAsking ? NOTHING : AROUND, namespace, isWide ? HOLDERS : NOTHING);
  return isAsking ? LOADING : world;
};
