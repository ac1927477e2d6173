import {
  Composer,
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type Alias,
  type CST,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
  type YAMLMap,
} from 'yaml';
import { isRecord } from '../core/resource';
import { sameJson } from '../core/same-json';
import { jsonValuesOf } from './json-stream';
import { DepthMeter, MAX_DEPTH, TooDeep } from './yaml-depth';
import { laidOut } from './yaml-layout';
import { isMergeKey, kubernetesTags } from './yaml-scalars';

/** A place in a text; both count from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/** A key that stands in its object again; the last of them counts. */
export interface RepeatedKey extends TextPlace {
  key: string;
  /** Where in the value it stands, such as `spec.template.spec`. */
  path: string;
}

/** One document of a text; the place is where it, or what is wrong in it, begins. */
export type YamlPart = TextPlace &
  (
    | { kind: 'value'; value: unknown; repeated: RepeatedKey[] }
    /** `message` is the parser's, untranslated. */
    | { kind: 'error'; message: string }
  );

const OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  schema: 'failsafe',
  customTags: kubernetesTags,
  // The walk through the values tells of them, and takes the last as Go does.
  uniqueKeys: false,
  merge: false,
  logLevel: 'silent',
  prettyErrors: false,
};

/** Something in a document that has no value in JSON. */
class NoValue extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Values that the aliases of one document may stand for; aliases of aliases can stand for billions. */
const MAX_ALIASED = 100_000;
/** The same for a whole text, beside one for each of its characters. */
const MAX_ALIASED_IN_ALL = 1_000_000;

/** How many values aliases may still stand for. */
interface Budget {
  left: number;
}

interface Walk {
  document: Document;
  repeated: { key: string; path: string; offset: number }[];
  /** What lies around the current value. */
  within: Set<unknown>;
  /** How many aliases lead to the current value. */
  aliases: number;
  /** Of the document, and of the whole text. */
  budgets: readonly Budget[];
  /** What each alias stands for; looked up where the first is met. */
  targets?: Map<Alias, unknown>;
}

const offsetOf = (node: unknown): number =>
  isRecord(node) && Array.isArray(node.range) ? Number(node.range[0]) : 0;

const keyText = (walk: Walk, key: unknown, map: YAMLMap): string => {
  const value = key === null ? null : valueIn(walk, key, '');
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new NoValue('The key of an object must be text', offsetOf(key) || offsetOf(map));
};

/** Go lets what is merged take the place of what stands before it. */
const mergeInto = (
  walk: Walk,
  entries: Map<string, unknown>,
  node: unknown,
  path: string,
): void => {
  const value = valueIn(walk, node, path);
  const sources: unknown[] = Array.isArray(value) ? [...(value as unknown[])].reverse() : [value];
  for (const source of sources) {
    if (!isRecord(source)) throw new NoValue('Only objects can be merged', offsetOf(node));
    for (const [key, entry] of Object.entries(source)) entries.set(key, entry);
  }
};

const mapIn = (walk: Walk, map: YAMLMap, path: string): Record<string, unknown> => {
  const entries = new Map<string, unknown>();
  const own = new Set<string>();
  for (const { key, value } of map.items) {
    if (isMergeKey(key)) {
      mergeInto(walk, entries, value, path);
      continue;
    }
    const name = keyText(walk, key, map);
    const at = path === '' ? name : `${path}.${name}`;
    if (own.has(name)) walk.repeated.push({ key: name, path: at, offset: offsetOf(key) });
    own.add(name);
    entries.set(name, valueIn(walk, value, at));
  }
  return Object.fromEntries(entries);
};

