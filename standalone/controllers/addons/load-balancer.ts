import { at } from '../../apiserver/conversion/paths.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';

const numberOf = (ip: string): number =>
  ip.split('.').reduce((number, part) => number * 256 + Number(part), 0);

const ipOf = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

/** The first and the last address of `10.0.0.1-10.0.0.9` or `10.0.0.0/28`. */
const endsOf = (text: string): [number, number] => {
  const [first = '', last] = text.split('-').map((part) => part.trim());
  if (last !== undefined) return [numberOf(first), numberOf(last)];
  const [address = '', prefix = '32'] = first.split('/');
  const size = 2 ** (32 - Number(prefix));
  const start = Math.floor(numberOf(address) / size) * size;
  return [start, start + size - 1];
};

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

/** Addresses that a Service was given. */
const givenTo = ({ status }: KubernetesObject): string[] => {
  const ingress = at(status, ['loadBalancer', 'ingress']);
  return Array.isArray(ingress)
    ? ingress.flatMap((entry: unknown) =>
        isRecord(entry) && typeof entry.ip === 'string' ? [entry.ip] : [],
      )
    : [];
};

export const isWaiting = (service: KubernetesObject): boolean =>
  at(service.spec, ['type']) === 'LoadBalancer' && givenTo(service).length === 0;

/** The first IPv4 address of the pools that no Service has. */
export const freeAddress = (
  pools: KubernetesObject[],
  services: KubernetesObject[],
): string | undefined => {
  const taken = new Set(services.flatMap(givenTo));
  for (const { spec } of pools) {
    if (at(spec, ['autoAssign']) === false) continue;
    for (const text of textsOf(at(spec, ['addresses']))) {
      if (text.includes(':')) continue;
      const [first, last] = endsOf(text);
      for (let number = first; number <= last; number += 1) {
        if (!taken.has(ipOf(number))) return ipOf(number);
      }
    }
  }
  return undefined;
};
