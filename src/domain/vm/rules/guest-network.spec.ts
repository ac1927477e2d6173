import { nicField } from '../../guest/fields';
import { readGuestNetwork } from '../../guest/network-data';
import { worldOf } from '../../world/world';
import { bridgeNic, multus, vmOf } from '../testing/vms';
import { checkGuest } from './guest-network';

const vm = vmOf({
  interfaces: [bridgeNic({ macAddress: '02:00:00:00:00:0a' })],
  networks: [multus()],
  // Where they stand does not matter to what is being edited.
  template: {
    volumes: [{ name: 'ci', cloudInitNoCloud: { networkDataSecretRef: { name: 'net' } } }],
  },
});
const other = vmOf({
  name: 'other',
  interfaces: [bridgeNic({ macAddress: '02:00:00:00:00:0b' })],
  networks: [multus()],
  template: {
    volumes: [
      {
        name: 'ci',
        cloudInitNoCloud: {
          networkData: 'version: 2\nethernets:\n  a:\n    addresses: [10.1.2.3/24]\n',
        },
      },
    ],
  },
});

const fieldsOf = (value: unknown): [string, string | undefined][] => {
  const network = readGuestNetwork(value);
  if (!network) throw new Error('it can be read');
  return checkGuest(worldOf([vm, other]), vm, network).map(({ code, field }) => [code, field]);
};

describe('checkGuest', () => {
  it('names the field of each problem', () => {
    const value = {
      version: 2,
      ethernets: {
        a: { match: { macaddress: '02:00:00:00:00:0c' }, addresses: ['10.1.2.3/24'] },
        b: {
          match: { macaddress: '02:00:00:00:00:0a' },
          addresses: ['10.1.2.3/24', '10.1.2'],
          gateway4: '10.9.0.1',
          routes: [{ to: '10.5.0.0/16', via: 'x' }],
          nameservers: { addresses: ['y'] },
        },
      },
    };
    expect(fieldsOf(value)).toEqual([
      ['VMN743', nicField(1, 'addresses')],
      ['VMN747', 'gateway4'],
      ['VMN749', 'gateway4'],
      ['VMN745', nicField(1, 'routes')],
      ['VMN767', nicField(1, 'nameservers')],
      ['VMN757', nicField(1, 'addresses')],
      ['VMN752', nicField(0, 'mac')],
      ['VMN756', nicField(1, 'addresses')],
    ]);
  });

  it('says nothing of what is sound', () => {
    expect(
      fieldsOf({ version: 2, ethernets: { a: { addresses: ['10.1.2.4/24'], dhcp6: true } } }),
    ).toEqual([]);
  });
});
