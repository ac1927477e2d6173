import fc from 'fast-check';
import { configOf } from '../nad/config';
import { worldOf } from '../world/world';
import { formatIp } from '../net/cidr';
import { addressDemandOf, addressPlanOf, balanceOf, rangeUsesOf } from './addresses';
import { daemonSet, pool, synchronizer } from './testing/objects';

const hco = {
  apiVersion: 'hco.kubevirt.io/v1',
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
};
const node = (name: string) => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } });
const nad = (ipam: object) =>
  configOf({ spec: { config: JSON.stringify({ type: 'macvlan', ipam }) } });
const whereabouts = (more: object) => nad({ type: 'whereabouts', ...more });

describe('addressDemandOf', () => {
  it('takes the number of nodes from the DaemonSet, and else counts the nodes', () => {
    const nodes = [node('a'), node('b')];
    expect(addressDemandOf(worldOf([hco, ...nodes, daemonSet(undefined, 3)])).nodes).toBe(3);
    expect(addressDemandOf(worldOf([hco, ...nodes])).nodes).toBe(2);
    expect(addressDemandOf(worldOf([hco])).nodes).toBeUndefined();
  });

  it('counts the replicas of virt-synchronization-controller only where it is there', () => {
    expect(addressDemandOf(worldOf([hco])).replicas).toBe(0);
    expect(addressDemandOf(worldOf([hco, synchronizer()])).replicas).toBe(1);
    expect(addressDemandOf(worldOf([hco, synchronizer(2)])).replicas).toBe(2);
  });
});

describe('rangeUsesOf', () => {
  const used = (ipam: object, ...objects: object[]) =>
    rangeUsesOf(worldOf([hco, ...objects]), whereabouts(ipam));

  it('tells the addresses of KubeVirt from those of others', () => {
    const given = { 1: 'openshift-cnv/virt-handler-x', 2: 'web/pod', 3: 'web/virt-handler-x' };
    expect(used({ range: '10.0.0.0/24' }, pool('10.0.0.0/24', given))).toEqual([
      expect.objectContaining({ own: 1, others: 2, pods: ['web/pod', 'web/virt-handler-x'] }),
    ]);
  });

  it('passes over what lies outside of the bounds, or is excluded', () => {
    const given = { 1: 'a/a', 20: 'a/b', 40: 'a/c', nonsense: 'a/d', 999: 'a/e' };
    const ipam = { range: '10.0.0.0/24', range_start: '10.0.0.10', exclude: ['10.0.0.32/27'] };
    expect(used(ipam, pool('10.0.0.0/24', given))).toEqual([
      expect.objectContaining({ others: 1, pods: ['a/b'] }),
    ]);
  });

  it('looks at pools of other ranges with the same name only', () => {
    const wide = pool('10.0.0.0/23', { 7: 'a/a' });
    const named = pool('10.0.0.0/24', { 8: 'a/b' }, 'blue-10.0.0.0-24');
    expect(used({ range: '10.0.0.0/24' }, wide)?.[0]?.others).toBe(1);
    const blue = { range: '10.0.0.0/24', network_name: 'blue' };
    expect(used(blue, wide, named)?.[0]?.pods).toEqual(['a/b']);
  });

  it('knows nothing without pools, and nothing of slices', () => {
    expect(rangeUsesOf(worldOf([hco], {}), whereabouts({ range: '10.0.0.0/24' }))).toBeUndefined();
    const sliced = { range: '10.0.0.0/24', node_slice_size: '/28' };
    expect(used(sliced, pool('10.0.0.0/24', { 1: 'a/a' }))).toEqual([]);
  });
});

describe('addressPlanOf', () => {
  const BASE = 10n * 2n ** 24n;
  const dotted = (value: bigint) => formatIp({ family: 4, value });

  it('counts what a look at each address counts', () => {
    const offset = fc.nat(63);
    fc.assert(
      fc.property(
        offset,
        offset,
        fc.array(offset, { maxLength: 8 }),
        fc.uniqueArray(offset, { maxLength: 12 }),
        fc.nat(9),
        (start, end, excluded, given, later) => {
          const parsed = whereabouts({
            range: '10.0.0.0/26',
            range_start: dotted(BASE + BigInt(start)),
            range_end: dotted(BASE + BigInt(end)),
            exclude: excluded.map((each) => dotted(BASE + BigInt(each))),
          });
          // Bounds that are none of the range are passed over, as is an end before the start.
          const low = start >= 1 && start <= 62 ? start : 1;
          const high = end >= low && end <= 62 ? end : 62;
          const usable = Array.from({ length: 64 }, (_, each) => each).filter(
            (each) => each >= low && each <= high && !excluded.includes(each),
          );
          const pods = Object.fromEntries(given.map((each) => [String(each), 'web/pod']));
          const world = worldOf([hco, node('a'), node('b'), pool('10.0.0.0/26', pods)]);
          const plan = addressPlanOf(world, parsed, later || undefined);
          const others = usable.filter((each) => given.includes(each)).length;
          expect(plan).toMatchObject({ count: BigInt(usable.length), others });
          expect(plan?.now.room).toBe(BigInt(usable.length - others - 2));
          expect(plan?.later.room).toBe(BigInt(usable.length - others - (later || 2)));
        },
      ),
    );
  });

  it('counts nothing where no range can be read', () => {
    expect(addressPlanOf(worldOf([hco]), whereabouts({ range: 'nonsense' }))).toBeUndefined();
    expect(addressPlanOf(worldOf([hco]), nad({ type: 'dhcp' }))).toBeUndefined();
  });
});

describe('balanceOf', () => {
  it('leaves room for what is free and not needed', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.nat(500),
        fc.nat(100),
        fc.nat(4),
        (count, others, nodes, replicas) => {
          const { free, needed, room } = balanceOf(BigInt(count), others, { nodes, replicas });
          expect(Number(free)).toBe(count - others);
          expect(needed).toBe(nodes + replicas);
          expect(Number(room)).toBe(count - others - nodes - replicas);
        },
      ),
    );
  });

  it('says nothing of room where the number of nodes is not known', () => {
    expect(balanceOf(5n, 1, { nodes: undefined, replicas: 2 })).toEqual({
      free: 4n,
      needed: undefined,
      room: undefined,
    });
  });
});
