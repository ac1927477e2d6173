import type { Catalog } from './entry';

/** VMN7xx: what a running VM has of its interfaces, and why not. */
export const stateCatalog = {} satisfies Catalog;
