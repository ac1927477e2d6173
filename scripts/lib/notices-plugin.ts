import WebpackLicensePlugin from 'webpack-license-plugin';
import { noticesText } from './notices.ts';

const OWN = 'vm-networking-console-plugin';

/**
 * What the licenses of the libraries in a bundle ask to go with it, and the list of these libraries. A
 * build fetches no texts: the same input gives the same bytes, also without a network.
 */
export const notices = (): WebpackLicensePlugin =>
  new WebpackLicensePlugin({
    outputFilename: 'third-party-licenses.json',
    includeNoticeText: true,
    // What is made by the build itself comes from here, and from no library.
    excludedPackageTest: (name) => name === OWN,
    additionalFiles: { 'THIRD-PARTY-NOTICES.txt': (packages) => noticesText(packages) },
  });
