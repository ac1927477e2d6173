import type { Leaf } from '../../forms/leaf';

export type Json = Record<string, unknown>;

/** One field of a new VM. */
export type VmLeaf = Leaf<Json, string>;

/** Where a VM says what its instances are made of. */
export const TEMPLATE = ['spec', 'template', 'spec'];
