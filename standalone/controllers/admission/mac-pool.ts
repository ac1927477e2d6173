import { isSame } from '../../kubernetes/equal.ts';
import { rangeInForce } from '../addons/mac-range.ts';
import { addonSettings } from '../addons/settings.ts';
import type { Cluster } from '../cluster.ts';
import { interfacesOf, networksOf, withInterfaces } from '../kubevirt/spec.ts';
import type { Interface, VirtualMachine } from '../kubevirt/types.ts';
import { denial } from './denial.ts';
import { normalizedMac } from './mac.ts';

const WEBHOOK = 'mutatevirtualmachines.kubemacpool.io';
const OPT_OUT = 'mutatevirtualmachines.kubemacpool.io';
const TIMESTAMP = 'kubemacpool.io/transaction-timestamp';
const numberOf = (mac: string): number => Number.parseInt(mac.replaceAll(':', ''), 16);

const macOf = (number: number): string =>
  (number.toString(16).padStart(12, '0').match(/../g) ?? []).join(':');

/** Two interfaces of one VM with one address. Source: KubeMacPool pkg/pool-manager/virtualmachine_pool.go. */
const complaintOf = (interfaces: Interface[]): string | undefined => {
  const holders = new Map<string, string>();
  const names = new Set<string>();
  for (const { name, macAddress } of interfaces) {
    if (names.has(name)) {
      return 'Failed to mutate virtual machine: every interface must have a unique name';
    }
    names.add(name);
    if (macAddress === undefined || macAddress === '') continue;
    const mac = normalizedMac(macAddress);
    if (mac === undefined) return `invalid MAC address format for interface ${name}: ${macAddress}`;
    const holder = holders.get(mac);
    if (holder !== undefined) {
      return `duplicate MAC address ${mac} found on interfaces: ${holder} and ${name}`;
    }
    holders.set(mac, name);
  }
  return undefined;
};

/**
 * Gives MAC addresses to the interfaces of VMs, as KubeMacPool's webhook does. Addresses that a user
 * types are taken as they are, even when another VM has them.
 */
export class MacPool {
  private next: number | undefined;

  constructor(private readonly cluster: Cluster) {}

  /**
   * The VM with an address for each interface.
   *
   * @throws ApiError 500, as the webhook answers, for an address twice in one VM
   */
  admit(vm: VirtualMachine, before: VirtualMachine | undefined): VirtualMachine {
    const settings = addonSettings(this.cluster);
    const { namespace = '' } = vm.metadata;
    const labels = this.cluster.get('namespace', undefined, namespace)?.metadata.labels;
    if (!settings?.macPool || labels?.[OPT_OUT] === 'ignore') return vm;
    const { spec } = vm.spec.template;
    const interfaces = interfacesOf(spec);
    const known = before ? interfacesOf(before.spec.template.spec) : undefined;
    if (known && isSame(known, interfaces)) return vm;
    const complaint = complaintOf(interfaces);
    if (complaint !== undefined) {
      throw denial(
        WEBHOOK,
        before
          ? `Failed to update virtual machine allocation error: ${complaint}`
          : `Failed to create virtual machine allocation error: Failed to allocate mac to the vm object: ${complaint}`,
        500,
      );
    }
    const { start, end } = rangeInForce(this.cluster, settings);
    const range: [number, number] = [numberOf(start), numberOf(end)];
    const given = interfaces.map((face) => this.withMac(face, known, range));
    const annotations = { ...vm.metadata.annotations, [TIMESTAMP]: this.cluster.now() };
    return {
      ...vm,
      metadata: { ...vm.metadata, annotations },
      spec: {
        ...vm.spec,
        template: { ...vm.spec.template, spec: withInterfaces(spec, given, networksOf(spec)) },
      },
    };
  }

  private withMac(
    face: Interface,
    known: Interface[] | undefined,
    range: [number, number],
  ): Interface {
    if (face.macAddress) return face;
    const before = known?.find(({ name }) => name === face.name)?.macAddress;
    return { ...face, macAddress: before ?? this.allocate(range) };
  }

  private allocate([start, end]: [number, number]): string {
    const used = new Set(
      this.cluster
        .list('vm')
        .flatMap(({ spec }) => interfacesOf(spec.template.spec))
        .flatMap(({ macAddress }) => normalizedMac(macAddress ?? '') ?? []),
    );
    const isInRange = this.next !== undefined && this.next >= start && this.next <= end;
    let number = isInRange ? (this.next ?? start) : start;
    for (let tries = start; tries <= end; tries += 1) {
      const mac = macOf(number);
      number = number === end ? start : number + 1;
      if (used.has(mac)) continue;
      this.next = number;
      return mac;
    }
    throw denial(WEBHOOK, 'the range is full', 500);
  }
}
