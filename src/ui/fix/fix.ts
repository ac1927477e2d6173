import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../domain/core/resource';
import type { Finding } from '../../domain/findings/finding';

/** A finding that can be mended, and the object that has to change for it, as it was read. */
export interface Fix {
  finding: Finding;
  object: KubernetesResource;
  model: K8sModel;
}
