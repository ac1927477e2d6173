import { EVERYWHERE, familyOf } from './network-data';

/** An interface that network data are to set up. */
export interface NewNic {
  /** Name of the entry; the guest's own name for the interface where there is no MAC address. */
  id: string;
  /** By which the guest finds it; undefined where it does by `id`. */
  mac?: string;
  dhcp4?: boolean;
  dhcp6?: boolean;
  /** With prefixes. */
  addresses?: readonly string[];
  gateway4?: string;
  gateway6?: string;
  nameservers?: readonly string[];
  mtu?: number;
}

type Json = Record<string, unknown>;

/** The entry of version 2; default routes are written as routes. */
export const entryOf2 = (nic: NewNic): Json => {
  const { mac, dhcp4, dhcp6, addresses = [], gateway4, gateway6, nameservers = [], mtu } = nic;
  const routes = [
    ...(gateway4 === undefined ? [] : [{ to: EVERYWHERE[4], via: gateway4 }]),
    ...(gateway6 === undefined ? [] : [{ to: EVERYWHERE[6], via: gateway6 }]),
  ];
  return {
    ...(mac === undefined ? {} : { match: { macaddress: mac.toLowerCase() } }),
    dhcp4: dhcp4 ?? false,
    ...(dhcp6 === undefined ? {} : { dhcp6 }),
    ...(addresses.length > 0 ? { addresses } : {}),
    ...(routes.length > 0 ? { routes } : {}),
    ...(nameservers.length > 0 ? { nameservers: { addresses: nameservers } } : {}),
    ...(mtu === undefined ? {} : { mtu }),
  };
};

/** The subnet of version 1 for a static address. */
export const staticSubnet = (address: string): Json => ({
  type: familyOf(address) === 6 ? 'static6' : 'static',
  address,
});

/** The entry of version 1, in which each gateway belongs to the first address of its family. */
export const entryOf1 = (nic: NewNic): Json => {
  const { id, mac, dhcp4, dhcp6, addresses = [], nameservers = [], mtu } = nic;
  const gateways = new Map([
    [4, nic.gateway4],
    [6, nic.gateway6],
  ]);
  const subnets: Json[] = [
    ...(dhcp4 ? [{ type: 'dhcp4' }] : []),
    ...(dhcp6 ? [{ type: 'dhcp6' }] : []),
    ...addresses.map((address): Json => {
      const family = familyOf(address) ?? 4;
      const gateway = gateways.get(family);
      gateways.delete(family);
      return { ...staticSubnet(address), ...(gateway === undefined ? {} : { gateway }) };
    }),
  ];
  const [first] = subnets;
  if (first && nameservers.length > 0) first.dns_nameservers = nameservers;
  return {
    type: 'physical',
    name: id,
    ...(mac === undefined ? {} : { mac_address: mac.toLowerCase() }),
    ...(mtu === undefined ? {} : { mtu }),
    ...(subnets.length > 0 ? { subnets } : {}),
  };
};
