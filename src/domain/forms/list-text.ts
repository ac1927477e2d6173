/** Stands for an entry of a list that has no short form; it is kept as long as it stands there. */
export const UNREADABLE = '?';

/** The words of a text that separates them by commas. */
export const splitList = (typed: string): string[] =>
  typed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The word for an entry that is a text, if it has one. */
export const textWords = (entry: unknown): string[] =>
  typeof entry === 'string' && entry.trim() !== '' && !entry.includes(',')
    ? [entry.trim()]
    : [UNREADABLE];

/**
 * Entries for a list as it was typed. An entry whose words are still there, side by side, is taken
 * over as it is, with whatever else it holds; the others are made anew.
 *
 * @param before the list as it is
 * @param wordsOf the words that stand for an entry
 * @param make an entry for one word
 */
export const mergeList = (
  typed: string,
  before: readonly unknown[],
  wordsOf: (entry: unknown) => string[],
  make: (word: string) => unknown,
): unknown[] => {
  const words = splitList(typed);
  const left = before.map((entry) => ({ entry, words: wordsOf(entry) }));
  const result: unknown[] = [];
  for (let at = 0; at < words.length;) {
    const found = left.findIndex(
      (candidate) =>
        candidate.words.length > 0 &&
        candidate.words.every((word, index) => words[at + index] === word),
    );
    const kept = found < 0 ? undefined : left[found];
    if (kept) {
      left.splice(found, 1);
      result.push(kept.entry);
      at += kept.words.length;
    } else {
      const word = words[at] ?? '';
      if (word !== UNREADABLE) result.push(make(word));
      at += 1;
    }
  }
  return result;
};
