import { isUp, isUserSpace, NmstateError, portsOf, recordIn, type Interface } from './state.ts';

export const refuse = (text: string): NmstateError => new NmstateError('InvalidArgument', text);

const IPV6_MTU = 1280;

/** What nmstate refuses of an entry by itself. @throws NmstateError */
export const checkEntry = (entry: Interface, before: Interface | undefined): void => {
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
export const checkOverbooked = (controllers: Interface[]): void => {
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

/** The largest packet that a VLAN interface can take is that of what it stands on. @throws NmstateError */
export const verify = (interfaces: Interface[]): void => {
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
