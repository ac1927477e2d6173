import { kubeconfigUpstream } from './kubeconfig-upstream';
import { readOptions } from './options';
import { UsageError } from './upstream';

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
    expect(readOptions(['--api-port', '6443', '--write-kubeconfig', 'f'])).toEqual({
      port: 9000,
      apiPort: 6443,
      writeKubeconfig: 'f',
    });
    expect(readOptions(['--shares', 'console'])).toEqual({ shares: 'console', port: 9000 });
    expect(readOptions(['--plugin', 'a', '--plugin', 'b'])).toEqual({
      plugins: ['a', 'b'],
      port: 9000,
    });
  });

  it.each([
    [['--port', 'abc'], /--port takes a number/],
    [['--port', '65536'], /--port takes a number from 0 to 65535/],
    [['--api-port', 'x'], /--api-port takes a number from 0 to 65535, not x/],
    [['--write-kubeconfig', 'f'], /--write-kubeconfig needs --api-port/],
    [['--kubeconfig', 'k', '--api-port', '0'], /--api-port belongs to the embedded API/],
    [['--changes', 'many'], /--changes takes a number above 0, not many/],
    [['--kubeconfig', 'k', '--changes', '1'], /--changes belongs to the embedded API/],
    [['--speed', '0'], /--speed takes a number above 0/],
    [['--shares', 'some'], /--shares takes all or console/],
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

// What is wrong with a kubeconfig is tested where it is read.
describe('kubeconfigUpstream', () => {
  // It loads the client of clusters.
  jest.setTimeout(60_000);

  it('takes a mistake in a kubeconfig for one of the command line', async () => {
    const reading = kubeconfigUpstream('/no/such');
    await expect(reading).rejects.toThrow(UsageError);
    await expect(reading).rejects.toThrow('cannot read the kubeconfig /no/such');
  });
});
