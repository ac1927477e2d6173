import type { KubernetesResource } from '../../core/resource';
import { withObjects } from '../../world/with-objects';
import { worldOf } from '../../world/world';
import { kubeVirt, masquerade, podNetwork, vmiOf, vmOf } from '../testing/vms';
import { attachInOwn, candidatesInEach, detachInOwn, plansOf } from './bulk-networks';

const onPod = { interfaces: [masquerade], networks: [podNetwork] };
const nads = ['shop', 'office'].map((namespace): KubernetesResource => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name: 'vlan-120', namespace },
  spec: { config: '{"cniVersion":"0.3.1","name":"vlan-120","type":"bridge","bridge":"br1"}' },
}));
const vms = [
  vmOf({ name: 'a', namespace: 'shop', ...onPod }),
  vmOf({ name: 'b', namespace: 'office', ...onPod }),
  vmOf({ name: 'c', namespace: 'other', ...onPod }),
];
const before = worldOf([kubeVirt(), ...vms, vmiOf({ name: 'a', namespace: 'shop' })]);
const planned = withObjects(before, nads);

describe('a network that stands in several namespaces', () => {
  it('has the VMs of these namespaces alone, and none as long as it is not there', () => {
    expect(candidatesInEach(planned, nads).map(({ key }) => key)).toEqual(['shop/a', 'office/b']);
    expect(candidatesInEach(before, nads)).toEqual([]);
  });

  it('connects each VM to the one of its own namespace, and takes it off again', () => {
    const candidates = candidatesInEach(planned, nads);
    const plans = plansOf(planned, candidates, (vm) => attachInOwn(planned, nads, vm));
    expect(plans.map(({ candidate, change }) => [candidate.key, change])).toEqual([
      [
        'shop/a',
        expect.objectContaining({
          form: expect.objectContaining({ name: 'vlan-120', networkName: 'vlan-120' }) as unknown,
        }),
      ],
      [
        'office/b',
        expect.objectContaining({
          form: expect.objectContaining({ networkName: 'vlan-120' }) as unknown,
        }),
      ],
    ]);
    const attached = vmOf({
      name: 'a',
      namespace: 'shop',
      interfaces: [masquerade, { name: 'vlan-120', bridge: {} }],
      networks: [podNetwork, { name: 'vlan-120', multus: { networkName: 'vlan-120' } }],
    });
    expect(detachInOwn(nads, attached)).toEqual({ kind: 'remove', name: 'vlan-120' });
    expect(attachInOwn(planned, nads, attached)).toBeUndefined();
    const [, , other] = vms;
    if (!other) throw new Error('no VM');
    expect(attachInOwn(planned, nads, other)).toBeUndefined();
    expect(detachInOwn(nads, other)).toBeUndefined();
  });
});
