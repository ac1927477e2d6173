/** Stands in a cell for a value that an object does not have. */
export const NONE = '-';
