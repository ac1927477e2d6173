import type { Finding } from '../../findings/finding';
import { worldOf } from '../../world/world';
import { checkWorld } from '../of-world';

/** What the rules say of objects that are all there is, such as those of files. */
export const checkObjects = (objects: readonly unknown[]): Finding[] =>
  checkWorld(worldOf(objects));
