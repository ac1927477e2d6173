import { macOf } from '../../net/mac';
import { entriesAt, isRecord, listAt, numberAt, textAt } from '../../core/resource';

/** Who reported something of an interface. */
export type InfoSource = 'domain' | 'guest-agent' | 'multus-status';

/** Addresses as reported, in order and each once, without prefix lengths. */
export interface Addresses {
  ipv4: readonly string[];
  ipv6: readonly string[];
  /** Of no use outside of the segment: fe80::/10 and 169.254.0.0/16. */
  linkLocal: readonly string[];
}

/** What a running instance reports of an interface. */
export interface InterfaceStatus extends Addresses {
  /** Place in `status.interfaces`. */
  index: number;
  /** Undefined for an interface that only the guest knows. */
  name: string | undefined;
  /** What the guest calls it. */
  guestName: string | undefined;
  podInterfaceName: string | undefined;
  /** Lower case with colons; as reported where it cannot be read. */
  mac: string | undefined;
  infoSources: readonly string[];
  queueCount: number | undefined;
  /** `up` or `down`. */
  linkState: string | undefined;
}

/**
 * Sorts addresses into kinds, without prefix lengths; what is none is left out. They were reported,
 * not typed, so that their form alone tells.
 */
export const addressesOf = (texts: readonly unknown[]): Addresses => {
  const ipv4: string[] = [];
  const ipv6: string[] = [];
  const linkLocal: string[] = [];
  const seen = new Set<string>();
  for (const text of texts) {
    if (typeof text !== 'string') continue;
    const address = text.replace(/\/\d+$/, '');
    if (seen.has(address)) continue;
    seen.add(address);
    if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) {
      (address.startsWith('169.254.') ? linkLocal : ipv4).push(address);
    } else if (/^[\da-f]*:[\da-f:.]+(?:%.+)?$/i.test(address)) {
      (/^fe[89ab]/i.test(address) ? linkLocal : ipv6).push(address);
    }
  }
  return { ipv4, ipv6, linkLocal };
};

/** The list behind a text such as `domain, guest-agent`. */
export const infoSourcesOf = (text: unknown): string[] =>
  typeof text !== 'string'
    ? []
    : text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');

export const isReportedBy = (status: InterfaceStatus | undefined, source: InfoSource): boolean =>
  status?.infoSources.includes(source) ?? false;

/** Whether the guest has an address that others can reach. */
export const hasAddress = ({ ipv4, ipv6 }: Addresses): boolean => ipv4.length + ipv6.length > 0;

const readStatuses = (vmi: unknown): InterfaceStatus[] =>
  entriesAt(vmi, 'status', 'interfaces').map(({ index, entry }) => ({
    index,
    name: textAt(entry, 'name'),
    guestName: textAt(entry, 'interfaceName'),
    podInterfaceName: textAt(entry, 'podInterfaceName'),
    mac: macOf(entry.mac) ?? textAt(entry, 'mac'),
    infoSources: infoSourcesOf(entry.infoSource),
    queueCount: numberAt(entry, 'queueCount'),
    linkState: textAt(entry, 'linkState'),
    ...addressesOf([entry.ipAddress, ...listAt(entry, 'ipAddresses')]),
  }));

const known = new WeakMap<object, readonly InterfaceStatus[]>();

/**
 * `status.interfaces` of a VMI. Takes any value; entries that are no objects are passed over. Each
 * object is read once.
 *
 * Source: kubevirt staging/src/kubevirt.io/api/core/v1/types.go VirtualMachineInstanceNetworkInterface.
 */
export const interfaceStatusesOf = (vmi: unknown): readonly InterfaceStatus[] => {
  if (!isRecord(vmi)) return [];
  let statuses = known.get(vmi);
  if (!statuses) known.set(vmi, (statuses = readStatuses(vmi)));
  return statuses;
};
