import { bridge, layer2, namespace, sriov } from '../../checks/testing/objects';
import type { KubernetesResource } from '../../core/resource';
import { worldOf } from '../../world/world';
import {
  attachCandidates,
  attachChange,
  detachCandidates,
  detachChange,
  networksInUse,
} from './bulk';
import { bridgeNic, kubeVirt, masquerade, multus, podNetwork, vmiOf, vmOf } from '../testing/vms';

type Parts = Parameters<typeof vmOf>[0];

const onPod: Parts = { interfaces: [masquerade], networks: [podNetwork] };
const lan = bridge({}, { name: 'lan-net', namespace: 'default' });
const ovn = layer2({}, { name: 'flat', namespace: 'web' });
const nics = sriov('openshift.io/nics', { name: 'fast', namespace: 'web' });
const openShift = namespace('openshift-multus');

const worldWith = (...objects: object[]) => worldOf([lan, ovn, nics, kubeVirt(), ...objects]);

/** Why a VM cannot take part; undefined where it can. */
const obstacle = (
  find: typeof attachCandidates,
  network: string,
  vm: KubernetesResource,
  ...others: object[]
) => find(worldWith(vm, ...others), network)[0]?.obstacle?.text;

describe('attachCandidates', () => {
  it('takes every VM that can be connected, whatever its namespace, to an open network', () => {
    const world = worldWith(
      vmOf({ name: 'a', ...onPod }),
      vmOf({ name: 'b', namespace: 'web', ...onPod }),
      openShift,
    );
    expect(
      attachCandidates(world, 'default/lan-net').map(({ key, obstacle: why }) => [key, why]),
    ).toEqual([
      ['default/a', undefined],
      ['web/b', undefined],
    ]);
    expect(attachCandidates(world, 'default/none')).toEqual([]);
  });

  it('leaves out VMs that are connected already, or have it being unplugged', () => {
    const vm = vmOf();
    expect(obstacle(attachCandidates, 'default/lan-net', vm)).toMatch(/connects it already/);
    const leaving = vmOf({ interfaces: [masquerade, bridgeNic({ state: 'absent' })] });
    expect(obstacle(attachCandidates, 'default/lan-net', leaving)).toMatch(/is being unplugged/);
  });

  it('leaves out VMs that namespace isolation keeps away, on OpenShift only', () => {
    const vm = vmOf({ namespace: 'shop', ...onPod });
    expect(obstacle(attachCandidates, 'web/fast', vm, openShift)).toMatch(/are kept from/);
    expect(obstacle(attachCandidates, 'web/fast', vm, namespace('web'))).toBeUndefined();
    const own = vmOf({ namespace: 'web', ...onPod });
    expect(obstacle(attachCandidates, 'web/fast', own, openShift)).toBeUndefined();
  });

  it('leaves out running VMs without a free PCI slot; stopped ones take it at their start', () => {
    const full = {
      namespace: 'web',
      interfaces: [masquerade, ...['a', 'b', 'c'].map((name) => bridgeNic({ name }))],
      networks: [podNetwork, ...['a', 'b', 'c'].map((name) => multus('other', name))],
    };
    expect(obstacle(attachCandidates, 'web/flat', vmOf(full), vmiOf(full))).toMatch(/PCI slot/);
    expect(obstacle(attachCandidates, 'web/flat', vmOf(full))).toBeUndefined();
  });

  it('leaves out VMs that are deleted, or that a pool would set back', () => {
    const leaving = vmOf({ ...onPod, metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } });
    expect(obstacle(attachCandidates, 'default/lan-net', leaving)).toMatch(/being deleted/);
    const owner = { apiVersion: 'pool.kubevirt.io/v1beta1', name: 'pool', uid: 'u' };
    const pooled = (kind: string) =>
      vmOf({ ...onPod, metadata: { ownerReferences: [{ ...owner, kind, controller: true }] } });
    expect(obstacle(attachCandidates, 'default/lan-net', pooled('VirtualMachinePool'))).toMatch(
      /would undo/,
    );
    expect(obstacle(attachCandidates, 'default/lan-net', pooled('Tenant'))).toBeUndefined();
  });
});

describe('attachChange', () => {
  const form = (network: string, vm: KubernetesResource, name = 'nic-1') => {
    const change = attachChange(worldWith(vm), vm, network, name);
    return change?.kind === 'add' ? change.form : undefined;
  };

  it('connects by the type that the network needs, under a name that is free', () => {
    const vm = vmOf({ namespace: 'web', ...onPod });
    expect(form('web/fast', vm)).toMatchObject({ binding: 'sriov', networkName: 'fast' });
    expect(form('default/lan-net', vm)).toMatchObject({
      binding: 'bridge',
      networkName: 'default/lan-net',
      name: 'nic-1',
    });
    expect(form('default/lan-net', vm, 'default')).toMatchObject({ name: 'default-2' });
  });

  it('is nothing for a VM that meanwhile is connected', () => {
    expect(form('default/lan-net', vmOf())).toBeUndefined();
  });
});

describe('detaching', () => {
  it('concerns the VMs on the network, each by its interface', () => {
    const world = worldWith(vmOf({ name: 'on' }), vmOf({ name: 'off', ...onPod }));
    expect(detachCandidates(world, 'default/lan-net')).toMatchObject([
      { key: 'default/on', interfaces: ['lan'], obstacle: undefined },
    ]);
    expect(detachChange(vmOf(), 'default/lan-net')).toEqual({ kind: 'remove', name: 'lan' });
    expect(detachChange(vmOf(onPod), 'default/lan-net')).toBeUndefined();
    expect(networksInUse(world)).toEqual(['default/lan-net']);
  });

  it('leaves alone what is not as simple', () => {
    const twice = vmOf({
      interfaces: [bridgeNic(), bridgeNic({ name: 'lan2' })],
      networks: [multus(), multus('lan-net', 'lan2')],
    });
    expect(obstacle(detachCandidates, 'default/lan-net', twice)).toMatch(/^Several/);
    expect(detachChange(twice, 'default/lan-net')).toBeUndefined();
    const main = vmOf({
      interfaces: [bridgeNic()],
      networks: [{ name: 'lan', multus: { networkName: 'lan-net', default: true } }],
    });
    expect(obstacle(detachCandidates, 'default/lan-net', main)).toMatch(/default network/);
    const leaving = vmOf({ interfaces: [masquerade, bridgeNic({ state: 'absent' })] });
    expect(obstacle(detachCandidates, 'default/lan-net', leaving)).toMatch(/already/);
  });
});
