/** What was said to the console, held against what was expected of it. */
export class ConsoleRecord {
  private readonly unexpected = new Set<string>();
  private expected: { pattern: RegExp; wasSaid: boolean }[] = [];

  /** `always` are patterns of what may be said at any time, or not at all. */
  constructor(private readonly always: readonly RegExp[]) {}

  /** From now until it is settled, this has to be said at least once. */
  expect(pattern: RegExp): void {
    this.expected.push({ pattern, wasSaid: false });
  }

  hear(method: string, text: string): void {
    const fitting = this.expected.filter(({ pattern }) => pattern.test(text));
    for (const expectation of fitting) expectation.wasSaid = true;
    if (fitting.length === 0 && !this.always.some((pattern) => pattern.test(text))) {
      this.unexpected.add(`console.${method}: ${text}`);
    }
  }

  /** What is wrong with all that was said since the last time, each once; begins anew. */
  settle(): string[] {
    const complaints = [
      ...[...this.unexpected].map((said) => `Nobody expected this (expectConsole):\n${said}`),
      ...this.expected
        .filter(({ wasSaid }) => !wasSaid)
        .map(({ pattern }) => `This was expected and never said: ${String(pattern)}`),
    ];
    this.unexpected.clear();
    this.expected = [];
    return complaints;
  }
}
