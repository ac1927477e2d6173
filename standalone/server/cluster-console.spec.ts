import { readClusterOptions, tokenOf } from './cluster-console';
import { UsageError } from './upstream';

const PUBLIC = '--public-url=https://console.example.org';

describe('readClusterOptions', () => {
  it('needs the public address alone', () => {
    expect(readClusterOptions([PUBLIC])).toEqual({
      publicUrl: new URL('https://console.example.org'),
      apiServer: new URL('https://kubernetes.default.svc'),
      apiCa: undefined,
      tokenHeader: 'authorization',
      port: 8080,
      hostFolder: '/opt/console/host',
      pluginFolder: '/opt/console/plugin',
    });
  });

  it.each([
    [[], '--public-url is needed'],
    [['--public-url=console.example.org'], '--public-url takes a URL'],
    [['--public-url=ftp://a'], '--public-url takes a URL'],
    [['--public-url=https://a/vms'], 'the console has no path'],
    [['--public-url=https://a:b@c'], 'without user'],
    [[PUBLIC, '--api-server=x'], '--api-server takes a URL'],
    [[PUBLIC, '--token-header=a b'], '--token-header takes the name of a header'],
    [[PUBLIC, '--port=70000'], '--port takes a number'],
    [[PUBLIC, '--port=x'], '--port takes a number'],
    [[PUBLIC, '--verbose'], 'verbose'],
  ])('refuses %j', (args, message) => {
    expect(() => readClusterOptions(args)).toThrow(UsageError);
    expect(() => readClusterOptions(args)).toThrow(message);
  });
});

describe('tokenOf', () => {
  const of = (value: string | undefined) =>
    tokenOf({ headers: { authorization: value } }, 'authorization');

  it.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['abc.d-e_f~g+h/i==', 'abc.d-e_f~g+h/i=='],
    [undefined, undefined],
    ['', undefined],
    ['Bearer ', undefined],
    ['Bearer a, Bearer b', undefined],
    ['Basic YTpi', undefined],
    ['Bearer a=b', undefined],
  ])('of %s is %s', (value, token) => {
    expect(of(value)).toBe(token);
  });
});
