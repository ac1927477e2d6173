import type { Catalog } from './entry';

/** VMN4xx: networks seen together with nodes, VMs, operators and each other. */
export const networkCatalog = {} satisfies Catalog;
