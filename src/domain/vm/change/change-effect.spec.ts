import { worldOf } from '../../world/world';
import { effectsBetween } from './change-effect';
import { effectOf } from './effect-of-change';
import { clusterSettingsOf } from '../spec/cluster-settings';
import type { Effect } from './effects';
import type { InterfaceForm } from '../form/interface-form';
import { newInterface, readInterface, type InterfaceChange } from './interface-change';
import { emptyForm } from '../form/interface-form';
import {
  bridgeNic,
  conditions,
  kubeVirt,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  vmiOf,
  vmOf,
  type VmParts,
} from '../testing/vms';

const live = clusterSettingsOf(worldOf([kubeVirt()]));
const stage = clusterSettingsOf(worldOf([kubeVirt({ vmRolloutStrategy: 'Stage' })]));
const noMethods = clusterSettingsOf(worldOf([kubeVirt({}, { workloadUpdateStrategy: {} })]));

interface Case {
  parts?: VmParts;
  /** Of the instance; null: there is none. */
  running?: VmParts | null;
  settings?: typeof live;
  change: (vm: ReturnType<typeof vmOf>) => InterfaceChange;
}

const effectIn = ({ parts = {}, running = parts, settings = live, change }: Case): Effect => {
  const vm = vmOf(parts);
  return effectOf(change(vm), { vm, vmi: running ? vmiOf(running) : undefined, settings });
};

const adding =
  (values: Partial<InterfaceForm> = {}) =>
  (vm: ReturnType<typeof vmOf>): InterfaceChange => ({
    kind: 'add',
    form: { ...newInterface(vm, { kind: 'multus', name: 'new' }, 'bridge', 'new'), ...values },
  });

const editing =
  (values: Partial<InterfaceForm>, name = 'lan') =>
  (vm: ReturnType<typeof vmOf>): InterfaceChange => ({
    kind: 'edit',
    name,
    form: { ...(readInterface(vm, name) ?? emptyForm()), ...values },
  });

const removing =
  (name = 'lan') =>
  (): InterfaceChange => ({ kind: 'remove', name });

const linking =
  (state: 'up' | 'down', name = 'lan') =>
  (): InterfaceChange => ({ kind: 'link', name, state });

const stuck: VmParts = {
  status: {
    conditions: conditions(['LiveMigratable', 'False', { message: 'a disk is not shared' }]),
  },
};
const sriov: VmParts = { interfaces: [masquerade, { name: 'lan', sriov: {} }] };
const plugin: VmParts = { interfaces: [masquerade, { name: 'lan', binding: { name: 'x' } }] };
const fourNics: VmParts = {
  interfaces: [masquerade, ...['a', 'b', 'c'].map((name) => bridgeNic({ name }))],
  networks: [podNetwork, ...['a', 'b', 'c'].map((name) => multus('lan-net', name))],
};
const newTopology = { metadata: { annotations: { 'kubevirt.io/pci-topology-version': 'v3' } } };

const pod: Partial<InterfaceForm> = { networkKind: 'pod', binding: 'masquerade', networkName: '' };

