import { applyEdits, findNodeAtLocation, modify, parseTree, type JSONPath } from 'jsonc-parser';

const indentOf = (text: string): { tabSize: number; insertSpaces: boolean } | undefined => {
  const indent = /\n([ \t]+)"/.exec(text)?.[1];
  if (indent === undefined) return undefined;
  return { tabSize: indent.length, insertSpaces: !indent.startsWith('\t') };
};

/** The parser's own edit leaves a brace behind where the last entry of a list goes. */
const withoutEntry = (text: string, path: JSONPath): string => {
  const tree = parseTree(text);
  const node = tree && findNodeAtLocation(tree, path);
  const entries = node?.parent?.children ?? [];
  const index = node ? entries.indexOf(node) : -1;
  if (!node || index < 0) return text;
  const before = entries[index - 1];
  const after = entries[index + 1];
  const start = before ? before.offset + before.length : node.offset;
  const end = !before && after ? after.offset : node.offset + node.length;
  return text.slice(0, start) + text.slice(end);
};

/**
 * Sets one leaf of a JSON text, or removes it (`undefined`). Everything else, white space and the
 * spelling of numbers included, stays as it is.
 */
export const setInJson = (text: string, path: JSONPath, value: unknown): string => {
  if (value === undefined && typeof path.at(-1) === 'number') return withoutEntry(text, path);
  const formattingOptions = indentOf(text);
  return applyEdits(
    text,
    modify(text, path, value, formattingOptions ? { formattingOptions } : {}),
  );
};
