import { textAt, type KubernetesResource } from '../../domain/core/resource';
import { whyNotEdited } from '../../domain/vm/spec/manager';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { useT } from '../../ui/useT';

/** Why the user cannot create VMs, in a namespace or (undefined) in any; undefined when it may be tried. */
export const useCreateVmRefusal = (namespace: string | undefined): string | undefined => {
  const t = useT();
  const access = useAccess('create', models.VirtualMachine, namespace);
  // Who may not create VMs everywhere may well do so in a namespace that is chosen on the page.
  return access === 'denied' && namespace !== undefined
    ? t('You have no permission to create VMs in namespace {{namespace}}.', { namespace })
    : undefined;
};

/** Why the user cannot change a VM; undefined when it may be tried. */
export const useEditVmRefusal = (vm: KubernetesResource): string | undefined => {
  const t = useT();
  const namespace = textAt(vm, 'metadata', 'namespace') ?? '';
  const access = useAccess('patch', models.VirtualMachine, namespace);
  if (access === 'checking') return t('Checking your permissions');
  if (access === 'denied') {
    return t('You have no permission to change VMs in namespace {{namespace}}.', { namespace });
  }
  const why = whyNotEdited(vm);
  return why && t(why.text, why.params);
};
