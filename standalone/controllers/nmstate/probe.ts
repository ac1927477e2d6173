import {
  interfacesIn,
  isUp,
  isUserSpace,
  portsOf,
  recordIn,
  recordsIn,
  type Interface,
  type State,
} from './state.ts';

const DEFAULT = ['0.0.0.0/0', '::/0'];

const kernel = (interfaces: Interface[], name: unknown): Interface | undefined =>
  interfaces.find((each) => each.name === name && !isUserSpace(each));

/** Whether a way leads from an interface out of the node: to a network card that is up. */
const leadsOut = (interfaces: Interface[], name: unknown, steps = 8): boolean => {
  const here = kernel(interfaces, name);
  if (!here || !isUp(here) || steps === 0) return false;
  if (here.type === 'ethernet') return true;
  const further = (next: unknown) => leadsOut(interfaces, next, steps - 1);
  if (here.type === 'vlan') return further(recordIn(here, 'vlan')['base-iface']);
  if (here.type === 'ovs-interface') {
    const bridge = interfaces.find((each) => each.name === here.controller && isUserSpace(each));
    return (
      (bridge && portsOf(bridge)?.some((port) => port !== here.name && further(port))) ?? false
    );
  }
  return portsOf(here)?.some(further) ?? false;
};

const hasAddress = (entry: Interface | undefined): boolean =>
  ['ipv4', 'ipv6'].some((family) => {
    const { enabled, address, dhcp } = recordIn(entry, family);
    return enabled === true && ((Array.isArray(address) && address.length > 0) || dhcp === true);
  });

/** Whether a node reaches its default gateway, as far as its own interfaces decide that. */
export const reachesGateway = (state: State): boolean => {
  const interfaces = interfacesIn(state);
  return recordsIn(recordIn(state, 'routes').running)
    .filter(({ destination }) => DEFAULT.includes(String(destination)))
    .some((route) => {
      const name = route['next-hop-interface'];
      return hasAddress(kernel(interfaces, name)) && leadsOut(interfaces, name);
    });
};
