import type { Interface, InterfaceStatus, Pod, VirtualMachineInstance } from '../kubevirt/types.ts';
import { needOf } from './migration-required.ts';

const vmiWith = (
  face: Interface,
  status: InterfaceStatus | undefined,
  networkName = 'office',
): VirtualMachineInstance => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { namespace: 'test', name: 'vm' },
  spec: {
    domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }, face] } },
    networks: [
      { name: 'default', pod: {} },
      { name: face.name, multus: { networkName } },
    ],
  },
  status: { interfaces: [{ name: 'default', infoSource: 'domain' }, ...(status ? [status] : [])] },
});

const podAskingFor = (name: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'pod',
    annotations: {
      'k8s.v1.cni.cncf.io/networks': JSON.stringify([
        // KubeVirt's name for the pod's side of a network `lan`.
        { name, namespace: 'test', interface: 'podab5fd1abda6' },
      ]),
    },
  },
  spec: { containers: [] },
});

const known = (infoSource: string): InterfaceStatus => ({ name: 'lan', infoSource });

/** Source of the table: KubeVirt pkg/network/migration/evaluator_test.go, in our words. */
describe('what an interface needs', () => {
  it.each([
    ['a new bridge interface', { bridge: {} }, undefined, 'pending'],
    ['a new SR-IOV interface', { sriov: {} }, undefined, 'immediate'],
    ['one that the pod has', { bridge: {} }, known('multus-status'), 'none'],
    ['one that the guest has', { bridge: {} }, known('domain, multus-status'), 'none'],
    [
      'one that the guest is to lose',
      { bridge: {}, state: 'absent' },
      known('domain, multus-status'),
      'none',
    ],
    [
      'one that only the pod has',
      { bridge: {}, state: 'absent' },
      known('multus-status'),
      'pending',
    ],
    ['one that is gone', { bridge: {}, state: 'absent' }, undefined, 'none'],
  ] as const)('%s: %o', (_, more, status, need) => {
    expect(needOf(vmiWith({ name: 'lan', ...more }, status), undefined)).toBe(need);
  });

  it('asks for nothing where the pod has asked for the same network', () => {
    const vmi = vmiWith({ name: 'lan', bridge: {} }, known('domain, multus-status'));
    expect(needOf(vmi, podAskingFor('office'))).toBe('none');
    const qualified = vmiWith({ name: 'lan', bridge: {} }, known('domain'), 'test/office');
    expect(needOf(qualified, podAskingFor('office'))).toBe('none');
  });
});
