import type { Catalog } from './entry';

/** VMN2xx: OVN-Kubernetes secondary networks in NetworkAttachmentDefinitions. */
export const ovnCatalog = {} satisfies Catalog;
