import { Document, isMap, isSeq, parseAllDocuments, type YAMLMap } from 'yaml';

/** Why a text is no single object. */
export type YamlProblem =
  | { kind: 'empty' | 'several' | 'no-object' }
  /** `message` is the parser's, untranslated; line and column count from 1. */
  | { kind: 'syntax'; message: string; line: number; column: number };

/** Result of reading the text of the YAML view. */
export type ParsedYaml = { kind: 'ok'; resource: Record<string, unknown> } | YamlProblem;

/** Options under which the text is written: long strings stay on their line. */
const writeOptions = { lineWidth: 0 } as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one object. Comments and order matter only to `updateYaml`. */
export const parseYaml = (text: string): ParsedYaml => {
  const documents = parseAllDocuments(text);
  const [document, ...more] = Array.isArray(documents) ? documents : [];
  if (!document) return { kind: 'empty' };
  if (more.length > 0) return { kind: 'several' };
  const [error] = document.errors;
  if (error) {
    const [start] = error.linePos ?? [];
    return {
      kind: 'syntax',
      message: error.message,
      line: start?.line ?? 1,
      column: start?.col ?? 1,
    };
  }
  const resource: unknown = document.toJS();
  if (resource === null) return { kind: 'empty' };
  return isRecord(resource) ? { kind: 'ok', resource } : { kind: 'no-object' };
};

const sameValue = (node: unknown, value: unknown, document: Document): boolean => {
  const current: unknown = isMap(node) || isSeq(node) ? node.toJS(document) : toScalar(node);
  return JSON.stringify(current) === JSON.stringify(value);
};

const toScalar = (node: unknown): unknown =>
  isRecord(node) && 'value' in node ? node.value : node;

const mergeInto = (map: YAMLMap, value: Record<string, unknown>, document: Document): void => {
  for (const item of [...map.items]) {
    const key = String(toScalar(item.key));
    if (!Object.hasOwn(value, key)) map.delete(item.key);
  }
  for (const [key, next] of Object.entries(value)) {
    const current = map.get(key, true);
    if (isMap(current) && isRecord(next)) mergeInto(current, next, document);
    else if (!sameValue(current, next, document)) map.set(key, document.createNode(next));
  }
};

/**
 * Writes a resource as YAML. Where the previous text is given and can be read, only what differs
 * is changed in it, so that comments, order and spelling survive.
 */
export const updateYaml = (resource: object, previous?: string): string => {
  const value = JSON.parse(JSON.stringify(resource)) as Record<string, unknown>;
  if (previous !== undefined && parseYaml(previous).kind === 'ok') {
    const documents = parseAllDocuments(previous);
    const [document] = Array.isArray(documents) ? documents : [];
    if (document && isMap(document.contents)) {
      mergeInto(document.contents, value, document);
      return document.toString(writeOptions);
    }
  }
  return new Document(value).toString(writeOptions);
};
