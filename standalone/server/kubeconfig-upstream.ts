import { KubeconfigError, readKubeconfig } from '../../kubeconfig/kubeconfig.ts';
import { UsageError, type Upstream } from './upstream.ts';

/**
 * The cluster that a kubeconfig points at.
 *
 * @throws UsageError when the file or the context is missing or cannot be used
 */
export const kubeconfigUpstream = async (file: string, context?: string): Promise<Upstream> => {
  try {
    return await readKubeconfig({ file, context });
  } catch (error) {
    throw error instanceof KubeconfigError ? new UsageError(error.message) : error;
  }
};
