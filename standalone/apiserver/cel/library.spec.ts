import { EvaluationError } from '@marcbachmann/cel-js';
import { kubernetesCel } from './library.ts';

const environment = kubernetesCel().registerVariable('self', 'dyn');
const evaluate = (rule: string, self: unknown = ''): unknown => {
  const parsed = environment.parse(rule);
  const { valid, error } = parsed.check();
  if (!valid) throw error ?? new Error('it does not compile');
  return parsed({ self }) as unknown;
};

describe('the functions that Kubernetes adds to CEL', () => {
  it.each([
    ["isIP('192.0.2.1')", true],
    ["isIP('2001:db8::1')", true],
    ["isIP('192.0.2.256')", false],
    ["isIP('192.0.02.1')", false],
    ["isIP('fe80::1%eth0')", false],
    ["isIP('::ffff:192.0.2.1')", false],
    ["isIP('192.0.2.0/24')", false],
    ["ip('192.0.2.1').family()", 4n],
    ["ip('2001:db8::1').family()", 6n],
    ["ip('2001:DB8::1') == ip('2001:db8:0::1')", true],
    ["ip('192.0.2.1') == ip('192.0.2.2')", false],
    ["ip.isCanonical('2001:db8::1')", true],
    ["ip.isCanonical('2001:DB8::1')", false],
    ["ip('127.0.0.1').isLoopback()", true],
    ["ip('0.0.0.0').isUnspecified()", true],
    ["ip('169.254.0.1').isLinkLocalUnicast()", true],
    ["ip('224.0.0.1').isLinkLocalMulticast()", true],
    ["ip('ff02::1').isLinkLocalMulticast()", true],
    ["ip('224.0.1.1').isLinkLocalMulticast()", false],
    ["ip('10.0.0.1').isGlobalUnicast()", true],
    ["ip('224.0.1.1').isGlobalUnicast()", false],
    ["string(ip('2001:DB8::1'))", '2001:db8::1'],
  ])('addresses: %s is %s', (rule, wanted) => {
    expect(evaluate(rule)).toBe(wanted);
  });

  it.each([
    ["isCIDR('192.0.2.0/24')", true],
    ["isCIDR('192.0.2.7/24')", true],
    ["isCIDR('192.0.2.0/33')", false],
    ["isCIDR('192.0.2.0/024')", false],
    ["isCIDR('192.0.2.0')", false],
    ["isCIDR('2001:db8::/129')", false],
    ["isCIDR('::ffff:192.0.2.0/120')", false],
    ["cidr('192.0.2.7/24').prefixLength()", 24n],
    ["cidr('192.0.2.7/24').ip() == ip('192.0.2.7')", true],
    ["cidr('192.0.2.7/24').masked() == cidr('192.0.2.0/24')", true],
    ["cidr('2001:db8::7/64').masked() == cidr('2001:db8::/64')", true],
    ["cidr('192.0.2.0/24') == cidr('192.0.2.0/25')", false],
    ["cidr('192.0.2.0/24').containsIP('192.0.2.9')", true],
    ["cidr('192.0.2.0/24').containsIP(ip('192.0.3.9'))", false],
    ["cidr('192.0.2.0/24').containsIP('2001:db8::1')", false],
    ["cidr('192.0.2.0/24').containsCIDR('192.0.2.128/25')", true],
    ["cidr('192.0.2.0/24').containsCIDR(cidr('192.0.2.0/24'))", true],
    ["cidr('192.0.2.0/24').containsCIDR('192.0.0.0/16')", false],
    ["string(cidr('2001:DB8::/32'))", '2001:db8::/32'],
  ])('ranges: %s is %s', (rule, wanted) => {
    expect(evaluate(rule)).toBe(wanted);
  });

  it.each([
    ["isQuantity('1.5Gi')", true],
    ["isQuantity('1e3')", true],
    ["isQuantity('1 Gi')", false],
    ["isQuantity('Gi')", false],
    ["quantity('1Ki') == quantity('1024')", true],
    ["quantity('0.5') == quantity('500m')", true],
    ["quantity('1Gi').isGreaterThan(quantity('1G'))", true],
    ["quantity('1M').isLessThan(quantity('1Mi'))", true],
    ["quantity('-1').sign()", -1n],
    ["quantity('2k').asInteger()", 2000n],
    ["quantity('500m').isInteger()", false],
    ["quantity('500m').asApproximateFloat()", 0.5],
    ["quantity('1').add(quantity('1k')) == quantity('1001')", true],
    ["quantity('3').sub(1).compareTo(quantity('2'))", 0n],
  ])('quantities: %s is %s', (rule, wanted) => {
    expect(evaluate(rule)).toBe(wanted);
  });

  it.each([
    ["isURL('https://example.com:8443/a')", true],
    ["isURL('/a/b')", true],
    ["isURL('example.com')", false],
    ["isURL('')", false],
    ["url('https://example.com:8443/a?b=c').getScheme()", 'https'],
    ["url('https://example.com:8443/a').getHost()", 'example.com:8443'],
    ["url('https://[2001:db8::1]:8443/a').getHostname()", '2001:db8::1'],
    ["url('https://[2001:db8::1]:8443/a').getHost()", '[2001:db8::1]:8443'],
    ["url('https://example.com/a%20b').getEscapedPath()", '/a%20b'],
    ["url('https://example.com').getPort()", ''],
  ])('URLs: %s is %s', (rule, wanted) => {
    expect(evaluate(rule)).toBe(wanted);
  });

  it.each([
    ["format.dns1123Label().validate('a-1').hasValue()", false],
    ["format.dns1123Label().validate('a.b').hasValue()", true],
    ["format.dns1123Subdomain().validate('a.b').hasValue()", false],
    ["format.dns1035Label().validate('1a').hasValue()", true],
    ["format.labelValue().validate('').hasValue()", false],
    ["format.qualifiedName().validate('example.com/name').hasValue()", false],
    ["format.qualifiedName().validate('Example.com/name').hasValue()", true],
    ["format.qualifiedName().validate('a/b/c').hasValue()", true],
    ["format.qualifiedName().validate('').hasValue()", true],
  ])('formats: %s is %s', (rule, wanted) => {
    expect(evaluate(rule)).toBe(wanted);
  });

  it.each([
    ['[1, 2].sum() == 3', true],
    ['[1.5, 2.0].sum() == 3.5', true],
    ['[3, 1, 2].min() == 1 && [3, 1, 2].max() == 3', true],
    ['[1, 2, 2].isSorted() && ![2, 1].isSorted()', true],
    ["['a', 'b', 'a'].indexOf('a')", 0n],
    ["['a', 'b', 'a'].lastIndexOf('a')", 2n],
    ["'abc 123'.find('[0-9]+')", '123'],
    ["'1 2'.findAll('[0-9]') == ['1', '2']", true],
    ["matches('abc', '^[a-c]+$')", true],
    ["'abc'.charAt(1)", 'b'],
    ["'a.b.c'.replace('.', '-')", 'a-b-c'],
  ])('lists and texts: %s is %s', (rule, wanted) => {
    expect(evaluate(rule)).toBe(wanted);
  });

  it('lets the other side of || make an error good', () => {
    expect(evaluate("ip('no address').family() == 4 || true")).toBe(true);
  });

  it.each([
    "quantity('500m').asInteger()",
    "ip('no address')",
    "cidr('10.0.0.0')",
    "quantity('x')",
    "url('x')",
    '[].min()',
  ])('fails at %s', (rule) => {
    expect(() => evaluate(rule)).toThrow(EvaluationError);
  });

  it.each(['nothing(self)', 'semver("1.0.0").major()', 'self.all(x, y, true)'])(
    'does not compile %s',
    (rule) => {
      expect(() => evaluate(rule)).toThrow();
    },
  );
});
