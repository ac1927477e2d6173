import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Where the tours lie: a folder for each language, which the chart applies and the host shows. */
const FOLDER = 'charts/vm-networking-console-plugin/files/quickstarts';

/** A ConsoleQuickStart as it lies in a file. */
export interface TourFile {
  language: string;
  /** The same for a tour in all languages. */
  file: string;
  tour: object;
}

/** Reads all tours, by languages and names. */
export const readTours = (root: string): TourFile[] =>
  readdirSync(path.join(root, FOLDER))
    .sort()
    .flatMap((language) =>
      readdirSync(path.join(root, FOLDER, language))
        .sort()
        .map((file) => ({
          language,
          file,
          tour: parse(readFileSync(path.join(root, FOLDER, language, file), 'utf8')) as object,
        })),
    );
