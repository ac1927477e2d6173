import { ConsoleRecord } from './console-record';

describe('what is said to the console', () => {
  it('is a complaint, once for each text', () => {
    const record = new ConsoleRecord([]);
    record.hear('error', 'act(...)');
    record.hear('error', 'act(...)');
    record.hear('warn', 'act(...)');
    expect(record.settle()).toEqual([
      'Nobody expected this (expectConsole):\nconsole.error: act(...)',
      'Nobody expected this (expectConsole):\nconsole.warn: act(...)',
    ]);
    expect(record.settle()).toEqual([]);
  });

  it('is none where a test expects it, until that test ends', () => {
    const record = new ConsoleRecord([]);
    record.expect(/^closed/);
    record.hear('log', 'closed abnormally');
    record.hear('log', 'closed again');
    expect(record.settle()).toEqual([]);
    record.hear('log', 'closed abnormally');
    expect(record.settle()).toHaveLength(1);
  });

  it('is missed where it was expected and never said', () => {
    const record = new ConsoleRecord([]);
    record.expect(/^closed/);
    record.hear('log', 'opened');
    expect(record.settle()).toEqual([
      'Nobody expected this (expectConsole):\nconsole.log: opened',
      'This was expected and never said: /^closed/',
    ]);
  });

  it('is none where it may always be said, and need not be', () => {
    const record = new ConsoleRecord([/^websocket open/]);
    expect(record.settle()).toEqual([]);
    record.hear('log', 'websocket open: /api');
    expect(record.settle()).toEqual([]);
    record.hear('log', 'no websocket open');
    expect(record.settle()).toHaveLength(1);
  });
});
