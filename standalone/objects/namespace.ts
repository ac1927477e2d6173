import type { KubernetesObject } from '../kubernetes/object.ts';
import { metaOf, type Identity } from '../kubernetes/meta.ts';

/** A namespace in use. */
export function namespace(identity: Omit<Identity, 'namespace'>): KubernetesObject {
  const labels = { 'kubernetes.io/metadata.name': identity.name, ...identity.labels };
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: metaOf('Namespace', { ...identity, labels }),
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}
