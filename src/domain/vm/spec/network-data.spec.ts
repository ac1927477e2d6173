import fc from 'fast-check';
import { guestLinksOf } from './network-data';

describe('guestLinksOf', () => {
  it.each<[string, string[], unknown[]]>([
    [
      'version 2',
      [
        'version: 2 # netplan',
        'ethernets:',
        '  enp1s0:',
        '    dhcp4: false',
        '    addresses: [172.16.40.26/24, "fd00::2/64"]',
        '    gateway4: 172.16.40.1',
        '    nameservers:',
        '      addresses:',
        '        - 8.8.8.8',
        '  other:',
        '    match:',
        "      macaddress: '02:00:00:00:00:01'",
        '    addresses:',
        '    - 10.0.0.1/24',
        '    - 10.0.0.2/24',
        '    routes:',
        '    - to: 0.0.0.0/0',
        '      via: 10.0.0.254',
      ],
      [
        { name: 'enp1s0', mac: undefined, addresses: ['172.16.40.26/24', 'fd00::2/64'] },
        { name: 'other', mac: '02:00:00:00:00:01', addresses: ['10.0.0.1/24', '10.0.0.2/24'] },
      ],
    ],
    [
      'version 2 below network',
      ['network:', '  version: 2', '  ethernets:', '    eth0:', '      dhcp4: true'],
      [{ name: 'eth0', mac: undefined, addresses: [] }],
    ],
    [
      'version 1',
      [
        'version: 1',
        'config:',
        '- type: physical',
        '  name: eth0',
        '  mac_address: "02:00:00:00:00:01"',
        '  subnets:',
        '  - type: static',
        '    address: 10.1.1.5/24',
        '- type: nameserver',
        '  address: 8.8.8.8',
        '- type: physical',
        '  name: eth1',
        '  subnets:',
        '    - type: dhcp4',
      ],
      [
        { name: 'eth0', mac: '02:00:00:00:00:01', addresses: ['10.1.1.5/24'] },
        { name: 'eth1', mac: undefined, addresses: [] },
      ],
    ],
    ['what it cannot read', ['ethernets: {eth0: {addresses: [10.0.0.1/24]}}'], []],
    ['nothing', [''], []],
  ])('reads %s', (_name, lines, links) => {
    expect(guestLinksOf(lines.join('\n'))).toEqual(links);
  });

  it('takes any text', () => {
    const word = fc.constantFrom(
      'ethernets:',
      'config:',
      'a:',
      '- ',
      '  ',
      '\n',
      'addresses:',
      '[1',
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(guestLinksOf(words.join(''))).toBeInstanceOf(Array);
      }),
    );
  });
});
