const STRING = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\`[^\`]*\``;
const TEXT = String.raw`\bmsg\(\s*(?:${STRING})\s*,?\s*\)`;
const TEXTS = new RegExp(String.raw`${TEXT}(?:\s*,\s*${TEXT})*\s*,?`, 'g');

/**
 * A webpack loader for the catalog of findings: takes the texts out. The interface reads them from the
 * translations; every page would carry all of them otherwise.
 *
 * @param {string} source
 */
export default function withoutTexts(source) {
  return source.replace(TEXTS, '');
}
