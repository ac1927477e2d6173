import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const read = (...parts: string[]) => readFileSync(path.join(root, ...parts), 'utf8');

interface Package {
  name: string;
  version: string;
  license?: string;
  purl?: string;
}

const idsOf = (packages: Package[]): string[] =>
  [...new Set(packages.map(({ name, version }) => `${name}@${version}`))].sort();

describe('the bill of materials', () => {
  beforeAll(() => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/sbom.ts'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(`${status ?? 'none'} ${stderr}`).toBe('0 ');
  });

  describe.each([
    ['plugin', 'dist'],
    ['host', 'build/host'],
  ])('of the %s', (name, folder) => {
    const built = () =>
      JSON.parse(read(folder, 'third-party-licenses.json')) as Required<Package>[];
    const bom = () =>
      JSON.parse(read('build/sbom', `${name}.cdx.json`)) as { components: Package[] };

    it('holds every package in the build, and no other', () => {
      expect(built().length).toBeGreaterThan(3);
      expect(idsOf(bom().components)).toEqual(idsOf(built()));
    });

    it('says where each comes from', () => {
      const without = bom().components.filter(({ purl }) => !purl?.startsWith('pkg:npm/'));
      expect(without).toEqual([]);
    });

    it('goes with the text of each license', () => {
      const notices = read(folder, 'THIRD-PARTY-NOTICES.txt');
      for (const { name: of, version, license } of built()) {
        expect(notices).toContain(`${of} ${version} (${license})`);
      }
    });

    it('has only licenses that go with Apache-2.0', () => {
      const allowed = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);
      const others = built().filter(({ license }) => !allowed.has(license));
      expect(others.map(({ name: of, license }) => `${of}: ${license}`)).toEqual([]);
    });
  });
});
