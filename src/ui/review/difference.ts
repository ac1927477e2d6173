import { diffLines } from 'diff';
import { applyEdits, format } from 'jsonc-parser';
import { yamlOf as writeYaml } from '../../domain/text/yaml';
import { MAX_NESTING, nestingOf } from '../../domain/text/nesting';
import { editable } from '../../domain/text/rebase';
import { isRecord } from '../../domain/core/resource';

export interface DifferenceLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** How many unchanged lines are kept around a change. */
const CONTEXT = 3;

/** What is nested deeper than lines can show, on one line; `…` where not even that is possible. */
const onOneLine = (value: unknown): string => {
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
};

/**
 * Spreads JSON texts inside an object over lines, so that a change of one setting is one line, and
 * leaves what is nested too deeply on one.
 */
const spread = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'object' && value !== null && depth > MAX_NESTING) return onOneLine(value);
  if (Array.isArray(value)) return value.map((entry: unknown) => spread(entry, depth + 1));
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, spread(entry, depth + 1)]),
    );
  }
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return value;
  if (nestingOf(value) > MAX_NESTING) return value;
  return applyEdits(value, format(value, undefined, { insertSpaces: true, tabSize: 2 }));
};

/** An object as YAML, without what the server owns. */
export const yamlOf = (object: object): string => writeYaml(spread(editable(object)));

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

const shortened = (lines: DifferenceLine[]): DifferenceLine[] => {
  const isNear = lines.map(() => false);
  lines.forEach(({ kind }, index) => {
    if (kind === 'same') return;
    const first = Math.max(0, index - CONTEXT);
    isNear.fill(true, first, Math.min(lines.length, index + CONTEXT + 1));
  });
  const kept: DifferenceLine[] = [];
  lines.forEach((line, index) => {
    if (isNear[index]) kept.push(line);
    else if (kept.at(-1)?.text !== '…') kept.push({ kind: 'same', text: '…' });
  });
  return kept;
};

/**
 * The same value with the keys of its objects in the order of another: servers and the console's
 * store do not keep it, and it means nothing.
 */
const inOrderOf = (model: unknown, value: unknown, depth = 0): unknown => {
  if (depth > MAX_NESTING) return value;
  if (Array.isArray(model) && Array.isArray(value)) {
    const models: unknown[] = model;
    return value.map((entry: unknown, index) => inOrderOf(models[index], entry, depth + 1));
  }
  if (!isRecord(model) || !isRecord(value)) return value;
  const known = Object.keys(model).filter((key) => Object.hasOwn(value, key));
  const keys = [...new Set([...known, ...Object.keys(value)])];
  return Object.fromEntries(keys.map((key) => [key, inOrderOf(model[key], value[key], depth + 1)]));
};

/**
 * The lines of two objects' YAML, with what was added and removed and a few lines around it. Empty
 * when both say the same.
 */
export const differenceOf = (before: object, after: object): DifferenceLine[] => {
  const ordered = inOrderOf(before, after) as object;
  const lines = diffLines(yamlOf(before), yamlOf(ordered)).flatMap(
    ({ added, removed, value }): DifferenceLine[] => {
      const kind = added ? 'added' : removed ? 'removed' : 'same';
      return linesOf(value).map((text) => ({ kind, text }));
    },
  );
  return lines.some(({ kind }) => kind !== 'same') ? shortened(lines) : [];
};
