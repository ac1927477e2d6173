import fc from 'fast-check';
import { defaultWays, readGuestNetwork } from './network-data';

const nic = {
  mac: undefined,
  dhcp4: false,
  dhcp6: false,
  addresses: [],
  routes: [],
  gateway4: undefined,
  gateway6: undefined,
  nameservers: [],
  search: [],
  mtu: undefined,
};

describe('readGuestNetwork', () => {
  it('reads version 2, also below network', () => {
    const data = {
      version: 2,
      ethernets: {
        lan: {
          match: { macaddress: '02:00:00:00:00:0A' },
          'set-name': 'eth1',
          dhcp4: 'yes',
          dhcp6: 'no',
          addresses: ['10.1.2.3/24', { 'fd00::3/64': {} }],
          routes: [{ to: 'default', via: '10.1.2.1', metric: 50, table: 100 }],
          nameservers: { addresses: ['10.1.2.9'], search: ['a.test'] },
          mtu: 1400,
        },
        eth0: null,
        wan: { match: { name: 'ens*' }, gateway4: '10.3.0.1' },
      },
      bonds: { bond0: {} },
      vlans: { v5: {} },
    };
    expect(readGuestNetwork({ network: data })).toEqual({
      version: 2,
      base: ['network'],
      nics: [
        {
          ...nic,
          id: 'lan',
          mac: '02:00:00:00:00:0A',
          name: 'eth1',
          dhcp4: true,
          addresses: ['10.1.2.3/24'],
          routes: [
            {
              to: 'default',
              via: '10.1.2.1',
              metric: '50',
              table: '100',
              path: ['network', 'ethernets', 'lan', 'routes', 0],
            },
          ],
          nameservers: ['10.1.2.9'],
          search: ['a.test'],
          mtu: '1400',
          path: ['network', 'ethernets', 'lan'],
        },
        { ...nic, id: 'eth0', name: 'eth0', path: ['network', 'ethernets', 'eth0'] },
        {
          ...nic,
          id: 'wan',
          name: 'ens*',
          gateway4: '10.3.0.1',
          path: ['network', 'ethernets', 'wan'],
        },
      ],
      kept: ['bond0', 'v5'],
      data,
    });
  });

  it('reads version 1', () => {
    const data = {
      version: 1,
      config: [
        { type: 'nameserver', address: '8.8.8.8' },
        {
          type: 'physical',
          name: 'eth0',
          mac_address: '02:00:00:00:00:0a',
          subnets: [
            { type: 'dhcp' },
            {
              type: 'static',
              address: '10.1.2.3',
              netmask: '255.255.254.0',
              gateway: '10.1.2.1',
              dns_nameservers: '10.1.2.9 10.1.2.8',
              routes: [{ network: '10.9.0.0', netmask: '255.255.0.0', gateway: '10.1.2.2' }],
            },
            { type: 'ipv6_dhcpv6-stateful' },
          ],
        },
        { type: 'vlan', name: 'v5' },
      ],
    };
    const read = readGuestNetwork(data);
    expect(read?.kept).toEqual(['nameserver', 'v5']);
    expect(read?.nics).toEqual([
      {
        ...nic,
        id: 'eth0',
        name: 'eth0',
        mac: '02:00:00:00:00:0a',
        dhcp4: true,
        dhcp6: true,
        addresses: ['10.1.2.3/23'],
        gateway4: '10.1.2.1',
        nameservers: ['10.1.2.9', '10.1.2.8'],
        routes: [
          {
            to: '10.9.0.0/16',
            via: '10.1.2.2',
            metric: '',
            table: '',
            path: ['config', 1, 'subnets', 1, 'routes', 0],
          },
        ],
        path: ['config', 1],
      },
    ]);
  });

  it('tells a MAC address that became a number', () => {
    const mac = (macaddress: unknown) =>
      readGuestNetwork({ version: 2, ethernets: { a: { match: { macaddress } } } })?.nics[0]?.mac;
    expect(mac(41135085296)).toBe('52:54:00:12:34:56');
    expect(mac(12)).toBe('12');
  });

  it('finds default routes in whichever way they are written, those of other tables not', () => {
    const network = readGuestNetwork({
      version: 2,
      ethernets: {
        a: { gateway4: '10.1.2.1', gateway6: 'fd00::1' },
        b: {
          routes: [
            { to: 'default', via: '10.1.2.2', metric: 5 },
            { to: '0.0.0.0/0', via: '10.1.2.3', table: 9 },
            { to: 'default', via: 'fd00::2' },
            { to: '10.0.0.0/8', via: '10.1.2.4' },
          ],
        },
      },
    });
    if (!network) throw new Error('it can be read');
    const ways = (family: 4 | 6) =>
      defaultWays(network, family).map(({ nic: index, via, metric }) => [index, via, metric]);
    expect(ways(4)).toEqual([
      [0, '10.1.2.1', ''],
      [1, '10.1.2.2', '5'],
    ]);
    expect(ways(6)).toEqual([
      [0, 'fd00::1', ''],
      [1, 'fd00::2', ''],
    ]);
  });

  it('takes any value', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2), fc.object(), fc.anything(), (version, data, other) => {
        readGuestNetwork(other);
        const network = readGuestNetwork({
          ...data,
          version,
          ethernets: data,
          config: [data, other],
        });
        expect(network?.version).toBe(version);
      }),
    );
  });
});
