import fc from 'fast-check';
import { formatMac, macNumber } from '../net/mac';
import { worldOf } from '../world/world';
import { daysUntilFull, endProblem, macPoolOf, poolUseOf, type NamedRange } from './mac-pool';

const hco = (spec: object, version = 'v1') => ({
  apiVersion: `hco.kubevirt.io/${version}`,
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec,
});

const addons = (spec: object) => ({
  apiVersion: 'networkaddonsoperator.network.kubevirt.io/v1',
  kind: 'NetworkAddonsConfig',
  metadata: { name: 'cluster' },
  spec,
});

const kubeVirt = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
};

const RANGE = { rangeStart: '02:00:00:00:00:00', rangeEnd: '02:00:00:ff:ff:ff' };
const CONFIG = { data: { RANGE_START: '02:1a:2b:00:00:00', RANGE_END: '02:1a:2b:ff:ff:ff' } };

const vm = (name: string, macs: readonly string[], creationTimestamp?: string) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'web', ...(creationTimestamp ? { creationTimestamp } : {}) },
  spec: {
    template: {
      spec: {
        domain: {
          devices: {
            interfaces: macs.map((macAddress, index) => ({ name: `nic${index}`, macAddress })),
          },
        },
      },
    },
  },
});

describe('the pool of MAC addresses', () => {
  it.each([
    ['HyperConverged v1', hco({ networking: { kubeMacPoolConfiguration: RANGE } })],
    ['HyperConverged v1beta1', hco({ kubeMacPoolConfiguration: RANGE }, 'v1beta1')],
    ['NetworkAddonsConfig alone', addons({ kubeMacPool: RANGE })],
  ])('is read from %s', (_, owner) => {
    expect(macPoolOf(worldOf([owner, kubeVirt]))).toMatchObject({
      kind: 'set',
      range: { start: RANGE.rangeStart, end: RANGE.rangeEnd },
    });
  });

  it('is read from HyperConverged where a NetworkAddonsConfig stands below it', () => {
    const pool = macPoolOf(worldOf([addons({ kubeMacPool: RANGE }), hco({})]));
    expect([pool?.owner.kind, pool?.kind]).toEqual(['HyperConverged', 'automatic']);
  });

  it.each([
    ['KubeVirt is alone', [kubeVirt]],
    ['a NetworkAddonsConfig does not want it', [addons({ multus: {} })]],
  ])('is not there where %s', (_, objects) => {
    expect(macPoolOf(worldOf(objects))).toBeUndefined();
  });

  it('chose its range itself where none is set, and the ConfigMap tells which', () => {
    const world = worldOf([hco({})]);
    expect(macPoolOf(world, CONFIG)).toMatchObject({
      kind: 'automatic',
      range: { start: '02:1a:2b:00:00:00' },
    });
    expect(macPoolOf(world)).toMatchObject({ kind: 'automatic', range: undefined });
    expect(macPoolOf(world, { data: { RANGE_START: 'x' } })?.range).toBeUndefined();
  });

  it.each([
    [{ rangeStart: RANGE.rangeStart }],
    [{ rangeStart: RANGE.rangeEnd, rangeEnd: RANGE.rangeStart }],
    [{ rangeStart: 'no', rangeEnd: 'address' }],
  ])('has no range where what is set is none: %j', (range) => {
    const world = worldOf([hco({ networking: { kubeMacPoolConfiguration: range } })]);
    expect(macPoolOf(world, CONFIG)).toMatchObject({ kind: 'set', range: undefined });
  });
});

describe('how much of it is used', () => {
  const named: NamedRange = {
    start: '02:00:00:00:00:10',
    end: '02:00:00:00:00:13',
    range: { first: 0x020000000010n, last: 0x020000000013n },
  };

  it('counts each address once, however it is written, and names those outside', () => {
    const world = worldOf([
      vm('a', ['02:00:00:00:00:10', '02-00-00-00-00-11', 'nonsense']),
      vm('b', ['02:00:00:00:00:10', '02:00:00:00:00:20']),
    ]);
    const { size, used, free, outside } = poolUseOf(world, named);
    expect([size, used, free]).toEqual([4n, 2, 2n]);
    expect(outside.map((each) => [each.vm, each.interface, each.mac])).toEqual([
      ['b', 'nic1', '02:00:00:00:00:20'],
    ]);
  });

  it.each([
    ['two in 30 days, two left', ['2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'], 30],
    ['one in 30 days, two left', ['2026-01-20T00:00:00Z', '2026-11-21T00:00:00Z'], 60],
    ['none in 30 days', ['2026-01-20T00:00:00Z', '2026-02-21T00:00:00Z'], undefined],
    ['one that does not say when it came', ['', '2026-11-21T00:00:00Z'], undefined],
  ])('tells when it will be full: %s', (_, times, days) => {
    const world = worldOf(
      times.map((time, index) => vm(`vm${index}`, [`${named.start.slice(0, -1)}${index}`], time)),
    );
    expect(daysUntilFull(world, named, '2026-11-01T00:00:00Z')).toBe(days);
  });

  it('adds up, for any range and any addresses', () => {
    const address = fc
      .bigInt({ min: 0n, max: 0xffffn })
      .map((low) => formatMac(0x020000000000n + low) ?? '');
    fc.assert(
      fc.property(address, address, fc.array(address), (a, b, macs) => {
        const [first = 0n, last = 0n] = [macNumber(a), macNumber(b)].sort((x = 0n, y = 0n) =>
          Number(x - y),
        );
        const range = { start: a, end: b, range: { first, last } };
        const { size, used, free, outside } = poolUseOf(worldOf([vm('vm', macs)]), range);
        expect(free + BigInt(used)).toBe(size);
        const inside = macs.filter((mac) => {
          const value = macNumber(mac) ?? -1n;
          return value >= first && value <= last;
        });
        expect(used).toBe(new Set(inside).size);
        expect(outside).toHaveLength(macs.length - inside.length);
      }),
    );
  });
});

describe('an end of the range', () => {
  it.each([
    ['02:00:00:00:00:00', 'hco-v1', undefined],
    ['02:00:00:AA:bb:CC', 'hco-v1beta1', undefined],
    ['02-00-00-00-00-00', 'hco-v1', 'malformed'],
    ['02-00-00-00-00-00', 'addons', undefined],
    ['02:00:00:00:00', 'addons', 'malformed'],
    ['02:00:00:00:00:00:00:00', 'addons', 'malformed'],
    ['03:00:00:00:00:00', 'hco-v1', 'multicast'],
    ['FD:FF:FF:FF:FF:FF', 'addons', 'multicast'],
  ] as const)('%s in %s', (text, shape, problem) => {
    expect(endProblem(text, shape)).toBe(problem);
  });
});
