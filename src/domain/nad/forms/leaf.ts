import { printed } from '../../core/resource';
import type { ConfigEditor, FormSource } from './editor';
import type { FormValue } from './form';

/** One field of a form and the place that it edits. */
export interface Leaf<T extends FormValue> {
  /** Paths in the configuration whose findings belong to the field, in the plugin's spelling. */
  paths: readonly string[];
  read(source: FormSource): T;
  /** Writes the field's new value; `values` are those of the whole form. */
  write(editor: ConfigEditor, value: T, values: Readonly<Record<string, FormValue>>): void;
}

/** A value as the form shows it; nothing and null are ''. */
export const asTyped = (value: unknown): string =>
  value === undefined || value === null ? '' : printed(value);

/** A number that would lose digits, or is none, is written as typed so that a rule can name it. */
export const numberOrText = (typed: string): number | string | undefined => {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
};

/** A text for a leaf; '' removes it. */
export const textOrNothing = (typed: string): string | undefined =>
  typed === '' ? undefined : typed;

/** A setting that is text. */
export const textLeaf = (key: string): Leaf<string> => ({
  paths: [key],
  read: ({ plugin }) => asTyped(plugin.get(key)),
  write: (editor, value) => editor.set(key, textOrNothing(value)),
});

/** A setting that is a whole number. */
export const numberLeaf = (key: string): Leaf<string> => ({
  paths: [key],
  read: ({ plugin }) => asTyped(plugin.get(key)),
  write: (editor, value) => editor.set(key, numberOrText(value)),
});

/** A setting that is true or false; what is neither counts as false until it is changed. */
export const flagLeaf = (key: string): Leaf<boolean> => ({
  paths: [key],
  read: ({ plugin }) => plugin.flag(key),
  write: (editor, value) => editor.set(key, value),
});
