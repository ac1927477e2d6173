import fc from 'fast-check';
import { bridgeWith, ovnWith } from '../nad/testing/networks';
import { cidrOf, formatIp, parseIp, type Cidr } from '../net/cidr';
import {
  bridgeNic,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  vmiOf,
  vmOf,
} from '../vm/testing/vms';
import { worldOf } from '../world/world';
import { fillOf, staleIn, unreservedIn, type Holder, type Pool } from './pool';
import { poolsOf } from './pools';
import { runsOf } from './runs';
import {
  isHeldByFinalizer,
  overlapName,
  staleReservationOf,
  withoutFinalizer,
  withoutReservation,
} from './release';

const EVERYWHERE = {
  VirtualMachine: 'everywhere',
  VirtualMachineInstance: 'everywhere',
  IPAMClaim: 'everywhere',
  IPPool: 'everywhere',
  Pod: 'everywhere',
} as const;

const machine = (name: string, ip: string) => {
  const parts = {
    name,
    networks: [podNetwork, multus('lan-net')],
    interfaces: [masquerade, bridgeNic()],
  };
  const status = {
    interfaces: [nicStatus('default'), nicStatus('lan', { ipAddress: ip, ipAddresses: [ip] })],
  };
  return [vmOf(parts), vmiOf({ ...parts, status })];
};

const given = ovnWith(
  'layer2',
  { subnets: '10.0.0.0/29', excludeSubnets: '10.0.0.1/32' },
  { name: 'lan-net' },
);
const claim = (vm: string, ip: string) => ({
  apiVersion: 'k8s.cni.cncf.io/v1alpha1',
  kind: 'IPAMClaim',
  metadata: {
    name: `${vm}.default-net`,
    namespace: 'default',
    ownerReferences: [{ kind: 'VirtualMachine', name: vm }],
  },
  spec: { network: 'default-net' },
  status: { ips: [`${ip}/29`] },
});

const whereabouts = (more: object = {}) =>
  bridgeWith({ ipam: { type: 'whereabouts', range: '10.1.0.0/28', ...more } }, { name: 'lan-net' });
const ipPool = (allocations: Record<string, string>) => ({
  apiVersion: 'whereabouts.cni.cncf.io/v1alpha1',
  kind: 'IPPool',
  metadata: { name: '10.1.0.0-28', namespace: 'openshift-multus' },
  spec: {
    range: '10.1.0.0/28',
    allocations: Object.fromEntries(
      Object.entries(allocations).map(([offset, podref]) => [offset, { id: 'x', podref }]),
    ),
  },
});
const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default' },
});

const only = (...objects: unknown[]): Pool => {
  const [pool, another] = poolsOf(worldOf(objects, EVERYWHERE));
  if (!pool || another) throw new Error('not one pool');
  return pool;
};
const inWords = (pool: Pool): string[] =>
  runsOf(pool).map(
    ({ first, last, state, holder }) =>
      `${formatIp(first)}-${formatIp(last)} ${state}${holder ? ` ${holder.name}` : ''}`,
  );

