/** Number of letters to change, add, remove or swap to turn one word into another. */
const distance = (a: string, b: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
};

const plain = (text: string): string => text.toLowerCase().replace(/[-_]/g, '');

/** Words shorter than this stand inside others by chance. */
const SHORTEST_PART = 4;

const isPartOf = (part: string, whole: string): boolean =>
  part.length >= SHORTEST_PART && (whole.startsWith(part) || whole.endsWith(part));

/**
 * The known word that an unknown one was probably meant to be: the same but for case, hyphens and
 * underscores, or at most two letters away (one for words of up to four letters); or else one of
 * which it is the beginning or the end, or the other way round, as in `vlanTag`.
 */
export const nearestWord = (word: string, known: readonly string[]): string | undefined => {
  const wanted = plain(word);
  let best: string | undefined;
  let bestDistance = wanted.length <= 4 ? 2 : 3;
  for (const candidate of known) {
    const found = distance(wanted, plain(candidate));
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return (
    best ??
    known.find((candidate) => {
      const other = plain(candidate);
      return isPartOf(wanted, other) || isPartOf(other, wanted);
    })
  );
};
