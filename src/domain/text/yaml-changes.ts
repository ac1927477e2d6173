import { isRecord } from '../core/resource';
import { sameJson } from '../core/same-json';
import type { YamlPath } from './yaml-tree';

/** One change that touches one place. */
export type Change =
  | { kind: 'set'; path: YamlPath; value: unknown }
  | { kind: 'insert'; path: YamlPath; value: unknown }
  | { kind: 'remove'; path: YamlPath };

/** The value at a path, undefined where there is none. */
export const valueAtPath = (value: unknown, path: YamlPath): unknown => {
  let current = value;
  for (const step of path) {
    if (Array.isArray(current) && typeof step === 'number') current = current[step] as unknown;
    else if (isRecord(current) && Object.hasOwn(current, step)) current = current[step];
    else return undefined;
  }
  return current;
};

/** What a change is to make of the value. */
export const changedValue = (value: unknown, change: Change): unknown => {
  const [step, ...rest] = change.path;
  if (step === undefined) return change.kind === 'remove' ? null : change.value;
  const inner = { ...change, path: rest };
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
    if (rest.length > 0 || change.kind === 'set') list[step] = changedValue(list[step], inner);
    else if (change.kind === 'remove') list.splice(step, 1);
    else list.splice(step, 0, change.value);
    return list;
  }
  const object = isRecord(value) ? value : {};
  if (rest.length > 0 || change.kind !== 'remove') {
    return { ...object, [step]: changedValue(object[step], inner) };
  }
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
};

/** Places of a list before and after that hold the same, in the order of both, as many as there are. */
const kept = (before: readonly unknown[], after: readonly unknown[]): [number, number][] => {
  const longest = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  const at = (from: number, to: number): number => longest[from]?.[to] ?? 0;
  for (let from = before.length - 1; from >= 0; from -= 1) {
    const row = longest[from] ?? [];
    for (let to = after.length - 1; to >= 0; to -= 1) {
      row[to] = sameJson(before[from], after[to])
        ? at(from + 1, to + 1) + 1
        : Math.max(at(from + 1, to), at(from, to + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let from = 0, to = 0; from < before.length && to < after.length;) {
    if (sameJson(before[from], after[to])) pairs.push([from++, to++]);
    else if (at(from + 1, to) >= at(from, to + 1)) from += 1;
    else to += 1;
  }
  return pairs;
};

/** Changes between two entries that stay: those that stand at the same place are changed one by one. */
const gapChanges = (
  path: YamlPath,
  from: number,
  old: readonly unknown[],
  next: readonly unknown[],
): Change[] => {
  const common = Math.min(old.length, next.length);
  const place = (index: number): YamlPath => [...path, from + index];
  return [
    ...next.slice(0, common).flatMap((value, index) => between(place(index), old[index], value)),
    ...next
      .slice(common)
      .map((value, index): Change => ({ kind: 'insert', path: place(common + index), value })),
    ...old
      .slice(common)
      .map((_value, index): Change => ({ kind: 'remove', path: place(common + index) }))
      .reverse(),
  ];
};

/** The changes of a list, the last place first, so that those before it stay where they are. */
const listChanges = (path: YamlPath, before: readonly unknown[], after: readonly unknown[]) => {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && sameJson(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && sameJson(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const [old, next] = [before, after].map((list) => list.slice(head, list.length - tail));
  const pairs = kept(old ?? [], next ?? []).map(([was, is]) => [was + head, is + head] as const);
  const end = [before.length - tail, after.length - tail] as const;
  const gaps: Change[][] = [];
  let [from, to] = [head, head];
  for (const [was, is] of [...pairs, end]) {
    gaps.unshift(gapChanges(path, from, before.slice(from, was), after.slice(to, is)));
    [from, to] = [was + 1, is + 1];
  }
  return gaps.flat();
};

/** The smallest changes that make one value of another. */
export const between = (path: YamlPath, before: unknown, after: unknown): Change[] => {
  if (sameJson(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0 && after.length > 0) {
    return listChanges(path, before, after);
  }
  if (isRecord(before) && isRecord(after) && Object.keys(after).length > 0) {
    const gone = Object.keys(before).filter((key) => after[key] === undefined);
    const left = Object.entries(after).filter(([, value]) => value !== undefined);
    return [
      ...left.flatMap(([key, value]) =>
        Object.hasOwn(before, key)
          ? between([...path, key], before[key], value)
          : [{ kind: 'set' as const, path: [...path, key], value }],
      ),
      ...gone.map((key): Change => ({ kind: 'remove', path: [...path, key] })),
    ];
  }
  return [{ kind: 'set', path, value: after }];
};

/** The way to what goes when a value goes: the outermost that holds nothing else. */
export const emptiedBy = (value: unknown, path: YamlPath, keep: number): YamlPath => {
  let length = path.length;
  while (length - 1 > keep) {
    const holder = valueAtPath(value, path.slice(0, length - 1));
    const size = Array.isArray(holder)
      ? holder.length
      : isRecord(holder)
        ? Object.keys(holder).length
        : 0;
    if (size > 1) break;
    length -= 1;
  }
  return path.slice(0, length);
};
