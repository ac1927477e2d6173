import {
  bond,
  kernelInterface,
  linuxBridge,
  ovsBridge,
  ovsInterface,
} from '../../objects/nmstate.ts';
import { digestOf } from '../../kubernetes/digest.ts';
import { isRecord } from '../../kubernetes/object.ts';
import { isSame } from '../equal.ts';
import { checkShape } from './shape.ts';
import {
  interfacesIn,
  isUp,
  isUserSpace,
  isVirtual,
  merged,
  NmstateError,
  portsOf,
  recordIn,
  recordsIn,
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

const refuse = (text: string): NmstateError => new NmstateError('InvalidArgument', text);

const OFF = { enabled: false };
const IPV6_MTU = 1280;

/** Interfaces of a node while a state is applied; each name once in the kernel, once in Open vSwitch. */
class Interfaces {
  private readonly list: Interface[];

  constructor(current: State) {
    this.list = interfacesIn(current);
  }

  all(): Interface[] {
    return [...this.list];
  }

  kernel(name: string): Interface | undefined {
    return this.list.find((each) => each.name === name && !isUserSpace(each));
  }

  /** The one that an entry speaks of: where it has no type, the interface of that name. */
  counterpart(entry: Interface): Interface | undefined {
    if (entry.type === 'unknown') {
      return this.kernel(entry.name) ?? this.list.find(({ name }) => name === entry.name);
    }
    return this.list.find(
      (each) => each.name === entry.name && isUserSpace(each) === isUserSpace(entry),
    );
  }

  set(entry: Interface): void {
    const index = this.list.findIndex(
      (each) => each.name === entry.name && isUserSpace(each) === isUserSpace(entry),
    );
    if (index < 0) this.list.push(entry);
    else this.list[index] = entry;
  }

  remove(entry: Interface): void {
    const index = this.list.indexOf(entry);
    if (index >= 0) this.list.splice(index, 1);
  }
}

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

/** What nmstate refuses of an entry by itself. @throws NmstateError */
const checkEntry = (entry: Interface, before: Interface | undefined): void => {
  const { name, type } = entry;
  if (!isUp(entry)) return;
  if (
    type === 'vlan' &&
    before === undefined &&
    recordIn(entry, 'vlan')['base-iface'] === undefined
  ) {
    throw refuse(`Missing 'vlan.base-iface' for interface '${name}'`);
  }
  const mtu = entry.mtu;
  const isIpv6 = recordIn(entry, 'ipv6').enabled ?? recordIn(before, 'ipv6').enabled;
  if (isIpv6 === true && typeof mtu === 'number' && mtu < IPV6_MTU) {
    throw refuse(
      `MTU should be >= ${IPV6_MTU} when IPv6 is enabled on interface ${name}, but got mtu: ${mtu}`,
    );
  }
  if (before === undefined && type === 'ethernet') {
    throw refuse(`Ethernet interface ${name} does not exists`);
  }
  if (before === undefined && type === 'unknown') {
    throw refuse(`Failed to find unknown type interface ${name} in desired state`);
  }
  if (
    type === 'bond' &&
    before === undefined &&
    recordIn(entry, 'link-aggregation').mode === undefined
  ) {
    throw refuse(`Bond mode is mandatory for new bond interface: ${name}`);
  }
  const most = before?.['max-mtu'];
  if (typeof mtu === 'number' && typeof most === 'number' && mtu > most) {
    throw refuse(
      `Desired MTU ${mtu} for interface ${name} is bigger than maximum allowed MTU ${most}`,
    );
  }
};

/** One port cannot be of two of those that are asked for. @throws NmstateError */
const checkOverbooked = (controllers: Interface[]): void => {
  const holders = new Map<string, string>();
  for (const each of controllers) {
    for (const port of portsOf(each) ?? []) {
      const holder = holders.get(port);
      if (holder !== undefined) {
        throw refuse(`Port ${port} is overbooked by two controller: ${each.name}, ${holder}`);
      }
      holders.set(port, each.name);
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

const applyInterfaces = (
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
      const next = merged(before ?? fresh(entry, interfaces, surroundings), {
        ...entry,
        state: entry.state ?? 'up',
      }) as Interface;
      interfaces.set(withIp(withLldp(next, surroundings)));
      return { next, ports: before ? (portsOf(before) ?? []) : [] };
    });
  for (const { next, ports } of changed) applyPorts(interfaces, next, ports, named, surroundings);
  return interfaces.all();
};

/** The largest packet that a VLAN interface can take is that of what it stands on. @throws NmstateError */
const verify = (interfaces: Interface[]): void => {
  for (const { name, type, mtu, vlan } of interfaces) {
    if (type !== 'vlan') continue;
    const base = interfaces.find(
      (each) => each.name === recordIn(vlan)['base-iface'] && !isUserSpace(each),
    );
    if (!base) {
      throw new NmstateError('VerificationError', `Failed to find desired interface ${name} Vlan`);
    }
    if (typeof mtu === 'number' && typeof base.mtu === 'number' && mtu > base.mtu) {
      throw new NmstateError(
        'VerificationError',
        `Verification failure: ${name}.interface.mtu desire '${mtu}', current '${base.mtu}'`,
      );
    }
  }
};

const MAPPINGS = 'bridge-mappings';

const applyMappings = (current: State, desired: State): State[] => {
  const asked = recordsIn(recordIn(desired, 'ovn')[MAPPINGS]);
  const names = new Set<unknown>();
  for (const { localnet, bridge, state } of asked) {
    if (names.has(localnet)) throw refuse(`Found duplicate \`localnet\` key ${String(localnet)}`);
    names.add(localnet);
    if (state !== 'absent' && bridge === undefined) {
      throw refuse(
        `mapping for \`localnet\` key ${String(localnet)} missing the \`bridge\` attribute`,
      );
    }
  }
  const kept = recordsIn(recordIn(current, 'ovn')[MAPPINGS]).filter(
    ({ localnet }) => !names.has(localnet),
  );
  const added = asked
    .filter(({ state }) => state !== 'absent')
    .map(({ localnet, bridge }) => ({ localnet, bridge }));
  return [...kept, ...added];
};

/** Whether a route is one of those that an entry speaks of. */
const isMeant = (route: State, { state: _state, ...entry }: State): boolean =>
  Object.entries(entry).every(([key, value]) => isSame(route[key], value));

const routesAfter = (before: unknown, asked: State[], interfaces: Interface[]): State[] => {
  const absent = asked.filter(({ state }) => state === 'absent');
  const added = asked.filter(({ state }) => state !== 'absent');
  const isThere = (route: State) =>
    route['next-hop-interface'] === undefined ||
    interfaces.some(
      (each) => each.name === route['next-hop-interface'] && !isUserSpace(each) && isUp(each),
    );
  const kept = recordsIn(before).filter(
    (route) =>
      !absent.some((entry) => isMeant(route, entry)) && !added.some((each) => isMeant(route, each)),
  );
  return [...kept, ...added].filter(isThere);
};

const applyRoutes = (current: State, desired: State, interfaces: Interface[]): State => {
  const asked = recordsIn(recordIn(desired, 'routes').config);
  const { config, running } = recordIn(current, 'routes');
  return {
    config: routesAfter(config, asked, interfaces),
    running: routesAfter(running, asked, interfaces),
  };
};

const applyDns = (current: State, desired: State): unknown => {
  const { config } = recordIn(desired, 'dns-resolver');
  const before = current['dns-resolver'];
  return isRecord(config)
    ? { config, running: { ...recordIn(before, 'running'), ...config } }
    : before;
};

/**
 * What a node's network is once nmstate has applied a state to it; neither document is changed.
 *
 * @throws NmstateError when nmstate refuses the state, or does not find it afterwards
 */
export const applied = (current: State, desired: State, surroundings: Surroundings): State => {
  checkShape(desired);
  const mappings = applyMappings(current, desired);
  const interfaces = applyInterfaces(current, desired, surroundings);
  verify(interfaces);
  const {
    interfaces: _interfaces,
    ovn: _ovn,
    routes: _routes,
    'dns-resolver': _dns,
    ...others
  } = desired;
  const { description: _description, version: _version, capture: _capture, ...plain } = others;
  return {
    ...current,
    ...(merged(current, plain) as State),
    interfaces,
    ovn: { ...recordIn(current, 'ovn'), [MAPPINGS]: mappings },
    routes: applyRoutes(current, desired, interfaces),
    'dns-resolver': applyDns(current, desired),
  };
};
