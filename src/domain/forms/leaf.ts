import { printed } from '../core/resource';

/** One of several rows of short texts, such as a port with its number and its name. */
export type Row = Readonly<Record<string, string>>;

/** Text as typed, where '' stands for none; a box that is ticked; or rows of texts. */
export type FormValue = string | boolean | readonly Row[];

/** The values of a form whose fields are known at run time only. */
export type FormValues = Readonly<Record<string, FormValue>>;

/**
 * One field of a form and the place that it edits in a document: a plain object, or a text that is
 * kept byte for byte. Neither function changes the document that it is given.
 */
export interface Leaf<D, V extends FormValue = FormValue> {
  /** Paths whose findings belong to the field; what lies below them belongs to it, too. */
  paths: readonly string[];
  read(document: D): V;
  /** The document with a new value; `values` are those of the whole form. */
  write(document: D, value: V, values: FormValues): D;
}

/** A path below another; one of the two may be empty. */
const below = (at: string, path: string): string =>
  at === '' || path === '' ? at + path : `${at}.${path}`;

/** A leaf of one part of a document as a leaf of the whole; `at` is the path of the part. */
export const within = <D extends object, K extends keyof D & string, V extends FormValue>(
  part: K,
  leaf: Leaf<D[K], V>,
  at: string = part,
): Leaf<D, V> => ({
  paths: leaf.paths.map((path) => below(at, path)),
  read: (document) => leaf.read(document[part]),
  write: (document, value, values) => ({
    ...document,
    [part]: leaf.write(document[part], value, values),
  }),
});

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
