/**
 * npm run sbom: the bill of materials (CycloneDX) and the list of licenses of what the image ships, into
 * build/sbom: of the plugin, and of the standalone console around it. Both have to be built.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { licenseTable, shippedBom, type Bom, type Shipped } from './lib/sbom.ts';

const root = path.dirname(import.meta.dirname);
const BUILDS = { plugin: 'dist', host: 'build/host' };
const target = path.join(root, 'build/sbom');

/** npm's own list of the lock file: names, versions, sources, checksums, licenses. */
const lockFile = (): Bom => {
  const npm = process.env.npm_execpath;
  const [command, before] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const text = execFileSync(
    command,
    [...before, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const bom = JSON.parse(text) as Bom;
  // npm names it after the folder.
  const { name } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    name: string;
  };
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...bom.metadata.component, name } },
  };
};

const all = lockFile();
mkdirSync(target, { recursive: true });
for (const [name, folder] of Object.entries(BUILDS)) {
  const file = path.join(root, folder, 'third-party-licenses.json');
  if (!existsSync(file)) {
    process.stderr.write(`The ${name} is not built yet. Run npm run build first.\n`);
    process.exit(2);
  }
  const bom = shippedBom(all, JSON.parse(readFileSync(file, 'utf8')) as Shipped[]);
  writeFileSync(path.join(target, `${name}.cdx.json`), `${JSON.stringify(bom, undefined, 1)}\n`);
  writeFileSync(path.join(target, `${name}-licenses.md`), licenseTable(bom));
  process.stdout.write(`build/sbom/${name}.cdx.json: ${bom.components.length} packages\n`);
}
