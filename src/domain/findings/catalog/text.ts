import { msg } from '../../core/msg';
import * as codes from '../codes';
import { warning, type Catalog } from './entry';

/** VMN8xx: what is wrong with the text of an object, or keeps it from being read, whatever it is. */
export const textCatalog = {
  [codes.keyStandsTwice]: warning(
    msg('Key stands twice'),
    msg(
      '"{{key}}" stands in the object again (line {{line}}). The last one counts, and what stands below the first is lost. Remove one of them.',
    ),
  ),
  [codes.nestedTooDeeply]: warning(
    msg('Nested too deeply to be read'),
    msg(
      'Brackets are nested {{depth}} deep here, and at most {{limit}} are read. What it sets is neither shown nor checked; the cluster may read it all the same.',
    ),
  ),
  [codes.objectNotChecked]: warning(
    msg('Object could not be checked'),
    msg(
      'Reading this object failed with "{{error}}", which is a mistake of this program. Not all rules looked at it; other objects are checked as usual.',
    ),
  ),
} satisfies Catalog;
