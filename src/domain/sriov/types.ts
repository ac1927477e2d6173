import { isRecord, textAt, type KubernetesResource } from '../core/resource';
import { kindNameOf, type KindName } from '../world/kinds';
import { GLOBAL_NAMESPACES } from '../vm/spec/global-namespaces';
import { derived, type World } from '../world/world';

/** Group and version of the SR-IOV Network Operator's objects. */
export const SRIOV_API = 'sriovnetwork.openshift.io/v1';

/** Where the operator is on OpenShift; elsewhere it may be in a namespace of another name. */
export const USUAL_NAMESPACE = 'openshift-sriov-network-operator';

const isOf = (value: unknown, kind: KindName): value is KubernetesResource =>
  isRecord(value) && kindNameOf(value.apiVersion, value.kind) === kind;

export const isSriovNetwork = (value: unknown): value is KubernetesResource =>
  isOf(value, 'SriovNetwork');

export const isSriovPolicy = (value: unknown): value is KubernetesResource =>
  isOf(value, 'SriovNetworkNodePolicy');

/**
 * Namespace of the operator: that of its own settings and of what it says of nodes. Undefined where
 * neither is known.
 */
export const operatorNamespaceOf = derived((world: World): string | undefined => {
  const [own] = [...world.list('SriovOperatorConfig'), ...world.list('SriovNetworkNodeState')];
  return textAt(own, 'metadata', 'namespace');
});

/** Whether VMs of all namespaces may use networks of a namespace, as on OpenShift those of the operator's own. */
export const isOpenToAll = (namespace: string): boolean => GLOBAL_NAMESPACES.includes(namespace);

/** Namespace in which the operator makes the network of a SriovNetwork; '' where none is named. */
export const targetNamespaceOf = (network: unknown): string =>
  textAt(network, 'spec', 'networkNamespace') ?? textAt(network, 'metadata', 'namespace') ?? '';
