import fc from 'fast-check';
import type { KubernetesResource } from '../../core/resource';
import { refusalsOf } from '../../../../standalone/apiserver/testing/refusals';
import { testRules } from '../../findings/testing/cases';
import { checkProfile } from './check-profile';
import { profileForm } from './form';
import { poolForRole, takesProfile } from './profile';
import { profileCases } from './testing/cases';
import { profile } from './testing/objects';

const someSpec = fc.dictionary(
  fc.constantFrom(
    'cpu',
    'hugepages',
    'nodeSelector',
    'numa',
    'net',
    'globallyDisableIrqLoadBalancing',
    'kernelPageSize',
    'machineConfigLabel',
    'additionalKernelArgs',
    'unknown',
  ),
  fc.constantFrom<unknown>('x', '', true, 7, 1.5, {}, [], { a: 'b' }, [{}], undefined),
);

const readOf = (object: KubernetesResource) => {
  const read = profileForm.read(object);
  if (read.kind !== 'form') throw new Error(read.reason);
  return read.values;
};

describe('a PerformanceProfile by itself', () => {
  testRules(profileCases, checkProfile);

  it('has nothing against what the API server takes', () => {
    expect(checkProfile(profile())).toEqual([]);
    expect(refusalsOf(profile())).toEqual([]);
  });

  it.each(profileCases.map((row) => [row[0], row[1], row[3]] as const))(
    '%s at %s: what has no error the schemas take, where it stays silent',
    (_code, _path, silent) => {
      const errors = checkProfile(silent).filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([]);
      expect(refusalsOf(silent as object)).toEqual([]);
    },
  );

  it('names all that the schemas refuse', () => {
    fc.assert(
      fc.property(someSpec, (spec) => {
        const draft = profile(spec);
        const errors = checkProfile(draft).filter(({ severity }) => severity === 'error');
        if (refusalsOf(draft).length > 0) expect(errors).not.toEqual([]);
      }),
    );
  });

  it('takes any value, and says nothing of other kinds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (spec, metadata) => {
        const codes = checkProfile({ ...profile(), spec, metadata }).map(({ code }) => code);
        expect(codes).not.toContain('VMN803');
        expect(checkProfile(spec)).toEqual([]);
      }),
    );
  });
});

describe('the form of a PerformanceProfile', () => {
  it('makes that of the documentation', () => {
    const empty = profileForm.create({ name: 'profile-1' });
    const made = profileForm.apply(empty, {
      ...readOf(empty),
      nodes: 'worker-dpdk',
      isolated: '4-39,44-79',
      reserved: '0-3,40-43',
      pages: [{ size: '1G', count: '8', node: '0' }],
    });
    expect(made).toEqual({
      apiVersion: 'performance.openshift.io/v2',
      kind: 'PerformanceProfile',
      metadata: { name: 'profile-1' },
      spec: {
        cpu: { isolated: '4-39,44-79', reserved: '0-3,40-43' },
        globallyDisableIrqLoadBalancing: true,
        hugepages: { defaultHugepagesSize: '1G', pages: [{ count: 8, node: 0, size: '1G' }] },
        net: { userLevelNetworking: true },
        nodeSelector: { 'node-role.kubernetes.io/worker-dpdk': '' },
        numa: { topologyPolicy: 'single-numa-node' },
      },
    });
    expect(checkProfile(made)).toEqual([]);
    expect(refusalsOf(made)).toEqual([]);
  });

  it.each([
    ['worker-dpdk', { 'node-role.kubernetes.io/worker-dpdk': '' }],
    ['example.com/dpdk=yes', { 'example.com/dpdk': 'yes' }],
    ['a/b=, c/d=e', { 'a/b': '', 'c/d': 'e' }],
    ['', {}],
  ])('chooses nodes by %s', (nodes, selector) => {
    const made = profileForm.apply(profile({ nodeSelector: { x: 'y' } }), {
      ...readOf(profile({ nodeSelector: { x: 'y' } })),
      nodes,
    });
    expect(made.spec).toMatchObject({ nodeSelector: selector });
    expect(readOf(made).nodes).toBe(nodes);
  });

  it('keeps what it does not show, and changes nothing unasked', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (more) => {
        const before = profile({ ...more, workloadHints: { realTime: true } });
        const values = readOf(before);
        expect(profileForm.apply(before, values)).toBe(before);
        const after = profileForm.apply(before, { ...values, reserved: '9' });
        expect(after.spec).toEqual({
          ...before.spec,
          cpu: { ...(before.spec.cpu as object), reserved: '9' },
        });
      }),
    );
  });

  it('keeps what a row of pages does not show', () => {
    const before = profile({
      hugepages: { defaultHugepagesSize: '1G', pages: [{ size: '1G', count: 4, more: true }] },
    });
    const after = profileForm.apply(before, {
      ...readOf(before),
      pages: [{ size: '1G', count: '6', node: '1' }],
    });
    expect(after.spec).toMatchObject({
      hugepages: { pages: [{ size: '1G', count: 6, node: 1, more: true }] },
    });
  });
});

describe('a pool for a role', () => {
  it('takes the profile of the role, and the API server takes it', () => {
    const pool = poolForRole('worker-dpdk');
    expect(takesProfile(pool, profile())).toBe(true);
    expect(refusalsOf(pool)).toEqual([]);
    expect(takesProfile(poolForRole('other'), profile())).toBe(false);
  });
});
