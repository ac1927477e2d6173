import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(__dirname, '../..');
const PLACES = ['src', 'cli', 'kubeconfig', 'standalone', 'scripts'];

const files = new Set(
  PLACES.flatMap((place) =>
    readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(place, name)),
  ),
);

const resolved = (from: string, specifier: string): string | undefined => {
  const base = path.join(path.dirname(from), specifier);
  return [base, `${base}.ts`, `${base}.tsx`, path.join(base, 'index.ts')].find((name) =>
    files.has(name),
  );
};

/** Files that a file names in its imports, those of types included. */
const importsOf = (file: string): string[] =>
  ts
    .preProcessFile(readFileSync(path.join(root, file), 'utf8'))
    .importedFiles.flatMap(({ fileName }) =>
      fileName.startsWith('.') ? (resolved(file, fileName) ?? []) : [],
    );

/** The first way that leads back to where it began, for each file that is on one. */
const cyclesIn = (graph: ReadonlyMap<string, readonly string[]>): string[] => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) cycles.push([...way.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
};

describe('imports', () => {
  it('never lead back to the file that they began in, not even those of types', () => {
    expect(files.size).toBeGreaterThan(500);
    expect(cyclesIn(new Map([...files].map((file) => [file, importsOf(file)])))).toEqual([]);
  });

  it('would be seen to', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', []],
    ]);
    expect(cyclesIn(graph)).toEqual(['a → b → c → a']);
  });
});
