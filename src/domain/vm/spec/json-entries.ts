/** Where an entry of an object stands in its text. */
interface Place {
  key: string;
  /** Of its key. */
  start: number;
  valueStart: number;
  end: number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}:,]/g;

/** The entries of a text that is JSON of an object. */
const placesIn = (text: string): Place[] => {
  const places: Place[] = [];
  let depth = 0;
  let open: Omit<Place, 'end'> | undefined;
  const close = (at: number): void => {
    if (open) places.push({ ...open, end: text.slice(0, at).trimEnd().length });
    open = undefined;
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') {
      depth -= 1;
      if (depth === 0) close(index);
    } else if (depth !== 1) continue;
    else if (token === ',') close(index);
    else if (token === ':') {
      const behind = index + 1;
      const blanks = /^\s*/.exec(text.slice(behind))?.[0].length ?? 0;
      if (open) open.valueStart = behind + blanks;
    } else open ??= { key: JSON.parse(token) as string, start: index, valueStart: index };
  }
  return places;
};

/**
 * Sets one entry of a JSON object to a list, or removes it (undefined); the rest of the text stays as it
 * is. A page that has the editor of JSON texts uses `setInJson`; this is for those that would carry it
 * for one annotation.
 *
 * @param text JSON of an object
 */
export const setEntry = (
  text: string,
  key: string,
  list: readonly unknown[] | undefined,
): string => {
  const places = placesIn(text);
  // Of a key that stands twice, the last one counts.
  const index = places.findLastIndex((place) => place.key === key);
  const [found, before, next] = [places[index], places[index - 1], places[index + 1]];
  if (list === undefined) {
    if (!found) return text;
    if (next) return text.slice(0, found.start) + text.slice(next.start);
    return text.slice(0, before?.end ?? found.start) + text.slice(found.end);
  }
  const gap = text.includes(', ') ? ', ' : ',';
  const value = `[${list.map((each) => JSON.stringify(each)).join(gap)}]`;
  if (found) return text.slice(0, found.valueStart) + value + text.slice(found.end);
  const last = places.at(-1);
  const at = last?.end ?? text.indexOf('{') + 1;
  const colon = text.includes('": ') ? ': ' : ':';
  return `${text.slice(0, at)}${last ? gap : ''}${JSON.stringify(key)}${colon}${value}${text.slice(at)}`;
};
