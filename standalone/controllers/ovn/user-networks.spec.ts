import type { KubernetesObject } from '../../kubernetes/object.ts';
import { layer2Udn } from '../../objects/udn.ts';
import { clockAt } from '../../kubernetes/time.ts';
import { clusterObjects, NAMESPACE, START, TestCluster } from '../testing/cluster.ts';

const ago = clockAt(START);

const udn = (layer2: object = { role: 'Secondary', subnets: ['10.1.0.0/16'] }) => ({
  apiVersion: 'k8s.ovn.org/v1',
  kind: 'UserDefinedNetwork',
  metadata: { name: 'lan', namespace: NAMESPACE },
  spec: { topology: 'Layer2', layer2 },
});

const cudn = (namespaceSelector: object) => ({
  apiVersion: 'k8s.ovn.org/v1',
  kind: 'ClusterUserDefinedNetwork',
  metadata: { name: 'vlan-7' },
  spec: {
    namespaceSelector,
    network: {
      topology: 'Localnet',
      localnet: {
        role: 'Secondary',
        physicalNetworkName: 'physnet',
        ipam: { mode: 'Disabled' },
        vlan: { mode: 'Access', access: { id: 7 } },
      },
    },
  },
});

const play = (...objects: KubernetesObject[]) => {
  const { simulation } = new TestCluster([...clusterObjects()]).pass(60);
  for (const object of objects) simulation.cluster.put(object);
  simulation.pass(10);
  return simulation;
};

const configIn = (
  simulation: ReturnType<typeof play>,
  namespace: string,
  name: string,
): unknown => {
  const spec = simulation.cluster.get('nad', namespace, name)?.spec as
    { config: string } | undefined;
  return spec && JSON.parse(spec.config);
};

describe('user-defined networks', () => {
  it('become a network of their namespace, and say so', () => {
    const simulation = play(udn());
    expect(configIn(simulation, NAMESPACE, 'lan')).toEqual({
      cniVersion: '1.0.0',
      name: `${NAMESPACE}_lan`,
      netAttachDefName: `${NAMESPACE}/lan`,
      role: 'secondary',
      type: 'ovn-k8s-cni-overlay',
      topology: 'layer2',
      subnets: '10.1.0.0/16',
    });
    expect(simulation.cluster.get('userNetwork', NAMESPACE, 'lan')?.status).toMatchObject({
      conditions: [{ type: 'NetworkCreated', status: 'True' }],
    });
    const made = simulation.cluster.get('userNetwork', NAMESPACE, 'lan');
    if (!made) throw new Error('The network is gone');
    simulation.cluster.remove(made);
    simulation.pass(5);
    expect(configIn(simulation, NAMESPACE, 'lan')).toBeUndefined();
    expect(simulation.reports).toEqual([]);
  });

  it('of the cluster follow their selector', () => {
    const select = (name: string) =>
      cudn({
        matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [name] }],
      });
    const simulation = play(select(NAMESPACE));
    expect(configIn(simulation, NAMESPACE, 'vlan-7')).toMatchObject({
      name: 'cluster_udn_vlan-7',
      topology: 'localnet',
      physicalNetworkName: 'physnet',
      vlanID: 7,
    });
    const [before] = simulation.cluster.list('clusterUserNetwork');
    if (!before) throw new Error('The network is gone');
    simulation.cluster.put({ ...before, spec: select('default').spec });
    simulation.pass(10);
    expect(configIn(simulation, NAMESPACE, 'vlan-7')).toBeUndefined();
    expect(configIn(simulation, 'default', 'vlan-7')).toBeDefined();
    expect(simulation.reports).toEqual([]);
  });

  it.each([
    ['beside a network of the name', { role: 'Secondary', subnets: ['10.1.0.0/16'] }, /foreign/],
    ['primary without the label', { role: 'Primary', subnets: ['10.1.0.0/16'] }, /lacks the label/],
  ])('are not made %s', (name, layer2, message) => {
    const other = {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'lan', namespace: NAMESPACE },
      spec: { config: '{"type":"bridge"}' },
    };
    const simulation = play(...(name.includes('beside') ? [other] : []), udn(layer2));
    expect(simulation.cluster.get('userNetwork', NAMESPACE, 'lan')?.status).toMatchObject({
      conditions: [{ status: 'False', message: expect.stringMatching(message) as string }],
    });
  });

  it('that a scenario holds stay as it tells of them', () => {
    const [network] = layer2Udn(
      { namespace: NAMESPACE, name: 'old', created: ago('9d') },
      '10.2.0.0/16',
    );
    if (!network) throw new Error('There is no network');
    const { simulation } = new TestCluster([...clusterObjects(), network]).pass(60);
    expect(simulation.cluster.get('nad', NAMESPACE, 'old')).toBeUndefined();
  });
});
