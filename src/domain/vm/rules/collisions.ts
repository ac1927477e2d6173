import { groupedBy } from '../../core/collections';
import * as codes from '../../findings/codes';
import type { Finding, ObjectReference } from '../../findings/finding';
import { findingOf } from '../../findings/report';
import { macOf } from '../../net/mac';
import { derived, type World } from '../../world/world';
import { recordAt, textAt, printed } from '../../core/resource';
import { instancePhase } from '../spec/instance';
import { interfaceStatusesOf } from '../interfaces/interface-status';
import { macSegmentOf } from '../interfaces/segments';
import { isLeaving, type ReadVm } from './checked';
import { readVmsOf } from './read-vms';

/** Who has a MAC address. */
export interface MacHolder {
  reference: ObjectReference;
  /** `namespace/name` of the VM. */
  key: string;
  /** Name of the interface. */
  interface: string | undefined;
  path: string;
  mac: string;
  isRunning: boolean;
  /** Where its frames go (`macSegmentOf`); undefined where the VM is on its own. */
  segment: string | undefined;
}

type Holder = MacHolder & { segment: string };

const RUNS_BY_ITSELF = ['Always', 'RerunOnFailure'];

/** Whether a VM runs, or will as soon as it can. Where no instances are known its spec tells. */
const isRunning = ({ world, object, namespace, vmi, kind }: ReadVm): boolean => {
  if (vmi || kind === 'VirtualMachineInstance') return instancePhase(vmi) !== 'stopped';
  const { running, runStrategy } = recordAt(object, 'spec');
  if (runStrategy === 'Halted' || running === false) return false;
  return (
    !world.isKnown('VirtualMachineInstance', namespace) ||
    running === true ||
    RUNS_BY_ITSELF.includes(printed(runStrategy))
  );
};

/** MAC addresses that a VM's interfaces are to have, or where none is set, have. */
const holdersIn = (vm: ReadVm): MacHolder[] => {
  const reported = new Map<string | undefined, string | undefined>();
  for (const status of interfaceStatusesOf(vm.vmi)) {
    if (status.name !== undefined) reported.set(status.name, status.mac);
  }
  const runs = isRunning(vm);
  return vm.interfaces.flatMap((item): MacHolder[] => {
    if (isLeaving(item)) return [];
    const own = textAt(item.entry, 'macAddress');
    const mac = own === undefined ? macOf(reported.get(item.name)) : macOf(own);
    if (mac === undefined) return [];
    const source = item.network?.source;
    const isMasked = item.bindings.includes('masquerade') || item.bindings.length === 0;
    const isHidden = isMasked && source?.kind === 'pod';
    return [
      {
        reference: vm.reference,
        key: vm.key,
        interface: item.name,
        path: `${item.at}.macAddress`,
        mac,
        isRunning: runs,
        segment: isHidden ? undefined : macSegmentOf(vm.world, vm.namespace, source),
      },
    ];
  });
};

const MAX_RELATED = 10;

/** Holders of one address, and how many each VM has of them. */
const groupOf = (holders: readonly Holder[]) => {
  const counts = new Map<string, number>();
  for (const { key } of holders) counts.set(key, (counts.get(key) ?? 0) + 1);
  return { holders, counts };
};

const findingsAmong = (holders: readonly Holder[]): Finding[] => {
  const [all, running] = [groupOf(holders), groupOf(holders.filter((each) => each.isRunning))];
  return holders.flatMap((holder) => {
    // One that runs is not told of those that might.
    const group = holder.isRunning ? running : all;
    const own = group.counts.get(holder.key) ?? 0;
    const others = group.holders
      .slice(0, MAX_RELATED + own)
      .filter(({ key }) => key !== holder.key)
      .slice(0, MAX_RELATED);
    const [other] = others;
    if (!other) return [];
    const code = holder.isRunning ? codes.otherVmHasMac : codes.stoppedVmHasMac;
    const params = { value: holder.mac, other: other.key, count: group.counts.size - 1 };
    const related = others.map(({ reference }) => reference);
    return [findingOf(code, holder.reference, holder.path, params, related)];
  });
};

type Holders = ReadonlyMap<string, Holder[]>;

const isOnSegment = (holder: MacHolder): holder is Holder => holder.segment !== undefined;

const collect = (vms: readonly ReadVm[]): Holders =>
  groupedBy(vms.flatMap(holdersIn).filter(isOnSegment), ({ mac, segment }) => `${mac} ${segment}`);

/**
 * The same MAC address on two VMs of one network. KubeMacPool lets it pass where it was typed, and
 * only counts it.
 *
 * Source: kubemacpool README.md and doc/metrics.md.
 */
export const checkCollisions = (vms: readonly ReadVm[]): Finding[] =>
  [...collect(vms).values()].flatMap(findingsAmong);

/** Those of a world, each on the VM and the interface that it is about. */
export const macFindingsOf = derived((world: World): readonly Finding[] =>
  checkCollisions(readVmsOf(world)),
);

/** All holders of a world, for VMs that are looked at one by one. */
const knownHolders = derived((world: World): Holders => collect(readVmsOf(world)));

/** The same for one VM as it is, or would be, against the others of the world. */
export const collisionsOf = (vm: ReadVm): Finding[] =>
  [...collect([vm])].flatMap(([key, own]) => {
    const others = knownHolders(vm.world).get(key) ?? [];
    const all = [...own, ...others.filter((holder) => holder.key !== vm.key)];
    return findingsAmong(all).filter(
      ({ object }) =>
        object.name === vm.reference.name && object.namespace === vm.reference.namespace,
    );
  });

/** One MAC address of several VMs. */
export interface MacCollision {
  mac: string;
  holders: readonly MacHolder[];
  /** Whether two of these VMs are on one segment; `running` where both run, so that it hurts now. */
  shared: 'running' | 'stopped' | 'no';
}

const isShared = (holders: readonly MacHolder[]): boolean =>
  [...groupedBy(holders.filter(isOnSegment), ({ segment }) => segment).values()].some(
    (group) => new Set(group.map(({ key }) => key)).size > 1,
  );

/** MAC addresses that more than one VM of a world has, whether or not these VMs ever meet. */
export const macCollisionsOf = derived((world: World): readonly MacCollision[] =>
  [...groupedBy(readVmsOf(world).flatMap(holdersIn), ({ mac }) => mac)].flatMap(
    ([mac, holders]): MacCollision[] => {
      if (new Set(holders.map(({ key }) => key)).size < 2) return [];
      const isRunning = isShared(holders.filter((holder) => holder.isRunning));
      return [
        { mac, holders, shared: isRunning ? 'running' : isShared(holders) ? 'stopped' : 'no' },
      ];
    },
  ),
);
