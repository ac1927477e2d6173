import { catalog } from '../../src/domain/findings/catalog.ts';
import type { CatalogEntry } from '../../src/domain/findings/catalog/entry.ts';

/**
 * The numbers of all codes, separated by spaces, by severity and, after a space, the step that they
 * concern: what is shipped of the catalog.
 */
export const packedFindings = (): Record<string, string> => {
  const packed: Record<string, string> = {};
  for (const [code, entry] of Object.entries<CatalogEntry>(catalog)) {
    const kind = [entry.severity, ...(entry.concerns ? [entry.concerns] : [])].join(' ');
    const number = code.replace('VMN', '');
    packed[kind] = packed[kind] === undefined ? number : `${packed[kind]} ${number}`;
  }
  return packed;
};
