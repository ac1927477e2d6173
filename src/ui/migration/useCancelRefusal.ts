import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { useAccessRefusal } from '../useAccessRefusal';
import { useT } from '../useT';

/** Why the user cannot cancel migrations of a namespace; undefined when it may be tried. */
export const useCancelRefusal = (namespace: string): string | undefined => {
  const t = useT();
  const access = useAccess('delete', models.VirtualMachineInstanceMigration, namespace);
  return useAccessRefusal(
    access,
    t('You have no permission to cancel migrations in namespace {{namespace}}.', { namespace }),
  );
};
