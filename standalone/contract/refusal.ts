/** One cause of a refusal. */
export type Refusal = [field: string, message: string, reason: string];

/** A value that a rule or a schema refuses. */
export const invalid = (field: string, message: string): Refusal => [
  field,
  `Invalid value: ${message}`,
  'FieldValueInvalid',
];
