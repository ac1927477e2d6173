import { readdirSync, readFileSync } from 'node:fs';
import { codeTextOf } from './codeText';

const folder = 'docs/findings';

describe('the page of a code', () => {
  it.each(readdirSync(folder).map((file) => file.replace('.md', '')))('is read: %s', (code) => {
    const text = codeTextOf(code, readFileSync(`${folder}/${code}.md`, 'utf8'));
    expect(text?.title).not.toBe('');
    expect(text?.severity).toMatch(/^(error|warning|info)/);
    expect([...(text?.sections.keys() ?? [])]).toEqual(['Cause', 'Consequence', 'Fix', 'Source']);
    for (const section of text?.sections.values() ?? []) expect(section).not.toBe('');
  });

  it('is neither the page of another code nor a page of the server', () => {
    const page = readFileSync(`${folder}/VMN120.md`, 'utf8');
    expect(codeTextOf('VMN121', page)).toBeUndefined();
    expect(codeTextOf('VMN120', '<html></html>')).toBeUndefined();
  });
});
