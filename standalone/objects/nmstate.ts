/** What connects a localnet to the bridge of a node that leads to it. */
export interface BridgeMapping {
  localnet: string;
  bridge: string;
}

/** An interface as nmstate reports it. */
export interface NmstateInterface {
  name: string;
  type: string;
  state: 'up' | 'down';
  [field: string]: unknown;
}

/** Bytes; what devices have unless told otherwise. */
const MTU = 1500;

interface Port {
  /** The bridge or bond that it is a port of. */
  controller?: string;
}

/** What interfaces of the kernel have in common; they have addresses only where they are given. */
export function kernelInterface(name: string, type: string, mac: string): NmstateInterface {
  return {
    name,
    type,
    state: 'up',
    mtu: MTU,
    // nmstate writes MAC addresses in upper case.
    'mac-address': mac.toUpperCase(),
    'accept-all-mac-addresses': false,
    ipv4: { enabled: false },
    ipv6: { enabled: false },
    lldp: { enabled: false },
  };
}

interface Card extends Port {
  /** Virtual functions, if it is capable of SR-IOV. */
  vfs?: number;
  /** Mbit/s, 25,000 unless told otherwise; 0: no cable is plugged in, so that nobody knows. */
  speed?: number;
  /** Bytes. */
  mtu?: number;
  /** Who is at the other end of the cable; the card listens for that only where it is given. */
  neighbor?: Neighbor;
}

/** A network device. */
export function ethernet(
  name: string,
  mac: string,
  { controller, vfs, speed = 25_000, mtu, neighbor }: Card = {},
): NmstateInterface {
  return {
    ...kernelInterface(name, 'ethernet', mac),
    ...(mtu !== undefined && { mtu }),
    ...(neighbor && { lldp: { enabled: true, neighbors: [lldpNeighbor(neighbor)] } }),
    ...(controller !== undefined && { controller }),
    ethernet: {
      'auto-negotiation': true,
      ...(speed > 0 && { duplex: 'full', speed }),
      ...(vfs !== undefined && { 'sr-iov': { 'total-vfs': vfs } }),
    },
  };
}

/** A bond of devices, of which one is active at a time. */
export function bond(
  name: string,
  mac: string,
  ports: string[],
  { controller }: Port = {},
): NmstateInterface {
  return {
    ...kernelInterface(name, 'bond', mac),
    ...(controller !== undefined && { controller }),
    'link-aggregation': {
      mode: 'active-backup',
      options: { miimon: 100, primary: '', fail_over_mac: 'none' },
      port: [...ports],
    },
  };
}

/** A Linux bridge that lets all VLANs of its ports through. */
export function linuxBridge(name: string, mac: string, ports: string[]): NmstateInterface {
  return {
    ...kernelInterface(name, 'linux-bridge', mac),
    bridge: {
      options: {
        'group-forward-mask': 0,
        'mac-ageing-time': 300,
        'multicast-snooping': true,
        stp: {
          enabled: false,
          'forward-delay': 15,
          'hello-time': 2,
          'max-age': 20,
          priority: 32_768,
        },
      },
      port: ports.map((port) => ({
        name: port,
        'stp-hairpin-mode': false,
        'stp-path-cost': 100,
        'stp-priority': 32,
      })),
    },
  };
}

/** An Open vSwitch bridge. It is no interface of the kernel: the one with addresses is a port. */
export function ovsBridge(name: string, ports: string[]): NmstateInterface {
  return {
    name,
    type: 'ovs-bridge',
    state: 'up',
    bridge: {
      options: {
        'fail-mode': '',
        'mcast-snooping-enable': false,
        rstp: false,
        stp: { enabled: false },
      },
      port: ports.map((port) => ({ name: port })),
    },
  };
}

/** An internal port of an Open vSwitch bridge, with the host's address there; the MTU is in bytes. */
export function ovsInterface(
  name: string,
  mac: string,
  settings: {
    controller: string;
    mtu?: number;
    address?: { ip: string; 'prefix-length': number };
  },
): NmstateInterface {
  const { controller, mtu = MTU, address } = settings;
  return {
    ...kernelInterface(name, 'ovs-interface', mac),
    mtu,
    controller,
    ...(address && { ipv4: { enabled: true, dhcp: false, address: [{ ...address }] } }),
  };
}

/** A switch at the other end of a cable. */
export interface Neighbor {
  system: string;
  port: string;
  /** VLANs that it announces for the port; none: it announces none, whichever there are. */
  vlans?: number[];
}

/**
 * What a switch announces (LLDP), as a list of what it says one after another.
 *
 * Source: nmstate rust/src/lib/lldp.rs.
 */
export function lldpNeighbor({ system, port, vlans = [] }: Neighbor): object[] {
  return [
    { type: 5, 'system-name': system },
    { type: 1, 'chassis-id': system, 'chassis-id-type': 7, _description: 'Locally assigned' },
    { type: 2, 'port-id': port, 'port-id-type': 5, _description: 'Interface name' },
    ...(vlans.length === 0
      ? []
      : [
          {
            type: 127,
            'ieee-802-1-vlans': vlans.map((vid) => ({ name: `vlan-${vid}`, vid })),
            oui: '00:80:c2',
            subtype: 3,
          },
        ]),
  ];
}

/** An interface for one VLAN of another. */
export function vlan(name: string, mac: string, base: string, id: number): NmstateInterface {
  return {
    ...kernelInterface(name, 'vlan', mac),
    vlan: { 'base-iface': base, id, protocol: '802.1q' },
  };
}
