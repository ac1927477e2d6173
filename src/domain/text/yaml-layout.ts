import { Lexer } from 'yaml';

/** A text of which some lines were moved in. */
export interface LaidOut {
  text: string;
  /** How many spaces each moved line has more than before, by its number from 1. */
  added: ReadonlyMap<number, number>;
}

/** What the lexer says where a line does not belong to the brackets that are open. */
const FLOW_ENDS_EARLY = '\u0018';
/** Further things that it says, which are no part of the text. */
const SCALAR_FOLLOWS = '\u001f';
const SIGNALS = ['\u0002', SCALAR_FOLLOWS];

/** Offset behind the quotation mark that closes what is quoted; undefined where none does. */
export const endOfQuoted = (text: string, start: number): number | undefined => {
  const mark = text.charAt(start);
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const character = text.charAt(offset);
    if (mark === '"' && character === '\\') offset += 1;
    else if (character === mark) {
      if (mark === '"' || text.charAt(offset + 1) !== mark) return offset + 1;
      offset += 1;
    }
  }
  return undefined;
};

const isUnclosed = (token: string): boolean => /^["']/.test(token) && !endOfQuoted(token, 0);

const linesBetween = (text: string, from: number, to: number): number =>
  text.slice(from, to).split('\n').length - 1;

/** A value that goes on further out than where it begins. */
interface Fault {
  /** Offset at which it begins. */
  from: number;
  /** Offset of the outermost brackets around it, or its own. */
  outermost: number;
  /** Its lines to move in: where the first begins, and an offset in the last. */
  start: number;
  end: number;
}

const beginOfLine = (text: string, offset: number): number =>
  text.lastIndexOf('\n', offset - 1) + 1;

/** What the lexer finds in a part of a text. */
interface Look {
  fault?: Fault;
  /** Whether it stopped at a mistake that moving lines does not mend. */
  isUnmendable?: boolean;
  /** Where a line begins before which all is known to be in order; 0 where none is. */
  cut: number;
}

const INDENT = /[ \t]*/y;

/**
 * The last of the lines that lie furthest out, behind the first, if it begins outside of brackets,
 * quotes and blocks of text: whoever reads on from there reads the same.
 */
class Cuts {
  private least = Number.POSITIVE_INFINITY;
  private isInBlock = false;
  private isScalar = false;
  cut = 0;

  constructor(private readonly text: string) {}

  read(token: string, offset: number, isOpen: boolean): void {
    if (token === SCALAR_FOLLOWS) this.isScalar = true;
    if (SIGNALS.includes(token)) return;
    const isLine = offset > 0 && this.text.charAt(offset - 1) === '\n';
    if (isLine && !isOpen && !this.isInBlock) this.begin(offset);
    if (this.isScalar) this.isInBlock = false;
    else if (/^[|>]/.test(token)) this.isInBlock = true;
    this.isScalar = false;
  }

  private begin(offset: number): void {
    INDENT.lastIndex = offset;
    const indent = INDENT.exec(this.text)?.[0].length ?? 0;
    // What is quoted or in brackets is measured by a key that may stand on a line before.
    if (indent > this.least || !/[^\s"'{[]/.test(this.text.charAt(offset + indent))) return;
    this.least = indent;
    this.cut = offset;
  }
}

/** @param text begins with a line that stands in no quotes, brackets or block of text */
const look = (text: string): Look => {
  let offset = 0;
  const open: number[] = [];
  const cuts = new Cuts(text);
  const found = (fault?: Fault): Look =>
    fault ? { fault, cut: cuts.cut } : { isUnmendable: true, cut: cuts.cut };
  for (const token of new Lexer().lex(text)) {
    if (token === FLOW_ENDS_EARLY) {
      const [from] = open;
      if (from === undefined || offset >= text.length) return found();
      return found({ from, outermost: from, start: beginOfLine(text, offset), end: offset });
    }
    cuts.read(token, offset, open.length > 0);
    if (SIGNALS.includes(token)) continue;
    if (isUnclosed(token)) {
      const end = endOfQuoted(text, offset);
      const start = text.indexOf('\n', offset) + 1;
      if (end === undefined || start === 0 || start >= end) return found();
      return found({ from: offset, outermost: open[0] ?? offset, start, end });
    }
    if (token === '{' || token === '[') open.push(offset);
    else if (token === '}' || token === ']') open.pop();
    offset += token.length;
  }
  return { cut: cuts.cut };
};

/** Empty lines stay: they stand for line breaks. */
const HOLDS_ANYTHING = /[^ \r]/;

/** The text with the lines of a fault moved in. @param line number of the first line of the text */
const movedIn = (
  text: string,
  { from, start, end }: Fault,
  line: number,
  added: Map<number, number>,
): string => {
  const lastLine = text.indexOf('\n', Math.max(start, end - 1));
  const stop = lastLine < 0 ? text.length : lastLine;
  const spaces = from - beginOfLine(text, from) + 1;
  let number = line + linesBetween(text, 0, start);
  const lines = text
    .slice(start, stop)
    .split('\n')
    .map((each) => {
      const moved = HOLDS_ANYTHING.test(each);
      if (moved) added.set(number, (added.get(number) ?? 0) + spaces);
      number += 1;
      return moved ? `${' '.repeat(spaces)}${each}` : each;
    });
  return text.slice(0, start) + lines.join('\n') + text.slice(stop);
};

/** Characters that are looked at together: what is moved in is local, and a text may be long. */
const WINDOW = 16_384;

/**
 * YAML's text wants what is quoted, or stands in brackets, to go on deeper than its key. Go's reader,
 * and with it kubectl, does not mind, and it is common to write `config: '{` with the closing brace
 * below the key. Such lines are moved in, which does not change what they say.
 *
 * Source: sigs.k8s.io/yaml goyaml.v2/scannerc.go yaml_parser_scan_flow_scalar.
 *
 * @param window how much is looked at together, at least; only the time depends on it
 */
export const laidOut = (original: string, window = WINDOW): LaidOut => {
  const added = new Map<number, number>();
  const ready: string[] = [];
  let line = 1;
  let text = '';
  let read = 0;
  let size = window;
  /** Up to here lines are moved already. */
  let done = -1;
  const commit = (end: number) => {
    ready.push(text.slice(0, end));
    line += linesBetween(text, 0, end);
    text = text.slice(end);
    done -= end;
    size = window;
  };
  for (;;) {
    if (text.length < size && read < original.length) {
      const end = original.indexOf('\n', Math.min(original.length, read + size - text.length));
      const stop = end < 0 ? original.length : end + 1;
      text += original.slice(read, stop);
      read = stop;
    }
    const isAll = read === original.length;
    const { fault, isUnmendable, cut } = look(text);
    if (fault) {
      // What moving a line does not mend is a mistake of another kind.
      if (fault.start <= done) break;
      done = fault.start;
      text = movedIn(text, fault, line, added);
      commit(beginOfLine(text, fault.outermost));
    } else if (isAll) break;
    else if (cut > 0 && !isUnmendable) commit(cut);
    else size = text.length * 2;
  }
  return { text: ready.join('') + text + original.slice(read), added };
};
