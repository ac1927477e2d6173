import fc from 'fast-check';
import { dhcpServers, reservationLine } from './dhcp-server';

const web = { host: 'web-1', mac: '02-00-00-AA-BB-0C', address: '10.1.2.14' };

describe('reservations of DHCP servers', () => {
  it('are written as each server reads them', () => {
    expect(dhcpServers.map((server) => reservationLine(server, web))).toEqual([
      'dhcp-host=02:00:00:aa:bb:0c,10.1.2.14,web-1',
      'host web-1 { hardware ethernet 02:00:00:aa:bb:0c; fixed-address 10.1.2.14; }',
      '{"hw-address":"02:00:00:aa:bb:0c","ip-address":"10.1.2.14","hostname":"web-1"}',
      'Add-DhcpServerv4Reservation -ScopeId SCOPE -IPAddress 10.1.2.14 -ClientId 02-00-00-aa-bb-0c -Name web-1',
    ]);
  });

  it('are not written for what is no address', () => {
    for (const address of ['', '10.1.2', '10.1.2.14/24', 'fd00::1']) {
      expect(reservationLine('dnsmasq', { ...web, address })).toBeUndefined();
    }
    expect(reservationLine('dnsmasq', { ...web, mac: '02:00' })).toBeUndefined();
  });

  it('let no name of a host say more than a name', () => {
    fc.assert(
      fc.property(fc.string(), (host) => {
        const line = reservationLine('isc', { ...web, host: `a${host}` }) ?? '';
        expect(line).toMatch(/^host a[A-Za-z0-9-]* \{ hardware/);
      }),
    );
  });
});
