import { msg } from '../../core/msg';
import * as codes from '../codes';
import { info, warning, type Catalog } from './entry';

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
  [codes.suppressionNotRead]: warning(
    msg('Annotation that is to have a finding ignored cannot be read'),
    msg(
      'The annotation for {{code}} has the value "{{value}}", which names no reason, or a day that is none, or there is no such code. Nothing is ignored. Write a reason, or "until 2027-12-31: a reason".',
    ),
  ),
  [codes.suppressionOver]: info(
    msg('Finding is no longer ignored'),
    msg(
      'Finding {{code}} was to be ignored until {{until}} ("{{reason}}"), and is shown again. Fix what it tells of, name a later day, or take the annotation away.',
    ),
  ),
} satisfies Catalog;
