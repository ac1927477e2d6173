import type { KubernetesObject } from '../kubernetes/object.ts';
import type { User } from '../kubernetes/user.ts';

/** What a server holds when it starts. */
export interface Contents {
  /** The first one is whom a request without token is taken for. */
  users: [User, ...User[]];
  /** CustomResourceDefinitions that this cluster lacks, by name: `virtualmachines.kubevirt.io`. */
  omitCrds?: string[];
  /** Names of CustomResourceDefinitions, as above, of which this cluster has one version: an older one. */
  onlyVersions?: Record<string, string>;
  /**
   * Complete objects with their status, Namespaces and RBAC objects included, made anew on each
   * call.
   */
  objects(): KubernetesObject[];
}
