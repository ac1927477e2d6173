import type { Finding } from '../../domain/findings/finding';
import { isRecord, type KubernetesResource } from '../../domain/core/resource';
import { repeatedKeyFinding } from '../../domain/findings/repeated-keys';
import { readYaml } from '../../domain/text/yaml';

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
  | { kind: 'empty' | 'several' | 'no-object' }
  /** `message` is the parser's, untranslated; line and column count from 1. */
  | { kind: 'syntax'; message: string; line: number; column: number }
  | { kind: 'other'; found: string };

/** Reads a text as an object of a kind, or says why it is none. */
export const readText = <R extends KubernetesResource>(
  text: string,
  { accepts, check }: TextKind<R>,
): ReadText<R> => {
  const parts = readYaml(text);
  const error = parts.find((part) => part.kind === 'error');
  if (error) return { ...error, kind: 'syntax' };
  const [part] = parts;
  if (part?.kind !== 'value') return { kind: 'empty' };
  if (parts.length > 1) return { kind: 'several' };
  if (!isRecord(part.value)) return { kind: 'no-object' };
  const resource: KubernetesResource = part.value;
  if (!accepts(resource)) {
    return { kind: 'other', found: `${String(resource.apiVersion)} ${String(resource.kind)}` };
  }
  const repeated = part.repeated.map((key) => repeatedKeyFinding(resource, key));
  return { kind: 'object', object: resource, findings: [...repeated, ...check(resource)] };
};
