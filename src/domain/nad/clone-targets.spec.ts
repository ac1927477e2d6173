import { copiesOf, hasNetworkChoice, isNamespaceName, splitNames } from './clone-targets';
import { bridgeWith, nadOf, ovnWith } from './testing/networks';

describe('names', () => {
  it.each([
    ['web', true],
    ['a-b-1', true],
    ['', false],
    ['-a', false],
    ['A', false],
    ['a.b', false],
    ['x'.repeat(63), true],
    ['x'.repeat(64), false],
  ])('%s', (name, isAllowed) => {
    expect(isNamespaceName(name)).toBe(isAllowed);
  });

  it('takes several at once', () => {
    expect(splitNames(' a, b\nc,,')).toEqual(['a', 'b', 'c']);
  });
});

describe('hasNetworkChoice', () => {
  it('is there for OVN-Kubernetes only', () => {
    expect(hasNetworkChoice(ovnWith('layer2'))).toBe(true);
    expect(hasNetworkChoice(bridgeWith({}))).toBe(false);
    expect(hasNetworkChoice(nadOf('no json'))).toBe(false);
  });
});

describe('copiesOf', () => {
  it('makes one for each namespace', () => {
    const { copies, nameProblem, findings } = copiesOf(ovnWith('layer2'), ['a', 'b'], {
      name: 'copy',
      network: 'own',
    });
    expect(copies.map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`)).toEqual([
      'a/copy',
      'b/copy',
    ]);
    expect(copies[1]?.spec?.config).toContain('"b-copy"');
    expect(nameProblem).toBeUndefined();
    expect(findings).toEqual([]);
  });

  it('tells a name that is not allowed, also before a namespace is chosen', () => {
    expect(copiesOf(bridgeWith({}), [], { name: 'No' }).nameProblem?.path).toBe('metadata.name');
    expect(copiesOf(bridgeWith({}), [], { name: '' }).nameProblem?.path).toBe('metadata.name');
  });

  it('tells the mistakes of the original once', () => {
    const { findings } = copiesOf(bridgeWith({ vlan: 5000 }), ['a', 'b'], { name: 'copy' });
    expect(findings).toHaveLength(1);
  });
});
