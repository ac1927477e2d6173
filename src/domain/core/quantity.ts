import { textOf } from './resource';

const FACTORS: Record<string, number | undefined> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const FORM = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([eE][+-]?\d+)|([a-zA-Z]*))$/;

/**
 * The number that a Kubernetes quantity means, in bytes or pieces; undefined for what is none, such
 * as `64MB`.
 *
 * Source: k8s.io/apimachinery/pkg/api/resource/quantity.go.
 */
export const quantityOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const [, number, exponent = '', unit = ''] = FORM.exec(textOf(value) ?? '') ?? [];
  const factor = FACTORS[unit];
  if (number === undefined || factor === undefined) return undefined;
  const found = Number(`${number}${exponent}`) * factor;
  return Number.isFinite(found) ? found : undefined;
};
