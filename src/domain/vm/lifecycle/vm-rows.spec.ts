import { worldOf } from '../../world/world';
import { vmiOf, vmOf } from '../testing/vms';
import { addressFilter, addressProblem, vmRowsOf } from './vm-rows';

const running = (name: string, ips: string[]) => [
  vmOf({ name, status: { printableStatus: 'Running' } }),
  vmiOf({
    name,
    status: {
      phase: 'Running',
      nodeName: 'node-1',
      interfaces: [
        { name: 'default', ipAddresses: ips, infoSource: 'domain' },
        { interfaceName: 'docker0', ipAddress: '172.17.0.1', infoSource: 'guest-agent' },
      ],
    },
  }),
];

const stopped = vmOf({
  name: 'stopped',
  interfaces: undefined,
  networks: undefined,
  status: { printableStatus: 'Stopped' },
});

const world = worldOf([
  ...running('web', ['10.0.0.5', 'fd00::5', 'fe80::1']),
  ...running('db', ['192.168.1.7']),
  stopped,
]);
const rows = vmRowsOf(world, world.list('VirtualMachine'));
describe('rows of VMs', () => {
  it('join what is asked for with what runs', () => {
    expect(rows[0]).toMatchObject({
      key: 'default/web',
      status: 'Running',
      node: 'node-1',
      addresses: { ipv4: ['10.0.0.5'], ipv6: ['fd00::5'], linkLocal: ['fe80::1'] },
    });
    expect(rows[0]?.networks.map(({ kind }) => kind)).toEqual(['pod', 'multus']);
  });

  it('show the pod network that KubeVirt adds by itself', () => {
    expect(rows[2]).toMatchObject({ networks: [{ kind: 'pod' }], node: '', status: 'Stopped' });
  });

  it('stay the same as long as their objects do', () => {
    expect(vmRowsOf(world, world.list('VirtualMachine'))[0]).toBe(rows[0]);
  });
});

describe('the filter by address', () => {
  it.each([
    ['/99', true],
    ['/', true],
    ['10.0.0.0/99', true],
    ['10.0.0.0/x', true],
    ['10.0.0/8', true],
    ['fd00::/129', true],
    ['10.0.0.0/8', false],
    ['10.0.0.5/', false],
    ['10.0.0.5', false],
    ['fd00::/64', false],
    ['10.0', false],
    ['anything', false],
    ['', false],
  ])('takes "%s" for a mistake: %s', (text, expected) => {
    expect(addressProblem(text) !== undefined).toBe(expected);
  });

  it('goes by the address while the prefix is still to be typed', () => {
    expect(addressFilter('10.0.0.5/')('10.0.0.5')).toBe(true);
  });

  it('never mistakes one family for the other', () => {
    const isWithin = addressFilter('0.0.0.0/0');
    expect([isWithin('10.0.0.5'), isWithin('fd00::5'), isWithin('none')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
