import { textAt } from '../../../domain/core/resource';
import { migrateRefusal } from '../../../domain/vm/lifecycle/migration';
import { startRefusal } from '../../../domain/vm/lifecycle/restart';
import { models } from '../../../k8s/models';
import { useVmActionAccess } from '../../../k8s/subresource';
import { useAccess } from '../../../k8s/useAccess';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';

const namespaceOf = ({ vm }: VmWorld): string => textAt(vm, 'metadata', 'namespace') ?? '';

/** Why the user cannot start the VM; undefined when it may be tried. */
export const useStartRefusal = (vmWorld: VmWorld): string | undefined => {
  const t = useT();
  const namespace = namespaceOf(vmWorld);
  const access = useVmActionAccess('start', namespace);
  const denied = useAccessRefusal(
    access,
    t('You have no permission to start VMs in namespace {{namespace}}.', { namespace }),
  );
  const refusal = startRefusal(vmWorld.vm, vmWorld.vmi);
  return denied ?? (refusal && t(refusal.text, refusal.params));
};

/** Why the user cannot migrate the VM; undefined when it may be tried. */
export const useMigrateRefusal = (vmWorld: VmWorld): string | undefined => {
  const t = useT();
  const namespace = namespaceOf(vmWorld);
  const access = useAccess('create', models.VirtualMachineInstanceMigration, namespace);
  const denied = useAccessRefusal(
    access,
    t('You have no permission to migrate VMs in namespace {{namespace}}.', { namespace }),
  );
  const { world, vmi } = vmWorld;
  const refusal = migrateRefusal(vmi, world.list('VirtualMachineInstanceMigration', namespace));
  return denied ?? (refusal && t(refusal.text, refusal.params));
};
