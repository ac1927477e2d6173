import { isCollection, isMap, isSeq } from 'yaml';
import { block, inline, isHolder, isOnOneLine, pairLines, styleOf, word } from './yaml-style';
import type { Change } from './yaml-changes';
import {
  columnOf,
  endOf,
  entriesOf,
  isEmpty,
  lineEnd,
  lineStart,
  rangeOf,
  wayTo,
  type Entry,
  type Holder,
  type Tree,
  type YamlPath,
} from './yaml-tree';

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
export const replaceRoot = (tree: Tree, value: unknown): string => {
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

/** The text with a change written into it. Whether it says what was meant is for the caller to check. */
export const written = (tree: Tree, change: Change): string => {
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
