/** Far deeper than any manifest; whoever walks through a value may do so without a bound of its own. */
export const MAX_DEPTH = 200;

/** Something lies deeper in a text than is read. */
export class TooDeep extends Error {
  constructor(readonly offset: number) {
    super(`Nested deeper than ${MAX_DEPTH} levels`);
  }
}

/** Tokens of the lexer that only say what kind of token follows. */
const SIGNALS = ['\u0002', '\u0018', '\u001f', '\ufeff'];
const INDICATORS = ['-', '?', ':'];

/**
 * How deep a text is nested, told token by token before anything is made of it: the parser is
 * recursive, and so is all that works on values.
 */
export class DepthMeter {
  private offset = 0;
  private column = 0;
  /** Whether nothing but spaces and indicators stands before the next token of the line. */
  private isAtBegin = true;
  private brackets = 0;
  /** Columns at which the blocks around the current place begin. */
  private readonly blocks: number[] = [];

  private begin(column: number): void {
    while ((this.blocks.at(-1) ?? -1) >= column) this.blocks.pop();
    this.blocks.push(column);
  }

  private open(token: string): void {
    if (token === '{' || token === '[') this.brackets += 1;
    else if (token === '}' || token === ']') this.brackets = Math.max(0, this.brackets - 1);
    const isBlank = /^\s/.test(token);
    if (!this.isAtBegin || this.brackets > 0 || isBlank) return;
    this.begin(this.column);
    this.isAtBegin = INDICATORS.includes(token);
  }

  /** @throws TooDeep at the token that lies too deep */
  read(token: string): void {
    if (SIGNALS.includes(token)) return;
    this.open(token);
    if (this.blocks.length + this.brackets > MAX_DEPTH) throw new TooDeep(this.offset);
    this.offset += token.length;
    const lineEnd = token.lastIndexOf('\n');
    if (lineEnd < 0) this.column += token.length;
    else {
      this.column = token.length - lineEnd - 1;
      this.isAtBegin = true;
    }
  }
}
