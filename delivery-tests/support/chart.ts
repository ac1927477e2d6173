import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import type { KubernetesObject } from '../../standalone/kubernetes/object.ts';

const root = path.resolve(__dirname, '../..');
export const CHART = path.join(root, 'charts/vm-networking-console-plugin');
const SOURCE = path.join(root, 'scripts/chart/render.go');
/** Where Debian's packages lay the sources of libraries. */
export const GO_PATH = '/usr/share/gocode';

/** The renderer, built once for each state of its source. */
const renderer = (): string => {
  const hash = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 16);
  const cache = path.join(root, 'node_modules/.cache/chart');
  const program = path.join(cache, `render-${hash}`);
  if (!existsSync(program)) {
    mkdirSync(cache, { recursive: true });
    execFileSync('go', ['build', '-o', program, SOURCE], {
      stdio: 'pipe',
      env: {
        ...process.env,
        GO111MODULE: 'off',
        GOPATH: GO_PATH,
        GOCACHE: path.join(cache, 'go'),
        GOFLAGS: '-trimpath',
      },
    });
  }
  return program;
};

export interface Rendered {
  objects: KubernetesObject[];
  notes: string;
}

/**
 * The chart as Helm renders it.
 *
 * @param values over those of the chart
 * @throws Error with what Helm says of values that it refuses
 */
export const render = (values: object): Rendered => {
  const folder = mkdtempSync(path.join(tmpdir(), 'values-'));
  try {
    const file = path.join(folder, 'values.yaml');
    writeFileSync(file, stringify(values));
    const { status, stdout, stderr } = spawnSync(renderer(), [CHART, 'net', file], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    // Helm leaves documents out that have nothing but comments.
    const objects = parseAllDocuments(stdout).flatMap((document) => {
      if (document.errors.length > 0) throw new Error(String(document.errors[0]));
      return (document.toJS() as KubernetesObject | null) ?? [];
    });
    return { objects, notes: stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