describe('a subnet of OVN-Kubernetes', () => {
  it('counts what VMs have and what is claimed for stopped ones, each address once', () => {
    const pool = only(
      given,
      ...machine('vm', '10.0.0.3'),
      vmOf({ name: 'stopped' }),
      claim('stopped', '10.0.0.4'),
      claim('vm', '10.0.0.3'),
    );
    expect(pool).toMatchObject({
      kind: 'subnet',
      title: 'default-net',
      size: 5n,
      used: 2,
      isAtLeast: false,
    });
    expect(inWords(pool)).toEqual([
      '10.0.0.1-10.0.0.1 excluded',
      '10.0.0.2-10.0.0.2 free',
      '10.0.0.3-10.0.0.3 used default/vm',
      '10.0.0.4-10.0.0.4 used default/stopped',
      '10.0.0.5-10.0.0.6 free',
    ]);
    expect(staleIn(pool)).toBe(0);
    expect(fillOf(pool)).toBeCloseTo(0.4);
  });

  it('knows a claim whose VM is gone, and says nothing where VMs are not known', () => {
    expect(staleIn(only(given, claim('gone', '10.0.0.4')))).toBe(1);
    const [pool] = poolsOf(
      worldOf([given, claim('gone', '10.0.0.4')], { IPAMClaim: 'everywhere' }),
    );
    expect(pool && staleIn(pool)).toBeUndefined();
    expect(pool?.isAtLeast).toBe(true);
  });

  it('leaves out what a primary network keeps for itself, and shows no share of IPv6', () => {
    const primary = only(ovnWith('layer2', { role: 'primary', subnets: '10.0.0.0/29' }));
    expect(primary.size).toBe(4n);
    const v6 = only(ovnWith('layer2', { subnets: 'fd00::/64' }));
    expect(fillOf(v6)).toBeUndefined();
    expect(v6.size).toBe((1n << 64n) - 1n);
  });
});

describe('a range of whereabouts', () => {
  it('counts allocations, names the VM of a pod, and finds what is not reserved', () => {
    const pool = only(
      whereabouts({ exclude: ['10.1.0.1/32'] }),
      ipPool({ '2': 'default/virt-launcher-vm-abcde', '3': 'default/other' }),
      pod('virt-launcher-vm-abcde'),
      ...machine('vm', '10.1.0.9'),
    );
    expect(pool).toMatchObject({
      title: '10.1.0.0/28',
      size: 13n,
      used: 3,
      networks: ['default/lan-net'],
    });
    expect(unreservedIn(pool)).toBe(1);
    expect(staleIn(pool)).toBe(1);
    expect(inWords(pool)).toContain('10.1.0.2-10.1.0.2 used default/vm');
    expect(inWords(pool)).toContain('10.1.0.3-10.1.0.3 used default/other');
  });

  it('belongs to all networks that name it', () => {
    const other = bridgeWith(
      { ipam: { type: 'whereabouts', range: '10.1.0.0/28', range_start: '10.1.0.9' } },
      { name: 'other-net' },
    );
    const narrow = whereabouts({ range_end: '10.1.0.4' });
    expect(only(narrow).size).toBe(4n);
    expect(only(narrow, other)).toMatchObject({
      size: 14n,
      networks: ['default/lan-net', 'default/other-net'],
    });
  });

  it('is another one for each network that is named', () => {
    const named = (network: string) => ({
      ...ipPool({ '2': `default/of-${network}` }),
      metadata: { name: `${network}-10.1.0.0-28`, namespace: 'openshift-multus' },
    });
    const nad = (network: string) =>
      bridgeWith(
        { ipam: { type: 'whereabouts', range: '10.1.0.0/28', network_name: network } },
        { name: network },
      );
    const pools = poolsOf(worldOf([nad('a'), nad('b'), named('a'), named('b')], EVERYWHERE));
    expect(pools.map(({ title, networks, used }) => [title, networks, used])).toEqual([
      ['a 10.1.0.0/28', ['default/a'], 1],
      ['b 10.1.0.0/28', ['default/b'], 1],
    ]);
    expect(pools.map((pool) => [...pool.holders.values()].map(({ name }) => name))).toEqual([
      ['default/of-a'],
      ['default/of-b'],
    ]);
  });

  it('passes over what is no allocation', () => {
    const odd = ipPool({ '-1': 'a/b', '99': 'a/b', [`1${'0'.repeat(400)}`]: 'a/b', x: 'a/b' });
    expect(only(whereabouts(), odd).used).toBe(0);
  });

  it('is a pool of its own for each node with a slice of it', () => {
    const nad = whereabouts({
      node_slice_size: '/30',
      network_name: 'net',
      exclude: ['10.1.0.1/32'],
    });
    const slices = {
      apiVersion: 'whereabouts.cni.cncf.io/v1alpha1',
      kind: 'NodeSlicePool',
      metadata: { name: 'net', namespace: 'openshift-multus' },
      spec: { range: '10.1.0.0/28', sliceSize: '/30' },
      status: {
        allocations: [
          { nodeName: 'node-1', sliceRange: '10.1.0.0/30' },
          { nodeName: 'node-2', sliceRange: '10.1.0.4/30' },
          { nodeName: '', sliceRange: '10.1.0.8/30' },
        ],
      },
    };
    const stored = {
      ...ipPool({ '1': 'default/gone' }),
      metadata: { name: 'net-node-2-10.1.0.4-30', namespace: 'openshift-multus' },
    };
    const onNode = { ...stored, spec: { ...stored.spec, range: '10.1.0.4/30' } };
    const shown = (...objects: unknown[]) =>
      poolsOf(worldOf(objects, EVERYWHERE)).map(({ title, node, networks, size, used }) => [
        title,
        node,
        networks,
        Number(size),
        used,
      ]);
    expect(shown(nad, slices, onNode)).toEqual([
      ['net-node-1 10.1.0.0/30', 'node-1', ['default/lan-net'], 1, 0],
      ['net-node-2 10.1.0.4/30', 'node-2', ['default/lan-net'], 2, 1],
    ]);
    expect(shown(nad)).toEqual([]);
  });
});

