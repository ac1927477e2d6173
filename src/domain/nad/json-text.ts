import { applyEdits, modify, type JSONPath } from 'jsonc-parser';

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
