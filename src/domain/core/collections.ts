const collator = new Intl.Collator('en', { numeric: true });

/** Compares texts as people number things: net-2 stands before net-10, VLAN 9 before VLAN 100. */
export const byNumbersInText = (a: string, b: string): number => collator.compare(a, b);

/**
 * Lists of entries by a key of theirs; keys and entries in the order in which they came. An entry
 * without a key is left out.
 */
export const groupedBy = <T, K>(
  entries: Iterable<T>,
  keyOf: (entry: T) => K | undefined,
): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
};

/** How many entries have each value, sorted by value. */
export const countedBy = <T>(
  entries: Iterable<T>,
  valuesOf: (entry: T) => Iterable<string>,
): { value: string; count: number }[] => {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const value of valuesOf(entry)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => byNumbersInText(a.value, b.value));
};
