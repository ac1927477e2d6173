import { worldOf } from '../../world/world';
import { nicOf, networkUserRowOf } from './network-user-row';
import { usersOf } from '../spec/network-users';

const networks = [{ name: 'nic', multus: { networkName: 'net' } }];
const devices = { devices: { interfaces: [{ name: 'nic', bridge: {} }] } };

const vm = (spec: object = { networks, domain: devices }) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'vm', namespace: 'ns' },
  spec: { template: { spec } },
});

const vmi = (interfaces: object[], spec: object = { networks, domain: devices }) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name: 'vm', namespace: 'ns' },
  spec,
  status: { phase: 'Running', interfaces },
});

const seen = {
  name: 'nic',
  infoSource: 'domain, guest-agent, multus-status',
  ipAddress: '10.0.0.5',
  ipAddresses: ['10.0.0.5', 'fd00::5', 'fe80::1'],
};

const rowOf = (...objects: object[]) => {
  const [user] = usersOf(worldOf(objects), 'ns', 'net');
  if (!user) throw new Error('nobody uses the network');
  return { nic: nicOf(user), ...networkUserRowOf(user) };
};

describe('networkUserRowOf', () => {
  it('says that a VM is stopped, and shows no old addresses', () => {
    expect(rowOf(vm())).toMatchObject({
      nic: 'nic',
      state: 'VM is stopped',
      isConnected: false,
      addresses: { ipv4: [] },
    });
  });

  it('shows the addresses of a connected interface', () => {
    expect(rowOf(vm(), vmi([seen]))).toMatchObject({
      state: 'Seen in the guest',
      isConnected: true,
      addresses: { ipv4: ['10.0.0.5'], ipv6: ['fd00::5'], linkLocal: ['fe80::1'] },
    });
  });

  it('tells one that is only asked for from one that the pod has', () => {
    const bare = { networks: [], domain: { devices: { interfaces: [] } } };
    expect(rowOf(vm(), vmi([], bare)).state).toBe('Requested');
    const inPod = { name: 'nic', infoSource: 'multus-status' };
    expect(rowOf(vm(), vmi([inPod])).state).toBe('Attached to the pod');
  });

  it('knows one that was removed from the VM and still runs', () => {
    const bare = { networks: [], domain: { devices: { interfaces: [] } } };
    expect(rowOf(vm(bare), vmi([seen])).state).toBe('Removed, still running');
  });

  it('takes an instance without VM, and a network without interface', () => {
    expect(rowOf(vmi([seen])).state).toBe('Seen in the guest');
    expect(rowOf(vm({ networks })).isConnected).toBe(false);
  });
});
