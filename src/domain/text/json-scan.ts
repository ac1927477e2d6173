/** Where a text stops being JSON; line and column count from 1. */
export interface TextPosition {
  line: number;
  column: number;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex -- JSON forbids control characters in strings
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const literal = /true|false|null/y;
const space = /[ \t\r\n]*/y;

class Scanner {
  private offset = 0;
  /** Furthest place at which something else was expected. */
  private failedAt: number | undefined;

  constructor(private readonly text: string) {}

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    if (!pattern.test(this.text)) return false;
    this.offset = pattern.lastIndex;
    return true;
  }

  private peek(): string {
    this.take(space);
    return this.text.charAt(this.offset);
  }

  private fail(): false {
    this.failedAt ??= this.offset;
    return false;
  }

  private expect(character: string): boolean {
    if (this.peek() !== character) return this.fail();
    this.offset += 1;
    return true;
  }

  private items(end: string, item: () => boolean): boolean {
    this.offset += 1;
    if (this.peek() === end) return this.expect(end);
    for (;;) {
      if (!item()) return false;
      if (this.peek() !== ',') return this.expect(end);
      this.offset += 1;
    }
  }

  private member(seen: Set<string>): boolean {
    this.peek();
    const start = this.offset;
    if (!this.take(string)) return this.fail();
    const key = JSON.parse(this.text.slice(start, this.offset)) as string;
    if (seen.has(key)) this.duplicates.push(key);
    seen.add(key);
    return this.expect(':') && this.value();
  }

  private value(): boolean {
    const next = this.peek();
    if (next === '{') {
      const seen = new Set<string>();
      return this.items('}', () => this.member(seen));
    }
    if (next === '[') return this.items(']', () => this.value());
    if (this.take(string) || this.take(number) || this.take(literal)) return true;
    return this.fail();
  }

  /** Keys that stand more than once in one object. */
  readonly duplicates: string[] = [];

  scan(): number | undefined {
    if (this.value() && this.peek() !== '') this.fail();
    return this.failedAt;
  }
}

/**
 * Finds the first place at which a text is no JSON; undefined when it is JSON. Engines word their
 * own errors differently and not all of them say where.
 */
export const jsonErrorPosition = (text: string): TextPosition | undefined => {
  const offset = new Scanner(text).scan();
  if (offset === undefined) return undefined;
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
};

/** Keys that stand more than once in one object, anywhere in the text; of these the last counts. */
export const duplicateKeys = (text: string): string[] => {
  const scanner = new Scanner(text);
  scanner.scan();
  return scanner.duplicates;
};
