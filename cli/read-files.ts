import { readFileSync } from 'node:fs';
import { isRecord } from '../src/domain/core/resource';
import { readYaml, type RepeatedKey, type TextPlace } from '../src/domain/text/yaml';

/** One object and the file that holds it. */
export interface Located {
  file: string;
  object: unknown;
  /** Keys that stand twice in its text. */
  repeated: RepeatedKey[];
}

/** A file, or a part of one, that could not be read. */
export interface Unreadable extends Partial<TextPlace> {
  /** It has no place where it could not be opened at all. */
  file: string;
  message: string;
}

export interface ReadResult {
  objects: Located[];
  problems: Unreadable[];
}

const STANDARD_INPUT = '-';

type Item = Pick<Located, 'object' | 'repeated'>;

/** Of the keys of a list those of one entry, by their paths in it. */
const inEntry = (repeated: readonly RepeatedKey[], at: string): RepeatedKey[] =>
  repeated.flatMap((key) =>
    key.path.startsWith(`${at}.`) ? { ...key, path: key.path.slice(at.length + 1) } : [],
  );

/** `kind: List` and typed lists such as `NetworkAttachmentDefinitionList` hold objects themselves. */
const flatten = ({ object, repeated }: Item): Item[] => {
  if (!isRecord(object)) return [{ object, repeated }];
  const { kind, items } = object;
  const isList = typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
  if (!isList) return [{ object, repeated }];
  const itemKind = kind.slice(0, -'List'.length);
  return (items as unknown[]).flatMap((item, index) =>
    flatten({
      // Items of a typed list may leave out what the list says already.
      object:
        isRecord(item) && itemKind !== '' && item.kind === undefined
          ? { apiVersion: object.apiVersion, kind: itemKind, ...item }
          : item,
      repeated: inEntry(repeated, `items[${index}]`),
    }),
  );
};

/** Reads the objects of one text: several YAML documents, JSON, or lists of either. */
export const readText = (file: string, text: string): ReadResult => {
  const result: ReadResult = { objects: [], problems: [] };
  for (const part of readYaml(text)) {
    const { line, column } = part;
    if (part.kind === 'error') {
      result.problems.push({ file, line, column, message: part.message });
      continue;
    }
    for (const item of flatten({ object: part.value, repeated: part.repeated })) {
      if (isRecord(item.object)) result.objects.push({ file, ...item });
      else result.problems.push({ file, line, column, message: 'not a Kubernetes object' });
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
