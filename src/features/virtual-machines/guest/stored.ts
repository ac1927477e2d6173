import type { KubernetesResource } from '../../../domain/core/resource';
import type { CloudInit } from '../../../domain/vm/guest/cloud-init';

/** The network data that a VM has now. */
export interface Stored {
  cloudInit: CloudInit | undefined;
  /** Undefined where it has none. */
  text: string | undefined;
  /** The Secret that holds them. */
  secret: KubernetesResource | undefined;
  /** Name of a Secret that ought to hold them, and is not there. */
  missingSecret: string | undefined;
}
