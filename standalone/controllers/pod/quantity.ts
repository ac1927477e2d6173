const FACTORS: Record<string, number> = {
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
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
  Ei: 1024 ** 6,
};

/**
 * The number that a Kubernetes quantity means, in bytes, CPUs or pieces; 0 for what is none. Source:
 * k8s.io/apimachinery/pkg/api/resource/quantity.go.
 */
export const amountOf = (quantity: string | number | undefined): number => {
  if (typeof quantity === 'number') return quantity;
  const match = /^([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([A-Za-z]*)$/.exec(quantity ?? '');
  const number = Number(match?.[1]);
  const factor = FACTORS[match?.[2] ?? ''];
  return Number.isNaN(number) || factor === undefined ? 0 : number * factor;
};
