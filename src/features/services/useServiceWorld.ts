import { useMemo } from 'react';
import type { KindName } from '../../domain/world/kinds';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { useWorld, type OwnList, type WorldState } from '../../k8s/useWorld';

/** What Services lead to, and what gives them addresses. */
const IN_CLUSTER: readonly KindName[] = [
  'Service',
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'UserDefinedNetwork',
  'ClusterUserDefinedNetwork',
  'Namespace',
  'Node',
  'KubeVirt',
  'HyperConverged',
  'ClusterNetwork',
  'Infrastructure',
  'IPAddressPool',
  'L2Advertisement',
  'BGPAdvertisement',
  'CustomResourceDefinition',
];

/** Of all namespaces these would be too many: there nothing is said of what stands behind a Service. */
const IN_NAMESPACE: readonly KindName[] = [
  ...IN_CLUSTER,
  'Pod',
  'EndpointSlice',
  'NetworkPolicy',
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
];

/** MetalLB keeps its own in a namespace of its own. */
const OF_BALANCER: readonly KindName[] = ['IPAddressPool', 'L2Advertisement', 'BGPAdvertisement'];

/** Node ports are shared by the Services of all namespaces. */
const AND_SERVICES: readonly KindName[] = [...OF_BALANCER, 'Service'];

const NOTHING: readonly KindName[] = [];
const LOADING: WorldState = { state: 'loading' };

/**
 * What is around the Services of a namespace, or (undefined) of all.
 *
 * @param own the Services, where the page watches them itself
 */
export const useServiceWorld = (namespace: string | undefined, own?: OwnList): WorldState =>
  useWorld(namespace === undefined ? IN_CLUSTER : IN_NAMESPACE, namespace, OF_BALANCER, own);

/**
 * What is around a Service in the making, with those that have node ports already, as far as the user
 * may see them.
 *
 * @param namespace '': none is chosen yet, so that nothing is watched
 */
export const useNewServiceWorld = (namespace: string): WorldState => {
  const access = useAccess('list', models.Service);
  const isOff = namespace === '' || access === 'checking';
  const wide = useMemo(() => (access === 'allowed' ? AND_SERVICES : OF_BALANCER), [access]);
  const state = useWorld(isOff ? NOTHING : IN_NAMESPACE, isOff ? undefined : namespace, wide);
  return isOff ? LOADING : state;
};
