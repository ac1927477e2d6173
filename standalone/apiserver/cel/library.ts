import { Environment, EvaluationError, Optional } from '@marcbachmann/cel-js';
import { CIDR, IP } from './addresses.ts';
import { Format, FORMATS } from './formats.ts';
import { Quantity } from './quantity.ts';
import { URI } from './url.ts';

/** An error that the other side of `||` can make good, as CEL wants it. */
const failure = (message: string) => new EvaluationError({ code: 'invalid_argument', message });

const parsed = <T>(found: T | undefined, what: string, text: string): T => {
  if (found === undefined) throw failure(`${what} ${JSON.stringify(text)} parse error`);
  return found;
};
const ip = (text: string) => parsed(IP.parse(text), 'IP Address', text);
const cidr = (text: string) => parsed(CIDR.parse(text), 'network address', text);
const url = (text: string) => parsed(URI.parse(text), 'URL', text);
const quantity = (text: string) => parsed(Quantity.parse(text), 'quantity', text);

/** What follows `ip.` in a rule. */
class IpFunctions {
  isCanonical(text: string): boolean {
    return ip(text).toString() === text;
  }
}

const withAddresses = (environment: Environment): Environment =>
  environment
    .registerType('IP', { ctor: IP, fields: {} })
    .registerType('CIDR', { ctor: CIDR, fields: {} })
    .registerType('IpFunctions', { ctor: IpFunctions, fields: {} })
    .registerConstant('ip', 'IpFunctions', new IpFunctions())
    .registerFunction('isIP(string): bool', (text: string) => IP.parse(text) !== undefined)
    .registerFunction('ip(string): IP', ip)
    .registerFunction(
      'IpFunctions.isCanonical(string): bool',
      (functions: IpFunctions, text: string) => functions.isCanonical(text),
    )
    .registerFunction('IP.family(): int', (each: IP) => BigInt(each.family))
    .registerFunction('IP.isUnspecified(): bool', (each: IP) => each.is('unspecified'))
    .registerFunction('IP.isLoopback(): bool', (each: IP) => each.is('loopback'))
    .registerFunction('IP.isLinkLocalUnicast(): bool', (each: IP) => each.is('linkLocal'))
    .registerFunction('IP.isLinkLocalMulticast(): bool', (each: IP) => each.isLinkLocalMulticast)
    .registerFunction('IP.isGlobalUnicast(): bool', (each: IP) => each.isGlobalUnicast)
    .registerFunction('string(IP): string', (each: IP) => each.toString())
    .registerOperator('IP == IP', (a: IP, b: IP) => a.toString() === b.toString())
    .registerFunction('isCIDR(string): bool', (text: string) => CIDR.parse(text) !== undefined)
    .registerFunction('cidr(string): CIDR', cidr)
    .registerFunction('CIDR.ip(): IP', (each: CIDR) => each.ip)
    .registerFunction('CIDR.masked(): CIDR', (each: CIDR) => each.masked)
    .registerFunction('CIDR.prefixLength(): int', (each: CIDR) => BigInt(each.prefixLength))
    .registerFunction('CIDR.containsIP(IP): bool', (each: CIDR, inner: IP) =>
      each.containsIP(inner),
    )
    .registerFunction('CIDR.containsIP(string): bool', (each: CIDR, text: string) =>
      each.containsIP(ip(text)),
    )
    .registerFunction('CIDR.containsCIDR(CIDR): bool', (each: CIDR, inner: CIDR) =>
      each.containsCIDR(inner),
    )
    .registerFunction('CIDR.containsCIDR(string): bool', (each: CIDR, text: string) =>
      each.containsCIDR(cidr(text)),
    )
    .registerFunction('string(CIDR): string', (each: CIDR) => each.toString())
    .registerOperator('CIDR == CIDR', (a: CIDR, b: CIDR) => a.toString() === b.toString());

const withQuantities = (environment: Environment): Environment =>
  environment
    .registerType('Quantity', { ctor: Quantity, fields: {} })
    .registerFunction(
      'isQuantity(string): bool',
      (text: string) => Quantity.parse(text) !== undefined,
    )
    .registerFunction('quantity(string): Quantity', quantity)
    .registerFunction('Quantity.sign(): int', (each: Quantity) => each.sign)
    .registerFunction('Quantity.isInteger(): bool', (each: Quantity) => each.isInteger)
    .registerFunction('Quantity.asInteger(): int', (each: Quantity) => {
      if (!each.isInteger) throw failure('cannot convert value to integer');
      return each.integer;
    })
    .registerFunction(
      'Quantity.asApproximateFloat(): double',
      (each: Quantity) => each.approximateFloat,
    )
    .registerFunction('Quantity.compareTo(Quantity): int', (a: Quantity, b: Quantity) =>
      a.compareTo(b),
    )
    .registerFunction(
      'Quantity.isGreaterThan(Quantity): bool',
      (a: Quantity, b: Quantity) => a.compareTo(b) > 0n,
    )
    .registerFunction(
      'Quantity.isLessThan(Quantity): bool',
      (a: Quantity, b: Quantity) => a.compareTo(b) < 0n,
    )
    .registerFunction('Quantity.add(Quantity): Quantity', (a: Quantity, b: Quantity) => a.plus(b))
    .registerFunction('Quantity.add(int): Quantity', (a: Quantity, b: bigint) => a.plus(b))
    .registerFunction('Quantity.sub(Quantity): Quantity', (a: Quantity, b: Quantity) => a.minus(b))
    .registerFunction('Quantity.sub(int): Quantity', (a: Quantity, b: bigint) => a.minus(b))
    .registerOperator('Quantity == Quantity', (a: Quantity, b: Quantity) => a.compareTo(b) === 0n);

