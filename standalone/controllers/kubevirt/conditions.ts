import type { Condition } from './types.ts';

/** What a condition says, without the time. */
export type Said = Pick<Condition, 'type' | 'status' | 'reason' | 'message'>;

export const findCondition = (
  conditions: Condition[] | undefined,
  type: string,
): Condition | undefined => conditions?.find((each) => each.type === type);

export const isTrue = (conditions: Condition[] | undefined, type: string): boolean =>
  findCondition(conditions, type)?.status === 'True';

const saysTheSame = (before: Condition, said: Said): boolean =>
  before.status === said.status &&
  (before.reason ?? '') === (said.reason ?? '') &&
  (before.message ?? '') === (said.message ?? '');

/** The conditions with one set at this time; one that says the same already keeps its time. */
export const withCondition = (
  conditions: Condition[] | undefined,
  said: Said,
  at: string,
): Condition[] => {
  const before = findCondition(conditions, said.type);
  if (conditions && before && saysTheSame(before, said)) return conditions;
  const next: Condition = {
    ...said,
    lastProbeTime: null,
    lastTransitionTime: before?.status === said.status ? (before.lastTransitionTime ?? at) : at,
  };
  return before
    ? (conditions ?? []).map((each) => (each === before ? next : each))
    : [...(conditions ?? []), next];
};

/** The conditions without those of a type. */
export const withoutCondition = (
  conditions: Condition[] | undefined,
  type: string,
): Condition[] => {
  const all = conditions ?? [];
  return findCondition(all, type) ? all.filter((each) => each.type !== type) : all;
};
