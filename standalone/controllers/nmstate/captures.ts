import { isRecord } from '../../kubernetes/object.ts';
import { isSame } from '../../kubernetes/equal.ts';
import { NmstateError, recordIn, type State } from './state.ts';

type Path = readonly string[];

type Value = { kind: 'literal'; value: unknown } | { kind: 'captured'; name: string; path: Path };

type Step =
  | { kind: 'captured'; name: string }
  | { kind: 'filter' | 'replace'; root: Path; leaf: Path; value: Value };

/** The lists that expressions look into. */
const ROOTS: readonly Path[] = [
  ['interfaces'],
  ['routes', 'running'],
  ['routes', 'config'],
  ['route-rules', 'config'],
];

const PATH = /^[-\w]+(?:\.[-\w]+)*$/;
const EXPRESSION = /^([-\w.]+)\s*(==|:=)\s*("[^"]*"|[-\w.]+)$/;

const refused = (message: string): NmstateError => new NmstateError('PolicyError', message);

const startsWith = (path: Path, root: Path): boolean =>
  path.length > root.length && root.every((key, index) => path[index] === key);

const capturedIn = (text: string): { name: string; path: Path } | undefined => {
  const [head, name, ...path] = PATH.test(text) ? text.split('.') : [];
  return head === 'capture' && name !== undefined ? { name, path } : undefined;
};

const valueOf = (text: string): Value | undefined => {
  const captured = capturedIn(text);
  if (captured) return { kind: 'captured', ...captured };
  const quoted = /^"([^"]*)"$/.exec(text)?.[1];
  if (quoted !== undefined) return { kind: 'literal', value: quoted };
  return /^(?:true|false|null|-?\d+)$/.test(text)
    ? { kind: 'literal', value: JSON.parse(text) as unknown }
    : undefined;
};

const stepOf = (text: string): Step | undefined => {
  const captured = capturedIn(text);
  if (captured) return captured.path.length === 0 ? { kind: 'captured', ...captured } : undefined;
  const [, written = '', operator, right = ''] = EXPRESSION.exec(text) ?? [];
  const path = written.split('.');
  const root = ROOTS.find((each) => startsWith(path, each));
  const value = valueOf(right);
  return root && value
    ? { kind: operator === '==' ? 'filter' : 'replace', root, leaf: path.slice(root.length), value }
    : undefined;
};

/** The steps of an expression; undefined where it is of a form that is not played. */
const stepsOf = (expression: unknown): Step[] | undefined => {
  if (typeof expression !== 'string') return undefined;
  const steps = expression.split('|').map((text) => stepOf(text.trim()));
  return steps.every((step) => step !== undefined) ? steps : undefined;
};

/** Whether all that a policy captures is of a form that is played. */
export const canCapture = (captures: State): boolean =>
  Object.values(captures).every((each) => stepsOf(each) !== undefined);

const found = (here: unknown, path: Path): unknown =>
  path.reduce<unknown>((from, key) => {
    if (Array.isArray(from)) {
      const item: unknown = (from as unknown[])[Number(key)];
      if (item !== undefined) return item;
      throw refused(`Failed to find index ${key} from ${JSON.stringify(from)}`);
    }
    if (isRecord(from) && Object.hasOwn(from, key)) return from[key];
    const known = isRecord(from) ? Object.keys(from).join(', ') : '';
    throw refused(`Failed to find property ${key}, exists properties are ${known}`);
  }, here);

const leafOf = (item: unknown, [key, ...rest]: Path): unknown =>
  key === undefined ? item : leafOf(isRecord(item) ? item[key] : undefined, rest);

const put = (item: unknown, [key, ...rest]: Path, value: unknown): unknown => {
  if (key === undefined) return value;
  const { [key]: before, ...others } = isRecord(item) ? item : {};
  return rest.length === 0 && value === null
    ? others
    : { ...others, [key]: put(before, rest, value) };
};

const itemsAt = (state: State, root: Path): unknown[] => {
  const items = leafOf(state, root);
  return Array.isArray(items) ? (items as unknown[]) : [];
};

/**
 * What a policy captures of the state of a node, by name.
 *
 * @throws NmstateError where something that an expression names is not there
 *
 * Source: nmstate rust/src/lib/policy; nmpolicy docs/user-guide/102-policy-syntax.md.
 */
const capturedOf = (captures: State, current: State): ((name: string) => State) => {
  const known = new Map<string, State | undefined>();
  const valueIn = (value: Value): unknown =>
    value.kind === 'literal' ? value.value : found(captured(value.name), value.path);
  const next = (before: State, step: Step): State => {
    if (step.kind === 'captured') return captured(step.name);
    const { root, leaf } = step;
    const value = valueIn(step.value);
    const items = itemsAt(before, root);
    return step.kind === 'filter'
      ? (put(
          {},
          root,
          items.filter((item) => isSame(leafOf(item, leaf), value)),
        ) as State)
      : (put(
          before,
          root,
          items.map((item) => put(item, leaf, value)),
        ) as State);
  };
  const captured = (name: string): State => {
    const before = known.get(name);
    if (before) return before;
    const steps = stepsOf(captures[name]);
    // One that is on the way already waits for itself.
    if (!steps || known.has(name)) throw refused(`Capture ${name} not found`);
    known.set(name, undefined);
    const state = steps.reduce(next, current);
    known.set(name, state);
    return state;
  };
  return captured;
};

const WORD = /\{\{\s*([-\w.]+)\s*\}\}/g;

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** What a policy asks of a node, with what it captures there filled in, and what that is. */
export const workedOut = (
  captures: State,
  desired: State,
  current: State,
): { desired: State; captured: State } => {
  const captured = capturedOf(captures, current);
  const valueFor = (text: string): unknown => {
    const word = capturedIn(text);
    if (!word) throw refused(`Capture ${text} not found`);
    return found(captured(word.name), word.path);
  };
  const filled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(filled);
    if (isRecord(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each)]));
    }
    if (typeof value !== 'string') return value;
    const [whole, text = ''] = /^\s*\{\{\s*([-\w.]+)\s*\}\}\s*$/.exec(value) ?? [];
    return whole === undefined
      ? value.replaceAll(WORD, (_all, word: string) => asText(valueFor(word)))
      : valueFor(text);
  };
  const states = Object.keys(captures).map((name) => [name, { state: captured(name) }] as const);
  return {
    desired: recordIn({ desired: filled(desired) }, 'desired'),
    captured: Object.fromEntries(states),
  };
};
