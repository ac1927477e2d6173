import fc from 'fast-check';
import { worldOf } from '../world/world';
import {
  defaultLimits,
  estimateOf,
  limitProblemsOf,
  limitsIn,
  limitsOf,
  memoryOf,
  type MigrationLimits,
} from './limits';

const GIB = 2 ** 30;
const MIB = 2 ** 20;
const hco = defaultLimits('hco-v1');

describe('limits in force', () => {
  it('are the defaults of whoever is set', () => {
    expect(limitsIn({}, hco)).toEqual(hco);
    expect(defaultLimits('kubevirt')).toMatchObject({
      parallelPerNode: 2,
      secondsPerGigabyte: 150,
    });
    expect(hco).toMatchObject({ parallelPerNode: 1, secondsPerGigabyte: 20 });
  });

  it('are what is set, also nothing', () => {
    const set = {
      parallelMigrationsPerCluster: 3,
      parallelOutboundMigrationsPerNode: 4,
      bandwidthPerMigration: '64Mi',
      completionTimeoutPerGiB: 0,
      progressTimeout: 0,
      allowAutoConverge: true,
      allowPostCopy: true,
    };
    expect(limitsIn(set, hco)).toEqual({
      parallelPerCluster: 3,
      parallelPerNode: 4,
      bandwidth: 64 * MIB,
      secondsPerGigabyte: 0,
      progressSeconds: 0,
      autoConverge: true,
      postCopy: true,
      disruption: false,
    });
  });

  it('are those of a policy where it has them', () => {
    const policy = { allowPostCopy: true, bandwidthPerMigration: '1Gi', progressTimeout: 1 };
    expect(limitsIn(policy, hco, true)).toEqual({
      ...hco,
      postCopy: true,
      disruption: true,
      bandwidth: GIB,
    });
    const careful = { allowPostCopy: true, allowWorkloadDisruption: false };
    expect(limitsIn(careful, hco, true)).toMatchObject({ postCopy: true, disruption: false });
  });

  it('are read from anything', () => {
    fc.assert(
      fc.property(fc.anything(), fc.boolean(), (settings, isPolicy) => {
        expect(Object.keys(limitsIn(settings, hco, isPolicy)).sort()).toEqual(
          Object.keys(hco).sort(),
        );
      }),
    );
  });
});

describe('limits of a cluster', () => {
  const set = {
    parallelMigrationsPerCluster: 3,
    bandwidthPerMigration: '64Mi',
    allowPostCopy: true,
    allowWorkloadDisruption: true,
  };
  const expected = {
    parallelPerCluster: 3,
    bandwidth: 64 * MIB,
    autoConverge: false,
    postCopy: true,
    disruption: true,
  };
  const metadata = { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' };
  const v1 = {
    apiVersion: 'hco.kubevirt.io/v1',
    kind: 'HyperConverged',
    metadata,
    spec: { virtualization: { liveMigrationConfig: set } },
  };
  const v1beta1 = {
    apiVersion: 'hco.kubevirt.io/v1beta1',
    kind: 'HyperConverged',
    metadata,
    spec: { liveMigrationConfig: set },
  };
  const kubeVirt = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: 'kubevirt' },
    spec: { configuration: { migrations: set } },
  };

  it.each([
    ['HyperConverged v1', v1, { parallelPerNode: 1, secondsPerGigabyte: 20 }],
    ['HyperConverged v1beta1', v1beta1, { parallelPerNode: 1, secondsPerGigabyte: 20 }],
    ['KubeVirt alone', kubeVirt, { parallelPerNode: 2, secondsPerGigabyte: 150 }],
  ])('are those of %s', (_name, owner, defaults) => {
    expect(limitsOf(worldOf([owner]))).toEqual({ progressSeconds: 150, ...expected, ...defaults });
  });

  it('are those of HyperConverged where it stands above KubeVirt', () => {
    const bare = { ...kubeVirt, spec: {} };
    expect(limitsOf(worldOf([bare, v1]))).toMatchObject(expected);
  });

  it('are not known where nobody sets them', () => {
    expect(limitsOf(worldOf([]))).toBeUndefined();
  });
});

