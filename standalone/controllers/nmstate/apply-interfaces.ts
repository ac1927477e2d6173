import {
  bond,
  kernelInterface,
  linuxBridge,
  ovsBridge,
  ovsInterface,
} from '../../objects/nmstate.ts';
import { digestOf } from '../../kubernetes/digest.ts';
import { Interfaces } from './interfaces.ts';
import { checkEntry, checkOverbooked, refuse } from './refusals.ts';
import {
  interfacesIn,
  isUp,
  isUserSpace,
  isVirtual,
  merged,
  portsOf,
  recordIn,
  textIn,
  withoutPort,
  withPort,
  type Interface,
  type State,
} from './state.ts';

/** What a node hears and is, beyond the document that describes its network. */
export interface Surroundings {
  node: string;
  /** What a switch announces on a network card (LLDP), as nmstate reports it. */
  neighborsOf: (name: string) => unknown[];
}

const OFF = { enabled: false };

/** An address of its own for an interface that has no port to take one from. */
const ownMac = (node: string, name: string): string => {
  const hex = digestOf(`${node} ${name}`);
  return [
    '02',
    hex.slice(0, 2),
    hex.slice(2, 4),
    hex.slice(4, 6),
    hex.slice(6, 8),
    hex.slice(8, 10),
  ].join(':');
};

/** What a new interface has where nothing is said of it. */
const fresh = (entry: Interface, interfaces: Interfaces, { node }: Surroundings): Interface => {
  const ports = portsOf(entry) ?? [];
  const base = textIn(recordIn(entry, 'vlan')['base-iface']);
  const from = interfaces.kernel(base ?? ports[0] ?? '');
  const mac = textIn(from?.['mac-address']) ?? ownMac(node, entry.name);
  switch (entry.type) {
    case 'linux-bridge':
      return linuxBridge(entry.name, mac, []);
    case 'ovs-bridge':
      return ovsBridge(entry.name, []);
    case 'bond':
      return bond(entry.name, mac, []);
    case 'ovs-interface':
      return ovsInterface(entry.name, mac, { controller: '' });
    default: {
      const mtu = from?.mtu;
      const made = kernelInterface(entry.name, entry.type, mac);
      return entry.type === 'vlan' && mtu !== undefined ? { ...made, mtu } : made;
    }
  }
};

const released = (port: Interface): Interface => {
  const { controller: _controller, ...rest } = port;
  return rest;
};

/** Takes an interface away, with what stands on it. */
const remove = (interfaces: Interfaces, gone: Interface): void => {
  interfaces.remove(gone);
  for (const each of interfaces.all()) {
    if (each.controller === gone.name && (portsOf(gone) ?? []).includes(each.name)) {
      // An internal port of Open vSwitch is nothing without its bridge.
      if (isUserSpace(gone) && each.type === 'ovs-interface') interfaces.remove(each);
      else interfaces.set(released(each));
    }
    const holdsIt = portsOf(each)?.includes(gone.name) ?? false;
    if (holdsIt && !isUserSpace(gone)) interfaces.set(withoutPort(each, gone.name));
    const base = textIn(recordIn(each, 'vlan')['base-iface']);
    if (each.type === 'vlan' && base === gone.name && !isUserSpace(gone)) remove(interfaces, each);
  }
};

const applyAbsent = (interfaces: Interfaces, entry: Interface): void => {
  const before = interfaces.counterpart(entry);
  if (!before) return;
  if (isVirtual(before)) {
    remove(interfaces, before);
    return;
  }
  // A network card stays where it is, without a configuration.
  const card: Interface = { ...released(before), state: 'down', ipv4: OFF, ipv6: OFF };
  for (const each of interfaces.all()) {
    if (portsOf(each)?.includes(card.name)) interfaces.set(withoutPort(each, card.name));
  }
  interfaces.set(card);
};

/** Gives an interface the ports it is to have, and takes them from whom they belonged to. */
const applyPorts = (
  interfaces: Interfaces,
  controller: Interface,
  before: readonly string[],
  wanted: ReadonlyMap<string, Interface>,
  surroundings: Surroundings,
): void => {
  const ports = portsOf(controller) ?? [];
  for (const name of before.filter((port) => !ports.includes(port))) {
    const port = interfaces.kernel(name);
    if (port?.controller !== controller.name) continue;
    if (port.type === 'ovs-interface') interfaces.remove(port);
    else interfaces.set(released(port));
  }
  for (const name of ports) {
    const port = interfaces.kernel(name);
    if (!port) {
      if (!isUserSpace(controller)) {
        throw refuse(`Controller interface ${controller.name} is holding unknown port ${name}`);
      }
      const mac = ownMac(surroundings.node, name);
      interfaces.set(ovsInterface(name, mac, { controller: controller.name }));
      continue;
    }
    for (const other of interfaces.all()) {
      const isOther = other.name !== controller.name || other.type !== controller.type;
      if (isOther && portsOf(other)?.includes(name)) interfaces.set(withoutPort(other, name));
    }
    const asked = wanted.get(name);
    const hasIp = ['ipv4', 'ipv6'].some((family) => recordIn(asked, family).enabled === true);
    if (hasIp && port.type !== 'ovs-interface') {
      throw refuse(
        `Interface ${name} cannot have IP enabled as it is attached to a controller where IP is not allowed`,
      );
    }
    interfaces.set({
      ...port,
      controller: controller.name,
      ...(port.type === 'ovs-interface' ? {} : { ipv4: OFF, ipv6: OFF }),
    });
  }
};

const withLldp = (entry: Interface, { neighborsOf }: Surroundings): Interface => {
  const lldp = recordIn(entry, 'lldp');
  if (entry.type !== 'ethernet') return entry;
  return lldp.enabled === true
    ? { ...entry, lldp: { ...lldp, neighbors: lldp.neighbors ?? neighborsOf(entry.name) } }
    : { ...entry, lldp: OFF };
};

/** A family that is switched off has nothing else. */
const withIp = (entry: Interface): Interface => {
  const families = Object.fromEntries(
    ['ipv4', 'ipv6'].flatMap((family) =>
      recordIn(entry, family).enabled === false ? [[family, OFF]] : [],
    ),
  );
  return { ...entry, ...families };
};

export const applyInterfaces = (
  current: State,
  desired: State,
  surroundings: Surroundings,
): Interface[] => {
  const interfaces = new Interfaces(current);
  const named = new Map(interfacesIn(desired).map((each) => [each.name, each]));
  const entries = interfacesIn(desired).map((entry) => {
    const before = interfaces.counterpart(entry);
    return withPort(entry.type === 'unknown' && before ? { ...entry, type: before.type } : entry);
  });
  for (const entry of entries) checkEntry(entry, interfaces.counterpart(entry));
  checkOverbooked(entries.filter(isUp));
  for (const entry of entries.filter(({ state }) => state === 'absent'))
    applyAbsent(interfaces, entry);
  const changed = entries
    .filter(({ state }) => state !== 'absent' && state !== 'ignore')
    .map((entry) => {
      const found = interfaces.counterpart(entry);
      const before = found?.type === entry.type ? found : undefined;
      const { name, type, state = 'up' } = entry;
      const old = before ?? fresh(entry, interfaces, surroundings);
      const next: Interface = { ...merged(old, { ...entry, state }), name, type };
      interfaces.set(withIp(withLldp(next, surroundings)));
      return { next, ports: before ? (portsOf(before) ?? []) : [] };
    });
  for (const { next, ports } of changed) applyPorts(interfaces, next, ports, named, surroundings);
  return interfaces.all();
};
