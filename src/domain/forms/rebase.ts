import { mergeChanges, rebase } from '../text/rebase';
import type { AnyForm } from './form';
import type { FormValues } from './leaf';

/**
 * An edit as a function: what it makes of an object, as it was read and as others have made it
 * meanwhile.
 */
export type Edit<R> = (current: R) => R;

/**
 * The edit that a form makes: what the user changed is as the user has it, every other field as it is
 * in the object. Where one of the two states does not fit the form, all values are written.
 *
 * @param before the object as the form was filled from it
 */
export const editByForm =
  <R>(form: AnyForm<R>, before: R, values: FormValues): Edit<R> =>
  (current) => {
    const [was, is] = [form.read(before), form.read(current)];
    return form.apply(
      current,
      was.kind === 'form' && is.kind === 'form'
        ? mergeChanges(was.values, values, is.values)
        : values,
    );
  };

/** The edit that a text makes: what it changed is as it was typed, all else as it is. */
export const editByText =
  <R extends object>(before: R, edited: R): Edit<R> =>
  (current) =>
    rebase(before, edited, current);
