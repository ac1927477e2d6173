import { worldOf } from '../world/world';
import type { KindName } from '../world/kinds';
import { firstWays, hasNoNetwork, lacksOf, missingParts } from './start';

const missing = (...kinds: KindName[]): ReadonlySet<KindName> => new Set(kinds);

const everywhere = {
  NetworkAttachmentDefinition: 'everywhere',
  UserDefinedNetwork: 'everywhere',
  ClusterUserDefinedNetwork: 'everywhere',
} as const;

const nad = {
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { namespace: 'shop', name: 'vlan' },
};

describe('a cluster without networks', () => {
  it('is told from one that has some, somewhere or in the namespace', () => {
    expect(hasNoNetwork(worldOf([], everywhere), missing(), undefined)).toBe(true);
    expect(hasNoNetwork(worldOf([nad], everywhere), missing(), undefined)).toBe(false);
    expect(hasNoNetwork(worldOf([nad], everywhere), missing(), 'shop')).toBe(false);
    expect(hasNoNetwork(worldOf([nad], everywhere), missing(), 'other')).toBe(true);
  });

  it('is not concluded from what cannot be seen, but from what is not served', () => {
    const few = {
      NetworkAttachmentDefinition: ['shop'],
      UserDefinedNetwork: 'everywhere',
    } as const;
    expect(hasNoNetwork(worldOf([], few), missing(), 'shop')).toBeUndefined();
    expect(hasNoNetwork(worldOf([], few), missing('ClusterUserDefinedNetwork'), 'shop')).toBe(true);
    expect(
      hasNoNetwork(worldOf([], few), missing('ClusterUserDefinedNetwork'), undefined),
    ).toBeUndefined();
  });
});

describe('the ways to a first network', () => {
  it('lack what the cluster does not serve, and only that', () => {
    const lacks = (...kinds: KindName[]) =>
      firstWays.map((way) => lacksOf(way, missing(...kinds)).map(({ kind }) => kind));
    expect(lacks()).toEqual([[], [], []]);
    expect(lacks('NodeNetworkConfigurationPolicy')).toEqual([
      ['NodeNetworkConfigurationPolicy'],
      [],
      [],
    ]);
    expect(lacks('NetworkAttachmentDefinition', 'UserDefinedNetwork')).toEqual([
      ['NetworkAttachmentDefinition'],
      ['UserDefinedNetwork'],
      ['NetworkAttachmentDefinition'],
    ]);
  });

  it('name what is missing for all, in the order in which it is needed', () => {
    expect(
      missingParts(missing('NodeNetworkConfigurationPolicy', 'VirtualMachine', 'IPPool')).map(
        ({ name }) => name,
      ),
    ).toEqual(['KubeVirt', 'Kubernetes NMState Operator']);
  });
});
