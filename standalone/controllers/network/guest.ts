import { parse } from 'yaml';
import { isRecord } from '../../kubernetes/object.ts';
import { normalizedMac } from '../admission/mac.ts';
import { nadKey, nadRefOf, type Nic } from '../kubevirt/spec.ts';
import type { CloudInit, InstanceSpec, VirtualMachineInstance } from '../kubevirt/types.ts';
import { leadsOut } from '../pod/bridges.ts';
import { configOf } from '../pod/cni.ts';
import { leasedAddress } from '../pod/addresses.ts';
import type { PodNetwork } from '../pod/find.ts';
import type { World } from '../world.ts';

const cloudInitsOf = ({ volumes = [] }: InstanceSpec): CloudInit[] =>
  volumes.flatMap(
    ({ cloudInitNoCloud, cloudInitConfigDrive }) => cloudInitNoCloud ?? cloudInitConfigDrive ?? [],
  );

const decoded = (text: string | undefined, base64: string | undefined): string =>
  text ?? (base64 === undefined ? '' : Buffer.from(base64, 'base64').toString('utf8'));

/** Whether the guest runs the guest agent: when its cloud-init user data installs it. */
export const hasAgent = (spec: InstanceSpec): boolean =>
  cloudInitsOf(spec).some(({ userData, userDataBase64 }) =>
    decoded(userData, userDataBase64).includes('qemu-guest-agent'),
  );

const macIn = (device: Record<string, unknown>): string => {
  const { match } = device;
  const mac = isRecord(match) ? match.macaddress : undefined;
  return typeof mac === 'string' ? (normalizedMac(mac) ?? '') : '';
};

/** The devices that version 2 network data sets up. Anything else counts as none. */
const devicesOf = (spec: InstanceSpec): Record<string, unknown>[] =>
  cloudInitsOf(spec).flatMap(({ networkData, networkDataBase64 }) => {
    let data: unknown;
    try {
      data = parse(decoded(networkData, networkDataBase64));
    } catch {
      // A guest ignores what it cannot read.
      return [];
    }
    const ethernets = isRecord(data) ? data.ethernets : undefined;
    return isRecord(ethernets) ? Object.values(ethernets).filter(isRecord) : [];
  });

/** The addresses that the guest sets by itself on the device with this MAC address. */
const ownAddresses = (spec: InstanceSpec, mac: string): string[] | undefined => {
  const device = devicesOf(spec).find((each) => macIn(each) === mac);
  if (!device || !Array.isArray(device.addresses)) return undefined;
  return device.addresses.flatMap((each: unknown) =>
    typeof each === 'string' ? (each.split('/')[0] ?? []) : [],
  );
};

/** The address that every interface gives itself. Source: RFC 4291, modified EUI-64. */
export const linkLocal = (mac: string): string => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = mac
    .split(':')
    .map((part) => Number.parseInt(part, 16));
  const groups = [(a ^ 2) * 256 + b, c * 256 + 0xff, 0xfe00 + d, e * 256 + f];
  const text = groups.map((group) => group.toString(16)).join(':');
  return `fe80::${text.replace(/^(0:)+/, '')}`;
};

/**
 * The addresses that the guest has on a secondary interface: those of its cloud-init network data,
 * else the one that the network gave to the pod, else one by DHCP; and the link-local one.
 */
export const guestAddresses = (
  vmi: VirtualMachineInstance,
  { network }: Nic,
  mac: string,
  attached: PodNetwork | undefined,
  world: World,
): string[] => {
  const ref = nadRefOf(network.multus?.networkName ?? '', vmi.metadata.namespace ?? '');
  const config = configOf(world.nad(ref)) ?? {};
  const given = attached?.name === nadKey(ref) ? attached.ips : undefined;
  const node = vmi.status?.nodeName ?? '';
  const leased = () =>
    leadsOut(config, node, world) ? (leasedAddress(ref, mac, world) ?? []) : [];
  return [...(ownAddresses(vmi.spec, mac) ?? given ?? [leased()].flat()), linkLocal(mac)];
};
