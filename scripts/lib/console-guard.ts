import { format } from 'node:util';
import { ConsoleRecord } from './console-record.ts';

/** Everything that a library or the code under test says goes through one of these. */
const METHODS = ['error', 'warn', 'info', 'log', 'debug'] as const;

let record = new ConsoleRecord([]);

/** The test that calls this fails unless the console says it before its end. */
export const expectConsole = (pattern: RegExp): void => record.expect(pattern);

const settle = (): void => {
  const complaints = record.settle();
  if (complaints.length > 0) throw new Error(complaints.join('\n\n'));
};

/**
 * A test fails that lets anything be written to the console which it does not expect
 * (`expectConsole`). `always` is what no test can prevent; each pattern needs its reason beside it.
 * What is said once the tests of a file have ended reaches nobody.
 */
export const guardConsole = (always: readonly RegExp[] = []): void => {
  record = new ConsoleRecord(always);
  for (const method of METHODS) {
    console[method] = (...args: unknown[]) => record.hear(method, format(...args));
  }
  afterEach(settle);
  // Between the tests, and while they are cleared away.
  afterAll(settle);
};
