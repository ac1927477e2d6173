import ipaddr from 'ipaddr.js';

type Parsed = ipaddr.IPv4 | ipaddr.IPv6;

/** As Go's netip reads it for Kubernetes: no zone, no IPv4 address within IPv6, no leading zeros. */
const parse = (text: string): Parsed | undefined => {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? undefined : address;
};

const LINK_LOCAL_MULTICAST: readonly [Parsed, number][] = [
  [ipaddr.IPv4.parse('224.0.0.0'), 24],
  [ipaddr.IPv6.parse('ff02::'), 16],
];

/** An address as CEL rules handle it: `ip('192.0.2.1')`. */
export class IP {
  private constructor(readonly address: Parsed) {}

  static parse(text: string): IP | undefined {
    const address = parse(text);
    return address && new IP(address);
  }

  static of(address: Parsed): IP {
    return new IP(address);
  }

  get family(): 4 | 6 {
    return this.address.kind() === 'ipv4' ? 4 : 6;
  }

  isIn(range: readonly [Parsed, number]): boolean {
    return this.address.kind() === range[0].kind() && this.address.match(range[0], range[1]);
  }

  is(range: string): boolean {
    return this.address.range() === range;
  }

  get isLinkLocalMulticast(): boolean {
    return LINK_LOCAL_MULTICAST.some((range) => this.isIn(range));
  }

  /** In Go's sense: neither unspecified, loopback, multicast, link-local nor broadcast. */
  get isGlobalUnicast(): boolean {
    return !['unspecified', 'loopback', 'multicast', 'linkLocal', 'broadcast'].some((range) =>
      this.is(range),
    );
  }

  toString(): string {
    return this.address.toString();
  }
}

/** A range as CEL rules handle it: `cidr('192.0.2.0/24')`. */
export class CIDR {
  private constructor(
    readonly ip: IP,
    readonly prefixLength: number,
  ) {}

  static parse(text: string): CIDR | undefined {
    const [, address = '', bits = ''] = /^([^/]*)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
    const ip = IP.parse(address);
    const length = Number(bits);
    if (!ip || length > (ip.family === 4 ? 32 : 128)) return undefined;
    return new CIDR(ip, length);
  }

  get masked(): CIDR {
    const text = this.toString();
    const network =
      this.ip.family === 4
        ? ipaddr.IPv4.networkAddressFromCIDR(text)
        : ipaddr.IPv6.networkAddressFromCIDR(text);
    return new CIDR(IP.of(network), this.prefixLength);
  }

  containsIP(ip: IP): boolean {
    return ip.isIn([this.ip.address, this.prefixLength]);
  }

  containsCIDR(other: CIDR): boolean {
    return this.prefixLength <= other.prefixLength && this.containsIP(other.ip);
  }

  toString(): string {
    return `${this.ip.toString()}/${this.prefixLength}`;
  }
}
