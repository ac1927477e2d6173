import {
  Composer,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { msg } from '../core/msg';
import { isRecord, printed } from '../core/resource';
import { pythonScalar } from './python-scalars';
import { tokensOf } from './yaml';

/** Keys and places that lead to a value. */
export type YamlPath = readonly (string | number)[];

/** A text that edits can be made in, or why not; `detail` is the parser's, untranslated. */
export type YamlText =
  { kind: 'value'; value: unknown } | { kind: 'refused'; reason: string; detail: string };

const OPTIONS = {
  version: '1.1',
  schema: 'failsafe',
  uniqueKeys: true,
  keepSourceTokens: true,
  merge: false,
  logLevel: 'silent',
  prettyErrors: false,
} as const;

/** An object or a list as it stands in the text. */
export type Holder = YAMLMap | YAMLSeq;

/** A text that was read: its nodes know their offsets, its value is as PyYAML reads it. */
export interface Tree {
  text: string;
  root: Node | null;
  value: unknown;
}

/** A key as it is written, without quotes; '' for one that is no word. */
export const keyText = (key: unknown): string =>
  isScalar(key) ? (key.source ?? String(key.value)) : '';

const scalarValue = (node: Node): unknown => {
  if (!isScalar(node)) return null;
  const text = printed(node.value);
  return node.type === 'PLAIN' ? pythonScalar(text) : text;
};

const valueOf = (node: unknown): unknown => {
  if (isMap(node)) {
    return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), valueOf(value)]));
  }
  if (isSeq(node)) return node.items.map(valueOf);
  return isScalar(node) ? scalarValue(node) : null;
};

const refused = (reason: string, detail = ''): YamlText & { kind: 'refused' } => ({
  kind: 'refused',
  reason,
  detail,
});

/** What the form would misread, or would write in two places at once. */
const strangeIn = (document: Document): string | undefined => {
  let found: string | undefined;
  visit(document, (_key, node) => {
    const isNamed = isAlias(node) || ((isScalar(node) || isCollection(node)) && node.anchor);
    if (isNamed) found = msg('The text has anchors, which stand for several places at once.');
    else if ((isScalar(node) || isCollection(node)) && node.tag !== undefined) {
      found = msg('The text has tags, which say how a value is to be read.');
    } else if (isMap(node)) {
      if (node.items.some(({ key }) => isScalar(key) && key.type === 'PLAIN' && key.value === '<<'))
        found = msg('The text merges one part into another.');
      else if (node.items.some(({ key }) => !isScalar(key)))
        found = msg('The text has keys that are no words.');
    }
    return found === undefined ? undefined : visit.BREAK;
  });
  return found;
};

const NOT_READ = msg('The text is no YAML.');

type Parsed = Tree | (YamlText & { kind: 'refused' });

/** The last text: each step of an edit begins with the text that the one before has checked. */
let last: { text: string; parsed: Parsed } | undefined;

/** Reads a text, or says why it is refused. Never throws. */
export const treeOf = (text: string): Parsed => {
  if (last?.text !== text) last = { text, parsed: parsedOf(text) };
  return last.parsed;
};

const parsedOf = (text: string): Parsed => {
  try {
    const tokens = tokensOf(text, new LineCounter());
    const documents = [...new Composer(OPTIONS).compose(tokens)];
    const [document, ...others] = documents;
    const error = documents.flatMap(({ errors }) => errors)[0];
    if (error) return refused(NOT_READ, error.message);
    if (others.length > 0) return refused(msg('The text consists of several documents.'));
    const strange = document && strangeIn(document);
    if (strange !== undefined) return refused(strange);
    const root = document?.contents ?? null;
    return { text, root, value: valueOf(root) };
  } catch (failure) {
    // Too deep, or whatever the parser throws at: it is shown as text.
    return refused(NOT_READ, failure instanceof Error ? failure.message : String(failure));
  }
};

/** One pair of an object or one entry of a list, in the text. */
export interface Entry {
  holder: Holder;
  /** Offset of its key, of its dash, or in brackets of the entry. */
  start: number;
  /** Offset behind the colon or the dash. */
  colon: number;
  node: Node | null;
  /** Offset behind the last character that is its own, without comments. */
  end: number;
}

/** Offsets at which a node begins and behind which it ends, comments left out. */
export const rangeOf = (node: Node): [number, number] => {
  const [start, end] = node.range ?? [0, 0];
  return [start, end];
};

/** Whether nothing is written in the place of a value, which then is null. */
export const isEmpty = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.type === 'PLAIN' && node.source === '');

const offsetOfToken = (tokens: unknown, type: string): number | undefined => {
  const found = Array.isArray(tokens)
    ? (tokens as unknown[]).find((token) => isRecord(token) && token.type === type)
    : undefined;
  return isRecord(found) ? Number(found.offset) : undefined;
};

/** Offset behind the last character that is a value's own; `otherwise` where nothing is written. */
export const endOf = (text: string, node: Node | null, otherwise: number): number => {
  if (node === null || isEmpty(node)) return otherwise;
  const [, end] = rangeOf(node);
  if (isCollection(node) && !node.flow) {
    const last = entriesOf(text, node).at(-1);
    return last?.end ?? end;
  }
  // Of a block of text the last line break is the line's own.
  return end - (/\r?\n$/.exec(text.slice(0, end))?.[0].length ?? 0);
};

const entryOfPair = (text: string, holder: YAMLMap, pair: Pair): Entry => {
  const node = (pair.value ?? null) as Node | null;
  const [start, keyEnd] = rangeOf(pair.key as Node);
  const sep = (pair.srcToken as { sep?: unknown } | undefined)?.sep;
  const colon = (offsetOfToken(sep, 'map-value-ind') ?? keyEnd - 1) + 1;
  return { holder, start, colon, node, end: endOf(text, node, colon) };
};

/** The entries of an object or a list, in the order of the text. */
export const entriesOf = (text: string, holder: Holder): Entry[] => {
  if (isMap(holder)) return holder.items.map((pair) => entryOfPair(text, holder, pair));
  const sources = (holder.srcToken as { items?: { start?: unknown }[] } | undefined)?.items ?? [];
  return holder.items.map((item, index) => {
    const node = item as Node;
    const [begin] = rangeOf(node);
    const dash = holder.flow ? undefined : offsetOfToken(sources[index]?.start, 'seq-item-ind');
    const start = dash ?? begin;
    const colon = dash === undefined ? begin : dash + 1;
    return { holder, start, colon, node, end: endOf(text, node, colon) };
  });
};

/** The entry of a step in a holder. */
const entryAt = (text: string, node: unknown, step: string | number): Entry | undefined => {
  if (isMap(node)) {
    const index = node.items.findIndex(({ key }) => keyText(key) === step);
    return entriesOf(text, node)[index];
  }
  return isSeq(node) && typeof step === 'number' ? entriesOf(text, node)[step] : undefined;
};

/** The entries on the way to a value, as far as it is there. */
export const wayTo = ({ text, root }: Tree, path: YamlPath): Entry[] => {
  const way: Entry[] = [];
  let node: Node | null = root;
  for (const step of path) {
    const entry = entryAt(text, node, step);
    if (!entry) break;
    way.push(entry);
    node = entry.node;
  }
  return way;
};

/** Where the line of an offset begins. */
export const lineStart = (text: string, offset: number): number =>
  text.lastIndexOf('\n', offset - 1) + 1;

/** Where the line break of an offset's line begins, or the text ends. */
export const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' && end > offset ? end - 1 : end;
};

/** Characters that stand before an offset in its line. */
export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);
