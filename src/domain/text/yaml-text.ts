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
import { sameJson } from '../core/same-json';
import { isPlainText, pythonScalar } from './python-scalars';
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

type Holder = YAMLMap | YAMLSeq;

interface Tree {
  text: string;
  root: Node | null;
  value: unknown;
}

const keyText = (key: unknown): string => (isScalar(key) ? (key.source ?? String(key.value)) : '');

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

const treeOf = (text: string): Parsed => {
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

/**
 * Reads one document of YAML as PyYAML does, of which single values can be changed. Anchors, tags,
 * merges and several documents are refused. Never throws.
 */
export const readYamlText = (text: string): YamlText => {
  const tree = treeOf(text);
  return 'kind' in tree ? tree : { kind: 'value', value: tree.value };
};

/** One pair of an object or one entry of a list, in the text. */
interface Entry {
  holder: Holder;
  /** Offset of its key, of its dash, or in brackets of the entry. */
  start: number;
  /** Offset behind the colon or the dash. */
  colon: number;
  node: Node | null;
  /** Offset behind the last character that is its own, without comments. */
  end: number;
}

const rangeOf = (node: Node): [number, number] => {
  const [start, end] = node.range ?? [0, 0];
  return [start, end];
};

const isEmpty = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.type === 'PLAIN' && node.source === '');

const offsetOfToken = (tokens: unknown, type: string): number | undefined => {
  const found = Array.isArray(tokens)
    ? (tokens as unknown[]).find((token) => isRecord(token) && token.type === type)
    : undefined;
  return isRecord(found) ? Number(found.offset) : undefined;
};

