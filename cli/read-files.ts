import { readFileSync } from 'node:fs';
import { LineCounter, parseAllDocuments, type Tags } from 'yaml';
import { isRecord } from '../src/domain/core/resource';

/** One object and the file that holds it. */
export interface Located {
  file: string;
  object: unknown;
}

/** A file, or a part of one, that could not be read. */
export interface Unreadable {
  file: string;
  /** From 1; undefined when the file itself could not be opened. */
  line?: number;
  message: string;
}

export interface ReadResult {
  objects: Located[];
  problems: Unreadable[];
}

const STANDARD_INPUT = '-';

/** `kind: List` and typed lists such as `NetworkAttachmentDefinitionList` hold objects themselves. */
const flatten = (value: unknown): unknown[] => {
  if (!isRecord(value)) return [value];
  const { kind, items } = value;
  const isList = typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
  if (!isList) return [value];
  const itemKind = kind.slice(0, -'List'.length);
  return (items as unknown[]).flatMap((item) =>
    // Items of a typed list may leave out what the list says already.
    flatten(
      isRecord(item) && itemKind !== '' && item.kind === undefined
        ? { apiVersion: value.apiVersion, kind: itemKind, ...item }
        : item,
    ),
  );
};

/**
 * YAML 1.1 takes a MAC address for a number of base 60, and a creation date for an object. Kubernetes
 * takes both for text.
 *
 * Source: sigs.k8s.io/yaml goyaml.v2 resolve.go.
 */
const isOfTime = (tag: Tags[number]): boolean =>
  typeof tag === 'string'
    ? /time/i.test(tag)
    : tag.tag.endsWith(':timestamp') || ('format' in tag && tag.format === 'TIME');

/** Reads the objects of one text: several YAML documents, JSON, or lists of either. */
export const readText = (file: string, text: string): ReadResult => {
  const lines = new LineCounter();
  // Kubernetes reads YAML 1.1: an unquoted `on`, `off`, `yes` or `no` is a boolean there.
  const parsed = parseAllDocuments(text, {
    version: '1.1',
    lineCounter: lines,
    merge: true,
    customTags: (tags) => tags.filter((tag) => !isOfTime(tag)),
  });
  const documents = Array.isArray(parsed) ? parsed : [];
  const result: ReadResult = { objects: [], problems: [] };
  for (const document of documents) {
    const [error] = document.errors;
    if (error) {
      const { line } = lines.linePos(error.pos[0]);
      result.problems.push({ file, line, message: error.message.split('\n')[0] ?? '' });
      continue;
    }
    const value: unknown = document.toJS();
    if (value === null || value === undefined) continue;
    for (const object of flatten(value)) {
      if (isRecord(object)) result.objects.push({ file, object });
      else {
        const { line } = lines.linePos(document.contents?.range[0] ?? 0);
        result.problems.push({ file, line, message: 'not a Kubernetes object' });
      }
    }
  }
  return result;
};

/** Reads one file; `-` is standard input. Never throws. */
export const readFile = (file: string): ReadResult => {
  try {
    return readText(file, readFileSync(file === STANDARD_INPUT ? 0 : file, 'utf8'));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { objects: [], problems: [{ file, message }] };
  }
};
