import { applyEdits, modify, parseTree, type JSONPath, type Node } from 'jsonc-parser';

/** Keys that stand more than once in one object, anywhere in the text. */
export const duplicateKeys = (text: string): string[] => {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'object') {
      const seen = new Set<string>();
      for (const property of node.children ?? []) {
        const key = String(property.children?.[0]?.value);
        if (seen.has(key)) found.push(key);
        seen.add(key);
      }
    }
    node.children?.forEach(visit);
  };
  const root = parseTree(text);
  if (root) visit(root);
  return found;
};

const indentOf = (text: string): { tabSize: number; insertSpaces: boolean } | undefined => {
  const indent = /\n([ \t]+)"/.exec(text)?.[1];
  if (indent === undefined) return undefined;
  return { tabSize: indent.length, insertSpaces: !indent.startsWith('\t') };
};

/**
 * Sets one leaf of a JSON text, or removes it (`undefined`). Everything else, white space and the
 * spelling of numbers included, stays as it is.
 */
export const setInJson = (text: string, path: JSONPath, value: unknown): string => {
  const formattingOptions = indentOf(text);
  return applyEdits(
    text,
    modify(text, path, value, formattingOptions ? { formattingOptions } : {}),
  );
};
