import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { isRecord, listAt, printed, textOf } from '../../core/resource';
import { cpuSetOf, readCpuSet } from './cpuset';
import type { Cpu, Topology } from './topology';

/** What a user runs on a node for its CPUs; any output of lscpu is read, and this tells all. */
export const LSCPU = 'lscpu -e=CPU,NODE,SOCKET,CORE';

/** What was pasted, or why it cannot be read. */
export type LscpuRead = { kind: 'topology'; topology: Topology } | { kind: 'broken'; why: Reason };

const broken = (why: Reason): LscpuRead => ({ kind: 'broken', why });

const notLscpu = (): LscpuRead =>
  broken(
    reason(msg('This is no output of lscpu. Run {{command}} on the node.'), { command: LSCPU }),
  );

/** One line of the table of CPUs, by the names of the columns in small letters. */
type Line = ReadonlyMap<string, string>;

const numberIn = (line: Line, column: string): number | undefined => {
  const text = line.get(column) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};

const OFF = ['no', 'n', 'false'];

/** Of a CPU that is switched off lscpu tells neither core nor node, and writes a hyphen or nothing. */
const isOff = (line: Line): boolean => {
  const online = line.get('online');
  if (online !== undefined && online !== '' && online !== '-')
    return OFF.includes(online.toLowerCase());
  return line.has('core') && numberIn(line, 'core') === undefined;
};

const ofLines = (lines: readonly Line[]): LscpuRead => {
  const numbers = lines.map((line) => numberIn(line, 'cpu'));
  if (lines.length === 0 || numbers.some((cpu) => cpu === undefined)) return notLscpu();
  const twice = numbers.find((cpu, index) => numbers.indexOf(cpu) !== index);
  if (twice !== undefined) {
    return broken(
      reason(msg('CPU {{cpu}} is there twice. Paste the output of one node only.'), { cpu: twice }),
    );
  }
  const all = lines.map((line, index) => ({ line, cpu: numbers[index] ?? 0 }));
  const cpus = all
    .filter(({ line }) => !isOff(line))
    .map(({ line, cpu }): Cpu => ({
      cpu,
      node: numberIn(line, 'node'),
      socket: numberIn(line, 'socket'),
      core: numberIn(line, 'core'),
    }))
    .sort((a, b) => a.cpu - b.cpu);
  if (cpus.length === 0) return notLscpu();
  const cores = new Map<string, number>();
  for (const { node, socket, core } of cpus) {
    const key = `${node ?? ''}/${socket ?? ''}/${core ?? ''}`;
    cores.set(key, (cores.get(key) ?? 0) + 1);
  }
  return {
    kind: 'topology',
    topology: {
      cpus,
      offline: cpuSetOf(all.filter(({ line }) => isOff(line)).map(({ cpu }) => cpu)),
      threads: cpus.every(({ core }) => core !== undefined)
        ? Math.max(...cores.values())
        : undefined,
    },
  };
};

/** The columns of `-e`, or of the last comment of `-p`. */
const ofTable = (header: readonly string[], rows: readonly (readonly string[])[]): LscpuRead => {
  const columns = header.map((name) => name.toLowerCase());
  if (!columns.includes('cpu')) return notLscpu();
  // A line that breaks off would shift what stands in it into other columns.
  const short = rows.find((cells) => cells.length < columns.length && columns.length > 1);
  if (short) {
    return broken(
      reason(msg('The line "{{line}}" has fewer columns than the first one. Paste all of it.'), {
        line: short.join(' '),
      }),
    );
  }
  return ofLines(
    rows.map((cells) => new Map(columns.map((name, index) => [name, cells[index] ?? '']))),
  );
};

