import { ConfigMapModel, models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { useT } from '../../../ui/useT';

/** Why the user cannot start a checkup in a namespace; undefined where it may be tried. */
export const useRunRefusal = (namespace: string): string | undefined => {
  const t = useT();
  const configMaps = useAccessRefusal(
    useAccess('create', ConfigMapModel, namespace),
    t('You have no permission to create ConfigMaps in namespace {{namespace}}.', { namespace }),
  );
  const jobs = useAccessRefusal(
    useAccess('create', models.Job, namespace),
    t('You have no permission to create Jobs in namespace {{namespace}}.', { namespace }),
  );
  return configMaps ?? jobs;
};
