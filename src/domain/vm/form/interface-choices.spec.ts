import { bridgeWith } from '../../nad/testing/networks';
import { worldOf } from '../../world/world';
import {
  bindingAfter,
  bindingChoices,
  chosenNetwork,
  nameAfter,
  networkChoices,
} from './interface-choices';
import { bridgeNic, kubeVirt, multus, vmOf } from '../testing/vms';

const sriovNad = bridgeWith({ type: 'sriov' }, { name: 'fast' });
const base = [bridgeWith({}, { name: 'lan-net' }), sriovNad];
const onPod = { networkKind: 'pod', networkName: '' } as const;
const on = (networkName: string) => ({ networkKind: 'multus', networkName }) as const;

const typesIn = (objects: object[], form: Parameters<typeof bindingChoices>[2]) => {
  const world = worldOf([...base, ...objects]);
  const choices = networkChoices(world, vmOf(), undefined);
  return bindingChoices(world, choices, form).map(({ binding, obstacle }) =>
    obstacle ? `${binding}: ${obstacle.text}` : binding,
  );
};

describe('types of an interface', () => {
  it('go with the network', () => {
    expect(typesIn([], on('lan-net'))).toEqual(['bridge']);
    expect(typesIn([], on('default/fast'))).toEqual(['sriov']);
    expect(typesIn([], onPod)).toEqual(['masquerade', 'bridge', 'passtBinding']);
  });

  it('are all offered for a network that nothing is known of', () => {
    expect(typesIn([], on('elsewhere/net'))).toEqual(['bridge', 'sriov']);
  });

  it('are kept back where the cluster does not have them', () => {
    const cluster = kubeVirt({
      network: { permitBridgeInterfaceOnPodNetwork: false, binding: { macvtap: {} } },
    });
    expect(typesIn([cluster], onPod)).toEqual([
      'masquerade',
      'bridge: not permitted in this cluster',
      'passtBinding: not enabled in this cluster',
      'plugin:macvtap',
    ]);
    const withPasst = kubeVirt({ developerConfiguration: { featureGates: ['PasstBinding'] } });
    expect(typesIn([withPasst], onPod)).toContain('passtBinding');
  });

  it('on a primary user-defined network are those that keep its address', () => {
    const primary = bridgeWith(
      { type: 'ovn-k8s-cni-overlay', topology: 'layer2', role: 'primary' },
      { name: 'blue' },
    );
    expect(typesIn([primary, kubeVirt()], onPod)).toEqual([
      'plugin:l2bridge: not registered in this cluster',
      'passtBinding: not enabled in this cluster',
    ]);
  });
});

describe('the type after another network was chosen', () => {
  const free = { binding: 'bridge', obstacle: undefined } as const;
  const kept = { binding: 'masquerade', obstacle: { text: 'no', params: {} } } as const;
  it('stays where it can', () => {
    expect(bindingAfter([kept, free], 'bridge')).toBe('bridge');
    expect(bindingAfter([kept, free], 'masquerade')).toBe('bridge');
    expect(bindingAfter([], 'plugin:own')).toBe('plugin:own');
  });
});

describe('the chosen network', () => {
  it('is found by its bare and by its full name', () => {
    const choices = networkChoices(worldOf(base), vmOf(), undefined);
    expect(chosenNetwork(choices, on('lan-net'))?.key).toBe('default/lan-net');
    expect(chosenNetwork(choices, on(' default/lan-net '))?.key).toBe('default/lan-net');
    expect(chosenNetwork(choices, on('gone'))).toBeUndefined();
    expect(chosenNetwork(choices, onPod)).toBeUndefined();
  });

  it('of all namespaces may be one, where nothing of OpenShift keeps them apart', () => {
    const far = bridgeWith({}, { name: 'far', namespace: 'far' });
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'far' } };
    const openshift = { ...namespace, metadata: { name: 'openshift-multus' } };
    const keys = (objects: object[]) =>
      networkChoices(worldOf(objects), vmOf(), undefined).networks.map(({ key }) => key);
    expect(keys([far, namespace])).toEqual(['far/far']);
    expect(keys([far, namespace, openshift])).toEqual([]);
  });
});

describe('a name for an interface', () => {
  it.each([
    [onPod, 'default'],
    [on('office/Vlan_10.a'), 'vlan-10-a'],
    [on(''), undefined],
    [on('a/...'), undefined],
    [on('x'.repeat(90)), 'x'.repeat(60)],
  ])('%j is %s', (form, name) => {
    expect(nameAfter(form)).toBe(name);
  });
});

it('what an interface itself uses does not stand in its own way', () => {
  const ovn = bridgeWith({ type: 'ovn-k8s-cni-overlay', topology: 'layer2' }, { name: 'lan-net' });
  const vm = vmOf({ interfaces: [bridgeNic()], networks: [multus()] });
  const obstacle = (editing: string | undefined) =>
    networkChoices(worldOf([ovn]), vm, editing).networks[0]?.obstacle;
  expect(obstacle('lan')).toBeUndefined();
  expect(obstacle(undefined)).toBeDefined();
});
