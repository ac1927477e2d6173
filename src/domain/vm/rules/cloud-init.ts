import { entriesAt, textAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import { formatIp, parseCidr, parseIp, type Ip } from '../../net/cidr';
import { macOf } from '../../net/mac';
import { guestLinksOf, type GuestLink } from '../spec/network-data';
import type { CheckedInterface, CheckedVm } from './checked';

const decoded = (base64: string): string => {
  try {
    return atob(base64);
  } catch {
    // The cluster refuses what is no base64, and says so itself.
    return '';
  }
};

/** The network data of the VM and where they stand; data in a Secret are not known. */
const networkDataOf = ({ spec, at }: CheckedVm): { text: string; path: string }[] =>
  entriesAt(spec, 'volumes').flatMap(({ index, entry }) => {
    const path = `${at}.volumes[${index}].cloudInitNoCloud`;
    const plain = textAt(entry, 'cloudInitNoCloud', 'networkData');
    if (plain !== undefined) return { text: plain, path: `${path}.networkData` };
    const base64 = textAt(entry, 'cloudInitNoCloud', 'networkDataBase64');
    if (base64 === undefined) return [];
    return { text: decoded(base64), path: `${path}.networkDataBase64` };
  });

/** Subnet between pod and guest where the VM names none. */
const USUAL = '10.0.2.0/24';

/** The address that masquerade expects of the guest: the second of the subnet. */
const guestAddressOf = ({ network }: CheckedInterface): Ip | undefined => {
  const cidr = parseCidr(textAt(network?.entry, 'pod', 'vmNetworkCIDR') ?? USUAL);
  return cidr?.family === 4 ? { family: 4, value: cidr.first + 2n } : undefined;
};

/** What guests call their first network card. */
const FIRST = ['enp1s0', 'eth0'];

const isLinkOf = (vm: CheckedVm, item: CheckedInterface, { name, mac }: GuestLink): boolean => {
  if (mac !== undefined) {
    const own = macOf(item.entry.macAddress);
    return own !== undefined && own === macOf(mac);
  }
  if (vm.interfaces.length === 1) return true;
  return vm.interfaces[0] === item && item.entry.pciAddress === undefined && FIRST.includes(name);
};

/**
 * Static IPv4 addresses for the interface on the pod network. With masquerade KubeVirt translates
 * between the pod's address and one fixed address of the guest; no other reaches anything.
 *
 * Source: kubevirt pkg/network/setup/netpod/masquerade; pkg/network/link/address.go.
 */
export const checkCloudInit = (vm: CheckedVm): void => {
  const item = vm.interfaces.find(
    ({ network, bindings }) => network?.source.kind === 'pod' && bindings.includes('masquerade'),
  );
  const guest = item && guestAddressOf(item);
  if (!item || !guest) return;
  for (const { text, path } of networkDataOf(vm)) {
    const links = guestLinksOf(text).filter((link) => isLinkOf(vm, item, link));
    const wrong = links
      .flatMap(({ addresses }) => addresses)
      .find((address) => {
        const ip = parseIp(address.replace(/\/.*$/, ''));
        return ip?.family === 4 && ip.value !== guest.value;
      });
    if (wrong === undefined) continue;
    const params = { address: wrong, expected: formatIp(guest) };
    vm.report(codes.staticAddressOnPodNetwork, path, params);
  }
};
