import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lintInProcess } from './testing/lint-in-process';
import { readText } from './read-files';
import { reportOf } from './report';

const nad = (config: string, name = 'net') => `apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata:
  name: ${name}
  namespace: web
  annotations:
    k8s.v1.cni.cncf.io/resourceName: bridge.network.kubevirt.io/br1
spec:
  config: '${config}'
`;
const healthy = nad('{"cniVersion":"0.3.1","name":"net","type":"bridge","bridge":"br1"}');
const badVlan = nad(
  '{"cniVersion":"0.3.1","name":"net","type":"bridge","bridge":"br1","vlan":4095}',
);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lint-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const spawned = (args: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'cli/lint-manifests.ts', ...args],
    { input, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
};

describe('lint-manifests', () => {
  it('exits with 0 and an empty array for healthy files', async () => {
    expect(await lintInProcess('--format', 'json', write('healthy.yaml', healthy))).toEqual({
      status: 0,
      stdout: '[]\n',
      stderr: '',
    });
  });

  it('exits with 1 for an error, and says all about it', async () => {
    const file = write('bad.yaml', `${healthy}---\n${badVlan}`);
    const { status, stdout } = await lintInProcess('--format', 'json', file);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        code: 'VMN131',
        severity: 'error',
        kind: 'NetworkAttachmentDefinition',
        namespace: 'web',
        name: 'net',
        path: 'spec.config.vlan',
        message: expect.stringContaining('4095 is refused') as unknown,
        file,
      },
    ]);
  });

  it('reads standard input and writes text by default', () => {
    const { status, stdout } = spawned(['-'], badVlan);
    expect(status).toBe(1);
    expect(stdout).toContain(
      '-: error VMN131 NetworkAttachmentDefinition web/net spec.config.vlan',
    );
  });

  it('exits with 2 for what it cannot read, and still reports the rest as an array', async () => {
    const broken = write('broken.yaml', 'kind: [unclosed\n');
    const { status, stdout, stderr } = await lintInProcess(
      '--format',
      'json',
      broken,
      path.join(folder, 'missing.yaml'),
      write('also-bad.yaml', badVlan),
    );
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('broken.yaml:'),
      expect.stringContaining('missing.yaml'),
    ]);
  });

  it('takes all files as one world, in any order, and names the file of the object at fault', async () => {
    const network = write('network.yaml', healthy);
    const nodes = write(
      'nodes.yaml',
      ['a', 'b']
        .map(
          (name) => `apiVersion: v1
kind: Node
metadata: { name: ${name} }
---
apiVersion: nmstate.io/v1beta1
kind: NodeNetworkState
metadata: { name: ${name} }
status: { currentState: { interfaces: [{ name: eth0, type: ethernet }] } }
`,
        )
        .join('---\n'),
    );
    const expected = [expect.objectContaining({ code: 'VMN410', name: 'net', file: network })];
    for (const files of [
      [network, nodes],
      [nodes, network],
    ]) {
      const { status, stdout } = await lintInProcess('--format', 'json', ...files);
      expect([status, JSON.parse(stdout)]).toEqual([1, expected]);
    }
  });

  it.each([
    [[]],
    [['--format', 'xml', 'x']],
    [['--nonsense', 'x']],
    [['--context', 'c', 'x']],
    [['--kubeconfig', 'f', 'x']],
  ])('exits with 2 and the usage for %j', async (args) => {
    const { status, stderr } = await lintInProcess(...args);
    expect(status).toBe(2);
    expect(stderr).toContain('Usage: lint-manifests');
  });
});

describe('readText', () => {
  it('takes several documents, JSON, and lists of any kind', () => {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [{ kind: 'A' }, { kind: 'List', items: [{ kind: 'B' }] }],
    };
    const typed = { apiVersion: 'k8s.cni.cncf.io/v1', kind: 'CList', items: [{ metadata: {} }] };
    const { objects, problems } = readText(
      'f',
      `# comment only\n---\n${JSON.stringify(list)}\n---\n${JSON.stringify(typed)}\n---\n`,
    );
    expect(problems).toEqual([]);
    expect(objects.map(({ object }) => object)).toEqual([
      { kind: 'A' },
      { kind: 'B' },
      { apiVersion: 'k8s.cni.cncf.io/v1', kind: 'C', metadata: {} },
    ]);
  });

  it('reads the booleans of YAML 1.1 as Kubernetes does', () => {
    expect(readText('f', 'spoofChk: on\nname: "on"\n').objects[0]?.object).toEqual({
      spoofChk: true,
      name: 'on',
    });
  });

  it('takes dates and MAC addresses for text, as Kubernetes does', () => {
    const text = 'created: 2026-01-01T00:00:00Z\nday: 2026-01-01\nmac: 02:00:00:00:00:01\n';
    expect(readText('f', text).objects[0]?.object).toEqual({
      created: '2026-01-01T00:00:00Z',
      day: '2026-01-01',
      mac: '02:00:00:00:00:01',
    });
  });

  it('names the line of a document that is no object, and of broken text', () => {
    expect(readText('f', 'kind: A\n---\njust text\n').problems).toEqual([
      { file: 'f', line: 3, column: 1, message: 'not a Kubernetes object' },
    ]);
    expect(readText('f', 'a: 1\nb: "x\n').problems).toEqual([
      expect.objectContaining({ file: 'f', line: 3 }),
    ]);
  });

  it('passes over kinds that no rule knows', () => {
    expect(reportOf(readText('f', 'kind: ConfigMap\napiVersion: v1\n').objects)).toEqual([]);
  });
});

describe('reportOf', () => {
  it('gives a finding to the first file that has the object', () => {
    const objects = ['first', 'second'].flatMap((file) => readText(file, badVlan).objects);
    expect(reportOf(objects).map(({ file }) => file)).toEqual(['first']);
  });

  it('reports the files only, whose objects take the place of those of the cluster', () => {
    const inCluster = readText('', badVlan + '---\n' + badVlan.replace('name: net', 'name: other'));
    const evidence = {
      objects: inCluster.objects.map(({ object }) => object),
      extents: { NetworkAttachmentDefinition: 'everywhere' as const },
    };
    expect(reportOf(readText('f', healthy).objects, evidence)).toEqual([]);
    expect(reportOf([], evidence).map(({ name, file }) => [name, file])).toEqual([
      ['net', 'cluster'],
      ['other', 'cluster'],
    ]);
  });
});
