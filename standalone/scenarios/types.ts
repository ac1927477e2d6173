/** What every Kubernetes object carries in `metadata`; times are RFC 3339 in UTC with whole seconds. */
export interface ObjectMeta {
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  uid?: string;
  resourceVersion?: string;
  creationTimestamp?: string;
  generation?: number;
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
}

/** A reference to the object that brought this one into being, in the same namespace or cluster-wide. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/**
 * Any object of the Kubernetes API. Beyond identity its content is unknown on purpose: whoever
 * reads a field has to check it, as with an answer of a real API server.
 */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

/** Someone who may sign in to the embedded API. `system:masters` among the groups may do everything. */
export interface ScenarioUser {
  name: string;
  groups: string[];
  token: string;
}

/** A named cluster for demos and tests: who may use it and every object that exists in it. */
export interface Scenario {
  name: string;
  /** Shown in the interface. */
  title: string;
  /** Shown in the interface. */
  description: string;
  /** The first one is who the demo's visitor is. */
  users: [ScenarioUser, ...ScenarioUser[]];
  /** CustomResourceDefinitions that this cluster lacks, by name: `virtualmachines.kubevirt.io`. */
  omitCrds?: string[];
  /**
   * Complete objects with their status, Namespaces and RBAC objects included, made anew on each
   * call. Ages are relative to `now` (default: the current time).
   */
  objects(now?: Date): KubernetesObject[];
}
