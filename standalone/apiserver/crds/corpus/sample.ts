import type { KubernetesObject } from '../../../kubernetes/object.ts';

/** An object that a schema takes or refuses. */
export interface Sample {
  /** Name of the CustomResourceDefinition. */
  crd: string;
  what: string;
  object: KubernetesObject;
  /** The field at fault; without one the schema takes the object. */
  refusedAt?: string;
}

/** An object's fields beside its identity, or a part of them. */
export type Content = Record<string, unknown>;

/** Turns `what: [content, field at fault]` into samples of one kind. */
export function samples(
  crd: string,
  apiVersion: string,
  kind: string,
  cases: Record<string, [content: Content, expected?: string]>,
  name = 'sample',
): Sample[] {
  return Object.entries(cases).map(([what, [content, expected]]) => ({
    crd,
    what: `${kind}: ${what}`,
    object: { apiVersion, kind, metadata: { name }, ...content },
    ...(expected !== undefined && { refusedAt: expected }),
  }));
}

/** An object with this specification. */
export const spec = (content: Content): Content => ({ spec: content });
