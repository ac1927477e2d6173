import { sameJson } from './json-patch';

interface ObjectForm<O> {
  read(
    object: O,
  ): { kind: 'form'; values: Readonly<Record<string, unknown>> } | { kind: 'text-only' };
}

/**
 * The values of a form for a newer state of its object: what the user changed is as the user has it,
 * everything else as it is now. The values as they are where one of the two states does not fit the
 * form.
 */
export const rebaseValues = <O, V extends object>(
  form: ObjectForm<O>,
  before: O,
  current: O,
  values: V,
): V => {
  const was = form.read(before);
  const is = form.read(current);
  if (was.kind !== 'form' || is.kind !== 'form') return values;
  const changed = Object.entries(values).filter(
    ([key, value]) => !sameJson(value, was.values[key]),
  );
  return { ...values, ...is.values, ...Object.fromEntries(changed) };
};
