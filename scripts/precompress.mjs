/**
 * Compresses what web servers send, once, when an image is built: FILE.gz beside each FILE that gets
 * smaller by it. The same input gives the same bytes: there is no name and no time in them.
 *
 *   node scripts/precompress.mjs FOLDER...
 */
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const TEXT = /\.(js|json|css|html|svg|md|txt|map)$/;
/** Below one packet there is nothing to gain. */
const LEAST = 1024;

const compress = (file) => {
  const content = readFileSync(file);
  if (content.length < LEAST) return 0;
  const packed = gzipSync(content, { level: constants.Z_BEST_COMPRESSION });
  if (packed.length >= content.length) return 0;
  writeFileSync(`${file}.gz`, packed);
  // nginx makes its ETag of the time of the file that it sends.
  const { atime, mtime } = statSync(file);
  utimesSync(`${file}.gz`, atime, mtime);
  return content.length - packed.length;
};

const folders = process.argv.slice(2);
if (folders.length === 0) {
  process.stderr.write('Usage: node scripts/precompress.mjs FOLDER...\n');
  process.exit(2);
}
for (const folder of folders) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  const saved = files.reduce((sum, file) => sum + compress(file), 0);
  process.stderr.write(`${folder}: ${Math.round(saved / 1024)} KB less of ${files.length} files\n`);
}
