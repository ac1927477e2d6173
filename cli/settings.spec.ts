import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lintInProcess } from './testing/lint-in-process';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lint-settings-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

/** A network whose VLAN is refused (VMN131), and one that lacks its resource name (VMN155, a hint). */
const nad = (name: string, annotations = '') => `apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata:
  name: ${name}
  namespace: web
  annotations:
    k8s.v1.cni.cncf.io/resourceName: bridge.network.kubevirt.io/br1
${annotations}spec:
  config: '{"cniVersion":"0.3.1","name":"${name}","type":"bridge","bridge":"br1","vlan":4095}'
`;

const IGNORE = 'ignore.vm-networking-console-plugin/VMN131';

const run = async (...args: string[]) => {
  const { status, stdout, stderr } = await lintInProcess('--format', 'json', ...args);
  const found = JSON.parse(stdout) as { code: string; name: string; severity: string }[];
  return { status, stderr, found: found.map(({ code, name, severity }) => [code, name, severity]) };
};

describe('settings of rules', () => {
  it('give a rule another severity, or put it off', async () => {
    const file = write('a.yaml', nad('a'));
    const warn = write('warn.yaml', 'rules:\n  VMN131: warning\n');
    expect(await run('--config', warn, file)).toEqual({
      status: 0,
      stderr: '',
      found: [['VMN131', 'a', 'warning']],
    });
    expect(await run('--config', warn, '--fail-on', 'warning', file)).toMatchObject({ status: 1 });
    const off = write('off.yaml', 'rules: { VMN131: off }\n');
    expect(await run('--config', off, file)).toEqual({ status: 0, stderr: '', found: [] });
  });

  it.each([
    ['rules: { VMN000: off }', 'there is no code VMN000'],
    ['rules: { VMN131: loud }', 'VMN131 is not one of error, warning, info, off'],
    ['rules: [VMN131]', '"rules" is no map'],
    ['rule: {}', 'has "rule", and only "rules" is known'],
    ['text', 'is no map'],
    ['', 'holds not one document'],
    ['a: [', 'settings.yaml: '],
  ])('are refused where they would have no effect: %s', async (text, problem) => {
    const { status, stderr, stdout } = await lintInProcess(
      '--config',
      write('settings.yaml', text),
      write('a.yaml', nad('a')),
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
  });

  it('decide by which severity a run fails', async () => {
    const file = write('a.yaml', nad('a'));
    expect((await run('--fail-on', 'never', file)).status).toBe(0);
    expect((await run('--fail-on', 'info', file)).status).toBe(1);
    expect(await lintInProcess('--fail-on', 'often', file)).toMatchObject({ status: 2 });
  });
});

describe('a baseline', () => {
  it('leaves out what was found before, and fails for what is new', async () => {
    const file = write('a.yaml', nad('a'));
    const { stdout } = await lintInProcess('--format', 'json', file);
    const baseline = write('baseline.json', stdout);
    // Moved to another file and line, and beside a new one.
    const later = write('later.yaml', `# moved\n${nad('a')}---\n${nad('b')}`);
    expect(await run('--baseline', baseline, later)).toEqual({
      status: 1,
      stderr: 'in the baseline: 1\n',
      found: [['VMN131', 'b', 'error']],
    });
    expect((await run('--baseline', baseline, file)).status).toBe(0);
  });

  it.each(['{}', '[7]', '[{"code":"VMN131"}]', 'no JSON'])(
    'that is none is said: %s',
    async (text) => {
      const baseline = write('none.json', text);
      const { status, stderr } = await lintInProcess(
        '--baseline',
        baseline,
        write('a.yaml', nad('a')),
      );
      expect(status).toBe(2);
      expect(stderr).toContain('none.json: ');
    },
  );

  it('that is not there is said', async () => {
    const { status, stderr } = await lintInProcess(
      '--baseline',
      path.join(folder, 'nowhere.json'),
      write('a.yaml', nad('a')),
    );
    expect(status).toBe(2);
    expect(stderr).toContain('nowhere.json: ');
  });
});

describe('annotations that have findings ignored', () => {
  it('count until their day is over', async () => {
    const kept = write(
      'kept.yaml',
      nad('a', `    ${IGNORE}: until 2999-12-31 the switch is new\n`),
    );
    expect(await run(kept)).toEqual({
      status: 0,
      stderr: 'ignored by annotations: 1\n',
      found: [],
    });
    expect(await run('--ignored', kept)).toMatchObject({
      status: 0,
      stderr: '',
      found: [['VMN131', 'a', 'error']],
    });
    const over = write(
      'over.yaml',
      nad('a', `    ${IGNORE}: 'until 2020-12-31: the switch is new'\n`),
    );
    expect(await run(over)).toEqual({
      status: 1,
      stderr: '',
      found: [
        ['VMN914', 'a', 'info'],
        ['VMN131', 'a', 'error'],
      ],
    });
  });

  it('are told in the text where they are asked for', async () => {
    const file = write('kept.yaml', nad('a', `    ${IGNORE}: known\n`));
    const { stdout } = await lintInProcess('--ignored', file);
    expect(stdout).toContain('kept.yaml: ignored (known) error VMN131');
  });
});
