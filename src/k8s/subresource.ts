import { k8sUpdate, useAccessReview, type K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { answerTo } from './answer';
import type { Access } from './useAccess';

/** KubeVirt's actions on a VM are no objects: they are put to an API group of their own. */
const VmActionsModel: K8sModel = {
  apiGroup: 'subresources.kubevirt.io',
  apiVersion: 'v1',
  kind: 'VirtualMachine',
  plural: 'virtualmachines',
  label: 'VirtualMachine',
  labelPlural: 'VirtualMachines',
  abbr: 'VM',
  namespaced: true,
  crd: true,
};

export type VmAction = 'restart' | 'start';

/** Asks whether the user may reach ports of the VMs of a namespace through the API server. */
export const usePortForwardAccess = (namespace: string): Access => {
  const [allowed, loading] = useAccessReview({
    group: VmActionsModel.apiGroup ?? '',
    resource: 'virtualmachineinstances',
    subresource: 'portforward',
    verb: 'get',
    namespace,
  });
  if (loading) return 'checking';
  return allowed ? 'allowed' : 'denied';
};

/** Asks whether the user may do something with the VMs of a namespace. */
export const useVmActionAccess = (action: VmAction, namespace: string): Access => {
  const [allowed, loading] = useAccessReview({
    group: VmActionsModel.apiGroup ?? '',
    resource: VmActionsModel.plural,
    subresource: action,
    verb: 'update',
    namespace,
  });
  if (loading) return 'checking';
  return allowed ? 'allowed' : 'denied';
};

/**
 * Has KubeVirt do something with a VM. It answers when it has taken the request, not when it is done.
 * There is no dry run: an old version that does not know it would carry the request out.
 *
 * @throws NoAnswer where none comes in time, or the console's `HttpError`, which `failureOf` reads
 */
export const actOnVm = async (action: VmAction, namespace: string, name: string): Promise<void> => {
  await answerTo(k8sUpdate({ model: VmActionsModel, data: {}, ns: namespace, name, path: action }));
};
