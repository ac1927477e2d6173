const IMPORTS = /^import \{ \w+Catalog \} from .*\n/gm;
const CATALOG = /export const catalog = \{[\s\S]*?\n\} satisfies Catalog;/;

/**
 * A webpack loader for the catalog of findings. Code that is shipped needs no more of it than how bad each
 * code is, and on which step it belongs: the texts are read from the translations, and every page would
 * carry all of them otherwise.
 *
 * @this {{ getOptions(): { packed: Record<string, string> } }}
 * @param {string} source of `domain/findings/catalog.ts`
 */
export default function packFindings(source) {
  const { packed } = this.getOptions();
  if (!CATALOG.test(source)) throw new Error('The catalog of findings is written another way.');
  return source.replace(IMPORTS, '').replace(
    CATALOG,
    `export const catalog = Object.fromEntries(
  Object.entries(${JSON.stringify(packed)}).flatMap(([kind, codes]) => {
    const [severity, concerns] = kind.split(' ');
    return codes.split(' ').map((code) => ['VMN' + code, { severity, concerns }]);
  }),
);`,
  );
}
