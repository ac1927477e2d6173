import { checkNad } from '../nad/check';
import { isNad } from '../nad/linux-bridge';
import type { Finding } from './types';

/**
 * Everything that can be said of a set of objects, in their order. Values of other kinds are passed
 * over; nothing throws.
 */
export const checkObjects = (objects: unknown[]): Finding[] =>
  objects.flatMap((object) => (isNad(object) ? checkNad(object) : []));
