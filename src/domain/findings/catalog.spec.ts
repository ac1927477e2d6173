import { readdirSync, readFileSync } from 'node:fs';
import { catalog, formatMessage } from './catalog';

const FOLDER = 'docs/findings';
const pages = readdirSync(FOLDER).sort();

describe('catalog', () => {
  it('has a page in the documentation for each code, and a code for each page', () => {
    expect(pages).toEqual(
      Object.keys(catalog)
        .sort()
        .map((code) => `${code}.md`),
    );
  });

  it.each(Object.entries(catalog))(
    '%s has its title, severity and all parts on its page',
    (code, { title, severity }) => {
      const page = readFileSync(`${FOLDER}/${code}.md`, 'utf8');
      expect(page).toContain(`# ${code}: ${title}\n\nSeverity: ${severity}\n`);
      for (const part of ['Cause', 'Consequence', 'Fix', 'Source']) {
        expect(page).toMatch(new RegExp(`## ${part}\n\n\\S`));
      }
    },
  );
});

describe('formatMessage', () => {
  it('fills in values and leaves what it has no value for', () => {
    expect(formatMessage('{{a}} and {{b}}', { a: 0 })).toBe('0 and {{b}}');
  });
});
