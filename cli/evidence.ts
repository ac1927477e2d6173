import type { KindName } from '../src/domain/world/kinds';
import type { Extent } from '../src/domain/world/world';

/** What a cluster has, and of which kinds it is all that there is. */
export interface Evidence {
  objects: unknown[];
  extents: Partial<Record<KindName, Extent>>;
}
