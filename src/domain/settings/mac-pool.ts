import {
  canonicalMac,
  isInMacRange,
  isMulticastMac,
  macOf,
  macRange,
  macRangeSize,
  type MacRange,
} from '../net/mac';
import { entriesAt, recordAt, textAt, valueAt, type KubernetesResource } from '../core/resource';
import { vmTemplateOf } from '../vm/spec/network-refs';
import { derived, keyOf, type World } from '../world/world';
import { macPoolForm } from './forms';
import { addonsOwnerOf, type AddonsShape, type SettingsOwner } from './owner';

/** ConfigMap in which KubeMacPool says what range it takes addresses from. */
export const MAC_RANGE_CONFIG = 'kubemacpool-mac-range-config';

/** Both ends of a range as written, and what they mean. */
export interface NamedRange {
  start: string;
  end: string;
  range: MacRange;
}

/** A range by its ends; undefined where they are none: no addresses, or the last before the first. */
const namedRange = (start: string, end: string): NamedRange | undefined => {
  const range = macRange(start, end);
  return range && { start, end, range };
};

/** The pool of MAC addresses of a cluster. */
export interface MacPool {
  owner: SettingsOwner<AddonsShape>;
  /** `automatic`: nobody has set a range, so that KubeMacPool has chosen one at random. */
  kind: 'set' | 'automatic';
  /** Undefined where what is set is no range, or where nobody tells what was chosen. */
  range: NamedRange | undefined;
}

/** Whether KubeMacPool is wanted: with HyperConverged always, in a NetworkAddonsConfig where it says so. */
const isWanted = ({ object, shape }: SettingsOwner<AddonsShape>): boolean =>
  shape !== 'addons' || valueAt(object, 'spec', 'kubeMacPool') !== undefined;

/**
 * The pool of MAC addresses, if KubeMacPool is there.
 *
 * @param config the ConfigMap `kubemacpool-mac-range-config`, which alone tells of an automatic range
 *
 * Source: kubemacpool pkg/names/names.go and config/release/kubemacpool.yaml.
 */
export const macPoolOf = (world: World, config?: unknown): MacPool | undefined => {
  const owner = addonsOwnerOf(world);
  if (!owner || !isWanted(owner)) return undefined;
  const { rangeStart, rangeEnd } = macPoolForm(owner.shape).read(owner.object);
  if (rangeStart !== '' || rangeEnd !== '') {
    return { owner, kind: 'set', range: namedRange(rangeStart, rangeEnd) };
  }
  const { RANGE_START: start, RANGE_END: end } = recordAt(config, 'data');
  const range =
    typeof start === 'string' && typeof end === 'string' ? namedRange(start, end) : undefined;
  return { owner, kind: 'automatic', range };
};

/** An address that a VM's interface has by its spec. */
export interface VmMac {
  namespace: string;
  vm: string;
  interface: string;
  /** Lower case with colons. */
  mac: string;
  /** When the VM was created; RFC 3339. */
  created: string | undefined;
}

const macsOf = (vm: KubernetesResource): VmMac[] =>
  entriesAt(vmTemplateOf(vm), 'domain', 'devices', 'interfaces').flatMap(({ entry }) => {
    const mac = macOf(entry.macAddress);
    if (mac === undefined) return [];
    return [
      {
        namespace: textAt(vm, 'metadata', 'namespace') ?? '',
        vm: textAt(vm, 'metadata', 'name') ?? '',
        interface: textAt(entry, 'name') ?? '',
        mac,
        created: textAt(vm, 'metadata', 'creationTimestamp'),
      },
    ];
  });

/** The addresses of all VMs, as their specs say. KubeMacPool does not look after instances without VM. */
export const vmMacsOf = derived((world: World): readonly VmMac[] =>
  world.list('VirtualMachine').flatMap(macsOf),
);

/** How much of a range is in use. */
export interface PoolUse {
  size: bigint;
  /** Different addresses in the range; the pool itself publishes nothing. */
  used: number;
  free: bigint;
  /** Addresses of VMs outside of the range: typed, or given from a range that held before. */
  outside: readonly VmMac[];
}

/** How much of a range the VMs of a world use. The counts are right where all VMs are known. */
export const poolUseOf = (world: World, { range }: NamedRange): PoolUse => {
  const used = new Set<string>();
  const outside: VmMac[] = [];
  for (const holder of vmMacsOf(world)) {
    if (isInMacRange(range, holder.mac)) used.add(holder.mac);
    else outside.push(holder);
  }
  const size = macRangeSize(range);
  return { size, used: used.size, free: size - BigInt(used.size), outside };
};

/** How far back the pace is taken from. */
export const PACE_DAYS = 30;

/**
 * In how many days a range is full when addresses go on being taken as in the last 30 days. Undefined
 * where none was taken, or where VMs do not say when they came: VMs that came and are gone are not known,
 * and neither are those that gave addresses back.
 *
 * @param since the time 30 days ago, as Kubernetes writes it
 */
export const daysUntilFull = (
  world: World,
  named: NamedRange,
  since: string,
): number | undefined => {
  const { free } = poolUseOf(world, named);
  const recent = new Set<string>();
  for (const { mac, created } of vmMacsOf(world)) {
    if (!isInMacRange(named.range, mac)) continue;
    if (created === undefined) return undefined;
    if (created >= since) recent.add(mac);
  }
  return recent.size === 0 ? undefined : Math.ceil((Number(free) / recent.size) * PACE_DAYS);
};

/** VMs by `namespace/name`, each once. */
export const vmsOf = (macs: readonly VmMac[]): string[] => [
  ...new Set(macs.map(({ namespace, vm }) => keyOf(namespace, vm))),
];

/** Why a text is no end of a range. */
export type EndProblem = 'malformed' | 'multicast';

const COLONS = /^(?:[\da-f]{2}:){5}[\da-f]{2}$/i;

/**
 * Why a text is no end of a range; undefined where it is one. HyperConverged takes colons only.
 *
 * Source: hyperconverged-cluster-operator api/v1; cluster-network-addons-operator pkg/network/kubemacpool.go.
 */
export const endProblem = (text: string, shape: AddonsShape): EndProblem | undefined => {
  const canonical = canonicalMac(text);
  if (canonical === undefined || (shape !== 'addons' && !COLONS.test(text))) return 'malformed';
  return isMulticastMac(canonical) ? 'multicast' : undefined;
};