/** Facts of the plain output: how many threads a core has, and which CPUs are in which NUMA node. */
const ofFacts = (facts: readonly (readonly [string, string])[]): LscpuRead => {
  const byNode = facts.flatMap(([name, value]) => {
    const [, node] = /^NUMA node(\d+) CPU\(s\)$/.exec(name) ?? [];
    return node === undefined ? [] : [{ node: Number(node), list: readCpuSet(value) }];
  });
  const valueOf = (wanted: string) => facts.find(([name]) => name === wanted)?.[1] ?? '';
  const online = readCpuSet(valueOf('On-line CPU(s) list'));
  const cpus = byNode.flatMap(({ node, list }): Cpu[] =>
    list.kind === 'set'
      ? list.cpus.map((cpu) => ({ cpu, node, socket: undefined, core: undefined }))
      : [],
  );
  const others =
    cpus.length === 0 && online.kind === 'set'
      ? online.cpus.map((cpu): Cpu => ({
          cpu,
          node: undefined,
          socket: undefined,
          core: undefined,
        }))
      : [];
  if (cpus.length + others.length === 0) return notLscpu();
  const offline = readCpuSet(valueOf('Off-line CPU(s) list'));
  const threads = /^\d+$/.exec(valueOf('Thread(s) per core'))?.[0];
  return {
    kind: 'topology',
    topology: {
      cpus: [...cpus, ...others].sort((a, b) => a.cpu - b.cpu),
      offline: offline.kind === 'set' ? offline.cpus : [],
      threads: threads === undefined ? undefined : Number(threads),
    },
  };
};

/** The facts of `lscpu -J`, which lie within each other in newer versions. */
const factsIn = (list: readonly unknown[], depth = 0): (readonly [string, string])[] =>
  list
    .filter(isRecord)
    .flatMap((entry) => [
      [(textOf(entry.field) ?? '').replace(/:$/, ''), printed(entry.data)] as const,
      ...(depth < 10 ? factsIn(listAt(entry, 'children'), depth + 1) : []),
    ]);

const ofJson = (text: string): LscpuRead | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const rows = listAt(value, 'cpus');
  if (rows.length > 0) {
    return ofLines(
      rows.map(
        (row) =>
          new Map(
            Object.entries(isRecord(row) ? row : {}).map(([key, each]) => [
              key.toLowerCase(),
              each === null ? '' : printed(each),
            ]),
          ),
      ),
    );
  }
  const facts = factsIn(listAt(value, 'lscpu'));
  return facts.length === 0 ? undefined : ofFacts(facts);
};

/** A comment of `-p` has commas between the columns, and the table of `-e` spaces. */
const columnsIn = (line: string): string[] =>
  line.startsWith('#') ? line.replace(/^#\s*/, '').split(',') : line.split(/\s+/);

const isHeader = (line: string): boolean => {
  const columns = columnsIn(line);
  return (
    columns.some((name) => name.toLowerCase() === 'cpu') &&
    columns.every((name) => /^([a-z][\w:-]*)?$/i.test(name))
  );
};

/**
 * Reads what lscpu says: `-e` with any columns, `-p` with its comment, both as JSON, or the plain output.
 * Of the latter, siblings are not known, as it does not say which CPUs share a core.
 *
 * Source: util-linux sys-utils/lscpu.c and its manual page.
 */
export const readLscpu = (pasted: string): LscpuRead => {
  const text = pasted.trim();
  if (text.startsWith('{')) return ofJson(text) ?? notLscpu();
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  // What was copied from a terminal begins with the command.
  const at = lines.findIndex(isHeader);
  const header = lines[at];
  if (header?.startsWith('#')) {
    return ofTable(
      columnsIn(header),
      lines.slice(at + 1).map((line) => line.split(',')),
    );
  }
  if (header !== undefined) {
    return ofTable(
      columnsIn(header),
      lines
        .slice(at + 1)
        .filter((line) => /^\d/.test(line))
        .map((line) => line.split(/\s+/)),
    );
  }
  if (lines.length > 0 && lines.every((line) => /^\d+(,\d*)+$/.test(line))) {
    return broken(
      reason(msg('The line that names the columns is missing. Paste the lines with # too.')),
    );
  }
  const facts = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    // "CPU(s)" and "NUMA node0 CPU(s)" have no colon of their own.
    return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const];
  });
  return ofFacts(facts);
};
