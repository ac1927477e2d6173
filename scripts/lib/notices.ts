/** What is known of the license of a library. */
export interface Licensed {
  name: string;
  version: string;
  license: string;
  licenseText: string;
  noticeText?: string;
}

const RULE = '-'.repeat(80);

const entry = ({ name, version, license, licenseText, noticeText }: Licensed): string =>
  [
    `${name} ${version} (${license})`,
    licenseText.trim(),
    ...(noticeText === undefined || noticeText.trim() === '' ? [] : [noticeText.trim()]),
  ].join('\n\n');

/**
 * The notices of all libraries in the bundle, by name.
 *
 * @throws where the text of a license is missing, which the license asks for
 */
export const noticesText = (packages: readonly Licensed[]): string => {
  const silent = packages.filter(({ licenseText }) => licenseText.trim() === '');
  if (silent.length > 0) {
    const names = silent.map(({ name, version }) => `${name} ${version}`).join(', ');
    throw new Error(`There is no text of the license of ${names}.`);
  }
  const sorted = [...packages].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  return `${sorted.map(entry).join(`\n\n${RULE}\n\n`)}\n`;
};
