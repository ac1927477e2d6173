import * as codes from '../../findings/codes';
import { interfaceNameProblem } from '../../net/interface-name';
import { isRecord, printed, recordAt } from '../../core/resource';
import { BOND_MODES, bondModeOf } from '../difference';
import {
  hasFamily,
  isWorkedOut,
  numberIn,
  portsOf,
  type Checked,
  type PolicyInterface,
} from './entries';

const MIN_IPV6_MTU = 1280;

/** Bridges and patch ports of OVS are no interfaces of the kernel, and may have longer names. */
const isOfKernel = ({ type, entry }: PolicyInterface): boolean =>
  !['ovs-bridge', 'ipsec'].includes(type) && !(type === 'ovs-interface' && isRecord(entry.patch));

/** Source: Linux net/core/dev.c; nmstate rust/src/lib/ifaces/inter_ifaces.rs (push by name),
 * and base.rs, where a name is no option. */
export const checkNames = ({ interfaces, nameless, report }: Checked): void => {
  for (const at of nameless) {
    report(codes.nodeInterfaceNameNotPossible, `${at}.name`, { value: '' });
  }
  const seen = new Set<string>();
  for (const each of interfaces) {
    const { name, at } = each;
    if (name === '' || (isOfKernel(each) && interfaceNameProblem(name) !== undefined))
      report(codes.nodeInterfaceNameNotPossible, `${at}.name`, { value: name });
    // An OVS bridge and its internal interface have one name.
    const key = `${each.type === 'ovs-bridge' ? 'bridge' : 'interface'} ${name}`;
    if (seen.has(key)) report(codes.nodeInterfaceStandsTwice, `${at}.name`, { name });
    seen.add(key);
  }
};

/** Source: nmstate rust/src/lib/ifaces/base.rs, sanitize. */
export const checkMtus = ({ interfaces, report }: Checked): void => {
  for (const { entry, name, at } of interfaces) {
    const mtu = numberIn(entry.mtu);
    if (mtu !== undefined && mtu < MIN_IPV6_MTU && hasFamily(entry, 'ipv6'))
      report(codes.mtuOfNodeTooSmallForIpv6, `${at}.mtu`, { name, mtu });
  }
};

/** Source: nmstate rust/src/lib/ifaces/vlan.rs; Linux net/8021q/vlan_netlink.c. */
export const checkVlans = ({ interfaces, report }: Checked): void => {
  for (const { entry, name, type, at } of interfaces) {
    if (type !== 'vlan' || !isRecord(entry.vlan)) continue;
    const { id } = entry.vlan;
    const path = `${at}.vlan`;
    for (const key of ['base-iface', 'id']) {
      if (entry.vlan[key] === undefined)
        report(codes.vlanInterfaceIncomplete, `${path}.${key}`, { name, key });
    }
    if (id === undefined || isWorkedOut(id)) continue;
    const vlan = numberIn(id);
    if (vlan === undefined || vlan < 0 || vlan > 4094)
      report(codes.vlanOfNodeNotPossible, `${path}.id`, { name, value: printed(id) });
  }
};

const NOT_BELOW_A_BRIDGE = ['balance-rr', 'balance-tlb', 'balance-alb'];

/**
 * Source: nmstate rust/src/lib/ifaces/bond.rs; OpenShift Virtualization documentation (modes 0, 5 and 6
 * under a Linux bridge).
 */
export const checkBonds = ({ interfaces, report }: Checked): void => {
  for (const { entry, name, type, at } of interfaces) {
    const { mode } = recordAt(entry, 'link-aggregation');
    if (type !== 'bond' || mode === undefined || isWorkedOut(mode)) continue;
    const path = `${at}.link-aggregation.mode`;
    const known: readonly string[] = BOND_MODES;
    const meant = bondModeOf(mode);
    if (!known.includes(meant)) {
      report(codes.bondModeUnknown, path, {
        bond: name,
        value: printed(mode),
        known: known.join(', '),
      });
    }
    const bridge = interfaces.find(
      (other) => other.type === 'linux-bridge' && portsOf(other).some((port) => port.name === name),
    );
    if (bridge && NOT_BELOW_A_BRIDGE.includes(meant))
      report(codes.bondModeNotForVms, path, { bond: name, mode: meant, bridge: bridge.name });
  }
};

/** Source: nmstate rust/src/lib/ifaces/inter_ifaces_controller.rs and base.rs. */
export const checkPorts = ({ interfaces, report }: Checked): void => {
  const holders = new Map<string, string>();
  for (const each of interfaces) {
    for (const port of portsOf(each)) {
      const first = holders.get(port.name);
      if (first !== undefined && first !== each.name)
        report(codes.portOfTwoControllers, port.at, {
          port: port.name,
          first,
          second: each.name,
        });
      holders.set(port.name, each.name);
    }
  }
  for (const { entry, name, type, at } of interfaces) {
    const controller = holders.get(name);
    if (controller === undefined || type === 'ovs-interface') continue;
    for (const family of ['ipv4', 'ipv6'] as const) {
      if (!hasFamily(entry, family)) continue;
      report(codes.addressOnPort, `${at}.${family}.enabled`, {
        port: name,
        controller,
        family: family === 'ipv4' ? 'IPv4' : 'IPv6',
      });
    }
  }
};
