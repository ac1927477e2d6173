import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { valuesAt } from './json-path.ts';
import { ageOf } from './age.ts';

/** A column of a table, and what stands in it for an object. */
export interface Column {
  name: string;
  type: string;
  format: string;
  description: string;
  /** Above 0 for what is shown by `-o wide` alone. */
  priority: number;
  cell: (object: KubernetesObject, now: number) => unknown;
}

type Cell = Column['cell'];

/** What Kubernetes writes where there is nothing. */
export const NONE = '<none>';

export const column = (name: string, cell: Cell, type = 'string'): Column => ({
  name,
  type,
  format: '',
  description: '',
  priority: 0,
  cell,
});

export const wide = (name: string, cell: Cell): Column => ({ ...column(name, cell), priority: 1 });

export const nameColumn: Column = {
  ...column('Name', ({ metadata }) => metadata.name),
  format: 'name',
};

export const ageColumn = column('Age', ({ metadata }, now) =>
  ageOf(metadata.creationTimestamp, now),
);

/** The first value at a path. */
export const at = (object: unknown, path: string): unknown => valuesAt(object, path)[0];

/** Text at a path; `none` where there is none. */
export const textAt = (object: unknown, path: string, none = ''): string => {
  const value = at(object, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) || none : none;
};

export const numberAt = (object: unknown, path: string): number => {
  const value = at(object, path);
  return typeof value === 'number' ? value : 0;
};

/** The entries of a list at a path that are objects. */
export const recordsAt = (object: unknown, path: string): Record<string, unknown>[] => {
  const value = at(object, path);
  return Array.isArray(value) ? value.filter(isRecord) : [];
};

export const joined = (texts: readonly string[], none = NONE): string =>
  texts.length === 0 ? none : texts.join(',');

/** Labels as a selector is shown. */
export const labelsText = (labels: unknown): string =>
  isRecord(labels)
    ? joined(
        Object.entries(labels)
          .map(([key, value]) => `${key}=${String(value)}`)
          .sort(),
      )
    : NONE;

const requirementText = (requirement: Record<string, unknown>): string => {
  const key = textAt(requirement, '.key');
  const values = at(requirement, '.values');
  const list = Array.isArray(values) ? values.map(String).join(',') : '';
  switch (requirement.operator) {
    case 'In':
      return `${key} in (${list})`;
    case 'NotIn':
      return `${key} notin (${list})`;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return key;
  }
};

/** A label selector with both of its parts. */
export const selectorText = (selector: unknown): string => {
  const labels = at(selector, '.matchLabels');
  const equal = isRecord(labels)
    ? Object.entries(labels).map(([key, value]) => `${key}=${String(value)}`)
    : [];
  const more = recordsAt(selector, '.matchExpressions').map(requirementText);
  return joined([...equal.sort(), ...more]);
};
