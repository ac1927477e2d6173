import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { messageOf } from '../kubeconfig/messages';
import { isRecord } from '../src/domain/core/resource';
import type { Origin } from './places';
import { readYaml, type RepeatedKey, type TextPlace } from '../src/domain/text/yaml';

/** One object and the file that holds it. */
export interface Located {
  file: string;
  object: unknown;
  /** Keys that stand twice in its text. */
  repeated: RepeatedKey[];
  /** Where it stands in the file. */
  origin: Origin;
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

type Item = Pick<Located, 'object' | 'repeated'> & Pick<Origin, 'within'>;

/** Of the keys of a list those of one entry, by their paths in it. */
const inEntry = (repeated: readonly RepeatedKey[], at: string): RepeatedKey[] =>
  repeated.flatMap((key) =>
    key.path.startsWith(`${at}.`) ? { ...key, path: key.path.slice(at.length + 1) } : [],
  );

/** `kind: List` and typed lists such as `NetworkAttachmentDefinitionList` hold objects themselves. */
const flatten = (whole: Item): Item[] => {
  const { object, repeated, within } = whole;
  if (!isRecord(object)) return [whole];
  const { kind, items } = object;
  const isList = typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
  if (!isList) return [whole];
  const itemKind = kind.slice(0, -'List'.length);
  return (items as unknown[]).flatMap((item, index) =>
    flatten({
      // Items of a typed list may leave out what the list says already.
      object:
        isRecord(item) && itemKind !== '' && item.kind === undefined
          ? { apiVersion: object.apiVersion, kind: itemKind, ...item }
          : item,
      repeated: inEntry(repeated, `items[${index}]`),
      within: [...within, 'items', index],
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
    const whole = { object: part.value, repeated: part.repeated, within: [] };
    for (const { within, ...item } of flatten(whole)) {
      const origin = { text, line, column, within };
      if (isRecord(item.object)) result.objects.push({ file, ...item, origin });
      else result.problems.push({ file, line, column, message: 'not a Kubernetes object' });
    }
  }
  return result;
};

const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

/** Text in UTF-16 without its mark: nearly all manifests are ASCII, of which every other byte is 0. */
const looksLikeUtf16 = (bytes: Buffer): boolean => {
  const [first, second, third, fourth] = bytes;
  return (first === 0 && third === 0) !== (second === 0 && fourth === 0) && bytes.length >= 4;
};

/** Where the first byte stands that is no UTF-8; a text of it, whose columns count characters. */
const placeOfNoUtf8 = (bytes: Buffer): TextPlace => {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    const content = bytes.subarray(start, end < 0 ? undefined : end);
    if (end < 0 || !isUtf8(content)) {
      return { line, column: content.toString('utf8').indexOf('\ufffd') + 1 };
    }
    line += 1;
    start = end + 1;
  }
};

/** Why bytes are no text that is read, if they are not. */
const encodingProblem = (bytes: Buffer): (TextPlace & { message: string }) | undefined => {
  const isMarked = UTF_16.some(([first, second]) => bytes[0] === first && bytes[1] === second);
  if (isMarked || looksLikeUtf16(bytes)) {
    return { line: 1, column: 1, message: 'the file is UTF-16, and only UTF-8 is read' };
  }
  if (isUtf8(bytes)) return undefined;
  const message = 'the file is not UTF-8 but perhaps Latin-1, and only UTF-8 is read';
  return { ...placeOfNoUtf8(bytes), message };
};

/** Reads one file; `-` is standard input. Never throws. */
export const readFile = (file: string): ReadResult => {
  try {
    const bytes = readFileSync(file === STANDARD_INPUT ? 0 : file);
    const problem = encodingProblem(bytes);
    if (problem) return { objects: [], problems: [{ file, ...problem }] };
    return readText(file, bytes.toString('utf8'));
  } catch (error) {
    return { objects: [], problems: [{ file, message: messageOf(error) }] };
  }
};
