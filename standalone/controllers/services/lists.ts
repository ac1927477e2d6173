import { isRecord } from '../../kubernetes/object.ts';

/** The entries of what should be a list. */
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [];

/** Those that are texts. */
export const textsOf = (value: unknown): string[] =>
  listOf(value).filter((entry) => typeof entry === 'string');

/** Those that are objects. */
export const recordsOf = (value: unknown): Record<string, unknown>[] =>
  listOf(value).filter(isRecord);