describe('values that are not sent', () => {
  const fine = {
    parallelMigrationsPerCluster: '',
    parallelOutboundMigrationsPerNode: '2',
    bandwidthPerMigration: '64Mi',
    completionTimeoutPerGiB: '0',
    progressTimeout: '',
    allowAutoConverge: false,
    disruption: 'none',
  } as const;
  it.each([
    ['parallelMigrationsPerCluster', '0'],
    ['parallelOutboundMigrationsPerNode', '1.5'],
    ['bandwidthPerMigration', '64MB'],
    ['bandwidthPerMigration', '-1'],
    ['completionTimeoutPerGiB', '-1'],
    ['progressTimeout', 'long'],
  ])('%s: %s', (field, value) => {
    expect(limitProblemsOf(fine)).toEqual([]);
    expect(limitProblemsOf({ ...fine, [field]: value })).toMatchObject([{ field }]);
  });
});

describe('memory to copy', () => {
  it.each([
    [{ memory: { guest: '2Gi' }, resources: { requests: { memory: '3Gi' } } }, 2 * GIB],
    [{ resources: { requests: { memory: '3Gi' } } }, 3 * GIB],
    [{ memory: { guest: '1.5Gi' } }, 1.5 * GIB],
    [{}, undefined],
    [{ memory: { guest: 'much' } }, undefined],
    [{ memory: { guest: '0' } }, undefined],
  ])('of %j', (domain, expected) => {
    expect(memoryOf({ domain })).toBe(expected);
  });
});

describe('an estimate', () => {
  it('is the one of the manual: 64 GiB at 64 MiB/s', () => {
    expect(estimateOf(64 * GIB, { ...hco, bandwidth: 64 * MIB })).toEqual({
      copySeconds: 1024,
      limitSeconds: 1380,
      atLimit: 'abort',
      isTooSlow: false,
    });
  });

  it.each([
    [GIB, 40],
    [1e9, 20],
    [1e9 + 1, 40],
    [1, 20],
  ])('counts begun gigabytes: %d bytes have %d seconds', (bytes, expected) => {
    expect(estimateOf(bytes, hco).limitSeconds).toBe(expected);
  });

  it('says what happens at the limit', () => {
    const atLimit = (changes: Partial<MigrationLimits>) =>
      estimateOf(GIB, { ...hco, ...changes }).atLimit;
    expect(atLimit({ postCopy: true })).toBe('abort');
    expect(atLimit({ postCopy: true, disruption: true })).toBe('postCopy');
    expect(atLimit({ disruption: true })).toBe('pause');
  });

  it('knows no limit where there is none', () => {
    const { copySeconds, limitSeconds, isTooSlow } = estimateOf(GIB, {
      ...hco,
      secondsPerGigabyte: 0,
    });
    expect([copySeconds, limitSeconds, isTooSlow]).toEqual([undefined, undefined, false]);
  });

  const sizes = fc.integer({ min: 1, max: 2 ** 42 });
  const limits = fc.record({
    bandwidth: fc.integer({ min: 1, max: 2 ** 34 }),
    secondsPerGigabyte: fc.integer({ min: 1, max: 1000 }),
  });

  it('never falls when there is more to copy', () => {
    fc.assert(
      fc.property(sizes, sizes, limits, (a, b, set) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map((bytes) =>
          estimateOf(bytes, { ...hco, ...set }),
        );
        expect(large?.copySeconds).toBeGreaterThanOrEqual(small?.copySeconds ?? Infinity);
        expect(large?.limitSeconds).toBeGreaterThanOrEqual(small?.limitSeconds ?? Infinity);
      }),
    );
  });

  it('has a limit for the next whole gigabyte, and none below that', () => {
    fc.assert(
      fc.property(sizes, limits, (bytes, set) => {
        const { limitSeconds = 0 } = estimateOf(bytes, { ...hco, ...set });
        const gigabytes = limitSeconds / set.secondsPerGigabyte;
        expect(gigabytes).toBe(Math.trunc(gigabytes));
        expect(gigabytes * 1e9).toBeGreaterThanOrEqual(bytes);
        expect((gigabytes - 1) * 1e9).toBeLessThan(bytes);
      }),
    );
  });

  it('is halved by twice the bandwidth', () => {
    fc.assert(
      fc.property(sizes, limits, (bytes, set) => {
        const once = estimateOf(bytes, { ...hco, ...set }).copySeconds ?? 0;
        const twice = estimateOf(bytes, { ...hco, ...set, bandwidth: 2 * set.bandwidth });
        expect(twice.copySeconds).toBeCloseTo(once / 2);
      }),
    );
  });
});
