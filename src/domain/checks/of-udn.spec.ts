import { cudnWith, layer2With, localnetWith, primaryWith } from '../udn/testing/udns';
import { worldOf } from '../world/world';
import { checkUdnIn } from './of-udn';
import { checkWorld } from './of-world';

const named = (udn: { metadata: object }, name: string) => ({
  ...udn,
  metadata: { ...udn.metadata, name },
});

const refused = {
  status: {
    conditions: [
      { type: 'NetworkCreated', status: 'False', reason: 'SyncError', message: 'no luck' },
    ],
  },
};

const udns = [
  named(layer2With({}), 'fine'),
  named(layer2With({ mtu: 9000, subnets: ['10.128.4.0/24'] }), 'overlapping'),
  named({ ...layer2With({ mtu: 5 }), ...refused }, 'explained'),
  named({ ...layer2With({}), ...refused }, 'refused'),
  named(primaryWith({}), 'first'),
  named(primaryWith({}), 'second'),
  named(localnetWith({ physicalNetworkName: 'nowhere', mtu: 9000 }), 'unmapped'),
  named(localnetWith({ mtu: 9000 }), 'mapped'),
  named(cudnWith(undefined), 'empty'),
];

const world = worldOf([
  ...udns,
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'default', labels: { 'kubernetes.io/metadata.name': 'default' } },
  },
  { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1' } },
  {
    apiVersion: 'nmstate.io/v1beta1',
    kind: 'NodeNetworkState',
    metadata: { name: 'n1' },
    status: {
      currentState: {
        interfaces: [{ name: 'br-ex', type: 'ovs-bridge', state: 'up', mtu: 1500 }],
        ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex' }] },
      },
    },
  },
  {
    apiVersion: 'config.openshift.io/v1',
    kind: 'Network',
    metadata: { name: 'cluster' },
    status: { clusterNetwork: [{ cidr: '10.128.0.0/14' }], clusterNetworkMTU: 1400 },
  },
  {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name: 'fine', namespace: 'default' },
    spec: { config: '{"type":"bridge","bridge":"br1","name":"x"}' },
  },
]);

describe('checkUdnIn', () => {
  it('says of a network what the check of everything says', () => {
    const all = checkWorld(world);
    const wanted = (name: string) =>
      all
        .filter(({ object }) => object.name === name && object.kind.endsWith('DefinedNetwork'))
        .map(({ code, path }) => `${code} ${path}`)
        .sort();
    for (const udn of udns) {
      const found = checkUdnIn(world, udn).map(({ code, path }) => `${code} ${path}`);
      expect([udn.metadata, found.sort()]).toEqual([udn.metadata, wanted(udn.metadata.name)]);
    }
    expect(all.filter(({ code }) => code === 'VMN473')).toHaveLength(1);
  });
});
