import { isRecord } from '../core/resource';
import { pythonScalar } from '../text/python-scalars';

/** What is read, to tell a value of nothing from what cannot be read. */
export interface Found {
  value: unknown;
}

interface Line {
  indent: number;
  content: string;
}

/** Something that is not written in the usual way. */
class Unusual extends Error {}

const MAX_DEPTH = 50;

const QUOTED = /^(?:"(?:[^"\\]|\\["\\/bnrt])*"|'(?:[^']|'')*')/;
/** A word in brackets; a colon in it is followed by more of the word. */
const WORD = /^(?:[\w./+-]|:(?=[\w./:-]))+/;
const KEY = /^(\w[\w./-]*|"[^"\\]*"|'[^']*') *:(?: +(.*))?$/;
const PLAIN = /^(?:[\w/]|[-:](?=[\w./:-]))/;
const NOTHING = /^ *(?: #.*)?$/;

const unquoted = (text: string): string =>
  text.startsWith('"') ? String(JSON.parse(text)) : text.slice(1, -1).replaceAll("''", "'");

const scalarOf = (text: string): unknown =>
  /^["']/.test(text) ? unquoted(text) : pythonScalar(text);

const keyOf = (text: string): string => (/^["']/.test(text) ? unquoted(text) : text);

/** Reads brackets that are closed on their line. */
class Brackets {
  private offset = 0;

  constructor(private readonly text: string) {}

  /** What stands behind what was read. */
  get rest(): string {
    return this.text.slice(this.offset);
  }

  private skip(): void {
    this.offset += /^ */.exec(this.rest)?.[0].length ?? 0;
  }

  private takes(character: string): boolean {
    this.skip();
    const isThere = this.rest.startsWith(character);
    if (isThere) this.offset += 1;
    return isThere;
  }

  private word(): string {
    this.skip();
    const [found] = QUOTED.exec(this.rest) ?? WORD.exec(this.rest) ?? [];
    if (found === undefined) throw new Unusual();
    this.offset += found.length;
    return found;
  }

  private list(depth: number): unknown[] {
    const list: unknown[] = [];
    while (!this.takes(']')) {
      list.push(this.read(depth + 1));
      if (!this.takes(',') && !/^ *\]/.test(this.rest)) throw new Unusual();
    }
    return list;
  }

  private map(depth: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    while (!this.takes('}')) {
      const word = this.word();
      const isQuoted = /^["']/.test(word);
      if (!this.takes(':') || (!isQuoted && !this.rest.startsWith(' '))) throw new Unusual();
      add(map, keyOf(word), this.read(depth + 1));
      if (!this.takes(',') && !/^ *\}/.test(this.rest)) throw new Unusual();
    }
    return map;
  }

  read(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new Unusual();
    if (this.takes('[')) return this.list(depth);
    return this.takes('{') ? this.map(depth) : scalarOf(this.word());
  }
}

const add = (map: Record<string, unknown>, key: string, value: unknown): void => {
  if (Object.hasOwn(map, key) || key === '__proto__') throw new Unusual();
  map[key] = value;
};

/** A value that begins and ends on its line. */
const inlineValue = (text: string): unknown => {
  if (/^[[{]/.test(text)) {
    const brackets = new Brackets(text);
    const value = brackets.read(0);
    if (NOTHING.test(brackets.rest)) return value;
    throw new Unusual();
  }
  const [quoted] = QUOTED.exec(text) ?? [];
  if (quoted !== undefined && NOTHING.test(text.slice(quoted.length))) return unquoted(quoted);
  const plain = text.replace(/ +#.*$/, '').trimEnd();
  if (!PLAIN.test(plain) || /: |:$/.test(plain)) throw new Unusual();
  return pythonScalar(plain);
};

/** Reads lines one after another. */
class Reader {
  private at = 0;

  constructor(private readonly lines: Line[]) {}

  private line(): Line | undefined {
    return this.lines[this.at];
  }

  private isDash(): boolean {
    return /^-(?: |$)/.test(this.line()?.content ?? '');
  }

  /** What stands below a line, or nothing where no line is further in. */
  private below(indent: number, depth: number, mayBeList: boolean): unknown {
    const next = this.line();
    if (next && next.indent > indent) return this.block(depth + 1);
    return next?.indent === indent && mayBeList && this.isDash()
      ? this.list(indent, depth + 1)
      : null;
  }

  private list(indent: number, depth: number): unknown[] {
    const list: unknown[] = [];
    for (let line = this.line(); line?.indent === indent && this.isDash(); line = this.line()) {
      const [lead = '', content = ''] = /^(- *)(.*)$/.exec(line.content)?.slice(1) ?? [];
      if (content === '' || content.startsWith('#')) {
        this.at += 1;
        list.push(this.below(indent, depth, false));
      } else if (/^-(?: |$)/.test(content) || KEY.test(content)) {
        this.lines[this.at] = { indent: indent + lead.length, content };
        list.push(this.block(depth + 1));
      } else {
        this.at += 1;
        list.push(inlineValue(content));
      }
    }
    return list;
  }

  private map(indent: number, depth: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (let line = this.line(); line?.indent === indent && !this.isDash(); line = this.line()) {
      const [, key, rest = ''] = KEY.exec(line.content) ?? [];
      if (key === undefined) throw new Unusual();
      this.at += 1;
      const isBelow = rest === '' || rest.startsWith('#');
      add(map, keyOf(key), isBelow ? this.below(indent, depth, true) : inlineValue(rest));
    }
    return map;
  }

  private block(depth: number): unknown {
    const indent = this.line()?.indent ?? 0;
    if (depth > MAX_DEPTH) throw new Unusual();
    const value = this.isDash() ? this.list(indent, depth) : this.map(indent, depth);
    if ((this.line()?.indent ?? 0) > indent) throw new Unusual();
    return value;
  }

  read(): unknown {
    const line = this.line();
    if (!line) return null;
    if (this.lines.length === 1 && /^[[{]/.test(line.content)) return inlineValue(line.content);
    const value = this.block(0);
    if (this.line()) throw new Unusual();
    return value;
  }
}

const linesOf = (text: string): Line[] => {
  const lines = text.split(/\r?\n/).flatMap((source): Line[] => {
    const content = source.trimStart();
    if (content === '' || content.startsWith('#')) return [];
    return [{ indent: source.length - content.length, content: content.trimEnd() }];
  });
  return lines[0]?.indent === 0 && lines[0].content === '---' ? lines.slice(1) : lines;
};

/** Tabs, and what one reader or another takes for a line break or refuses. */
const ODD = /[^\n\r -~\u00a1-\u1fff\u3000-\ud7ff]|\r(?!\n)/;

/**
 * Reads YAML as people write it: objects and lists over lines, with words, quoted or not, and brackets
 * that close on their line. Undefined for whatever else, even if it is YAML. A YAML parser would weigh
 * more than all rules of VMs together. Never throws.
 */
export const readBlockYaml = (text: string): Found | undefined => {
  if (ODD.test(text)) return undefined;
  try {
    const value = new Reader(linesOf(text)).read();
    return value === null || isRecord(value) ? { value } : undefined;
  } catch (failure) {
    if (failure instanceof Unusual) return undefined;
    throw failure;
  }
};
