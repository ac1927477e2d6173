import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';

/** Numbers of CPUs, from the lowest, each once. */
export type CpuSet = readonly number[];

/** A list of CPUs as it was read, or why it cannot be. */
export type CpuSetRead = { kind: 'set'; cpus: CpuSet } | { kind: 'broken'; why: Reason };

/** The most CPUs that Linux is built for (NR_CPUS with MAXSMP). */
const MOST = 8192;

/** The same CPUs in order, each once. */
export const cpuSetOf = (cpus: Iterable<number>): CpuSet =>
  [...new Set(cpus)].sort((a, b) => a - b);

const broken = (why: Reason): CpuSetRead => ({ kind: 'broken', why });

/**
 * Reads a list of CPUs as kubelet and the node tuning operator do: numbers and ranges with commas
 * between them, such as `0-3,40-43`. An empty text is an empty set.
 *
 * Source: k8s.io/utils/cpuset Parse.
 */
export const readCpuSet = (text: string): CpuSetRead => {
  if (text === '') return { kind: 'set', cpus: [] };
  const cpus: number[] = [];
  for (const part of text.split(',')) {
    const [, from, to = from] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? [];
    if (from === undefined || to === undefined) {
      return broken(
        part === ''
          ? reason(msg('There is a comma with nothing beside it.'))
          : reason(msg('"{{part}}" is neither a number nor a range such as 0-3.'), { part }),
      );
    }
    const [first, last] = [Number(from), Number(to)];
    if (first > last) {
      return broken(reason(msg('The range {{part}} ends before it begins.'), { part }));
    }
    if (last >= MOST) {
      return broken(reason(msg('CPU {{cpu}} is beyond what Linux counts.'), { cpu: last }));
    }
    for (let cpu = first; cpu <= last; cpu += 1) cpus.push(cpu);
  }
  return { kind: 'set', cpus: cpuSetOf(cpus) };
};

/** The shortest list of CPUs, such as `0-3,40-43`; '' for none. */
export const writeCpuSet = (cpus: Iterable<number>): string => {
  const parts: string[] = [];
  let first: number | undefined;
  let last: number | undefined;
  const close = () => {
    if (first === undefined || last === undefined) return;
    parts.push(first === last ? `${first}` : `${first}-${last}`);
  };
  for (const cpu of cpuSetOf(cpus)) {
    if (last !== undefined && cpu === last + 1) last = cpu;
    else {
      close();
      [first, last] = [cpu, cpu];
    }
  }
  close();
  return parts.join(',');
};

/** CPUs of a list; none where it cannot be read. */
export const cpusIn = (text: unknown): CpuSet => {
  const read = typeof text === 'string' ? readCpuSet(text) : undefined;
  return read?.kind === 'set' ? read.cpus : [];
};

/** CPUs of either set. */
export const unionOf = (a: CpuSet, b: CpuSet): CpuSet => cpuSetOf([...a, ...b]);

/** CPUs of the first set that are not in the second. */
export const withoutCpus = (a: CpuSet, b: CpuSet): CpuSet => {
  const gone = new Set(b);
  return a.filter((cpu) => !gone.has(cpu));
};

/** CPUs of both sets. */
export const sharedCpus = (a: CpuSet, b: CpuSet): CpuSet => {
  const others = new Set(b);
  return a.filter((cpu) => others.has(cpu));
};
