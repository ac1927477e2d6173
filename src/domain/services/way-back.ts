import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { defaultWays } from '../guest/network-data';
import type { IpFamily } from '../net/cidr';
import type { VmView } from '../vm/interfaces/view';
import { readVm } from '../vm/rules/checked';
import { nicsInGuest } from '../vm/rules/guest-network';
import { servedInterface } from './served';

/**
 * By which interface the answers of a guest leave.
 *
 * - `one`: it has no other than that on which it is asked
 * - `same`: its network data lead all traffic out by that one
 * - `other`: they lead it out by others, and not by that one
 * - `open`: it has others, and its routes are not known
 */
interface Leaving {
  kind: 'one' | 'same' | 'other' | 'open';
  /** The other interfaces. */
  names: readonly string[];
}

const leavingOf = (view: VmView, family: IpFamily): Leaving => {
  const served = servedInterface(view);
  const own = served === undefined || served === 'unknown' ? undefined : served.name;
  const others = view.rows.map(({ name }) => name).filter((name) => name !== own);
  if (others.length === 0) return { kind: 'one', names: [] };
  const object = view.vm ?? view.vmi;
  const nics = object
    ? nicsInGuest(readVm(view.world, object, view.vm ? 'VirtualMachine' : 'VirtualMachineInstance'))
    : [];
  const ways = defaultWays({ nics: nics.map(({ nic }) => nic) }, family);
  const by = [...new Set(ways.map(({ nic }) => nics[nic]?.item?.name))];
  if (by.length === 1 && own !== undefined && by[0] === own) return { kind: 'same', names: others };
  const ofServed = nics.find(({ item }) => item !== undefined && item.name === own)?.nic;
  const mayLearn = !ofServed || (family === 4 ? ofServed.dhcp4 : true);
  const known = by.flatMap((name) => name ?? []);
  return known.length > 0 && known.length === by.length && !known.includes(own ?? '') && !mayLearn
    ? { kind: 'other', names: known }
    : { kind: 'open', names: others };
};

/** The way of answers, of the VM of which least is certain. */
export interface WayBack {
  status: 'ok' | 'unknown';
  why: Reason;
}

/**
 * How answers of VMs find back to the client: by the routes of the guest, which sees the address of the client
 * or of a node. Nobody reports these routes; network data say them where they are set up by those.
 *
 * Source: kubevirt pkg/network/setup/netpod/masquerade/masquerade.go; kubevirt.io/v1
 * VirtualMachineInstanceNetworkInterface has no routes.
 */
export const wayBackOf = (views: readonly VmView[], family: IpFamily): WayBack => {
  const all = views.map((view) => ({ view, ...leavingOf(view, family) }));
  const said = (kind: Leaving['kind']) => {
    const found = all.filter((each) => each.kind === kind);
    const names = [...new Set(found.flatMap((each) => each.names))].join(', ');
    return { isSome: found.length > 0, names, vms: found.map(({ view }) => view.name).join(', ') };
  };
  const other = said('other');
  if (other.isSome)
    return {
      status: 'unknown',
      why: reason(
        msg(
          'The network data of {{vms}} lead out by {{names}}, not by the interface on which the question comes: answers to clients beyond the networks of the guest leave there, unless its routes have been changed since.',
        ),
        { vms: other.vms, names: other.names },
      ),
    };
  const open = said('open');
  if (open.isSome)
    return {
      status: 'unknown',
      why: reason(
        msg(
          '{{vms}} has further interfaces ({{names}}), and an answer leaves by the one that the routes of the guest say, which nobody reports. In its console, "ip route get" with the address of the client shows it.',
        ),
        { vms: open.vms, names: open.names },
      ),
    };
  return {
    status: 'ok',
    why: said('same').isSome
      ? reason(msg('The network data lead out by the interface on which the question comes.'))
      : reason(msg('The guest has no other interface by which an answer could leave.')),
  };
};
