import type { KubernetesResource } from '../core/resource';

const MAX_LABEL = 63;

/** Room for a number that is put behind. */
const ROOM = 4;

/**
 * A name for a new Service of a VM that no Service of its namespace has: it begins with a letter, and is a
 * label of DNS.
 *
 * @param suffix put behind the name of the VM, such as `-ssh`
 */
export const newServiceName = (
  vm: string,
  suffix: string,
  services: readonly KubernetesResource[],
): string => {
  const started = /^[a-z]/.test(vm) ? vm : `vm-${vm}`;
  const label = started
    .replace(/[^-a-z0-9]/g, '-')
    .slice(0, MAX_LABEL - ROOM - suffix.length)
    .replace(/-+$/, '');
  const wanted = `${label}${suffix}`;
  const taken = new Set(services.map((service) => service.metadata?.name));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${wanted}-${number}`.slice(0, MAX_LABEL);
    if (!taken.has(name)) return name;
  }
};
