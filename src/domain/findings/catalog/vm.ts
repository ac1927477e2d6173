import type { Catalog } from './entry';

/** VMN6xx: interfaces and networks in the spec of a VM. */
export const vmCatalog = {} satisfies Catalog;
