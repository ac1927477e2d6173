import type { Catalog } from './entry';

/** VMN3xx: macvlan, IPAM plugins and SR-IOV in NetworkAttachmentDefinitions. */
export const cniCatalog = {} satisfies Catalog;
