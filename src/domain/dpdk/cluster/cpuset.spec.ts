import fc from 'fast-check';
import {
  cpuSetOf,
  cpusIn,
  readCpuSet,
  sharedCpus,
  unionOf,
  withoutCpus,
  writeCpuSet,
} from './cpuset';

const someCpus = fc.array(fc.nat(200), { maxLength: 60 });

describe('lists of CPUs', () => {
  it.each([
    ['0-3,40-43', [0, 1, 2, 3, 40, 41, 42, 43]],
    ['5', [5]],
    ['3,1-2,2', [1, 2, 3]],
    ['007', [7]],
    ['', []],
    ['8191', [8191]],
  ])('reads %s', (text, cpus) => {
    expect(readCpuSet(text)).toEqual({ kind: 'set', cpus });
  });

  it.each([
    ['0-3,', 'There is a comma with nothing beside it.'],
    ['a-b', '"{{part}}" is neither a number nor a range such as 0-3.'],
    ['0 - 3', '"{{part}}" is neither a number nor a range such as 0-3.'],
    ['-1', '"{{part}}" is neither a number nor a range such as 0-3.'],
    ['0-7:2', '"{{part}}" is neither a number nor a range such as 0-3.'],
    ['3-1', 'The range {{part}} ends before it begins.'],
    ['0-999999999', 'CPU {{cpu}} is beyond what Linux counts.'],
    ['8192', 'CPU {{cpu}} is beyond what Linux counts.'],
  ])('says what is wrong with %s', (text, why) => {
    expect(readCpuSet(text)).toMatchObject({ kind: 'broken', why: { text: why } });
    expect(cpusIn(text)).toEqual([]);
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(someCpus, (cpus) => {
        expect(readCpuSet(writeCpuSet(cpus))).toEqual({ kind: 'set', cpus: cpuSetOf(cpus) });
      }),
    );
  });

  it('writes no range that another touches', () => {
    fc.assert(
      fc.property(someCpus, (cpus) => {
        const text = writeCpuSet(cpus);
        const ranges =
          text === '' ? [] : text.split(',').map((part) => part.split('-').map(Number));
        ranges.slice(1).forEach(([first = 0], index) => {
          expect(first).toBeGreaterThan((ranges[index]?.at(-1) ?? 0) + 1);
        });
      }),
    );
  });

  it('parts a set in what is shared and what is not', () => {
    fc.assert(
      fc.property(someCpus, someCpus, (a, b) => {
        const [left, right] = [cpuSetOf(a), cpuSetOf(b)];
        const [own, both] = [withoutCpus(left, right), sharedCpus(left, right)];
        expect(unionOf(own, both)).toEqual(left);
        expect(sharedCpus(own, right)).toEqual([]);
      }),
    );
  });
});
