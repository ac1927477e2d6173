import type { KubernetesResource } from '../../core/resource';

/** What is explained, the steps in short, the objects with the VM first, and the interface. */
export type ExplainCase = [
  title: string,
  expected: string,
  objects: KubernetesResource[],
  name?: string,
];
