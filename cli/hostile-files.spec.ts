import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lintInProcess } from './testing/lint-in-process';

const nad = (name: string, vlan = 4095): string => `apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata:
  name: ${name}
  namespace: web
  annotations: { k8s.v1.cni.cncf.io/resourceName: bridge.network.kubevirt.io/br1 }
spec:
  config: '{"cniVersion":"0.3.1","name":"net","type":"bridge","bridge":"br1","vlan":${vlan}}'
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const write = (content: string | Buffer): string => {
  const file = path.join(folder, 'file.yaml');
  writeFileSync(file, content);
  return file;
};

const DEEP = 10_000;
const bomb = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]']
  .concat(
    Array.from('bcdefghij').map((key, index) => {
      const before = `*${'abcdefghij'.charAt(index)}`;
      return `${key}: &${key} [${Array<string>(10).fill(before).join(', ')}]`;
    }),
  )
  .join('\n');

/** Documents that cannot be read, and where and why. */
const UNREADABLE: [name: string, text: string, said: RegExp][] = [
  ['lists in lists', `a: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, /:1:\d+: Nested deeper/],
  ['objects in objects', `${'{a: '.repeat(DEEP)}1${'}'.repeat(DEEP)}`, /:1:\d+: Nested deeper/],
  ['JSON in JSON', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`, /:1:\d+: Nested deeper/],
  ['JSON after JSON', `{}\n{"a":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`, /:2:\d+: Nested deeper/],
  ['dashes after dashes', `${'- '.repeat(DEEP)}x`, /:1:\d+: Nested deeper/],
  [
    'lines below lines',
    Array.from({ length: 1000 }, (_unused, index) => `${' '.repeat(index)}a:`).join('\n'),
    /:201:201: Nested deeper/,
  ],
  [
    'aliases of nested values',
    Array.from(
      { length: 100 },
      (_unused, i) =>
        `a${i}: &x${i} ${'['.repeat(100)}${i === 0 ? '1' : `*x${i - 1}`}${']'.repeat(100)}`,
    ).join('\n'),
    /:\d+:\d+: Nested deeper/,
  ],
  ['an anchor inside itself', 'a: 1\nb: &x\n  c: [*x]', /:3:7: Anchor x contains itself/],
  ['an unknown anchor', 'a: 1\nb: *x', /:2:4: Unknown anchor x/],
  ['something merged that is no object', 'a: 1\n<<: 5', /:2:5: Only objects can be merged/],
  ['aliases of aliases', bomb, /:1:\d+: Too many aliases/],
  ['a string without an end', `a: "${'x'.repeat(1000)}`, /:2:1: Missing closing/],
];

describe('a document that cannot be read', () => {
  it.each(UNREADABLE)('%s: is named with its line, and hides no other', async (_n, text, said) => {
    const file = write(
      `${text}\n---\n${nad('other')}---\n${nad('aliased').replace('4095', '4094')}---\na: &a x\nb: *a\n`,
    );
    const { status, stdout, stderr } = await lintInProcess('--format', 'json', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(said);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject([{ code: 'VMN131', name: 'other' }]);
  });

  it('may stand beside many aliases that are few in each document', async () => {
    const text = 'kind: A\na: &a [1, 1, 1, 1]\nb: [*a, *a, *a, *a]\n---\n'.repeat(2000);
    expect(await lintInProcess(write(text))).toMatchObject({ status: 0, stderr: '' });
  });
});

it.each(['"', "'", ''])('30 MB in one string are read, in %s', async (quote) => {
  const text = `kind: A\nv: ${quote}${'x'.repeat(30e6)}${quote}\n---\n${nad('other')}`;
  const { status, stdout, stderr } = await lintInProcess(write(text));
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toContain('VMN131');
});

describe('a file that is not UTF-8', () => {
  const text = 'kind: A\nname: Ä\u00e9\n';
  it.each([
    ['Latin-1', Buffer.from(text, 'latin1'), ':2:7: the file is not UTF-8 but perhaps Latin-1'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), ':1:1: the file is UTF-16'],
    [
      'UTF-16 of the other order',
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      ':1:1: the file is UTF-16',
    ],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le'), ':1:1: the file is UTF-16'],
  ])('is named as what it is: %s', async (_name, bytes, said) => {
    const { status, stderr } = await lintInProcess(write(bytes));
    expect(status).toBe(2);
    expect(stderr).toContain(`file.yaml${said}`);
  });

  it.each(['kind: A\nname: \u00c4 網\n', '\ufeffkind: A\n', 'a', ''])(
    'but %j is',
    async (content) => {
      const { stderr } = await lintInProcess(write(content));
      expect(stderr).not.toContain('UTF');
    },
  );
});

it('names and values steer neither a terminal nor a pipeline', async () => {
  const name = '"x\\e[2J\\n::error::done\\r##[error]"';
  const { stdout } = await lintInProcess(write(nad(name)));
  expect(stdout).toContain('web/x\\x1b[2J\\x0a:\\x3aerror::done\\x0d#\\x23[error]');
  for (const line of stdout.trimEnd().split('\n')) {
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(line).not.toMatch(/[\u0000-\u001f]|::error|##\[/);
  }
  const { stderr } = await lintInProcess(path.join(folder, '::error::\u001bx\n'));
  expect(stderr.trimEnd()).toMatch(/:\\x3aerror::\\x1bx\\x0a: (Error: )?ENOENT/);
});

const COMMAND = ['--import', 'tsx', 'cli/lint-manifests.ts'];

it('ends quietly when nobody reads on', async () => {
  const text = Array.from({ length: 3000 }, (_unused, index) => `${nad(`n${index}`)}---\n`).join(
    '',
  );
  const child = spawn(process.execPath, [...COMMAND, write(text)]);
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect([status, stderr]).toEqual([1, '']);
});

it('does not wait for a program that makes credentials', () => {
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: '/bin/sh',
    args: ['-c', 'exec sleep 1000'],
  };
  const config = {
    'current-context': 'c',
    clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:9' } }],
    users: [{ name: 'u', user: { exec } }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
  };
  const args = ['--cluster', '--timeout', '1', '--kubeconfig', write(JSON.stringify(config))];
  const { status, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain('no end after 1 s');
});