describe('releasing an address', () => {
  const stored = ipPool({
    '2': 'default/virt-launcher-vm-abcde',
    '3': 'default/gone',
    '9': 'default/gone-2',
  });
  const pool = only(
    whereabouts(),
    stored,
    pod('virt-launcher-vm-abcde'),
    ...machine('vm', '10.1.0.9'),
  );
  const at = (last: bigint) => pool.cidr.first + last;

  it('is offered where the holder is gone, and nobody has the address', () => {
    expect(staleReservationOf(pool, at(3n))).toMatchObject({
      kind: 'allocation',
      allocation: { offset: '3', podref: 'default/gone' },
    });
    expect(staleReservationOf(pool, at(2n))).toBeUndefined();
    // Its pod is gone, but a VM has it.
    expect(staleReservationOf(pool, at(9n))).toBeUndefined();
    expect(staleReservationOf(pool, at(4n))).toBeUndefined();
    const [unknown] = poolsOf(worldOf([whereabouts(), stored], { IPPool: 'everywhere' }));
    expect(unknown && staleReservationOf(unknown, at(3n))).toBeUndefined();
  });

  it('of an IPAMClaim is offered where its VM is gone, and not where it is stopped', () => {
    const isStale = (...objects: unknown[]): boolean => {
      const subnet = only(given, ...objects);
      return staleReservationOf(subnet, subnet.cidr.first + 4n) !== undefined;
    };
    const withUid = (uid: string) => ({
      ...claim('vm', '10.0.0.4'),
      metadata: {
        name: 'vm.lan',
        namespace: 'default',
        ownerReferences: [{ kind: 'VirtualMachine', name: 'vm', uid }],
      },
    });
    const stopped = vmOf({ metadata: { uid: 'one' }, spec: { runStrategy: 'Halted' } });
    expect(isStale(claim('gone', '10.0.0.4'))).toBe(true);
    expect(isStale(stopped, withUid('one'))).toBe(false);
    // Another VM of the same name.
    expect(isStale(stopped, withUid('two'))).toBe(true);
    // In use all the same.
    expect(isStale(claim('gone', '10.0.0.4'), ...machine('vm', '10.0.0.4'))).toBe(false);
    const [unknown] = poolsOf(worldOf([given, claim('gone', '10.0.0.4')], {}));
    expect(unknown && staleReservationOf(unknown, unknown.cidr.first + 4n)).toBeUndefined();
  });

  it('of an IPAMClaim is offered where the VM has the network no more and its pod is gone', () => {
    const isStale = (name: string, ...objects: unknown[]): boolean => {
      const object = {
        ...claim('vm', '10.0.0.4'),
        metadata: {
          name,
          namespace: 'default',
          ownerReferences: [{ kind: 'VirtualMachine', name: 'vm' }],
        },
        status: { ips: ['10.0.0.4/29'], ownerPod: { name: 'old-pod' } },
      };
      const subnet = only(given, vmOf(), object, ...objects);
      return staleReservationOf(subnet, subnet.cidr.first + 4n) !== undefined;
    };
    expect(isStale('vm.former')).toBe(true);
    expect(isStale('vm.lan')).toBe(false);
    expect(isStale('vm.former', pod('old-pod'))).toBe(false);
  });

  it('of a claim that was deleted takes off the finalizer alone that holds it', () => {
    const held = {
      ...claim('gone', '10.0.0.4'),
      metadata: {
        name: 'gone.lan',
        deletionTimestamp: '2026-01-01T00:00:00Z',
        finalizers: ['kubevirt.io/persistent-ipam', 'example.org/other'],
      },
    };
    expect(isHeldByFinalizer(held)).toBe(true);
    expect(withoutFinalizer(held).metadata.finalizers).toEqual(['example.org/other']);
    expect(isHeldByFinalizer(withoutFinalizer(held))).toBe(false);
    expect(isHeldByFinalizer({ metadata: { name: 'gone.lan' } })).toBe(false);
  });

  it('takes one allocation out, unless somebody else has it by now', () => {
    const released = withoutReservation(stored, { offset: '3', podref: 'default/gone' });
    expect(Object.keys(released.spec.allocations)).toEqual(['2', '9']);
    expect(withoutReservation(stored, { offset: '3', podref: 'default/other' })).toBe(stored);
    const last = ipPool({ '1': 'a/b' });
    expect(withoutReservation(last, { offset: '1', podref: 'a/b' }).spec.allocations).toEqual({});
  });

  it('goes with the object that keeps overlapping ranges apart', () => {
    const named = (text: string) => overlapName(parseIp(text) ?? { family: 4, value: 0n });
    expect(named('10.1.0.3')).toBe('10.1.0.3');
    expect(named('fd00::5')).toBe('fd00--5');
    expect(named('fd00::')).toBe('fd00--0');
  });
});

