import { isRecord } from '../../kubernetes/object.ts';

/** A step of a path: from each value to those that it leads to. */
type Step = (value: unknown) => unknown[];

const field =
  (name: string): Step =>
  (value) =>
    isRecord(value) && Object.hasOwn(value, name) ? [value[name]] : [];

const entries: Step = (value) => {
  if (Array.isArray(value)) return value as unknown[];
  return isRecord(value) ? Object.values(value) : [];
};

const entryAt =
  (index: number): Step =>
  (value) =>
    Array.isArray(value) && Math.abs(index) <= value.length
      ? (value as unknown[]).slice(index).slice(0, 1)
      : [];

const FILTER = /^\?\(@\.([\w.-]+)\s*==\s*(?:"([^"]*)"|'([^']*)')\)$/;

const filtered = (text: string): Step | undefined => {
  const [, path = '', double, single] = FILTER.exec(text) ?? [];
  const wanted = double ?? single;
  if (wanted === undefined) return undefined;
  const steps = path.split('.').map(field);
  return (value) =>
    entries(value).filter((entry) => follow(steps, entry).some((found) => found === wanted));
};

const follow = (steps: Step[], value: unknown): unknown[] =>
  steps.reduce((values, step) => values.flatMap(step), [value]);

const bracketStep = (text: string): Step | undefined => {
  if (text === '*') return entries;
  if (/^-?\d+$/.test(text)) return entryAt(Number(text));
  const name = /^(?:'([^']*)'|"([^"]*)")$/.exec(text);
  if (name) return field(name[1] ?? name[2] ?? '');
  return filtered(text);
};

const TOKEN = /\.((?:\\.|[^.[\\])+)|\[((?:"[^"]*"|'[^']*'|[^\]])*)\]/y;

const stepsOf = (path: string): Step[] | undefined => {
  const steps: Step[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < path.length) {
    const match = TOKEN.exec(path);
    if (!match) return undefined;
    const [, name, bracket = ''] = match;
    const step =
      name === undefined
        ? bracketStep(bracket)
        : name === '*'
          ? entries
          : field(name.replace(/\\(.)/g, '$1'));
    if (!step) return undefined;
    steps.push(step);
  }
  return steps;
};

/**
 * What a path leads to in an object, in the part of JSONPath that columns of CustomResourceDefinitions use:
 * `.status.conditions[?(@.type=="Ready")].status`. Nothing for a path that cannot be read.
 */
export const valuesAt = (object: unknown, path: string): unknown[] => {
  const steps = stepsOf(path);
  return steps ? follow(steps, object) : [];
};
