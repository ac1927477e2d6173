import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What is known of the license of a library. */
export interface Licensed {
  name: string;
  version: string;
  license: string;
  /** Empty where the package brings none. */
  licenseText?: string | null;
  noticeText?: string;
}

const RULE = '-'.repeat(80);

const APACHE = path.resolve(import.meta.dirname, '../../LICENSE');

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR
THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is
hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE
INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR
ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE,
DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN
CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

/** Texts that name nobody, by license. */
const STANDARD = new Map([
  ['MIT', MIT],
  ['ISC', ISC],
]);

/** The text of a license by itself, for packages that name one and bring no text. */
const standardText = ({ name, license }: Licensed): string => {
  const text = STANDARD.get(license);
  if (text !== undefined) return `Copyright (c) the authors of ${name}\n\n${text}`;
  return license === 'Apache-2.0' ? readFileSync(APACHE, 'utf8') : '';
};

const textOf = (one: Licensed): string =>
  (one.licenseText ?? '').trim() || standardText(one).trim();

const entry = (one: Licensed): string => {
  const { name, version, license, noticeText } = one;
  return [
    `${name} ${version} (${license})`,
    textOf(one),
    ...(noticeText === undefined || noticeText.trim() === '' ? [] : [noticeText.trim()]),
  ].join('\n\n');
};

/**
 * The notices of all libraries in the bundle, by name.
 *
 * @throws where the text of a license is missing, which the license asks for
 */
export const noticesText = (packages: readonly Licensed[]): string => {
  const silent = packages.filter((one) => textOf(one) === '');
  if (silent.length > 0) {
    const names = silent.map(({ name, version }) => `${name} ${version}`).join(', ');
    throw new Error(`There is no text of the license of ${names}.`);
  }
  const sorted = [...packages].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  return `${sorted.map(entry).join(`\n\n${RULE}\n\n`)}\n`;
};