describe('the stretches of a pool', () => {
  const networkOf = (value: bigint, prefix: number): Cidr => {
    const found = cidrOf({ family: 4, value }, prefix);
    if (!found) throw new Error('no network');
    return found;
  };
  const cidr = networkOf(0x0a000000n, 26);
  const holder: Holder = {
    name: 'x',
    vm: undefined,
    isReserved: true,
    isInUse: false,
    isGone: undefined,
  };
  const numbers = fc.bigInt(cidr.first, cidr.last);
  const parts = fc.record({
    bounds: fc.tuple(numbers, numbers),
    used: fc.uniqueArray(numbers, { maxLength: 20 }),
    excludes: fc.array(
      fc.tuple(numbers, fc.nat(6)).map(([value, less]) => networkOf(value, 32 - less)),
      { maxLength: 5 },
    ),
  });

  it('follow each other, overlap nowhere, and add up to what the pool counts', () => {
    fc.assert(
      fc.property(parts, ({ bounds: [a, b], used, excludes }) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const holders = new Map(used.map((value) => [value, holder]));
        const runs = runsOf({ cidr, start, end, excludes, holders });
        runs.forEach(({ first, last }, index) => {
          expect(first.value <= last.value).toBe(true);
          const next = runs[index + 1];
          if (next) expect(next.first.value > last.value).toBe(true);
        });
        const states = new Map<bigint, string>();
        for (const { first, count, state } of runs) {
          for (let at = 0n; at < count; at += 1n) states.set(first.value + at, state);
        }
        for (let value = cidr.first; value <= cidr.last; value += 1n) {
          const isExcluded = excludes.some(({ first, last }) => value >= first && value <= last);
          const expected = holders.has(value)
            ? 'used'
            : value < start || value > end
              ? undefined
              : isExcluded
                ? 'excluded'
                : 'free';
          expect([value, states.get(value)]).toEqual([value, expected]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
