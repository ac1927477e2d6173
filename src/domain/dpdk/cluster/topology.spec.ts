import fc from 'fast-check';
import { sharedCpus, unionOf, withoutCpus } from './cpuset';
import {
  checkParts,
  coresByNode,
  coresOf,
  cpusOf,
  placeOf,
  suggestedParts,
  toggled,
  type Topology,
} from './topology';

/** Hardware with siblings far apart, as Intel's, or side by side. */
const machine = (
  nodes: number,
  coresPerNode: number,
  threads: number,
  isAdjacent = false,
): Topology => {
  const cores = nodes * coresPerNode;
  return {
    threads,
    offline: [],
    cpus: Array.from({ length: cores * threads }, (_each, cpu) => {
      const core = isAdjacent ? Math.floor(cpu / threads) : cpu % cores;
      return { cpu, node: core % nodes, socket: core % nodes, core };
    }),
  };
};

const someMachine = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom(1, 2),
    fc.boolean(),
  )
  .map(([nodes, cores, threads, isAdjacent]) => machine(nodes, cores, threads, isAdjacent));

describe('CPUs for the system and for VMs', () => {
  it('proposes the first cores of each NUMA node', () => {
    expect(suggestedParts(machine(2, 4, 2))).toEqual({
      reserved: [0, 1, 8, 9],
      isolated: [2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15],
    });
    expect(suggestedParts(machine(1, 8, 2, true))?.reserved).toEqual([0, 1, 2, 3]);
  });

  it('proposes nothing where nothing would be left for VMs, or siblings are not known', () => {
    expect(suggestedParts(machine(1, 2, 2))).toBeUndefined();
    expect(suggestedParts(machine(4, 1, 2))).toBeUndefined();
    const plain = machine(1, 8, 2);
    const cpus = plain.cpus.map((cpu) => ({ ...cpu, core: undefined }));
    expect(suggestedParts({ ...plain, cpus })).toBeUndefined();
  });

  it('proposes parts that have nothing against them', () => {
    fc.assert(
      fc.property(someMachine, (topology) => {
        const parts = suggestedParts(topology);
        if (!parts) return;
        expect(sharedCpus(parts.reserved, parts.isolated)).toEqual([]);
        expect(parts.isolated).not.toEqual([]);
        expect(parts.reserved).toContain(0);
        expect(checkParts(topology, parts)).toEqual({ left: [], missing: [], split: [] });
        for (const { cores } of coresByNode(topology)) {
          const places = cores.map((core) => placeOf(core, parts));
          expect(places).toContain('reserved');
        }
      }),
    );
  });

  it('says what is left over, missing, and split', () => {
    const topology = machine(1, 4, 2);
    const check = checkParts(topology, { reserved: [0, 1, 5], isolated: [2, 6, 4, 8] });
    expect(check.left).toEqual([3, 7]);
    expect(check.missing).toEqual([8]);
    expect(check.split.map(({ cpus }) => cpus)).toEqual([[0, 4]]);
  });

  it('moves a core whole, and back again', () => {
    fc.assert(
      fc.property(someMachine, fc.nat(), (topology, at) => {
        const all = cpusOf(topology);
        const cores = coresOf(topology);
        const core = cores[at % cores.length];
        if (!core) throw new Error('No core');
        const before = { reserved: core.cpus, isolated: withoutCpus(all, core.cpus) };
        const after = toggled(core, before);
        expect(placeOf(core, after)).toBe('isolated');
        expect(unionOf(after.reserved, after.isolated)).toEqual(all);
        expect(toggled(core, after)).toEqual(before);
      }),
    );
  });
});
