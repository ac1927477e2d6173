import { useMemo } from 'react';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { NamespaceModel, ProjectModel } from './models';
import { useIsServed, useWatchList } from './useWatch';

/**
 * Names of the namespaces that the user may see, sorted; undefined while unknown or when the user
 * may not list them, in which case a name has to be typed.
 */
export const useNamespaces = (): string[] | undefined => {
  const onOpenShift = useIsServed(ProjectModel);
  const watched = useWatchList<K8sResourceCommon>(
    onOpenShift ? ProjectModel : NamespaceModel,
    undefined,
  );
  return useMemo(
    () =>
      watched.state === 'ready' && !watched.progress
        ? watched.data.map((namespace) => namespace.metadata?.name ?? '').sort()
        : undefined,
    [watched],
  );
};
