import type { KubernetesObject } from '../../kubernetes/object.ts';
import { sriovNodeState, sriovPolicy, SRIOV_NAMESPACE } from '../../objects/sriov.ts';
import { clockAt } from '../../kubernetes/time.ts';
import { clusterObjects, NAMESPACE, START, TestCluster } from '../testing/cluster.ts';

const ago = clockAt(START);
const created = ago('10d');

const network = (spec: object = {}): KubernetesObject => ({
  apiVersion: 'sriovnetwork.openshift.io/v1',
  kind: 'SriovNetwork',
  metadata: { name: 'swift', namespace: SRIOV_NAMESPACE, uid: 'uid-swift' },
  spec: { resourceName: 'nics', networkNamespace: NAMESPACE, ...spec },
});

const play = (...objects: KubernetesObject[]) =>
  new TestCluster([...clusterObjects(), ...objects]).pass(200).simulation;

const nadOf = (simulation: ReturnType<typeof play>, namespace = NAMESPACE) =>
  simulation.cluster.get('nad', namespace, 'swift');

const readyOf = (simulation: ReturnType<typeof play>) =>
  simulation.cluster.get('sriovNetwork', SRIOV_NAMESPACE, 'swift')?.status;

describe('the network of a SriovNetwork', () => {
  it('is made with its resource, and told', () => {
    const simulation = play(network({ vlan: 7, trust: 'on', capabilities: '{"mac": true}' }));
    const nad = nadOf(simulation);
    expect(nad?.metadata.annotations).toMatchObject({
      'k8s.v1.cni.cncf.io/resourceName': 'openshift.io/nics',
    });
    expect(JSON.parse((nad?.spec as { config: string }).config)).toEqual({
      cniVersion: '1.0.0',
      name: 'swift',
      type: 'sriov',
      vlan: 7,
      trust: 'on',
      vlanQoS: 0,
      capabilities: { mac: true },
      logLevel: 'info',
      ipam: {},
    });
    expect(readyOf(simulation)).toMatchObject({ conditions: [{ type: 'Ready', status: 'True' }] });
    expect(simulation.reports).toEqual([]);
  });

  it('goes with it, and moves with the namespace that it names', () => {
    const simulation = play(network());
    const before = simulation.cluster.get('sriovNetwork', SRIOV_NAMESPACE, 'swift');
    if (!before) throw new Error('The SriovNetwork is gone');
    simulation.cluster.put({
      ...before,
      spec: { resourceName: 'nics', networkNamespace: 'default' },
    });
    simulation.pass(5);
    expect(nadOf(simulation)).toBeUndefined();
    expect(nadOf(simulation, 'default')).toBeDefined();
    simulation.cluster.remove(before);
    simulation.pass(5);
    expect(nadOf(simulation, 'default')).toBeUndefined();
  });

  it.each([
    ['of a namespace that is missing', { networkNamespace: 'nowhere' }, /not found/],
    ['with a text that is no JSON', { ipam: '{' }, /JSON/],
  ])('is not made %s', (_name, spec, message) => {
    const simulation = play(network(spec));
    expect(nadOf(simulation)).toBeUndefined();
    expect(readyOf(simulation)).toMatchObject({
      conditions: [{ status: 'False', message: expect.stringMatching(message) as string }],
    });
  });

  it('leaves a network of somebody else alone', () => {
    const other = {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'swift', namespace: NAMESPACE, uid: 'uid-other' },
      spec: { config: '{"type":"bridge"}' },
    };
    const simulation = play(other, network());
    expect(nadOf(simulation)?.spec).toEqual(other.spec);
    expect(readyOf(simulation)).toMatchObject({ conditions: [{ status: 'False' }] });
  });
});

const card = { name: 'ens9f0', mac: 'b4:96:91:00:00:01', bus: '5e', slot: 0 };
const policyOf = (count: number) =>
  sriovPolicy(
    { name: 'nics', created },
    { resourceName: 'nics', pf: card.name, count, nodeSelector: {} },
  );

describe('the virtual functions of a policy', () => {
  const nodes = clusterObjects().filter(({ kind }) => kind === 'Node');
  const [first, second] = nodes.map(({ metadata }) => metadata.name);
  const states = nodes.map(({ metadata }) =>
    sriovNodeState({ name: metadata.name, created }, [card]),
  );
  const without = (objects: KubernetesObject[]) =>
    objects.filter(
      ({ kind }) => kind !== 'SriovNetworkNodeState' && kind !== 'SriovNetworkNodePolicy',
    );
  const start = (count: number) => {
    const objects = [...without(clusterObjects()), ...states, policyOf(count)];
    return new TestCluster(objects);
  };
  const stateOf = (test: TestCluster, name = first) =>
    test.simulation.cluster.get('sriovNode', SRIOV_NAMESPACE, name ?? '');

  it('are made on one node after the other, which is emptied first, and offered', () => {
    const test = start(8).pass(3);
    const draining = states.filter(
      ({ metadata }) =>
        stateOf(test, metadata.name)?.metadata.annotations?.[
          'sriovnetwork.openshift.io/current-state'
        ] === 'Draining',
    );
    expect(draining).toHaveLength(1);
    test.pass(200);
    expect(stateOf(test)?.status).toMatchObject({
      syncStatus: 'Succeeded',
      interfaces: [{ name: card.name, numVfs: 8 }],
    });
    expect(stateOf(test, second)?.status).toMatchObject({ syncStatus: 'Succeeded' });
    const node = test.simulation.cluster.list('node').find((each) => each.metadata.name === first);
    expect(node?.status).toMatchObject({ allocatable: { 'openshift.io/nics': '8' } });
    expect(test.simulation.reports).toEqual([]);
  });

  it('fail where the card cannot have so many', () => {
    const test = start(65).pass(60);
    expect(stateOf(test)?.status).toMatchObject({
      syncStatus: 'Failed',
      lastSyncError: expect.stringContaining('only 64 available') as string,
    });
  });

  it('go with the policy', () => {
    const test = start(4).pass(200);
    test.simulation.cluster.remove(policyOf(4));
    test.pass(200);
    const [left] = (stateOf(test)?.status as { interfaces: Record<string, unknown>[] }).interfaces;
    expect(left?.numVfs).toBeUndefined();
    expect(stateOf(test)?.status).toMatchObject({ syncStatus: 'Succeeded' });
  });
});
