import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const CHART = path.resolve('charts/vm-networking-console-plugin');
const PLUGIN = 'vm-networking-console-plugin';

interface Patch {
  type: string;
  patch: unknown;
}

/** Runs a script of the chart against a console with these plugins; what it asked to be patched. */
const run = (script: string, plugins: readonly string[]): Patch[] => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chart-'));
  try {
    const log = path.join(folder, 'patches');
    writeFileSync(log, '');
    writeFileSync(path.join(folder, 'plugins'), plugins.map((name) => `${name}\n`).join(''));
    const oc = path.join(folder, 'oc');
    writeFileSync(
      oc,
      `#!/bin/sh\nif [ "$1" = get ]; then cat "${folder}/plugins"; else printf '%s\\t%s\\n' "$4" "$6" >> "${log}"; fi\n`,
    );
    chmodSync(oc, 0o755);
    execFileSync('/bin/bash', ['-c', readFileSync(path.join(CHART, 'files', script), 'utf8')], {
      env: { PATH: `${folder}:${process.env.PATH ?? ''}`, PLUGIN },
      stdio: 'pipe',
    });
    return readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [type = '', patch = ''] = line.split('\t');
        return { type, patch: JSON.parse(patch) as unknown };
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('the chart', () => {
  it('adds the plugin to those of the console', () => {
    expect(run('enable.sh', ['a', 'b'])).toEqual([
      { type: '--type=json', patch: [{ op: 'add', path: '/spec/plugins/-', value: PLUGIN }] },
    ]);
    expect(run('enable.sh', [])).toEqual([
      { type: '--type=merge', patch: { spec: { plugins: [PLUGIN] } } },
    ]);
  });

  it('adds it once', () => {
    expect(run('enable.sh', ['a', PLUGIN])).toEqual([]);
    // Another one whose name begins alike is another one.
    expect(run('enable.sh', [`${PLUGIN}-2`])).toHaveLength(1);
  });

  it('takes out the plugin alone, from its place', () => {
    expect(run('disable.sh', ['a', PLUGIN, 'b'])).toEqual([
      {
        type: '--type=json',
        patch: [
          { op: 'test', path: '/spec/plugins/1', value: PLUGIN },
          { op: 'remove', path: '/spec/plugins/1' },
        ],
      },
    ]);
    expect(run('disable.sh', ['a', `${PLUGIN}-2`])).toEqual([]);
    expect(run('disable.sh', [])).toEqual([]);
  });

  it('names images by version or digest only', () => {
    const values = readFileSync(path.join(CHART, 'values.yaml'), 'utf8');
    expect(values).not.toContain(':latest');
  });
});
