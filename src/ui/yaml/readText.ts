import type { Finding } from '../../domain/findings/finding';
import type { KubernetesResource } from '../../domain/core/resource';
import { parseYaml, type YamlProblem } from './yaml';

/** Which objects a text may hold. */
export interface TextKind<R extends KubernetesResource> {
  /** Short name of the kind, as in "NetworkAttachmentDefinition". */
  name: string;
  /** API version and kind, or kinds, in full. */
  expected: string;
  accepts: (resource: KubernetesResource) => resource is R;
  /** What is wrong with an object of the kind. */
  check: (object: unknown) => Finding[];
}

/** What a text holds. */
export type ReadText<R> =
  | { kind: 'object'; object: R; findings: Finding[] }
  | YamlProblem
  | { kind: 'other'; found: string };

/** Reads a text as an object of a kind, or says why it is none. */
export const readText = <R extends KubernetesResource>(
  text: string,
  { accepts, check }: TextKind<R>,
): ReadText<R> => {
  const parsed = parseYaml(text);
  if (parsed.kind !== 'ok') return parsed;
  const resource: KubernetesResource = parsed.resource;
  if (!accepts(resource)) {
    return { kind: 'other', found: `${String(resource.apiVersion)} ${String(resource.kind)}` };
  }
  return { kind: 'object', object: resource, findings: check(resource) };
};
