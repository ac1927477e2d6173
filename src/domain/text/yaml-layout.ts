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
const SIGNALS = ['\u0002', '\u001f'];

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

/** @param base where a line begins that stands in no quotes, brackets or block of text */
const firstFault = (text: string, base: number): Fault | undefined => {
  let offset = base;
  const open: number[] = [];
  for (const token of new Lexer().lex(text.slice(base))) {
    if (token === FLOW_ENDS_EARLY) {
      const [from] = open;
      if (from === undefined || offset >= text.length) return undefined;
      return { from, outermost: from, start: beginOfLine(text, offset), end: offset };
    }
    if (SIGNALS.includes(token)) continue;
    if (isUnclosed(token)) {
      const end = endOfQuoted(text, offset);
      const start = text.indexOf('\n', offset) + 1;
      if (end === undefined || start === 0 || start >= end) return undefined;
      return { from: offset, outermost: open[0] ?? offset, start, end };
    }
    if (token === '{' || token === '[') open.push(offset);
    else if (token === '}' || token === ']') open.pop();
    offset += token.length;
  }
  return undefined;
};

/** Empty lines stay: they stand for line breaks. */
const HOLDS_ANYTHING = /[^ \r]/;

/**
 * YAML's text wants what is quoted, or stands in brackets, to go on deeper than its key. Go's reader,
 * and with it kubectl, does not mind, and it is common to write `config: '{` with the closing brace
 * below the key. Such lines are moved in, which does not change what they say.
 *
 * Source: sigs.k8s.io/yaml goyaml.v2/scannerc.go yaml_parser_scan_flow_scalar.
 */
export const laidOut = (original: string): LaidOut => {
  const added = new Map<number, number>();
  let text = original;
  // What lies before is read once only, and its lines are counted once.
  let base = 0;
  let baseLine = 1;
  let done = -1;
  for (;;) {
    const fault = firstFault(text, base);
    // What moving a line does not mend is a mistake of another kind.
    if (!fault || fault.start <= done) break;
    const { from, outermost, start, end } = fault;
    done = start;
    const nextBase = beginOfLine(text, outermost);
    baseLine += linesBetween(text, base, nextBase);
    base = nextBase;
    const lastLine = text.indexOf('\n', Math.max(start, end - 1));
    const stop = lastLine < 0 ? text.length : lastLine;
    const spaces = from - beginOfLine(text, from) + 1;
    let number = baseLine + linesBetween(text, base, start);
    const lines = text
      .slice(start, stop)
      .split('\n')
      .map((line) => {
        const moved = HOLDS_ANYTHING.test(line);
        if (moved) added.set(number, (added.get(number) ?? 0) + spaces);
        number += 1;
        return moved ? `${' '.repeat(spaces)}${line}` : line;
      });
    text = text.slice(0, start) + lines.join('\n') + text.slice(stop);
  }
  return { text, added };
};
