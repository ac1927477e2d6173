import { cpuSetOf, sharedCpus, unionOf, withoutCpus, type CpuSet } from './cpuset';

/** A CPU of a node as Linux counts them: with hyper-threading two of them are one core. */
export interface Cpu {
  cpu: number;
  /** NUMA node; undefined where none is told. */
  node: number | undefined;
  socket: number | undefined;
  /** Number of its core, within its socket on some hardware; undefined where it is not told. */
  core: number | undefined;
}

/** The CPUs of a node that are online. */
export interface Topology {
  cpus: readonly Cpu[];
  /** CPUs that are switched off. */
  offline: CpuSet;
  /** Threads of each core, where that is told at all. */
  threads: number | undefined;
}

/** CPUs that share one core, from the lowest. */
export interface Core {
  node: number | undefined;
  socket: number | undefined;
  cpus: CpuSet;
}

/** Whether it is told which CPUs share a core. */
export const knowsCores = ({ cpus }: Topology): boolean =>
  cpus.length > 0 && cpus.every(({ core }) => core !== undefined);

/**
 * The cores by their lowest CPU. Where it is not told which CPUs share one, there are none: nobody may
 * take each for a core of its own.
 */
export const coresOf = (topology: Topology): readonly Core[] => {
  if (!knowsCores(topology)) return [];
  const byCore = new Map<string, Cpu[]>();
  for (const cpu of topology.cpus) {
    // Some machines count cores anew in each socket, and some also in each NUMA node.
    const key = `${cpu.node ?? ''}/${cpu.socket ?? ''}/${cpu.core ?? ''}`;
    byCore.set(key, [...(byCore.get(key) ?? []), cpu]);
  }
  return [...byCore.values()]
    .map((cpus): Core => ({
      node: cpus[0]?.node,
      socket: cpus[0]?.socket,
      cpus: cpuSetOf(cpus.map(({ cpu }) => cpu)),
    }))
    .sort((a, b) => (a.cpus[0] ?? 0) - (b.cpus[0] ?? 0));
};

/** The cores of each NUMA node, from the lowest. */
export const coresByNode = (
  topology: Topology,
): readonly { node: number | undefined; cores: readonly Core[] }[] => {
  const cores = coresOf(topology);
  const nodes = [...new Set(cores.map(({ node }) => node))].sort((a, b) => (a ?? -1) - (b ?? -1));
  return nodes.map((node) => ({ node, cores: cores.filter((core) => core.node === node) }));
};

export const cpusOf = ({ cpus }: Topology): CpuSet => cpuSetOf(cpus.map(({ cpu }) => cpu));

/** The CPUs that the system keeps for itself, and those that VMs get. */
export interface CpuParts {
  reserved: CpuSet;
  isolated: CpuSet;
}

/** CPUs that the system, kubelet and what serves VMs need at least. */
const FOR_SYSTEM = 4;

/**
 * A proposal for what the system keeps: whole cores, as a VM must not share a core with it, from each
 * NUMA node the same number, as interrupts and kernel threads of its devices run there best, and at least
 * four CPUs over all. The first core of all is among them, on which Linux starts. Undefined where it is
 * not told which CPUs share a core, or nothing would be left for VMs.
 */
export const suggestedParts = (topology: Topology): CpuParts | undefined => {
  const byNode = coresByNode(topology);
  if (byNode.length === 0) return undefined;
  const most = Math.max(...byNode.map(({ cores }) => cores.length));
  for (let count = 1; count < most; count += 1) {
    const reserved = cpuSetOf(
      byNode.flatMap(({ cores }) => cores.slice(0, count).flatMap(({ cpus }) => cpus)),
    );
    const isolated = withoutCpus(cpusOf(topology), reserved);
    if (isolated.length === 0) return undefined;
    if (reserved.length >= FOR_SYSTEM) return { reserved, isolated };
  }
  return undefined;
};

/** A core is with the system, with VMs, with both (which is wrong) or with none. */
export type CorePlace = 'reserved' | 'isolated' | 'split' | 'left';

/** With whom a core is. */
export const placeOf = ({ cpus }: Core, { reserved, isolated }: CpuParts): CorePlace => {
  const kept = sharedCpus(cpus, reserved).length;
  const given = sharedCpus(cpus, isolated).length;
  if (kept === 0 && given === 0) return 'left';
  if (kept === cpus.length && given === 0) return 'reserved';
  return given === cpus.length && kept === 0 ? 'isolated' : 'split';
};

/** The parts after a core went to the other one; one that is with neither or both goes to the system. */
export const toggled = (core: Core, parts: CpuParts): CpuParts => {
  const goesToVms = placeOf(core, parts) === 'reserved';
  const rest = {
    reserved: withoutCpus(parts.reserved, core.cpus),
    isolated: withoutCpus(parts.isolated, core.cpus),
  };
  return goesToVms
    ? { ...rest, isolated: unionOf(rest.isolated, core.cpus) }
    : { ...rest, reserved: unionOf(rest.reserved, core.cpus) };
};

/** What two parts have against them on a node of this topology; all lists are empty where they fit. */
export interface PartsCheck {
  /** CPUs in neither part. */
  left: CpuSet;
  /** CPUs that the node does not have, or has switched off. */
  missing: CpuSet;
  /** Cores of which some CPUs are the system's and others the VMs'. */
  split: readonly Core[];
}

/** Holds two parts against the CPUs of a node. */
export const checkParts = (topology: Topology, parts: CpuParts): PartsCheck => {
  const [there, named] = [cpusOf(topology), unionOf(parts.reserved, parts.isolated)];
  return {
    left: withoutCpus(there, named),
    missing: withoutCpus(named, there),
    split: coresOf(topology).filter((core) => placeOf(core, parts) === 'split'),
  };
};