describe('effectOf', () => {
  it.each<[string, string, Case]>([
    ['add a bridge interface', 'migration automatic', { change: adding() }],
    ['add an SR-IOV interface', 'migration automatic', { change: adding({ binding: 'sriov' }) }],
    ['add one where nothing migrates', 'migration manual', { change: adding(), settings: stage }],
    [
      'add one without update methods',
      'migration manual',
      { change: adding(), settings: noMethods },
    ],
    [
      'add one to an unknown cluster',
      'migration unknown',
      { change: adding(), settings: clusterSettingsOf(worldOf([])) },
    ],
    [
      'add a pod network',
      'restart',
      { parts: { interfaces: [bridgeNic()], networks: [multus()] }, change: adding(pod) },
    ],
    ['add a binding plugin', 'nextStart', { change: adding({ binding: 'plugin:x' }) }],
    ['add another model', 'nextStart', { change: adding({ model: 'e1000e' }) }],
    ['add virtio by name', 'migration automatic', { change: adding({ model: 'virtio' }) }],
    [
      'add SR-IOV with a model',
      'migration automatic',
      { change: adding({ binding: 'sriov', model: 'e1000e' }) },
    ],
    ['add to a VM that cannot migrate', 'nextStart', { running: stuck, change: adding() }],
    ['add without a free slot', 'nextStart', { parts: fourNics, change: adding() }],
    [
      'add with the newer topology',
      'migration automatic',
      { parts: fourNics, running: { ...fourNics, ...newTopology }, change: adding() },
    ],
    ['add to a stopped VM', 'nextStart', { running: null, change: adding() }],
    [
      'add to a VM with the implicit interface',
      'migration automatic',
      {
        parts: { interfaces: undefined, networks: undefined },
        running: {
          interfaces: [{ name: 'default', bridge: {} }],
          networks: [podNetwork],
        },
        change: adding(),
      },
    ],
    ['add a name that is taken', 'refused', { change: adding({ name: 'lan' }) }],
    ['remove a bridge interface', 'live', { change: removing() }],
    ['remove an SR-IOV interface', 'restart', { parts: sriov, change: removing() }],
    ['remove a binding plugin', 'restart', { parts: plugin, change: removing() }],
    ['remove the pod network', 'restart', { change: removing('default') }],
    [
      'remove a default network',
      'restart',
      {
        parts: {
          interfaces: [bridgeNic()],
          networks: [{ name: 'lan', multus: { networkName: 'lan-net', default: true } }],
        },
        change: removing(),
      },
    ],
    [
      'remove from an old VM',
      'restart',
      {
        running: { status: { interfaces: [nicStatus('lan', { podInterfaceName: 'net1' })] } },
        change: removing(),
      },
    ],
    [
      'remove what was never plugged in',
      'none',
      { running: { interfaces: [masquerade], networks: [podNetwork] }, change: removing() },
    ],
    ['remove from a stopped VM', 'nextStart', { running: null, change: removing() }],
    ['set the link down', 'live', { change: linking('down') }],
    ['set the link of masquerade down', 'live', { change: linking('down', 'default') }],
    ['set the link of a plugin down', 'live', { parts: plugin, change: linking('down') }],
    ['set the link of SR-IOV down', 'refused', { parts: sriov, change: linking('down') }],
    [
      'set the link of passt down',
      'nextStart',
      {
        parts: { interfaces: [{ name: 'default', passtBinding: {} }], networks: [podNetwork] },
        change: linking('down', 'default'),
      },
    ],
    ['set the link of a stopped VM', 'nextStart', { running: null, change: linking('down') }],
    [
      'take back an unplugging',
      'restart',
      {
        parts: { interfaces: [masquerade, bridgeNic({ state: 'absent' })] },
        change: editing({ state: 'up' }),
      },
    ],
    [
      'unplug an SR-IOV interface',
      'refused',
      { parts: sriov, change: editing({ state: 'absent' }) },
    ],
    [
      'unplug the pod network',
      'refused',
      {
        parts: { interfaces: [{ name: 'default', bridge: {} }], networks: [podNetwork] },
        change: editing({ state: 'absent' }, 'default'),
      },
    ],
    ['exchange the network', 'migration automatic', { change: editing({ networkName: 'x' }) }],
    [
      'exchange the network of a VM that cannot migrate',
      'restart',
      { running: stuck, change: editing({ networkName: 'x' }) },
    ],
    [
      'exchange it where nothing migrates',
      'migration manual',
      { settings: stage, change: editing({ networkName: 'x' }) },
    ],
    [
      'write the network in another way',
      'none',
      { change: editing({ networkName: 'default/lan-net' }) },
    ],
    ['change the model', 'restart', { change: editing({ model: 'e1000e' }) }],
    ['change the MAC', 'restart', { change: editing({ mac: '02:00:00:00:00:09' }) }],
    ['change the binding', 'restart', { change: editing({ binding: 'sriov' }) }],
    [
      'change the ports',
      'restart',
      { change: editing({ ports: [{ name: '', port: '80', protocol: '' }] }, 'default') },
    ],
    ['change the boot order', 'restart', { change: editing({ bootOrder: '1' }) }],
    ['change the PCI address', 'restart', { change: editing({ pciAddress: '0000:81:01.1' }) }],
    ['change the DHCP options', 'restart', { change: editing({ bootFileName: 'x' }) }],
    [
      'change the addresses inside',
      'restart',
      { change: editing({ vmNetworkCIDR: '10.1.0.0/24' }, 'default') },
    ],
    [
      'link and network at once',
      'migration automatic',
      { change: editing({ networkName: 'x', state: 'down' }) },
    ],
    [
      'MAC and network at once',
      'restart',
      { change: editing({ networkName: 'x', mac: '02:00:00:00:00:09' }) },
    ],
    [
      'go back to what runs',
      'none',
      {
        parts: { interfaces: [masquerade, bridgeNic({ model: 'e1000e' })] },
        running: {},
        change: editing({ model: 'virtio' }),
      },
    ],
    [
      'change what is not plugged in yet',
      'migration automatic',
      {
        running: { interfaces: [masquerade], networks: [podNetwork] },
        change: editing({ mac: '02:00:00:00:00:09' }),
      },
    ],
    ['edit what is gone', 'refused', { change: editing({ mac: '' }, 'gone') }],
  ])('%s: %s', (_title, expected, given) => {
    const { kind, how } = effectIn(given);
    expect([kind, ...(how ? [how] : [])].join(' ')).toBe(expected);
  });

  it('quotes why the VM cannot migrate', () => {
    const { reasons } = effectIn({ running: stuck, change: adding() });
    expect(reasons[0]?.params).toEqual({ obstacle: 'a disk is not shared' });
  });

  it('takes an interface that is deleted without being unplugged for a restart', () => {
    const after = vmOf({ interfaces: [masquerade], networks: [podNetwork] });
    const effects = effectsBetween(vmOf(), after, { vmi: vmiOf(), settings: live });
    expect([...effects].map(([name, { kind }]) => [name, kind])).toEqual([['lan', 'restart']]);
  });
});
