import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { TextPlace } from '../src/domain/text/yaml';

/** Where an object begins in its file. */
export interface Origin extends TextPlace {
  /** The whole text of the file. */
  text: string;
  /** Keys that lead to the object in its document, where it is an item of a list. */
  within: readonly (string | number)[];
}

const STEP = /\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]|([^.[\]]+)/g;

/** The keys of a finding's path, such as `spec.networks[1].name` or `metadata.annotations['a/b']`. */
export const stepsOf = (path: string): (string | number)[] =>
  [...path.matchAll(STEP)].map(([, quoted, index, key]) =>
    index === undefined ? (quoted ?? key ?? '') : Number(index),
  );

const SEPARATOR = /^---(?:[ \t\r]|$)/m;

/** The document that begins at a line, with the lines before it left out. */
const documentAt = (text: string, line: number): string => {
  let start = 0;
  for (let each = 1; each < line; each += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  const rest = text.slice(start);
  const next = SEPARATOR.exec(rest.slice(3));
  return next ? rest.slice(0, next.index + 3) : rest;
};

interface Found {
  node: unknown;
  /** Where it stands: at its key, where it has one. */
  offset: number | undefined;
}

const startOf = (node: unknown): number | undefined => (node as Node | null)?.range?.[0];

const childOf = (node: unknown, step: string | number): Found | undefined => {
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return item === undefined ? undefined : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair && { node: pair.value, offset: startOf(pair.key) };
};

/**
 * The line of a path in an object of a file, as far as the path leads there: what is said of a field
 * inside a text is said of the line of that text, and what is missing of the line where it is missing.
 */
export const lineOfPath = (origin: Origin, path: string): number => {
  const counter = new LineCounter();
  const document = parseDocument(documentAt(origin.text, origin.line), {
    lineCounter: counter,
    version: '1.1',
    logLevel: 'silent',
  });
  let found: Found = { node: document.contents, offset: startOf(document.contents) };
  for (const step of [...origin.within, ...stepsOf(path)]) {
    const next = childOf(found.node, step);
    if (!next) break;
    found = next;
  }
  return found.offset === undefined
    ? origin.line
    : origin.line + counter.linePos(found.offset).line - 1;
};
