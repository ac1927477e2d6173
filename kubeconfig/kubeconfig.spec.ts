import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KubeconfigError, readKubeconfig } from './kubeconfig';

// The first test loads the client of clusters.
jest.setTimeout(60_000);

let folder = '';
const before = process.env.KUBECONFIG;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kubeconfig-'));
});
afterEach(() => {
  if (before === undefined) delete process.env.KUBECONFIG;
  else process.env.KUBECONFIG = before;
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => path.join(folder, name);

const write = (name: string, content: object | string): string => {
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
  return at(name);
};

const content = (server: string, current = 'one') => ({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': current,
  clusters: [
    { name: 'c', cluster: { server } },
    { name: 'd', cluster: { server: 'https://other.example.com' } },
  ],
  users: [
    { name: 'alice', user: { token: 'secret' } },
    { name: 'bob', user: { 'client-certificate': 'bob.crt', 'client-key': 'bob.key' } },
  ],
  contexts: [
    { name: 'one', context: { cluster: 'c', user: 'alice', namespace: 'shop' } },
    { name: 'two', context: { cluster: 'd', user: 'bob' } },
  ],
});

const messageOf = async (choice: Parameters<typeof readKubeconfig>[0]): Promise<string> => {
  try {
    await readKubeconfig(choice);
  } catch (error) {
    if (error instanceof KubeconfigError) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('readKubeconfig', () => {
  it('reads cluster, user and namespace of the current context', async () => {
    const file = write('plain', content('https://api.example.com:6443/k8s'));
    const config = await readKubeconfig({ file });
    const { url, user, namespace } = config;
    expect([url.href, user, namespace]).toEqual([
      'https://api.example.com:6443/k8s',
      'alice',
      'shop',
    ]);
    expect(await config.authorize()).toMatchObject({ headers: { Authorization: 'Bearer secret' } });
  });

  it('reads those of another context, with files beside the kubeconfig', async () => {
    mkdirSync(at('sub'));
    write('sub/bob.crt', 'certificate');
    write('sub/bob.key', 'key');
    const file = write('sub/config', content('https://api.example.com'));
    const config = await readKubeconfig({ file, context: 'two' });
    const { url, user, namespace } = config;
    expect([url.host, user, namespace]).toEqual(['other.example.com', 'bob', undefined]);
    const { cert, key } = await config.authorize();
    expect([cert, key]).toEqual([Buffer.from('certificate'), Buffer.from('key')]);
  });

  it('takes plain HTTP', async () => {
    const file = write('http', content('http://127.0.0.1:8001'));
    const config = await readKubeconfig({ file });
    expect(config.url.protocol).toBe('http:');
    await expect(config.authorize()).resolves.toBeDefined();
  });

  it('finds the files of KUBECONFIG, and needs but one of them', async () => {
    const file = write('usual', content('https://usual.example.com'));
    process.env.KUBECONFIG = file;
    expect((await readKubeconfig({})).url.host).toBe('usual.example.com');
    process.env.KUBECONFIG = '';
    expect(await messageOf({})).toBe('cannot read the kubeconfig ');
  });

  it('says that a file is missing', async () => {
    const file = at('missing');
    expect(await messageOf({ file })).toBe(`cannot read the kubeconfig ${file}`);
    process.env.KUBECONFIG = [file, at('neither')].join(path.delimiter);
    expect(await messageOf({})).toBe(`cannot read the kubeconfig ${file}, ${at('neither')}`);
  });

  it.each([
    ['broken', '{ [', undefined, / is not a kubeconfig: [^\n]+$/],
    ['contexts', content('https://a'), 'three', / has no context three; it has: one, two$/],
    ['no-contexts', { kind: 'Config' }, 'three', / has no context three; it has: none$/],
    ['no-current', content('https://a', ''), undefined, / names no current cluster; choose one/],
    ['no-url', content('nowhere'), undefined, /: nowhere is no URL of a cluster$/],
  ])('says what is wrong with %s', async (name, text, context, message) => {
    const file = write(name, text);
    const said = await messageOf({ file, context });
    expect(said).toMatch(message);
    expect(said.startsWith(file)).toBe(true);
  });
});
