import { readText } from './read-files';
import { largeTexts } from './testing/large-files';

const COUNT = 400;
const TIMES = 4;
/** Time in proportion to the length has 4, time that grows with its square 16. */
const MAX_RATIO = 8;
const RUNS = 5;

/** Processor time, which another program that runs does not change. */
const timeOf = (work: () => unknown): number => {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return user + system;
};

const best = (work: () => unknown): number =>
  Math.min(...Array.from({ length: RUNS }, () => timeOf(work)));

describe('the time to read a text grows with its length only', () => {
  it.each(Object.entries(largeTexts))('%s', (_name, textOf) => {
    const [short, long] = [textOf(COUNT), textOf(COUNT * TIMES)];
    // Once for the engine to compile what is used.
    readText('f', long);
    const [before, after] = [best(() => readText('f', short)), best(() => readText('f', long))];
    expect(after / before).toBeLessThan(MAX_RATIO);
  });
});

describe('what is made large', () => {
  it.each(['documents', 'one list'])('holds as many objects as it says: %s', (name) => {
    const { objects, problems } = readText('f', largeTexts[name]?.(30) ?? '');
    expect([objects.length, problems]).toEqual([30, []]);
  });
});
