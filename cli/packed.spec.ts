import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readYaml } from '../src/domain/text/yaml';

const BAD = `apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata: { name: net, namespace: web }
spec:
  config: '{"cniVersion":"0.3.1","name":"net","type":"bridge","bridge":"br1","vlan":4095}'
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lint-packed-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What a file of the repository holds, as a map. */
const settingsOf = (file: string): Record<string, unknown> => {
  const [part] = readYaml(readFileSync(file, 'utf8'));
  if (part?.kind !== 'value') throw new Error(`${file} cannot be read`);
  return part.value as Record<string, unknown>;
};

describe('lint-manifests as a package', () => {
  it('runs from its packed files alone, in a folder that has nothing else', () => {
    // As `npm install -g .` and pre-commit do: `prepare` makes the program, then it is packed.
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
      encoding: 'utf8',
    }).trim();
    execFileSync('tar', ['xzf', path.join(folder, path.basename(packed)), '-C', folder]);
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      bin: Record<string, string>;
    };
    const program = path.join(folder, 'package', bin['lint-manifests'] ?? '');
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(program, args, {
        cwd: folder,
        input: BAD,
        encoding: 'utf8',
      });
      return { status, stdout, stderr };
    };
    const { status, stdout, stderr } = run('-');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('-: error VMN131 NetworkAttachmentDefinition web/net');
    expect(JSON.parse(run('--format', 'sarif', '-').stdout)).toMatchObject({ version: '2.1.0' });
    // What reads clusters is in it, too.
    const beside = run('--cluster', '--kubeconfig', path.join(folder, 'none'));
    expect(beside.status).toBe(2);
    expect(beside.stderr).toContain('none');
  });

  it('is offered to pre-commit as one process for all files, which are one world', () => {
    const [hook] = settingsOf('.pre-commit-hooks.yaml') as unknown as Record<string, unknown>[];
    expect(hook).toMatchObject({
      id: 'lint-manifests',
      entry: 'lint-manifests',
      language: 'node',
      types_or: ['yaml', 'json'],
      require_serial: true,
    });
  });

  it('is offered as a GitHub action whose steps name a shell', () => {
    const { name, description, inputs, runs } = settingsOf('action.yml') as {
      name: string;
      description: string;
      inputs: Record<string, { description: string }>;
      runs: { using: string; steps: { run?: string; shell?: string; uses?: string }[] };
    };
    expect([name, description].every((text) => text.trim() !== '')).toBe(true);
    expect(Object.values(inputs).every((input) => input.description.trim() !== '')).toBe(true);
    expect(runs.using).toBe('composite');
    for (const step of runs.steps.filter((each) => each.run !== undefined)) {
      expect(step.shell).toBe('bash');
      // Inputs reach a script as variables: in its text they would be run as what they say.
      expect(step.run).not.toContain('${{ inputs');
    }
  });

  it('writes SARIF in that action, and fails as its input says', () => {
    const { runs } = settingsOf('action.yml') as { runs: { steps: { run?: string }[] } };
    const script = runs.steps.at(-1)?.run ?? '';
    writeFileSync(path.join(folder, 'bad net.yaml'), BAD);
    mkdirSync(path.join(folder, 'deep', 'er'), { recursive: true });
    writeFileSync(path.join(folder, 'deep', 'er', 'bad.yaml'), BAD);
    const step = (failOn: string, files: string) =>
      spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
        cwd: folder,
        encoding: 'utf8',
        env: {
          ...process.env,
          FILES: files,
          FAIL_ON: failOn,
          CONFIG: '',
          BASELINE: '',
          SARIF_FILE: 'found.sarif',
          LINT: path.resolve('dist-cli/lint-manifests.mjs'),
        },
      });
    expect(step('error', '**/*.yaml')).toMatchObject({ status: 1, stderr: '' });
    const { runs: found } = JSON.parse(readFileSync(path.join(folder, 'found.sarif'), 'utf8')) as {
      runs: { results: { ruleId: string }[] }[];
    };
    expect(found[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['VMN152', 'VMN131']);
    expect(step('never', 'deep/er/bad.yaml').status).toBe(0);
  });
});
