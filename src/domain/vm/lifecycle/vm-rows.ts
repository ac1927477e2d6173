import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { containsIp, parseIp, parseSloppyCidr } from '../../net/cidr';
import { textAt, type KubernetesResource } from '../../core/resource';
import { keyOf, type World } from '../../world/world';
import { interfaceStatusesOf, type Addresses } from '../interfaces/interface-status';
import {
  hasImplicitInterface,
  interfaceSpecsOf,
  type NetworkSource,
} from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';

/** One VM of a list. */
export interface VmRow {
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  /** `namespace/name`. */
  key: string;
  name: string;
  namespace: string;
  /** As KubeVirt prints it; empty where it does not say. */
  status: string;
  /** Empty where it does not run. */
  node: string;
  networks: NetworkSource[];
  /** Of all interfaces together. */
  addresses: Addresses;
  created: string;
}

const addressesOfAll = (vmi: KubernetesResource | undefined): Addresses => {
  const statuses = interfaceStatusesOf(vmi).filter(({ name }) => name !== undefined);
  const all = (kind: keyof Addresses) => [...new Set(statuses.flatMap((status) => status[kind]))];
  return { ipv4: all('ipv4'), ipv6: all('ipv6'), linkLocal: all('linkLocal') };
};

const rows = new WeakMap<KubernetesResource, VmRow>();

const rowOf = (vm: KubernetesResource, vmi: KubernetesResource | undefined): VmRow => {
  const known = rows.get(vm);
  if (known && known.vmi === vmi) return known;
  const namespace = namespaceOf(vm);
  const name = textAt(vm, 'metadata', 'name') ?? '';
  const template = vmTemplateOf(vm);
  const row: VmRow = {
    vm,
    vmi,
    key: keyOf(namespace, name),
    name,
    namespace,
    status: textAt(vm, 'status', 'printableStatus') ?? '',
    node: textAt(vmi, 'status', 'nodeName') ?? '',
    networks: hasImplicitInterface(template)
      ? [{ kind: 'pod' }]
      : interfaceSpecsOf(template, namespace).map(({ values }) => values.network),
    addresses: addressesOfAll(vmi),
    created: textAt(vm, 'metadata', 'creationTimestamp') ?? '',
  };
  rows.set(vm, row);
  return row;
};

/** Rows of VMs with what their instances report. Each is worked out once for each state of the two. */
export const vmRowsOf = (world: World, vms: readonly KubernetesResource[]): VmRow[] =>
  vms.map((vm) =>
    rowOf(
      vm,
      world.find('VirtualMachineInstance', textAt(vm, 'metadata', 'name') ?? '', namespaceOf(vm)),
    ),
  );

/** Text of a network for filters: `pod`, or the NetworkAttachmentDefinition's `namespace/name`. */
export const networkText = (source: NetworkSource): string =>
  source.kind === 'multus' ? `${source.namespace}/${source.name}` : source.kind;

/**
 * Why a text cannot be filtered for: it has a prefix, and is no CIDR. Undefined while it may still
 * become one.
 */
export const addressProblem = (text: string): Reason | undefined => {
  const wanted = text.trim();
  const isTyped = /\/./.test(wanted) || wanted === '/';
  return isTyped && !parseSloppyCidr(wanted)
    ? reason(
        msg('This is no CIDR. Write an address and a prefix such as 10.0.0.0/24 or fd00::/64.'),
      )
    : undefined;
};

/**
 * What a filter by address lets through: everything within a CIDR, an address however it is spelled,
 * or part of one while it is being typed. Families never match each other.
 */
export const addressFilter = (text: string): ((address: string) => boolean) => {
  // A prefix that is still to be typed.
  const wanted = text.trim().toLowerCase().replace(/\/$/, '');
  const cidr = wanted.includes('/') ? parseSloppyCidr(wanted) : undefined;
  const exact = parseIp(wanted);
  return (address) => {
    const ip = parseIp(address);
    if (cidr) return ip?.family === cidr.family && containsIp(cidr, ip);
    if (ip && exact?.family === ip.family && exact.value === ip.value) return true;
    return address.toLowerCase().includes(wanted);
  };
};
