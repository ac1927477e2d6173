/**
 * Marks an English text that the interface translates later. The text is the translation's key, so
 * it must be a literal: the extractor collects the arguments of this function.
 */
export const msg = (text: string): string => text;
