import { formatMessage } from '../findings/catalog';
import { readGuestNetwork } from './network-data';
import { guestSentences } from './sentences';

it('tells in words what network data do', () => {
  const network = readGuestNetwork({
    version: 2,
    ethernets: {
      a: { 'set-name': 'eth1', addresses: ['10.1.2.14/24'], gateway4: '10.1.2.1', mtu: 1400 },
      b: { dhcp4: true, dhcp6: true, nameservers: { addresses: ['10.1.2.9'] } },
      c: {},
      d: { dhcp6: true },
      e: { dhcp4: true },
    },
  });
  const words = network ? guestSentences(network) : [];
  expect(words.map(({ text, params }) => formatMessage(text, params))).toEqual([
    'eth1 gets 10.1.2.14/24.',
    'eth1 has an MTU of 1400.',
    'b asks for its addresses by DHCP, IPv4 and IPv6.',
    'b asks the name servers 10.1.2.9.',
    'c gets no address.',
    'd asks for its IPv6 address by DHCP.',
    'e asks for its IPv4 address by DHCP.',
    'All other IPv4 traffic leaves by 10.1.2.1 on eth1.',
  ]);
});
