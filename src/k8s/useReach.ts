import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { useAccess } from './useAccess';

/**
 * Where the user may list a kind: in the whole cluster, or at most in one namespace. Undefined while
 * that is being asked.
 */
export const useReach = (
  model: K8sModel,
  namespace: string | undefined,
): { namespace: string | undefined } | undefined => {
  const everywhere = useAccess('list', model);
  if (everywhere === 'checking') return undefined;
  return { namespace: everywhere === 'allowed' ? undefined : namespace };
};
