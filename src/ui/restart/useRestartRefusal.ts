import { textAt, type KubernetesResource } from '../../domain/core/resource';
import { restartRefusal } from '../../domain/vm/lifecycle/restart';
import { useVmActionAccess } from '../../k8s/subresource';
import { useAccessRefusal } from '../useAccessRefusal';
import { useT } from '../useT';

/** Why the user cannot restart a VM; undefined when it may be tried. */
export const useRestartRefusal = (
  vm: KubernetesResource,
  vmi: KubernetesResource | undefined,
): string | undefined => {
  const t = useT();
  const namespace = textAt(vm, 'metadata', 'namespace') ?? '';
  const access = useVmActionAccess('restart', namespace);
  const denied = useAccessRefusal(
    access,
    t('You have no permission to restart VMs in namespace {{namespace}}.', { namespace }),
  );
  const refusal = restartRefusal(vm, vmi);
  return denied ?? (refusal && t(refusal.text, refusal.params));
};
