import { worldOf } from '../world/world';
import { MAC_LABELS } from './mac-modes';
import { macNamespacesOf } from './mac-namespaces';

const hco = { apiVersion: 'hco.kubevirt.io/v1', kind: 'HyperConverged', metadata: { name: 'hco' } };

const webhook = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: 'kubemacpool-mutator' },
  webhooks: [
    {
      name: MAC_LABELS.vms,
      namespaceSelector: {
        matchExpressions: [
          { key: 'runlevel', operator: 'NotIn', values: ['0', '1'] },
          { key: MAC_LABELS.vms, operator: 'NotIn', values: ['ignore'] },
        ],
      },
    },
  ],
};

const namespace = (name: string, labels: Record<string, string> = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});

const vm = (name: string, place: string) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: place },
});

describe('namespaces as KubeMacPool sees them', () => {
  it('are on or off by their labels, with the VMs in them', () => {
    const world = worldOf([
      hco,
      webhook,
      namespace('web'),
      namespace('raw', { [MAC_LABELS.vms]: 'ignore' }),
      namespace('odd', { [MAC_LABELS.vms]: 'allocate' }),
      namespace('etcd', { runlevel: '0' }),
      vm('a', 'web'),
      vm('b', 'web'),
    ]);
    expect(
      macNamespacesOf(world).map(({ name, vms, managed }) => [
        name,
        vms,
        managed.vms.isOn,
        managed.vms.isIdle,
        managed.vms.fixed,
        managed.pods.isOn,
      ]),
    ).toEqual([
      ['web', 2, true, false, undefined, false],
      ['raw', 0, false, false, undefined, false],
      ['odd', 0, true, true, undefined, false],
      ['etcd', 0, false, false, 'platform', false],
    ]);
  });

  it('may be looked after twice', () => {
    const world = worldOf([hco, namespace('web', { [MAC_LABELS.pods]: 'allocate' })]);
    expect(macNamespacesOf(world)[0]?.isTwice).toBe(true);
  });

  it('cannot be switched where nothing tells the mode', () => {
    const [found] = macNamespacesOf(worldOf([namespace('web')]));
    expect([found?.managed.vms.isOn, found?.managed.vms.fixed]).toEqual([undefined, 'unknown']);
  });
});
