import { warning, type Catalog } from './entry';

/** What is wrong with the text of an object, whatever it is: VMN801 to VMN809. */
export const textCatalog = {
  VMN801: warning(
    'Key stands twice',
    '"{{key}}" stands in the object again (line {{line}}). The last one counts, and what stands before it is lost. Remove one of them.',
  ),
} satisfies Catalog;
