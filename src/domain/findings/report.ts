import { textOf, type KubernetesResource } from '../core/resource';
import { catalog, type FindingCode } from './catalog';
import type { Finding, ObjectReference } from './finding';

/** Names an object as findings do. */
export const referenceOf = (object: KubernetesResource): ObjectReference => {
  const namespace = textOf(object.metadata?.namespace);
  return {
    apiVersion: textOf(object.apiVersion) ?? '',
    kind: textOf(object.kind) ?? '',
    ...(namespace === undefined ? {} : { namespace }),
    name: textOf(object.metadata?.name) ?? '',
  };
};

/** A finding with the severity of its code. */
export const findingOf = (
  code: FindingCode,
  object: ObjectReference,
  path: string,
  params: Finding['params'] = {},
  related: ObjectReference[] = [],
): Finding => ({
  code,
  severity: catalog[code].severity,
  object,
  path,
  params,
  ...(related.length === 0 ? {} : { related }),
});

/** Takes down a finding at a path of the object that is being checked. */
export type Report = (code: FindingCode, path: string, params?: Finding['params']) => void;

interface Named {
  name: string;
}

const SHOWN = 5;
const MAX_RELATED = 10;

/** Names for a message: the first few, then an ellipsis. */
export const listOf = (names: readonly string[]): string =>
  names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')}, …` : names.join(', ');

export const namesOf = (nodes: readonly Named[]): string => listOf(nodes.map(({ name }) => name));

export const nodeReferences = (nodes: readonly Named[]): ObjectReference[] =>
  nodes.slice(0, MAX_RELATED).map(({ name }) => ({ apiVersion: 'v1', kind: 'Node', name }));

/** The nodes of a finding: their names and how many there are. */
export const nodeParams = (nodes: readonly Named[]): { nodes: string; count: number } => ({
  nodes: namesOf(nodes),
  count: nodes.length,
});
