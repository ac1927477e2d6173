import { textAt, type KubernetesResource } from '../../domain/core/resource';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { useT } from '../../ui/useT';

/** Kinds whose controllers undo changes of the VMs that they made. */
const MANAGERS = ['VirtualMachinePool'];

/** Why the user cannot change a VM; undefined when it may be tried. */
export const useEditVmRefusal = (vm: KubernetesResource): string | undefined => {
  const t = useT();
  const namespace = textAt(vm, 'metadata', 'namespace') ?? '';
  const access = useAccess('patch', models.VirtualMachine, namespace);
  const manager = vm.metadata?.ownerReferences?.find(
    ({ kind, controller }) => controller === true && MANAGERS.includes(kind),
  );
  if (access === 'checking') return t('Checking your permissions');
  if (access === 'denied') {
    return t('You have no permission to change VMs in namespace {{namespace}}.', { namespace });
  }
  if (vm.metadata?.deletionTimestamp !== undefined) return t('The VM is being deleted.');
  if (manager) {
    return t('{{kind}} {{name}} manages this VM and would undo the change: edit that one.', {
      kind: manager.kind,
      name: manager.name,
    });
  }
  return undefined;
};
