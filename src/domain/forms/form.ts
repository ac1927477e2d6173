import { sameJson } from '../core/same-json';
import type { FormValue, FormValues, Leaf } from './leaf';

type Params = Record<string, string | number>;

/** The form would lose or misread something; `reason` is a template to be translated. */
export interface TextOnly {
  kind: 'text-only';
  reason: string;
  params: Params;
}

export const textOnly = (reason: string, params: Params = {}): TextOnly => ({
  kind: 'text-only',
  reason,
  params,
});

/** What a form shows of an object, or why it does not. */
export type FormRead<V> = { kind: 'form'; values: V } | TextOnly;

/** What a new object is called and where it is made. */
export interface Identity {
  name?: string;
  namespace?: string;
}

/** The fields of a form by their leaves, in the order in which they are written. */
export type LeafTable<D> = Readonly<Record<string, Leaf<D>>>;

/** The values of a form, as they follow from its leaves. */
export type ValuesOfLeaves<L> = {
  -readonly [F in keyof L]: L[F] extends { read(document: never): infer V extends FormValue }
    ? V
    : never;
};

/** Reads and writes the leaves of a document. Nothing here throws. */
export interface DocumentForm<D, V> {
  fields: readonly (keyof V & string)[];
  read(document: D): V;
  /**
   * Writes values into a document. Only leaves whose value differs from what `read` gives are
   * touched; `apply(d, read(d))` is `d`.
   */
  apply(document: D, values: V): D;
  /** The field that a finding's path belongs to: the one whose path leads nearest to it. */
  fieldOf(path: string): (keyof V & string) | undefined;
  /** Where a field stands in a document, for a finding on it; of several places the first. */
  pathOf(field: keyof V & string): string;
}

/** The same for whole objects of the cluster, of which a form may not be able to show every one. */
export interface Form<R, V> {
  /** A new object; what it lacks the form fills in. */
  create(identity: Identity): R;
  read(object: R): FormRead<V>;
  /** An object that the form cannot show is returned as it is, as is one that does not change. */
  apply(object: R, values: V): R;
  fieldOf(path: string): (keyof V & string) | undefined;
}

/** A form whose fields are known at run time only: one component can serve all. */
export type AnyForm<R> = Form<R, FormValues>;

/** A new object with some values filled in. */
export const filledIn = <R, V>(form: Form<R, V>, identity: Identity, values: Partial<V>): R => {
  const empty = form.create(identity);
  const read = form.read(empty);
  return read.kind === 'form' ? form.apply(empty, { ...read.values, ...values }) : empty;
};

/** The values that a form reads and writes. */
export type ValuesOf<F extends { apply(object: never, values: never): unknown }> = Parameters<
  F['apply']
>[1];

/** Whether a path lies at or below another. */
const isUnder = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}.`) || path.startsWith(`${parent}[`);

/**
 * Makes a form of its leaves.
 *
 * @param spelling brings a path into the spelling of the leaves' paths
 */
export const formOfDocument = <D, L extends LeafTable<D>>(
  leaves: L,
  spelling: (path: string) => string = (path) => path,
): DocumentForm<D, ValuesOfLeaves<L>> => {
  type V = ValuesOfLeaves<L>;
  const fields = Object.keys(leaves) as (keyof L & string)[];
  const leafOf = (field: keyof L & string): Leaf<D> => leaves[field] as Leaf<D>;
  const places = fields.flatMap((field) =>
    leafOf(field).paths.map((path) => ({ field, path: spelling(path) })),
  );

  const read = (document: D): V =>
    Object.fromEntries(fields.map((field) => [field, leafOf(field).read(document)])) as V;

  const apply = (document: D, values: V): D => {
    const before = read(document);
    return fields.reduce(
      (current, field) =>
        sameJson(before[field], values[field])
          ? current
          : leafOf(field).write(current, values[field], values),
      document,
    );
  };

  const fieldOf = (path: string): (keyof L & string) | undefined => {
    const own = spelling(path);
    let nearest: (typeof places)[number] | undefined;
    for (const place of places) {
      if (isUnder(own, place.path) && place.path.length > (nearest?.path.length ?? -1)) {
        nearest = place;
      }
    }
    return nearest?.field;
  };

  const pathOf = (field: keyof L & string): string => leafOf(field).paths[0] ?? '';

  return { fields, read, apply, fieldOf, pathOf };
};

/** What a form is made of. */
export interface FormSpec<R, D, L extends LeafTable<D>> {
  create(identity: Identity): R;
  /** The document that the leaves edit, or why the form would misread the object. Never throws. */
  open(object: R): { kind: 'document'; document: D } | TextOnly;
  /** The object with a changed document in it. */
  close(object: R, document: D): R;
  leaves: L;
  spelling?(path: string): string;
}

/** Makes a form of objects. */
export const formOf = <R, D, L extends LeafTable<D>>(
  spec: FormSpec<R, D, L>,
): Form<R, ValuesOfLeaves<L>> & { fields: readonly (keyof L & string)[] } => {
  const form = formOfDocument<D, L>(spec.leaves, (path) => spec.spelling?.(path) ?? path);
  return {
    fields: form.fields,
    create: (identity) => spec.create(identity),
    read: (object) => {
      const opened = spec.open(object);
      return opened.kind === 'document'
        ? { kind: 'form', values: form.read(opened.document) }
        : opened;
    },
    apply: (object, values) => {
      const opened = spec.open(object);
      if (opened.kind !== 'document') return object;
      const document = form.apply(opened.document, values);
      return document === opened.document ? object : spec.close(object, document);
    },
    fieldOf: (path) => form.fieldOf(path),
  };
};
