import fc from 'fast-check';
import type { KubernetesResource } from '../core/resource';
import { hasSelectors, policyFor, selectorsKey } from './policies';

type Labels = Record<string, string>;

const policy = (
  name: string,
  vmi?: Labels,
  namespace?: Labels,
  hasAny = true,
): KubernetesResource => ({
  apiVersion: 'migrations.kubevirt.io/v1alpha1',
  kind: 'MigrationPolicy',
  metadata: { name },
  spec: hasAny
    ? {
        selectors: {
          ...(vmi ? { virtualMachineInstanceSelector: vmi } : {}),
          ...(namespace ? { namespaceSelector: namespace } : {}),
        },
      }
    : {},
});

const nameFor = (
  policies: KubernetesResource[],
  vmi: Labels | undefined,
  namespace: Labels | undefined = {},
) => policyFor(policies, { vmi, namespace })?.metadata?.name;

describe('the policy of a VM', () => {
  const big = policy('big', { size: 'big' });
  const ofShop = policy('shop', undefined, { team: 'shop' });

  it('is one of which all labels match', () => {
    expect(nameFor([big], { size: 'big', os: 'linux' })).toBe('big');
    expect(nameFor([big], { size: 'small' })).toBeUndefined();
    expect(nameFor([big], {})).toBeUndefined();
    expect(nameFor([ofShop], {}, { team: 'shop' })).toBe('shop');
    expect(nameFor([ofShop], { team: 'shop' })).toBeUndefined();
    const both = policy('both', { size: 'big' }, { team: 'shop' });
    expect(nameFor([both], { size: 'big' })).toBeUndefined();
  });

  it('is none without selectors, and any with empty ones', () => {
    expect(nameFor([policy('none', undefined, undefined, false)], { a: 'b' })).toBeUndefined();
    expect(nameFor([policy('all')], { a: 'b' })).toBe('all');
  });

  it('is the one with most labels, then with most of the VM, then the first by name', () => {
    const vmi = { size: 'big', os: 'linux' };
    const namespace = { team: 'shop', zone: 'a' };
    const two = policy('z-two', undefined, namespace);
    const mixed = policy('y-mixed', { size: 'big' }, { team: 'shop' });
    const own = policy('x-own', vmi);
    expect(nameFor([big, two], vmi, namespace)).toBe('z-two');
    expect(nameFor([two, mixed], vmi, namespace)).toBe('y-mixed');
    expect(nameFor([two, mixed, own], vmi, namespace)).toBe('x-own');
    expect(nameFor([policy('b', vmi), policy('a', vmi)], vmi)).toBe('a');
    expect(nameFor([policy('Z'), policy('a')], vmi)).toBe('Z');
  });

  it('is any with selectors for an instance without labels, as KubeVirt passes over them', () => {
    expect(nameFor([ofShop, big], undefined)).toBe('big');
  });
});

describe('policies as a property', () => {
  const labels = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2'));
  const policies = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z]{1,3}$/),
      vmi: fc.option(labels, { nil: undefined }),
      namespace: fc.option(labels, { nil: undefined }),
    }),
    { selector: ({ name }) => name, maxLength: 6 },
  );

  /** As the rule is told: filter, then compare one with another. */
  const isWithin = (wanted: Labels | undefined, own: Labels): boolean =>
    Object.entries(wanted ?? {}).every(([key, value]) => own[key] === value);

  it('are chosen as the rule is told', () => {
    fc.assert(
      fc.property(policies, labels, labels, (all, vmi, namespace) => {
        const matching = all.filter(
          (each) => isWithin(each.vmi, vmi) && isWithin(each.namespace, namespace),
        );
        const count = (of: Labels | undefined) => Object.keys(of ?? {}).length;
        const isBetter = (a: (typeof all)[number], b: (typeof all)[number]): boolean => {
          const total = count(a.vmi) + count(a.namespace) - count(b.vmi) - count(b.namespace);
          if (total !== 0) return total > 0;
          if (count(a.vmi) !== count(b.vmi)) return count(a.vmi) > count(b.vmi);
          return a.name < b.name;
        };
        const expected = matching.find((each) =>
          matching.every((other) => other === each || isBetter(each, other)),
        );
        const objects = all.map((each) => policy(each.name, each.vmi, each.namespace));
        expect(nameFor(objects, vmi, namespace)).toBe(expected?.name);
        // The order in which they come does not matter.
        expect(nameFor([...objects].reverse(), vmi, namespace)).toBe(expected?.name);
      }),
    );
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.anything(), (spec) => {
        const odd: KubernetesResource = { metadata: { name: 'odd' }, spec };
        policyFor([odd], { vmi: { a: 'b' }, namespace: undefined });
        expect(typeof hasSelectors(odd)).toBe('boolean');
        expect(typeof selectorsKey(odd)).toBe('string');
      }),
    );
  });
});