const withUrls = (environment: Environment): Environment =>
  environment
    .registerType('URL', { ctor: URI, fields: {} })
    .registerFunction('isURL(string): bool', (text: string) => URI.parse(text) !== undefined)
    .registerFunction('url(string): URL', url)
    .registerFunction('URL.getScheme(): string', (each: URI) => each.scheme)
    .registerFunction('URL.getHost(): string', (each: URI) => each.host)
    .registerFunction('URL.getHostname(): string', (each: URI) => each.hostname)
    .registerFunction('URL.getPort(): string', (each: URI) => each.port)
    .registerFunction('URL.getEscapedPath(): string', (each: URI) => each.path);

/** What follows `format.` in a rule. */
class Formats {
  constructor(readonly named: Record<string, Format>) {}
}

const withFormats = (environment: Environment): Environment => {
  environment
    .registerType('Formats', { ctor: Formats, fields: {} })
    .registerType('Format', { ctor: Format, fields: {} })
    .registerConstant('format', 'Formats', new Formats(FORMATS))
    .registerFunction(
      'Format.validate(string): optional<list<string>>',
      (format: Format, text: string) => {
        const errors = format.validate(text);
        return errors ? Optional.of(errors) : Optional.none();
      },
    );
  for (const [name, format] of Object.entries(FORMATS)) {
    environment.registerFunction(`Formats.${name}(): Format`, () => format);
  }
  return environment;
};

type Comparable = bigint | number | string;

const least = (list: Comparable[], isBetter: (a: Comparable, b: Comparable) => boolean) => {
  if (list.length === 0) throw failure('min or max called on empty list');
  return list.reduce((best, each) => (isBetter(each, best) ? each : best));
};

const sum = (list: (bigint | number)[]): bigint | number =>
  list.some((each) => typeof each === 'number')
    ? list.reduce((total: number, each) => total + Number(each), 0)
    : list.reduce((total: bigint, each) => total + BigInt(each), 0n);

const withListsAndTexts = (environment: Environment): Environment =>
  environment
    .registerFunction('list.sum(): dyn', sum)
    .registerFunction('list.min(): dyn', (list: Comparable[]) => least(list, (a, b) => a < b))
    .registerFunction('list.max(): dyn', (list: Comparable[]) => least(list, (a, b) => a > b))
    .registerFunction('list.isSorted(): bool', (list: Comparable[]) =>
      list.every((each, index) => index === 0 || (list[index - 1] ?? each) <= each),
    )
    .registerFunction('list.indexOf(dyn): int', (list: unknown[], entry: unknown) =>
      BigInt(list.indexOf(entry)),
    )
    .registerFunction('list.lastIndexOf(dyn): int', (list: unknown[], entry: unknown) =>
      BigInt(list.lastIndexOf(entry)),
    )
    .registerFunction('matches(string, string): bool', (text: string, pattern: string) =>
      new RegExp(pattern, 'u').test(text),
    )
    .registerFunction('string.find(string): string', (text: string, pattern: string) => {
      const [found = ''] = new RegExp(pattern, 'u').exec(text) ?? [];
      return found;
    })
    .registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) =>
      Array.from(text.matchAll(new RegExp(pattern, 'gu')), ([found]) => found),
    )
    .registerFunction('string.charAt(int): string', (text: string, index: bigint) =>
      text.charAt(Number(index)),
    )
    .registerFunction(
      'string.replace(string, string): string',
      (text: string, from: string, to: string) => text.replaceAll(from, to),
    );

/**
 * CEL as Kubernetes offers it to the rules of CustomResourceDefinitions: the language, and of
 * Kubernetes' own functions those for addresses, quantities, URLs, formats, lists and texts. A rule
 * that calls another one does not compile.
 */
export const kubernetesCel = (): Environment =>
  [withAddresses, withQuantities, withUrls, withFormats, withListsAndTexts].reduce(
    (environment, add) => add(environment),
    new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false }),
  );
