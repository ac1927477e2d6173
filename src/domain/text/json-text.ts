import { findNodeAtLocation, parseTree, type JSONPath, type Node } from 'jsonc-parser';
import { sameJson } from '../core/same-json';

const endOf = (node: Node): number => node.offset + node.length;

/** The whole entry of a value in what holds it: with its key, where it has one. */
const entryOf = (node: Node): Node => (node.parent?.type === 'property' ? node.parent : node);

const valueOf = (text: string, node: Node): unknown =>
  JSON.parse(text.slice(node.offset, endOf(node)));

const replace = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** Removes an entry with one comma beside it; of an object or a list that it was all of, only brackets stay. */
const without = (text: string, entry: Node): string => {
  const holder = entry.parent;
  const entries = holder?.children ?? [];
  const index = entries.indexOf(entry);
  const [before, after] = [entries[index - 1], entries[index + 1]];
  if (before) return replace(text, endOf(before), endOf(entry), '');
  if (after) return replace(text, entry.offset, after.offset, '');
  return holder ? replace(text, holder.offset + 1, endOf(holder) - 1, '') : text;
};

/** How what stands in an object or a list is written. */
interface Style {
  /** Between two entries, with the comma. */
  separator: string;
  /** Between a key and its value, with the colon. */
  colon: string;
  /** White space of the line on which a new entry begins; undefined where it stays on the line. */
  indent: string | undefined;
}

const indentUnitOf = (text: string): string => /\n([ \t]+)["[{]/.exec(text)?.[1] ?? '  ';
const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
const indentIn = (space: string): string | undefined =>
  space.includes('\n')
    ? space.slice(space.lastIndexOf('\n') + 1).replace(/[^ \t].*$/, '')
    : undefined;

const colonOf = (text: string, property: Node | undefined): string | undefined => {
  const [key, value] = property?.type === 'property' ? (property.children ?? []) : [];
  return key && value && text.slice(endOf(key), value.offset);
};

/** The style of what stands in a holder already, or of the text where it is empty. */
const styleIn = (text: string, holder: Node): Style => {
  const entries = holder.children ?? [];
  const [last, before, first] = [entries.at(-1), entries.at(-2), entries[0]];
  const colon = colonOf(text, last) ?? (/"\s*:[ \t]/.test(text) ? ': ' : ':');
  if (!last || !first) {
    const line = text.slice(0, holder.offset).split('\n').at(-1) ?? '';
    const outer = /^[ \t]*/.exec(line)?.[0] ?? '';
    const indent = text.includes('\n') ? outer + indentUnitOf(text) : undefined;
    return { separator: '', colon, indent };
  }
  const lead = text.slice(holder.offset + 1, first.offset);
  const single = colon.endsWith(' ') && lead === '' ? ' ' : lead;
  const separator = before ? text.slice(endOf(before), last.offset) : `,${single}`;
  return { separator, colon, indent: indentIn(separator) };
};

/** A value as text in a style. */
const written = (text: string, value: unknown, { colon, indent }: Style): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const lines = JSON.stringify(value, null, indent === undefined ? 1 : indentUnitOf(text));
  if (indent !== undefined) return lines.replaceAll('\n', lineEndOf(text) + indent);
  // Within text a new line is written as an escape: these are between entries.
  return colon.endsWith(' ')
    ? lines.replace(/,\n\s*/g, ', ').replace(/\n\s*/g, '')
    : JSON.stringify(value);
};

/** Puts a new entry behind the others of an object, or of a list (without a key). */
const added = (text: string, holder: Node, key: string | number, value: unknown): string => {
  const style = styleIn(text, holder);
  const named = holder.type === 'object' ? JSON.stringify(String(key)) + style.colon : '';
  const entry = named + written(text, value, style);
  const last = holder.children?.at(-1);
  if (last) return replace(text, endOf(last), endOf(last), style.separator + entry);
  const end = lineEndOf(text);
  const outer = style.indent?.slice(0, -indentUnitOf(text).length);
  const content =
    style.indent === undefined ? entry : `${end}${style.indent}${entry}${end}${outer}`;
  return replace(text, holder.offset + 1, endOf(holder) - 1, content);
};

/** A list of which some entries are there already: these stay as they are written, as do its brackets. */
const entriesKept = (text: string, list: Node, values: readonly unknown[]): string | undefined => {
  const left = [...(list.children ?? [])];
  const [first, last] = [left[0], left.at(-1)];
  if (!first || !last) return undefined;
  const style = styleIn(text, list);
  const entries = values.map((value) => {
    const at = left.findIndex((node) => sameJson(valueOf(text, node), value));
    const [kept] = at < 0 ? [] : left.splice(at, 1);
    if (!kept) return written(text, value, style);
    return text.slice(kept.offset, endOf(kept));
  });
  const opening = text.slice(list.offset, first.offset);
  const isAnyKept = left.length < (list.children ?? []).length;
  return isAnyKept
    ? opening + entries.join(style.separator) + text.slice(endOf(last), endOf(list))
    : undefined;
};

/** Puts another value in the place of one. */
const replacedBy = (text: string, node: Node, value: unknown): string => {
  // A number keeps its spelling where it means the same.
  if (sameJson(valueOf(text, node), value)) return text;
  if (node.type === 'array' && Array.isArray(value)) {
    const entries = entriesKept(text, node, value);
    if (entries) return replace(text, node.offset, endOf(node), entries);
  }
  const entry = entryOf(node);
  const line = text.slice(0, entry.offset).split('\n').at(-1) ?? '';
  const style = {
    separator: '',
    colon: colonOf(text, entry) ?? ': ',
    // Only an entry that begins its line may be spread over lines.
    indent: /^[ \t]*$/.test(line) && text.includes('\n') ? line : undefined,
  };
  return replace(text, node.offset, endOf(node), written(text, value, style));
};

/**
 * Sets one leaf of a JSON text, or removes it (`undefined`). Everything else, white space and the
 * spelling of numbers included, stays as it is; what is new is written as its neighbours are.
 *
 * @param path keys and places; what is missing on the way is made
 */
export const setInJson = (text: string, path: JSONPath, value: unknown): string => {
  const tree = parseTree(text);
  if (!tree) return text;
  const node = findNodeAtLocation(tree, path);
  if (value === undefined) return node?.parent ? without(text, entryOf(node)) : text;
  if (node) return replacedBy(text, node, value);
  // The part of the way that is there, and what is still to be made below it.
  let depth = path.length - 1;
  while (depth > 0 && !findNodeAtLocation(tree, path.slice(0, depth))) depth -= 1;
  const holder = findNodeAtLocation(tree, path.slice(0, depth));
  const key = path[depth];
  if (!holder || key === undefined) return text;
  const made = path
    .slice(depth + 1)
    .reduceRight<unknown>(
      (inner, name) => (typeof name === 'number' ? [inner] : { [name]: inner }),
      value,
    );
  const canHold = holder.type === (typeof key === 'number' ? 'array' : 'object');
  return canHold
    ? added(text, holder, key, made)
    : replacedBy(text, holder, typeof key === 'number' ? [made] : { [key]: made });
};