const endOf = (text: string, node: Node | null, otherwise: number): number => {
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

const entriesOf = (text: string, holder: Holder): Entry[] => {
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
const wayTo = ({ text, root }: Tree, path: YamlPath): Entry[] => {
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

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Where the line break of an offset's line begins, or the text ends. */
const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' && end > offset ? end - 1 : end;
};

const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

/** How a text is laid out. */
interface Style {
  eol: string;
  /** Spaces by which an object lies further in than its key. */
  unit: number;
  /** The same for the dashes of a list. */
  list: number;
  /** Whether lists of words stand in brackets. */
  isBracketed: boolean;
}

const styleOf = ({ text, root }: Tree): Style => {
  const found: Partial<Style> = {};
  const look = (holder: Holder): void => {
    for (const { holder: own, start, node } of entriesOf(text, holder)) {
      if (!isMap(node) && !isSeq(node)) continue;
      if (node.flow) {
        if (isSeq(node) && node.items.length > 0) found.isBracketed ??= true;
        continue;
      }
      const [first] = entriesOf(text, node);
      if (first && isMap(own)) {
        const inner = columnOf(text, first.start) - columnOf(text, start);
        if (isSeq(node)) {
          found.list ??= inner;
          if (node.items.every((item) => isScalar(item))) found.isBracketed ??= false;
        } else found.unit ??= inner;
      }
      look(node);
    }
  };
  if (isMap(root) || isSeq(root)) look(root);
  const unit = found.unit ?? 2;
  return {
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    unit,
    list: found.list ?? unit,
    isBracketed: found.isBracketed ?? false,
  };
};

const UNPRINTED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(
    UNPRINTED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A text as a word, quoted as what stood there or stands beside it where that can be. */
const word = (text: string, like?: Node | null): string => {
  const type = isScalar(like) ? like.type : undefined;

  const isOdd = /[^\u0020-\u007e]/.test(text);
  if (type === 'QUOTE_SINGLE' && !isOdd) return `'${text.replaceAll("'", "''")}'`;
  if (type === 'QUOTE_DOUBLE' || !isPlainText(text)) return doubleQuoted(text);
  return text;
};

/** A value on one line. */
const inline = (value: unknown, like?: Node | null): string => {
  if (Array.isArray(value)) return `[${value.map((each) => inline(each)).join(', ')}]`;
  if (isRecord(value)) {
    const pairs = Object.entries(value).map(([key, each]) => `${word(key)}: ${inline(each)}`);
    return `{${pairs.join(', ')}}`;
  }
  return typeof value === 'string' ? word(value, like) : JSON.stringify(value ?? null);
};

const isOnOneLine = (value: unknown, { isBracketed }: Style): boolean => {
  if (Array.isArray(value)) {
    return value.length === 0 || (isBracketed && value.every((each) => !isHolder(each)));
  }
  return !isRecord(value) || Object.keys(value).length === 0;
};

const isHolder = (value: unknown): boolean => Array.isArray(value) || isRecord(value);

/** The lines of an object or a list that is not empty. */
const block = (value: unknown, indent: number, style: Style): string[] => {
  const pad = ' '.repeat(indent);
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown) => {
      if (!isRecord(each) || isOnOneLine(each, style)) return [`${pad}- ${inline(each)}`];
      const [first = '', ...rest] = block(each, indent + 2, style);
      return [`${pad}- ${first.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value as Record<string, unknown>).flatMap(([key, each]) =>
    pairLines(key, each, indent, style),
  );
};

const pairLines = (key: string, value: unknown, indent: number, style: Style): string[] => {
  const head = `${' '.repeat(indent)}${word(key)}:`;
  if (isOnOneLine(value, style)) return [`${head} ${inline(value)}`];
  const inner = indent + (Array.isArray(value) ? style.list : style.unit);
  return [head, ...block(value, inner, style)];
};

/** Puts another value in the place of an entry's. */
const replaceValue = (tree: Tree, entry: Entry, value: unknown): string => {
  const { text } = tree;
  const { node, colon, end, start, holder } = entry;
  const style = styleOf(tree);
  const isInBrackets = holder.flow === true;
  const [from] = node === null || isEmpty(node) ? [colon] : rangeOf(node);
  const isOfLines = isCollection(node) && !node.flow;
  if (isInBrackets || isOnOneLine(value, style)) {
    const at = isOfLines ? colon : from;
    const gap = at === colon && !(isSeq(holder) && isInBrackets) ? ' ' : '';
    const rest = isOfLines ? lineEnd(text, end) : end;
    return text.slice(0, at) + gap + inline(value, node) + text.slice(rest);
  }
  const column = columnOf(text, start);
  if (isSeq(holder)) {
    const [first = '', ...rest] = block(value, column + 2, style);
    const lines = [first.trimStart(), ...rest].join(style.eol);
    return `${text.slice(0, colon)} ${lines}${text.slice(end)}`;
  }
  const lines = block(value, column + (Array.isArray(value) ? style.list : style.unit), style);
  const last = lineEnd(text, end);
  const comment = isOfLines ? '' : text.slice(end, last);
  return text.slice(0, colon) + comment + style.eol + lines.join(style.eol) + text.slice(last);
};

/** The whole document anew; only what stands before and behind its value stays. */
const replaceRoot = (tree: Tree, value: unknown): string => {
  const { text, root } = tree;
  const style = styleOf(tree);
  const content = isOnOneLine(value, style)
    ? inline(value)
    : block(value, 0, style).join(style.eol);
  if (root === null || isEmpty(root)) {
    const gap = text === '' || text.endsWith('\n') ? '' : style.eol;
    return text + gap + content + style.eol;
  }
  const [from] = rangeOf(root);
  return text.slice(0, from) + content + text.slice(endOf(text, root, from));
};

/** Where the comments end that are written further in behind an entry, and so belong to it. */
const behindComments = (text: string, from: number, column: number): number => {
  let end = from;
  for (;;) {
    const comment = /^( *)#[^\n]*(?:\n|$)/.exec(text.slice(end));
    if (!comment || (comment[1] ?? '').length <= column) return end;
    end += comment[0].length;
  }
};

const removeFromBrackets = (text: string, entries: readonly Entry[], index: number): string => {
  const [before, entry, after] = [entries[index - 1], entries[index], entries[index + 1]];
  if (!entry) return text;
  if (before) return text.slice(0, before.end) + text.slice(entry.end);
  if (after) return text.slice(0, entry.start) + text.slice(after.start);
  return text.slice(0, entry.start) + text.slice(entry.end);
};

const removeEntry = (tree: Tree, way: readonly Entry[]): string => {
  const { text } = tree;
  const entry = way.at(-1);
  if (!entry) return text;
  const { holder } = entry;
  const entries = entriesOf(text, holder);
  const index = entries.findIndex(({ start }) => start === entry.start);
  if (holder.flow) return removeFromBrackets(text, entries, index);
  if (entries.length === 1) {
    const none = isMap(holder) ? {} : [];
    const parent = way.at(-2);
    return parent ? replaceValue(tree, parent, none) : replaceRoot(tree, none);
  }
  const begin = lineStart(text, entry.start);
  const next = entries[index + 1];
  const last = text.indexOf('\n', entry.end);
  if (next && text.slice(begin, entry.start).trim() !== '') {
    // Behind a dash: the next takes its place, unless a comment stands between the two.
    const isApart = text.slice(last, next.start).trim() !== '';
    return isApart
      ? text.slice(0, entry.start).trimEnd() + text.slice(lineEnd(text, entry.end))
      : text.slice(0, entry.start) + text.slice(next.start);
  }
  const end = last < 0 ? text.length : behindComments(text, last + 1, columnOf(text, entry.start));
  const kept = text.slice(0, begin);
  const isLast = end === text.length && !text.endsWith('\n');
  return (isLast ? kept.replace(/\r?\n$/, '') : kept) + text.slice(end);
};

const insertInBrackets = (
  text: string,
  entries: readonly Entry[],
  index: number,
  content: string,
): string => {
  const [first, second, before] = [entries[0], entries[1], entries[index - 1]];
  const gap = first && second ? text.slice(first.end, second.start) : ', ';
  const separator = /^\s*,\s*$/.test(gap) ? gap : ', ';
  if (before) return text.slice(0, before.end) + separator + content + text.slice(before.end);
  const at = first?.start ?? 0;
  return text.slice(0, at) + content + separator + text.slice(at);
};

/** Puts an entry into an object or a list that is not empty. */
const insertEntry = (tree: Tree, holder: Holder, step: string | number, value: unknown): string => {
  const { text } = tree;
  const style = styleOf(tree);
  const entries = entriesOf(text, holder);
  const index = typeof step === 'number' ? Math.min(step, entries.length) : entries.length;
  const sibling = (entries[index - 1] ?? entries[0])?.node;
  if (holder.flow) {
    const content = isMap(holder)
      ? `${word(String(step))}: ${inline(value)}`
      : inline(value, sibling);
    return insertInBrackets(text, entries, index, content);
  }
  const column = columnOf(text, entries[0]?.start ?? 0);
  const pad = ' '.repeat(column);
  const lines = isMap(holder)
    ? pairLines(String(step), value, column, style)
    : isHolder(value)
      ? block([value], column, style)
      : [`${pad}- ${inline(value, sibling)}`];
  const content = lines.join(style.eol);
  const before = entries[index - 1];
  if (!before) {
    const at = lineStart(text, entries[0]?.start ?? 0);
    return text.slice(0, at) + content + style.eol + text.slice(at);
  }
  const at = lineEnd(text, before.end);
  return text.slice(0, at) + style.eol + content + text.slice(at);
};

/** A value for a place of which a part of the way may be missing. */
const madeFor = (steps: YamlPath, value: unknown): unknown =>
  steps.reduceRight<unknown>(
    (inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }),
    value,
  );

const addEntry = (tree: Tree, way: readonly Entry[], path: YamlPath, value: unknown): string => {
  const node = way.length === 0 ? tree.root : (way.at(-1)?.node ?? null);
  const [step, ...rest] = path.slice(way.length);
  if (step === undefined) return tree.text;
  const canHold = typeof step === 'number' ? isSeq(node) : isMap(node);
  if (canHold && (node as Holder).items.length > 0) {
    return insertEntry(tree, node as Holder, step, madeFor(rest, value));
  }
  const made = madeFor([step, ...rest], value);
  const entry = way.at(-1);
  return entry ? replaceValue(tree, entry, made) : replaceRoot(tree, made);
};

/** One change that touches one place. */
type Change =
  | { kind: 'set'; path: YamlPath; value: unknown }
  | { kind: 'insert'; path: YamlPath; value: unknown }
  | { kind: 'remove'; path: YamlPath };

const valueAtPath = (value: unknown, path: YamlPath): unknown => {
  let current = value;
  for (const step of path) {
    if (Array.isArray(current) && typeof step === 'number') current = current[step] as unknown;
    else if (isRecord(current) && Object.hasOwn(current, step)) current = current[step];
    else return undefined;
  }
  return current;
};

/** What a change is to make of the value. */
const changedValue = (value: unknown, change: Change): unknown => {
  const [step, ...rest] = change.path;
  if (step === undefined) return change.kind === 'remove' ? null : change.value;
  const inner = { ...change, path: rest };
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
    if (rest.length > 0 || change.kind === 'set') list[step] = changedValue(list[step], inner);
    else if (change.kind === 'remove') list.splice(step, 1);
    else list.splice(step, 0, change.value);
    return list;
  }
  const object = isRecord(value) ? value : {};
  if (rest.length > 0 || change.kind !== 'remove') {
    return { ...object, [step]: changedValue(object[step], inner) };
  }
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
};

const written = (tree: Tree, change: Change): string => {
  const { path } = change;
  const way = wayTo(tree, path);
  const isThere = way.length === path.length;
  if (change.kind === 'remove') return isThere ? removeEntry(tree, way) : tree.text;
  const entry = way.at(-1);
  if (change.kind === 'insert' && isThere) {
    return addEntry(tree, way.slice(0, -1), path, change.value);
  }
  if (!isThere) return addEntry(tree, way, path, change.value);
  return entry ? replaceValue(tree, entry, change.value) : replaceRoot(tree, change.value);
};

const says = (text: string, value: unknown): boolean => {
  const tree = treeOf(text);
  return !('kind' in tree) && sameJson(tree.value, value);
};

/** Makes a change; where the text would not say what is meant, what lies around it is written anew. */
const apply = (text: string, change: Change): string => {
  const tree = treeOf(text);
  if ('kind' in tree) return text;
  const meant = changedValue(tree.value, change);
  const result = written(tree, change);
  if (says(result, meant)) return result;
  for (let length = change.path.length - 1; length > 0; length -= 1) {
    const path = change.path.slice(0, length);
    const anew = written(tree, { kind: 'set', path, value: valueAtPath(meant, path) });
    if (says(anew, meant)) return anew;
  }
  return replaceRoot({ ...tree, text: '', root: null }, meant);
};

/** Places of a list before and after that hold the same, in the order of both, as many as there are. */
const kept = (before: readonly unknown[], after: readonly unknown[]): [number, number][] => {
  const longest = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  const at = (from: number, to: number): number => longest[from]?.[to] ?? 0;
  for (let from = before.length - 1; from >= 0; from -= 1) {
    const row = longest[from] ?? [];
    for (let to = after.length - 1; to >= 0; to -= 1) {
      row[to] = sameJson(before[from], after[to])
        ? at(from + 1, to + 1) + 1
        : Math.max(at(from + 1, to), at(from, to + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let from = 0, to = 0; from < before.length && to < after.length;) {
    if (sameJson(before[from], after[to])) pairs.push([from++, to++]);
    else if (at(from + 1, to) >= at(from, to + 1)) from += 1;
    else to += 1;
  }
  return pairs;
};

/** Changes between two entries that stay: those that stand at the same place are changed one by one. */
const gapChanges = (
  path: YamlPath,
  from: number,
  old: readonly unknown[],
  next: readonly unknown[],
): Change[] => {
  const common = Math.min(old.length, next.length);
  const place = (index: number): YamlPath => [...path, from + index];
  return [
    ...next.slice(0, common).flatMap((value, index) => between(place(index), old[index], value)),
    ...next
      .slice(common)
      .map((value, index): Change => ({ kind: 'insert', path: place(common + index), value })),
    ...old
      .slice(common)
      .map((_value, index): Change => ({ kind: 'remove', path: place(common + index) }))
      .reverse(),
  ];
};

/** The changes of a list, the last place first, so that those before it stay where they are. */
const listChanges = (path: YamlPath, before: readonly unknown[], after: readonly unknown[]) => {
  const gaps: Change[][] = [];
  let [from, to] = [0, 0];
  for (const [was, is] of [...kept(before, after), [before.length, after.length] as const]) {
    gaps.unshift(gapChanges(path, from, before.slice(from, was), after.slice(to, is)));
    [from, to] = [was + 1, is + 1];
  }
  return gaps.flat();
};

/** The smallest changes that make one value of another. */
const between = (path: YamlPath, before: unknown, after: unknown): Change[] => {
  if (sameJson(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0 && after.length > 0) {
    return listChanges(path, before, after);
  }
  if (isRecord(before) && isRecord(after) && Object.keys(after).length > 0) {
    const gone = Object.keys(before).filter((key) => after[key] === undefined);
    const left = Object.entries(after).filter(([, value]) => value !== undefined);
    return [
      ...left.flatMap(([key, value]) =>
        Object.hasOwn(before, key)
          ? between([...path, key], before[key], value)
          : [{ kind: 'set' as const, path: [...path, key], value }],
      ),
      ...gone.map((key): Change => ({ kind: 'remove', path: [...path, key] })),
    ];
  }
  return [{ kind: 'set', path, value: after }];
};

/** The way to what goes when a value goes: the outermost that holds nothing else. */
const emptiedBy = (value: unknown, path: YamlPath, keep: number): YamlPath => {
  let length = path.length;
  while (length - 1 > keep) {
    const holder = valueAtPath(value, path.slice(0, length - 1));
    const size = Array.isArray(holder)
      ? holder.length
      : isRecord(holder)
        ? Object.keys(holder).length
        : 0;
    if (size > 1) break;
    length -= 1;
  }
  return path.slice(0, length);
};

/**
 * Sets one value of a YAML text, or removes it (`undefined`). Of an object or a list only what differs
 * is touched. Everything else, comments, order, quotes, indentation and line breaks included, stays
 * byte for byte; what is new is written as its neighbours are, and so that every reader of YAML takes it
 * for what it is. A text that is refused stays as it is.
 *
 * @param path keys and places; what is missing on the way is made
 * @param keep steps of the path that stay where removing leaves them empty: all by default
 */
export const setInYaml = (
  text: string,
  path: YamlPath,
  value: unknown,
  keep = path.length,
): string => {
  const tree = treeOf(text);
  if ('kind' in tree) return text;
  const before = valueAtPath(tree.value, path);
  if (value === undefined) {
    if (before === undefined) return text;
    return apply(text, { kind: 'remove', path: emptiedBy(tree.value, path, keep) });
  }
  const changes: Change[] =
    before === undefined ? [{ kind: 'set', path, value }] : between(path, before, value);
  return changes.reduce(apply, text);
};

/** Gives the value at a path another key; nothing else changes. A path that is not there changes nothing. */
export const renameInYaml = (text: string, path: YamlPath, key: string): string => {
  const tree = treeOf(text);
  if ('kind' in tree) return text;
  const holder = path.slice(0, -1);
  const [way, last] = [wayTo(tree, path), path.at(-1)];
  const entry = way.at(-1);
  const object = valueAtPath(tree.value, holder);
  if (way.length !== path.length || !entry || !isRecord(object) || Object.hasOwn(object, key)) {
    return text;
  }
  const renamed = Object.fromEntries(
    Object.entries(object).map(([name, each]) => [name === last ? key : name, each]),
  );
  const node = isMap(entry.holder)
    ? entry.holder.items.map((pair) => pair.key as Node).find((each) => keyText(each) === last)
    : undefined;
  const [from, to] = node ? rangeOf(node) : [entry.start, entry.start];
  const result = text.slice(0, from) + word(key, node) + text.slice(to);
  const meant = changedValue(tree.value, { kind: 'set', path: holder, value: renamed });
  return says(result, meant) ? result : apply(text, { kind: 'set', path: holder, value: renamed });
};
