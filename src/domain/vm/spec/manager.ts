import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import type { KubernetesResource } from '../../core/resource';

/** Kinds whose controllers undo changes of the VMs that they made. */
const MANAGERS = ['VirtualMachinePool'];

/** Why nobody should change a VM, whatever the permissions; undefined: it may be changed. */
export const whyNotEdited = ({ metadata }: KubernetesResource): Reason | undefined => {
  if (metadata?.deletionTimestamp !== undefined) return reason(msg('The VM is being deleted.'));
  const manager = metadata?.ownerReferences?.find(
    ({ kind, controller }) => controller === true && MANAGERS.includes(kind),
  );
  return manager
    ? reason(msg('{{kind}} {{name}} manages this VM and would undo the change: edit that one.'), {
        kind: manager.kind,
        name: manager.name,
      })
    : undefined;
};
