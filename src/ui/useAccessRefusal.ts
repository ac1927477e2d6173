import type { Access } from '../k8s/useAccess';
import { useT } from './useT';

/**
 * Why something cannot be done, by what the cluster says of the user's permissions; undefined when it
 * may be tried.
 *
 * @param denied what to say where it is not allowed; translated
 */
export const useAccessRefusal = (access: Access, denied: string): string | undefined => {
  const t = useT();
  if (access === 'checking') return t('Checking your permissions');
  return access === 'denied' ? denied : undefined;
};
