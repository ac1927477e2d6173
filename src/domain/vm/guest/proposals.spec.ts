import { bridgeNic, masquerade, multus, nicStatus, podNetwork, vmiOf, vmOf } from '../testing/vms';
import { dualStackOf, nicFor } from './proposals';

const MAC = '02:00:00:00:00:0A';

describe('nicFor', () => {
  it('finds the interface by the MAC address of the VM, or of its instance', () => {
    const set = vmOf({ interfaces: [masquerade, bridgeNic({ macAddress: MAC })] });
    expect(nicFor(set, 'lan')).toEqual({ id: 'lan', mac: MAC.toLowerCase(), dhcp4: true });
    expect(nicFor(vmOf(), 'lan', vmiOf())).toEqual({
      id: 'lan',
      mac: '02:00:00:00:00:02',
      dhcp4: true,
    });
  });

  it('finds it by its name where there is none yet', () => {
    expect(nicFor(vmOf(), 'lan')).toEqual({ id: 'enp2s0', dhcp4: true });
  });
});

describe('dualStackOf', () => {
  it('sets the second address of the network, by way of the first', () => {
    const pod = { vmIPv6NetworkCIDR: 'fd00:9::/120' };
    const vm = vmOf({ networks: [{ name: 'default', pod }, multus()] });
    expect(dualStackOf(vm, vmiOf({ status: { interfaces: [nicStatus('default')] } }))).toEqual({
      interface: 'default',
      nic: {
        id: 'default',
        mac: '02:00:00:00:00:01',
        dhcp4: true,
        addresses: ['fd00:9::2/120'],
        gateway6: 'fd00:9::1',
      },
    });
    expect(dualStackOf(vmOf())?.nic).toMatchObject({
      addresses: ['fd10:0:2::2/120'],
      gateway6: 'fd10:0:2::1',
    });
  });

  it.each([
    ['no pod network', vmOf({ interfaces: [bridgeNic()], networks: [multus()] })],
    [
      'another binding',
      vmOf({ interfaces: [{ name: 'default', bridge: {} }], networks: [podNetwork] }),
    ],
    [
      'a network that cannot be read',
      vmOf({ networks: [{ name: 'default', pod: { vmIPv6NetworkCIDR: 'x' } }] }),
    ],
    ['interfaces that KubeVirt adds', vmOf({ interfaces: undefined, networks: undefined })],
  ])('offers nothing for %s', (_name, vm) => {
    expect(dualStackOf(vm)).toBeUndefined();
  });
});