/** What each alias stands for: the anchor of its name that was last before it. */
const targetsOf = (document: Document): Map<Alias, unknown> => {
  const anchors = new Map<string, unknown>();
  const targets = new Map<Alias, unknown>();
  visit(document, {
    Alias: (_key, alias) => void targets.set(alias, anchors.get(alias.source)),
    Value: (_key, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
};

const aliased = (walk: Walk, alias: Alias, path: string): unknown => {
  walk.targets ??= targetsOf(walk.document);
  const target = walk.targets.get(alias);
  if (!target) throw new NoValue(`Unknown anchor ${alias.source}`, offsetOf(alias));
  if (walk.within.has(target))
    throw new NoValue(`Anchor ${alias.source} contains itself`, offsetOf(alias));
  walk.aliases += 1;
  const value = valueIn(walk, target, path);
  walk.aliases -= 1;
  return value;
};

const spend = ({ budgets }: Walk, node: unknown): void => {
  for (const budget of budgets) {
    budget.left -= 1;
    if (budget.left < 0) throw new NoValue('Too many aliases', offsetOf(node));
  }
};

const valueIn = (walk: Walk, node: unknown, path: string): unknown => {
  if (walk.aliases > 0) spend(walk, node);
  if (isAlias(node)) return aliased(walk, node, path);
  if (!isMap(node) && !isSeq(node)) return isScalar(node) ? node.value : null;
  walk.within.add(node);
  if (walk.within.size > MAX_DEPTH) throw new TooDeep(offsetOf(node));
  const value = isMap(node)
    ? mapIn(walk, node, path)
    : node.items.map((item, index) => valueIn(walk, item, `${path}[${index}]`));
  walk.within.delete(node);
  return value;
};

const walkOf = (document: Document, ofText?: Budget): Walk => ({
  document,
  repeated: [],
  within: new Set(),
  aliases: 0,
  budgets: [{ left: MAX_ALIASED }, ...(ofText ? [ofText] : [])],
});

/** Go takes a `#` behind a quotation mark or bracket for a comment, with or without a space. */
const isOfComment = (text: string, { code, pos }: { code: string; pos: [number, number] }) =>
  code === 'MISSING_CHAR' && text.charAt(pos[0]) === '#';

// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

type Place = (offset: number) => TextPlace;

/** What is tagged as a number and is none; the parser takes it for text. */
const WRONG_TAG = /^Unresolved tag: tag:yaml\.org,2002:(?:int|float|bool|null)$/;

const errorIn = ({ errors, warnings }: Document.Parsed, text: string) =>
  errors.find((candidate) => !isOfComment(text, candidate)) ??
  warnings.find(({ message }) => WRONG_TAG.test(message));

const partOf = (
  document: Document.Parsed,
  text: string,
  placeOf: Place,
  budget: Budget,
): YamlPart => {
  const error = errorIn(document, text);
  if (error) return { kind: 'error', message: error.message, ...placeOf(error.pos[0]) };
  const walk = walkOf(document, budget);
  try {
    const value = valueIn(walk, document.contents, '');
    const repeated = walk.repeated.map(({ offset, ...rest }) => ({ ...rest, ...placeOf(offset) }));
    return { kind: 'value', value, repeated, ...placeOf(offsetOf(document.contents)) };
  } catch (failure) {
    if (!(failure instanceof NoValue || failure instanceof TooDeep)) throw failure;
    return { kind: 'error', message: failure.message, ...placeOf(failure.offset) };
  }
};

/** The tokens of a text for a composer. @throws TooDeep */
export const tokensOf = function* (text: string, lineCounter: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lineCounter.addNewLine);
  const depth = new DepthMeter();
  lineCounter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    depth.read(lexeme);
    yield* parser.next(lexeme);
  }
  yield* parser.end();
};

/**
 * Parses with kubectl's meaning of words; an empty text has no documents.
 *
 * @throws TooDeep
 */
const documentsOf = (text: string, lineCounter: LineCounter): Document.Parsed[] => [
  ...new Composer({ ...OPTIONS, lineCounter }).compose(tokensOf(text, lineCounter)),
];

/** A text as the parser takes it, and what that makes of it. */
const parse = (section: string) => {
  const lineCounter = new LineCounter();
  const documents = documentsOf(section, lineCounter);
  const first = { text: section, documents, lineCounter, added: new Map<number, number>() };
  if (documents.every(({ errors }) => errors.length === 0)) return first;
  const { text, added } = laidOut(section);
  if (added.size === 0) return first;
  const counter = new LineCounter();
  return { text, documents: documentsOf(text, counter), lineCounter: counter, added };
};

/** Lines and columns of a section of a text. */
const placesIn =
  (counter: LineCounter, firstLine: number, added: ReadonlyMap<number, number>): Place =>
  (offset) => {
    const { line, col } = counter.linePos(offset);
    return { line: line + firstLine - 1, column: Math.max(1, col - (added.get(line) ?? 0)) };
  };

const partsOf = (section: string, firstLine: number, budget: Budget): YamlPart[] => {
  const { text, documents, lineCounter, added } = parse(section);
  const placeOf = placesIn(lineCounter, firstLine, added);
  const control = CONTROL.exec(text);
  if (control) {
    const message = 'Control characters are not allowed';
    return [{ kind: 'error', message, ...placeOf(control.index) }];
  }
  return documents.map((document) => partOf(document, text, placeOf, budget));
};

/** Where an offset lies in a section that was not parsed. */
const placeIn = (section: string, offset: number, firstLine: number): TextPlace => {
  const before = section.slice(0, offset);
  const lines = before.split('\n').length;
  return { line: firstLine + lines - 1, column: offset - before.lastIndexOf('\n') };
};

/** kubectl reads objects of JSON that follow each other, with nothing between them. */
const streamOf = (section: string, firstLine: number): YamlPart[] | undefined => {
  let place: TextPlace = { line: firstLine, column: 1 };
  let last = 0;
  return jsonValuesOf(section)?.map(({ value, offset }) => {
    const { line, column } = placeIn(section.slice(last, offset), offset - last, place.line);
    place = { line, column: line === place.line ? place.column + offset - last : column };
    last = offset;
    return { kind: 'value', value, repeated: [], ...place };
  });
};

const readSection = (section: string, firstLine: number, budget: Budget): YamlPart[] => {
  // A single object is for the parser, which tells of keys that stand twice.
  const stream = /^\s*\{/.test(section) ? streamOf(section, firstLine) : undefined;
  if (stream && stream.length > 1) return stream;
  try {
    const parts = partsOf(section, firstLine, budget);
    const hasError = parts.some(({ kind }) => kind === 'error');
    return (hasError ? stream : undefined) ?? parts;
  } catch (failure) {
    // Whatever the parser throws at is told as a mistake in this document, and hides no other.
    const message = failure instanceof Error ? failure.message : String(failure);
    const offset = failure instanceof TooDeep ? failure.offset : section.search(/\S/);
    return [{ kind: 'error', message, ...placeIn(section, Math.max(0, offset), firstLine) }];
  }
};

const BYTE_ORDER_MARK = /^\uFEFF/gm;
const SEPARATOR = /^(?=---(?:[ \t\n\r]|$))/m;

/**
 * Reads YAML and JSON as kubectl does: one dialect for files, for the editor and for pasted text,
 * described in docs/yaml.md. Documents without content are left out. Values are nested no deeper than
 * `MAX_DEPTH`. Never throws.
 *
 * Source: k8s.io/apimachinery pkg/util/yaml/decoder.go; sigs.k8s.io/yaml yaml.go and goyaml.v2.
 */
export const readYaml = (text: string): YamlPart[] => {
  const plain = text.replace(BYTE_ORDER_MARK, '').replace(/\r(?!\n)/g, '\n');
  const budget: Budget = { left: MAX_ALIASED_IN_ALL + text.length };
  let line = 1;
  return plain
    .split(SEPARATOR)
    .flatMap((section) => {
      const parts = readSection(section, line, budget);
      line += section.split('\n').length - 1;
      return parts;
    })
    .filter((part) => part.kind === 'error' || part.value !== null);
};

/** Long texts stay on their line. */
const WRITTEN = { lineWidth: 0 } as const;

/** A comment above the key at the end of a path, where there is one. */
export type Comment = readonly [path: readonly (string | number)[], text: string];

const putComment = (document: Document, [path, text]: Comment): void => {
  const map = document.getIn(path.slice(0, -1), true);
  const pair = isMap(map)
    ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  if (pair && isScalar(pair.key)) pair.key.commentBefore = ` ${text}`;
};

/** Writes a value so that kubectl reads the same: what it would take for a number stands in quotes. */
export const yamlOf = (value: unknown, comments: readonly Comment[] = []): string => {
  const document = new Document(value, OPTIONS);
  for (const comment of comments) putComment(document, comment);
  return document.toString(WRITTEN);
};

const change = (map: YAMLMap, value: Record<string, unknown>, document: Document): void => {
  const keyOf = (key: unknown): string =>
    isMergeKey(key) ? '<<' : keyText(walkOf(document), key, map);
  const pairs = new Map(map.items.map((pair) => [keyOf(pair.key), pair]));
  map.items = map.items.filter(({ key }) => Object.hasOwn(value, keyOf(key)));
  for (const [key, next] of Object.entries(value)) {
    const pair = pairs.get(key);
    if (!pair) map.add(document.createPair(key, next));
    else if (isMap(pair.value) && isRecord(next)) change(pair.value, next, document);
    else if (!sameJson(valueIn(walkOf(document), pair.value, ''), next))
      pair.value = document.createNode(next);
  }
};

/** The document that a text consists of, if an edit can be made in it. */
const editableOf = (text: string): Document.Parsed | undefined => {
  const [part, ...more] = readYaml(text);
  const isSound = part?.kind === 'value' && part.repeated.length === 0 && more.length === 0;
  const [document, ...others] = isSound ? parse(text).documents : [];
  return others.length === 0 ? document : undefined;
};

/**
 * Writes an object as YAML. Where the previous text is one object only what differs is changed in it,
 * so that comments, order and spelling survive.
 */
export const updateYaml = (object: object, previous = ''): string => {
  const value: unknown = JSON.parse(JSON.stringify(object));
  const document = editableOf(previous);
  if (!document || !isMap(document.contents) || !isRecord(value)) return yamlOf(value);
  change(document.contents, value, document);
  return document.toString(WRITTEN);
};
