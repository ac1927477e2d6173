import type { Catalog } from './entry';

/** VMN5xx: UserDefinedNetwork and ClusterUserDefinedNetwork. */
export const udnCatalog = {} satisfies Catalog;
