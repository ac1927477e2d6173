import { msg } from '../../core/msg';
import * as codes from '../codes';
import { warning, type Catalog } from './entry';

/** VMN801: what is wrong with the text of an object, whatever it is. */
export const textCatalog = {
  [codes.keyStandsTwice]: warning(
    msg('Key stands twice'),
    msg(
      '"{{key}}" stands in the object again (line {{line}}). The last one counts, and what stands below the first is lost. Remove one of them.',
    ),
  ),
} satisfies Catalog;
