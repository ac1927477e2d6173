import { digestOf } from './digest.ts';

function octet(number: number): string {
  return (number & 0xff).toString(16).padStart(2, '0');
}

/** A MAC address in lower case: three octets of prefix (`02:4f:9c`) and a number below 2^24. */
export function macFrom(prefix: string, number: number): string {
  return [prefix, octet(number >> 16), octet(number >> 8), octet(number)].join(':');
}

/** The MAC address that OVN-Kubernetes gives to a pod with this IPv4 address. */
export function podMac(ip: string): string {
  return ['0a', '58', ...ip.split('.').map((part) => octet(Number(part)))].join(':');
}

/**
 * The name that KubeVirt gives to the pod's side of a secondary interface, from the name of the
 * network in the VM: `pod` and 11 hexadecimal digits, which leaves room for a suffix of `-nic`.
 */
export function podInterfaceName(network: string): string {
  return `pod${digestOf(network).slice(0, 11)}`;
}
