import { ovnWith } from '../nad/testing/networks';
import {
  bridgeNic,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  podOf,
  vmiOf,
  vmOf,
} from '../vm/testing/vms';
import { worldOf } from '../world/world';
import { addressRowsOf, isInUse } from './rows';

const EVERYWHERE = {
  VirtualMachine: 'everywhere',
  VirtualMachineInstance: 'everywhere',
  IPAMClaim: 'everywhere',
  Pod: 'everywhere',
} as const;

const parts = {
  networks: [podNetwork, multus('lan-net')],
  interfaces: [masquerade, bridgeNic()],
};
const silent = {
  interfaces: [
    nicStatus('default'),
    nicStatus('lan', {
      mac: '02:00:00:00:00:02',
      ipAddress: undefined,
      ipAddresses: [],
      infoSource: 'domain',
    }),
  ],
};

const given = ovnWith('layer2', { subnets: '10.0.0.0/24' }, { name: 'lan-net' });

const claimOf = (network: string, ...ips: string[]) => ({
  apiVersion: 'k8s.cni.cncf.io/v1alpha1',
  kind: 'IPAMClaim',
  metadata: {
    name: `vm.${network}`,
    namespace: 'default',
    labels: { 'kubevirt.io/vm': 'vm' },
  },
  spec: { network: 'x' },
  status: { ips },
});

const podWith = (networks: object) =>
  podOf(undefined, {
    metadata: { annotations: { 'k8s.ovn.org/pod-networks': JSON.stringify(networks) } },
  });

const shown = (...objects: unknown[]) =>
  addressRowsOf(worldOf(objects, EVERYWHERE)).map((row) => [
    row.interfaceName,
    row.text,
    row.source,
    isInUse(row),
  ]);

const lan = (...objects: unknown[]) => shown(...objects).filter(([name]) => name === 'lan');

describe('an address that nobody reports', () => {
  const running = [vmOf(parts), vmiOf({ ...parts, status: silent }), given];

  it('is the one that OVN-Kubernetes gives the interface by DHCP', () => {
    const networks = {
      'default/lan-net': { ip_addresses: ['10.0.0.7/24', 'fd00::7/64'], role: 'secondary' },
    };
    expect(lan(...running, podWith(networks))).toEqual([
      ['lan', '10.0.0.7', 'ovn-dhcp', true],
      ['lan', 'fd00::7', 'ovn-dhcp', true],
    ]);
  });

  it('is told apart by the MAC address where a network is attached twice', () => {
    const networks = {
      'default/lan-net': { ip_addresses: ['10.0.0.7/24'], mac_address: '02:00:00:00:00:09' },
      'default/lan-net/1': { ip_addresses: ['10.0.0.8/24'], mac_address: '02:00:00:00:00:02' },
      'default/lan-net-2': { ip_addresses: ['10.9.9.9/24'], mac_address: '02:00:00:00:00:02' },
    };
    expect(lan(...running, podWith(networks))).toEqual([['lan', '10.0.0.8', 'ovn-dhcp', true]]);
    const alike = {
      'default/lan-net': { ip_addresses: ['10.0.0.7/24'] },
      'default/lan-net/1': { ip_addresses: ['10.0.0.8/24'] },
    };
    expect(lan(...running, podWith(alike))).toEqual([['lan', '', undefined, false]]);
  });

  it('is the one of its IPAMClaim, which keeps it while the VM is stopped', () => {
    const claim = claimOf('lan', '10.0.0.9/24');
    expect(lan(...running, claim)).toEqual([['lan', '10.0.0.9', 'ovn-dhcp', true]]);
    expect(lan(vmOf(parts), given, claim)).toEqual([['lan', '10.0.0.9', 'claim', false]]);
    expect(lan(vmOf(parts), given, claimOf('other', '10.0.0.9/24'))).toEqual([
      ['lan', '', undefined, false],
    ]);
  });

  it('gives way to the one that the guest reports', () => {
    const status = {
      interfaces: [
        nicStatus('default'),
        nicStatus('lan', { ipAddress: '10.0.0.3', ipAddresses: ['10.0.0.3'] }),
      ],
    };
    expect(
      lan(vmOf(parts), vmiOf({ ...parts, status }), given, claimOf('lan', '10.0.0.9/24')),
    ).toEqual([['lan', '10.0.0.3', 'guest-agent', true]]);
  });

  it('is asked for by a VM on a primary network', () => {
    const primary = ovnWith('layer2', { role: 'primary', subnets: '10.5.0.0/24' });
    const asking = (value: string) =>
      vmOf({
        networks: [podNetwork],
        interfaces: [masquerade],
        templateMetadata: { annotations: { 'network.kubevirt.io/addresses': value } },
      });
    expect(shown(asking('{"default":["10.5.0.9"]}'), primary)).toEqual([
      ['default', '10.5.0.9', 'requested', false],
    ]);
    expect(shown(asking('{"default":["10.5.0.9"]}'))).toEqual([['default', '', undefined, false]]);
    expect(shown(asking('no json'), primary)).toEqual([['default', '', undefined, false]]);
  });
});
