/**
 * How deep brackets of JSON may be nested for a text to be read. No configuration needs a tenth of it,
 * and what reads a value by calling itself for each part stays far from the end of the stack.
 */
export const MAX_NESTING = 100;

/** How deep brackets and braces of a JSON text are nested at most; those in strings do not count. */
export const nestingOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text.charAt(offset);
    if (isText) {
      if (character === '\\') offset += 1;
      else isText = character !== '"';
    } else if (character === '"') isText = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
};
