/** What a plugin takes for a setting; `any` where a rule of its own says more. */
export type Shape = 'text' | 'boolean' | 'integer' | 'object' | 'list' | 'any';

/** The settings that a plugin knows, in its own spelling. */
export type Schema = Readonly<Record<string, Shape>>;

/** Settings of one kind, their names separated by spaces. */
export const keysOf = (shape: Shape, names: string): Record<string, Shape> =>
  Object.fromEntries(names.split(' ').map((name) => [name, shape]));
