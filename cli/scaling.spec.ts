import { readText } from './read-files';
import { largeTexts } from './testing/large-files';

const COUNT = 400;
const TIMES = 4;
/** Time in proportion to the length has 4, time that grows with its square 16. */
const MAX_RATIO = 8;
/** Each text is read as often at least; and more often while something else may have disturbed it. */
const [RUNS, MOST_RUNS] = [5, 40];

/** Processor time, which another program that runs does not change. */
const timeOf = (work: () => unknown): number => {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return user + system;
};

/** How many times as long the long text takes as the short one, of each the quickest run. */
const growthOf = (short: string, long: string): number => {
  let [before, after] = [Infinity, Infinity];
  for (let run = 0; run < RUNS || (run < MOST_RUNS && after / before >= MAX_RATIO); run += 1) {
    before = Math.min(
      before,
      timeOf(() => readText('f', short)),
    );
    after = Math.min(
      after,
      timeOf(() => readText('f', long)),
    );
  }
  return after / before;
};

describe('the time to read a text grows with its length only', () => {
  it.each(Object.entries(largeTexts))('%s', (_name, textOf) => {
    const [short, long] = [textOf(COUNT), textOf(COUNT * TIMES)];
    // Once for the engine to compile what is used.
    readText('f', long);
    expect(growthOf(short, long)).toBeLessThan(MAX_RATIO);
  });
});

describe('what is made large', () => {
  it.each(['documents', 'one list'])('holds as many objects as it says: %s', (name) => {
    const { objects, problems } = readText('f', largeTexts[name]?.(30) ?? '');
    expect([objects.length, problems]).toEqual([30, []]);
  });
});
