import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOptions } from './options';
import { kubeconfigUpstream, UsageError } from './upstream';

describe('readOptions', () => {
  it('takes port 9000 and the speed of the played controllers as they are', () => {
    expect(readOptions([])).toEqual({ port: 9000 });
  });

  it('takes what is given', () => {
    expect(readOptions(['--scenario', 'empty', '--port', '0', '--speed', '0.5'])).toEqual({
      scenario: 'empty',
      port: 0,
      speed: 0.5,
    });
    expect(readOptions(['--kubeconfig', 'k', '--context', 'c'])).toEqual({
      kubeconfig: 'k',
      context: 'c',
      port: 9000,
    });
  });

  it.each([
    [['--port', 'abc'], /--port takes a number/],
    [['--port', '65536'], /--port takes a number from 0 to 65535/],
    [['--speed', '0'], /--speed takes a number above 0/],
    [['--context', 'x'], /--context needs --kubeconfig/],
    [['--kubeconfig', 'k', '--scenario', 'empty'], /--scenario belongs to the embedded API/],
    [['--crds', '/no/such'], /There is no folder \/no\/such/],
    [['--nonsense'], /nonsense/],
  ])('refuses %j by one line', (args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
    expect(() => readOptions(args)).not.toThrow(/\n/);
  });
});

describe('kubeconfigUpstream', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kubeconfig-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('refuses a file that is not there', () => {
    expect(() => kubeconfigUpstream('/no/such')).toThrow(/Cannot read the kubeconfig \/no\/such/);
  });

  it.each([
    ['text that is no YAML', 'clusters: [{', undefined, /is not a kubeconfig/],
    ['no cluster', '{}', undefined, /names no current cluster/],
    ['a context that it does not have', 'contexts: []\n', 'x', /no context x/],
  ])('refuses a file with %s by one line', (_what, text, context, message) => {
    const file = path.join(folder, 'config');
    writeFileSync(file, text);
    expect(() => kubeconfigUpstream(file, context)).toThrow(UsageError);
    expect(() => kubeconfigUpstream(file, context)).toThrow(message);
    expect(() => kubeconfigUpstream(file, context)).not.toThrow(/\n/);
  });
});
