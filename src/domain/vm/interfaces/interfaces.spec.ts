import fc from 'fast-check';
import { nadsOf } from '../../nad/nads';
import { bridgeWith, ovnWith } from '../../nad/testing/networks';
import { worldOf } from '../../world/world';
import { clusterSettingsOf } from '../spec/cluster-settings';
import { interfaceRowsOf, type InterfaceRow } from './interfaces';
import {
  bridgeNic,
  kubeVirt,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  podNic,
  podOf,
  primaryNic,
  vmiOf,
  vmOf,
} from '../testing/vms';

const rowOf = (rows: InterfaceRow[], name: string): InterfaceRow => {
  const row = rows.find((each) => each.name === name);
  if (!row) throw new Error(name);
  return row;
};

describe('interfaceRowsOf', () => {
  it('joins spec, instance, status and pod by name', () => {
    const nads = nadsOf(worldOf([bridgeWith({ vlan: 100 }, { name: 'lan-net' })]));
    const { rows, guestOnly } = interfaceRowsOf({ vm: vmOf(), vmi: vmiOf(), pod: podOf(), nads });
    expect(rows.map(({ name }) => name)).toEqual(['default', 'lan']);
    const lan = rowOf(rows, 'lan');
    expect(lan.network.configured).toEqual({
      kind: 'multus',
      namespace: 'default',
      name: 'lan-net',
      text: 'lan-net',
    });
    expect(lan.binding).toEqual({ configured: 'bridge', running: 'bridge' });
    expect(lan.nad.configured).toMatchObject({ type: 'linux-bridge', bridge: 'br1', vlan: '100' });
    expect(lan.pod?.name).toBe('default/lan-net');
    expect(lan.status).toMatchObject({
      guestName: 'eth0',
      podInterfaceName: 'pod1',
      infoSources: ['domain', 'guest-agent', 'multus-status'],
      ipv4: ['10.0.0.5'],
      queueCount: 1,
      linkState: 'up',
    });
    expect(lan.changed).toEqual([]);
    expect(rowOf(rows, 'default').pod?.interface).toBe('eth0');
    expect(guestOnly).toEqual([]);
  });

  it('shows both values where they differ', () => {
    const vm = vmOf({
      interfaces: [
        masquerade,
        bridgeNic({ model: 'e1000e', macAddress: '02:00:00:00:00:09', state: 'down' }),
      ],
      networks: [podNetwork, multus('other')],
    });
    const lan = rowOf(interfaceRowsOf({ vm, vmi: vmiOf() }).rows, 'lan');
    expect(lan.changed).toEqual(['network', 'model', 'mac', 'state']);
    expect(lan.model).toEqual({ configured: 'e1000e', running: undefined });
    expect(lan.reportedMac).toBe('02:00:00:00:00:02');
  });

  it.each<[string, object, object]>([
    ['a model that the preference chose', {}, { model: 'e1000e' }],
    ['virtio by name', { model: 'virtio' }, {}],
    ['state up by name', { state: 'up' }, {}],
    [
      'another notation of the MAC',
      { macAddress: '0200.0000.00AA' },
      { macAddress: '02-00-00-00-00-aa' },
    ],
    ['TCP by name', { ports: [{ port: 80 }] }, { ports: [{ port: 80, protocol: 'TCP' }] }],
    ['other order of keys', { dhcpOptions: { a: 1, b: 2 } }, { dhcpOptions: { b: 2, a: 1 } }],
  ])('sees no difference in %s', (_title, configured, running) => {
    const vm = vmOf({ interfaces: [masquerade, bridgeNic({ ...configured })] });
    const vmi = vmiOf({ interfaces: [masquerade, bridgeNic({ ...running })] });
    expect(rowOf(interfaceRowsOf({ vm, vmi }).rows, 'lan').changed).toEqual([]);
  });

  it('keeps what only the instance still has, and what only its status has', () => {
    const vm = vmOf({ interfaces: [masquerade], networks: [podNetwork] });
    const vmi = vmiOf({ status: { interfaces: [nicStatus('lan'), nicStatus('ghost')] } });
    const { rows } = interfaceRowsOf({ vm, vmi });
    expect(rows.map(({ name }) => name)).toEqual(['default', 'lan', 'ghost']);
    expect(rowOf(rows, 'lan').spec).toMatchObject({ configured: undefined, running: { index: 1 } });
    expect(rowOf(rows, 'ghost').spec).toEqual({ configured: undefined, running: undefined });
  });

  it('sets apart what only the guest knows', () => {
    const vmi = vmiOf({
      status: {
        interfaces: [
          nicStatus('default'),
          { interfaceName: 'docker0', infoSource: 'guest-agent', ipAddress: '172.17.0.1' },
        ],
      },
    });
    const { rows, guestOnly } = interfaceRowsOf({ vm: vmOf(), vmi });
    expect(rows.map(({ name }) => name)).toEqual(['default', 'lan']);
    expect(guestOnly).toMatchObject([{ guestName: 'docker0', ipv4: ['172.17.0.1'] }]);
  });

  it('shows the interface that KubeVirt adds by itself, with the binding that it chooses', () => {
    const vm = vmOf({ interfaces: undefined, networks: undefined });
    const bindingWith = (...objects: object[]) => {
      const settings = clusterSettingsOf(worldOf(objects));
      const [row] = interfaceRowsOf({ vm, settings }).rows;
      return { name: row?.name, isImplicit: row?.isImplicit, binding: row?.binding.configured };
    };
    const expected = { name: 'default', isImplicit: true };
    expect(bindingWith()).toEqual({ ...expected, binding: 'unknown' });
    expect(bindingWith(kubeVirt())).toEqual({ ...expected, binding: 'bridge' });
    expect(bindingWith(kubeVirt({ network: { defaultNetworkInterface: 'masquerade' } }))).toEqual({
      ...expected,
      binding: 'masquerade',
    });
    expect(
      bindingWith({ apiVersion: 'hco.kubevirt.io/v1', kind: 'HyperConverged', metadata: {} }),
    ).toEqual({ ...expected, binding: 'masquerade' });
    const none = vmOf({
      interfaces: undefined,
      networks: undefined,
      devices: { autoattachPodInterface: false },
    });
    expect(interfaceRowsOf({ vm: none }).rows).toEqual([]);
  });

  it('shows an instance without VM', () => {
    const { rows } = interfaceRowsOf({ vm: undefined, vmi: vmiOf(), pod: podOf() });
    expect(rows.map(({ binding }) => binding.running)).toEqual(['masquerade', 'bridge']);
    expect(rowOf(rows, 'lan').network.running).toMatchObject({ namespace: 'default' });
  });

  it('finds the network of the pod without its name, by network and MAC address', () => {
    const nics = ['a', 'b'].map((name) => bridgeNic({ name }));
    const networks = ['a', 'b'].map((name) => multus('same', name));
    const vmi = vmiOf({
      interfaces: nics,
      networks,
      status: {
        interfaces: [
          nicStatus('a', { mac: '02:00:00:00:00:0a' }),
          nicStatus('b', { mac: '02:00:00:00:00:0b' }),
        ],
      },
    });
    const pod = podOf([
      primaryNic,
      podNic('default/same', { interface: 'net1', mac: '02:00:00:00:00:0B' }),
      podNic('default/same', { interface: 'net2', mac: '02:00:00:00:00:0a' }),
    ]);
    const { rows } = interfaceRowsOf({ vm: undefined, vmi, pod });
    expect(rows.map((row) => row.pod?.interface)).toEqual(['net2', 'net1']);
  });

  it('finds it by the MAC address alone where the network was exchanged', () => {
    const vmi = vmiOf({
      networks: [podNetwork, multus('new')],
      status: { interfaces: [nicStatus('lan', { mac: '02:00:00:00:00:02' })] },
    });
    const { rows } = interfaceRowsOf({ vm: undefined, vmi, pod: podOf() });
    expect(rowOf(rows, 'lan').pod?.name).toBe('default/lan-net');
  });

  it.each(['{', '{}', '[1, null, "x"]', ''])('takes a pod that reports %j', (networks) => {
    expect(interfaceRowsOf({ vm: vmOf(), vmi: vmiOf(), pod: podOf(networks) }).rows).toHaveLength(
      2,
    );
  });

  it('reads each source of a network', () => {
    const sources = [
      { pod: {} },
      { multus: { networkName: 'other/net' } },
      { resourceClaim: { claimName: 'c', requestName: 'r' } },
      {},
      { pod: {}, multus: { networkName: 'x' } },
      { pod: null, multus: { networkName: 'x' } },
    ];
    const names = sources.map((_source, index) => `n${index}`);
    const vm = vmOf({
      interfaces: names.map((name) => bridgeNic({ name })),
      networks: sources.map((source, index) => ({ name: `n${index}`, ...source })),
    });
    expect(interfaceRowsOf({ vm }).rows.map(({ network }) => network.configured)).toEqual([
      { kind: 'pod' },
      { kind: 'multus', namespace: 'other', name: 'net', text: 'other/net' },
      { kind: 'resourceClaim', claim: 'c', request: 'r' },
      { kind: 'unknown' },
      { kind: 'unknown' },
      { kind: 'multus', namespace: 'default', name: 'x', text: 'x' },
    ]);
  });

  it('reads each binding', () => {
    const bindings = [
      { bridge: {} },
      { masquerade: {} },
      { sriov: {} },
      { passtBinding: {} },
      { macvtap: {} },
      { binding: { name: 'l2bridge' } },
      {},
    ];
    const vm = vmOf({
      interfaces: bindings.map((binding, index) => ({ name: `n${index}`, ...binding })),
    });
    expect(interfaceRowsOf({ vm }).rows.map(({ binding }) => binding.configured)).toEqual([
      'bridge',
      'masquerade',
      'sriov',
      'passtBinding',
      'macvtap',
      'plugin:l2bridge',
      'none',
    ]);
  });

  it('sorts addresses into families and sets link-local ones apart', () => {
    const vmi = vmiOf({
      status: {
        interfaces: [
          nicStatus('lan', {
            ipAddress: '10.0.0.5',
            ipAddresses: [
              '10.0.0.5/24',
              'fd10::5/64',
              'fe80::1%eth0',
              '169.254.1.1',
              'FD10::6',
              'x',
              7,
              '10.0.0.5',
            ],
          }),
        ],
      },
    });
    expect(rowOf(interfaceRowsOf({ vm: vmOf(), vmi }).rows, 'lan').status).toMatchObject({
      ipv4: ['10.0.0.5'],
      ipv6: ['fd10::5', 'FD10::6'],
      linkLocal: ['fe80::1%eth0', '169.254.1.1'],
    });
  });

  it('knows an OVN-Kubernetes network by its name and mapping', () => {
    const nad = ovnWith(
      'localnet',
      { physicalNetworkName: 'phys', vlanID: 7 },
      { name: 'lan-net' },
    );
    const { rows } = interfaceRowsOf({ vm: vmOf(), nads: nadsOf(worldOf([nad])) });
    expect(rowOf(rows, 'lan').nad.configured).toMatchObject({
      type: 'ovn-localnet',
      physicalNetworkName: 'phys',
      vlan: '7',
    });
  });

  it('never throws, whatever the objects are', () => {
    const anything = fc.anything({ maxDepth: 4 });
    const parts = fc.record({
      interfaces: fc.oneof(anything, fc.array(fc.oneof(anything, fc.constant(bridgeNic())))),
      networks: fc.oneof(anything, fc.array(fc.oneof(anything, fc.constant(multus())))),
      status: fc.record({ interfaces: anything, phase: anything, conditions: anything }),
      spec: fc.oneof(fc.record({ template: anything }), fc.constant({})),
    });
    fc.assert(
      fc.property(parts, parts, fc.string(), (vm, vmi, networks) => {
        interfaceRowsOf({ vm: vmOf(vm), vmi: vmiOf(vmi), pod: podOf(networks) });
      }),
      { numRuns: 3000 },
    );
  });
});
