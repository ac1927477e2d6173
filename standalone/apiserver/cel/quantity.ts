const SUFFIXES: Record<string, [base: bigint, exponent: number]> = {
  n: [10n, -9],
  u: [10n, -6],
  m: [10n, -3],
  '': [10n, 0],
  k: [10n, 3],
  M: [10n, 6],
  G: [10n, 9],
  T: [10n, 12],
  P: [10n, 15],
  E: [10n, 18],
  Ki: [2n, 10],
  Mi: [2n, 20],
  Gi: [2n, 30],
  Ti: [2n, 40],
  Pi: [2n, 50],
  Ei: [2n, 60],
};

const SHAPE = /^([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;
/** Kubernetes keeps nothing smaller than a nano. */
const NANO = 10n ** 9n;
const MAX_EXPONENT = 30;

const roundedUp = (numerator: bigint, denominator: bigint): bigint =>
  (numerator + denominator - 1n) / denominator;

/** A quantity as CEL rules handle it: `quantity('1.5Gi')`, in nanos. */
export class Quantity {
  private constructor(private readonly nanos: bigint) {}

  static parse(text: string): Quantity | undefined {
    const [match, sign, number = '', exponent, suffix = ''] = SHAPE.exec(text) ?? [];
    if (match === undefined) return undefined;
    const [base, power] =
      exponent === undefined ? (SUFFIXES[suffix] ?? [10n, 0]) : [10n, Number(exponent)];
    if (Math.abs(power) > 2 * MAX_EXPONENT) return undefined;
    const [whole = '', fraction = ''] = number.split('.');
    const digits = BigInt(`${whole}${fraction}`) * NANO;
    const scaled = power < 0 ? digits : digits * base ** BigInt(power);
    const divisor = 10n ** BigInt(fraction.length) * (power < 0 ? base ** BigInt(-power) : 1n);
    const nanos = roundedUp(scaled, divisor);
    return new Quantity(sign === '-' ? -nanos : nanos);
  }

  compareTo(other: Quantity): bigint {
    if (this.nanos === other.nanos) return 0n;
    return this.nanos < other.nanos ? -1n : 1n;
  }

  get sign(): bigint {
    return this.compareTo(new Quantity(0n));
  }

  get isInteger(): boolean {
    return this.nanos % NANO === 0n;
  }

  /** Without what is behind the point. */
  get integer(): bigint {
    return this.nanos / NANO;
  }

  get approximateFloat(): number {
    return Number(this.nanos) / Number(NANO);
  }

  plus(other: Quantity | bigint): Quantity {
    return new Quantity(this.nanos + (other instanceof Quantity ? other.nanos : other * NANO));
  }

  minus(other: Quantity | bigint): Quantity {
    return new Quantity(this.nanos - (other instanceof Quantity ? other.nanos : other * NANO));
  }
}
