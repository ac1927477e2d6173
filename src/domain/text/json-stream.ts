import { MAX_DEPTH } from './yaml-depth';
import { endOfQuoted } from './yaml-layout';

/** A value of JSON in a text, and where it begins. */
export interface PlacedJson {
  value: unknown;
  offset: number;
}

/** Offset behind the object at an offset; undefined where it does not end or is nested too deep. */
const endOfObject = (text: string, start: number): number | undefined => {
  let depth = 0;
  for (let offset = start; offset < text.length; offset += 1) {
    const character = text.charAt(offset);
    if (character === '"') {
      const end = endOfQuoted(text, offset);
      if (end === undefined) return undefined;
      offset = end - 1;
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > MAX_DEPTH) return undefined;
    } else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return offset + 1;
    }
  }
  return undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The objects of a text that holds objects of JSON one after the other, and nothing else. */
export const jsonValuesOf = (text: string): PlacedJson[] | undefined => {
  const values: PlacedJson[] = [];
  const content = /\S/g;
  let offset = text.search(content);
  while (offset >= 0) {
    const end = text.charAt(offset) === '{' ? endOfObject(text, offset) : undefined;
    const value = end === undefined ? undefined : parsed(text.slice(offset, end));
    if (end === undefined || value === undefined) return undefined;
    values.push({ value, offset });
    content.lastIndex = end;
    offset = content.exec(text)?.index ?? -1;
  }
  return values.length === 0 ? undefined : values;
};
