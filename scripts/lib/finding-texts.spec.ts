import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import translations from '../../locales/en/plugin__vm-networking-console-plugin.json';
import { catalog } from '../../src/domain/findings/catalog.ts';
import type { CatalogEntry } from '../../src/domain/findings/catalog/entry.ts';
import { findingTexts } from './finding-texts.ts';
import packFindings from './findings-loader.mjs';
import { packedFindings } from './packed-findings.ts';

describe('the texts of findings', () => {
  it('stand in the translations as the catalog has them', () => {
    const held: Record<string, string> = translations;
    const texts = findingTexts();
    expect(texts.size).toBe(2 * Object.keys(catalog).length);
    for (const [key, text] of texts) expect([key, held[key]]).toEqual([key, text]);
  });

  it('are taken out of the code that is shipped, which still knows how bad each code is', () => {
    const source = readFileSync(
      path.join(__dirname, '../../src/domain/findings/catalog.ts'),
      'utf8',
    );
    const packed = packedFindings();
    const shipped = packFindings.call({ getOptions: () => ({ packed }) }, source);
    expect(shipped).not.toMatch(/Catalog \} from/);
    const made = /export const catalog = ([\s\S]*?\n\));/.exec(shipped)?.[1] ?? '';
    const read = runInNewContext(made) as Record<string, { severity: string; concerns?: string }>;
    const expected: Record<string, object> = {};
    for (const [code, entry] of Object.entries<CatalogEntry>(catalog))
      expected[code] = { severity: entry.severity, concerns: entry.concerns };
    expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  it('are not taken out of what is no catalog', () => {
    expect(() =>
      packFindings.call({ getOptions: () => ({ packed: {} }) }, 'const a = 1;'),
    ).toThrow();
  });
});
