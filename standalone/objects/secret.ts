import type { KubernetesObject } from '../kubernetes/object.ts';
import { metaOf, type Identity } from '../kubernetes/meta.ts';

/** A Secret with texts, as the API keeps it. */
export const secret = (
  identity: Identity & { namespace: string },
  texts: Record<string, string>,
): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: metaOf('Secret', identity),
  type: 'Opaque',
  data: Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, Buffer.from(text).toString('base64')]),
  ),
});
