import { worldOf } from '../../world/world';
import { macCollisionsOf } from './collisions';

const MAC = '02:00:5e:10:00:01';

const nad = (name: string, vlan: number) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name, namespace: 'shop' },
  spec: {
    config: JSON.stringify({ cniVersion: '0.3.1', name, type: 'bridge', bridge: 'br1', vlan }),
  },
});

const vm = (name: string, network: string | undefined, runStrategy = 'Always', mac = MAC) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'shop' },
  spec: {
    runStrategy,
    template: {
      spec: {
        domain: {
          devices: {
            interfaces: [
              {
                name: 'nic',
                macAddress: mac,
                ...(network === undefined ? { masquerade: {} } : { bridge: {} }),
              },
            ],
          },
        },
        networks: [
          {
            name: 'nic',
            ...(network === undefined ? { pod: {} } : { multus: { networkName: network } }),
          },
        ],
      },
    },
  },
});

const NETWORKS = [nad('till', 110), nad('desk', 120), nad('till-too', 110)];

const told = (...vms: object[]) =>
  macCollisionsOf(worldOf([...NETWORKS, ...vms])).map(({ mac, holders, shared }) => [
    mac,
    shared,
    ...holders.map(({ key }) => key),
  ]);

describe('MAC addresses of several VMs', () => {
  it.each([
    ['both run on one VLAN', [vm('a', 'till'), vm('b', 'till-too')], 'running'],
    ['one of two on a VLAN is stopped', [vm('a', 'till'), vm('b', 'till', 'Halted')], 'stopped'],
    ['they are on two VLANs', [vm('a', 'till'), vm('b', 'desk')], 'no'],
    ['one is on the pod network', [vm('a', undefined), vm('b', 'desk')], 'no'],
  ])('are told with whether they meet: %s', (_, vms, shared) => {
    expect(told(...vms)).toEqual([[MAC, shared, 'shop/a', 'shop/b']]);
  });

  it('are the same in any notation', () => {
    expect(told(vm('a', 'till'), vm('b', 'till', 'Always', '02-00-5E-10-00-01'))).toHaveLength(1);
  });

  it('are none where each has its own', () => {
    expect(told(vm('a', 'till'), vm('b', 'till', 'Always', '02:00:5e:10:00:02'))).toEqual([]);
  });
});
