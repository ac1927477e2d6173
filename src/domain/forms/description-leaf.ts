import { valueAt } from '../core/resource';
import { setIn } from '../core/set-in';
import { asTyped, textOrNothing, type Leaf } from './leaf';

const PATH = ['metadata', 'annotations', 'description'];

/** The description that consoles show beside an object's name. */
export const descriptionLeaf: Leaf<Record<string, unknown>, string> = {
  paths: ["metadata.annotations['description']", PATH.join('.')],
  read: (object) => asTyped(valueAt(object, ...PATH)),
  write: (object, typed) => setIn(object, PATH, textOrNothing(typed)),
};
