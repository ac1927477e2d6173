import fc from 'fast-check';
import { choices, missingIn, untouched, writeOddly } from '../text/testing/yaml-layouts';
import { addNic, newGuestText, openGuestText, removeNic, type GuestDocument } from './document';
import { guestData } from './testing/documents';

const opened = (text: string): GuestDocument => {
  const result = openGuestText(text);
  if (result.kind !== 'document') throw new Error(result.reason);
  return result.document;
};

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');

const lan = {
  id: 'lan',
  mac: '02:00:00:00:00:0A',
  dhcp6: true,
  addresses: ['10.1.2.3/24', 'fd00::3/64'],
  gateway4: '10.1.2.1',
  gateway6: 'fd00::1',
  nameservers: ['10.1.2.9'],
  mtu: 1400,
};

describe('newGuestText', () => {
  it('writes version 2, with gateways as routes and the address of the card in quotes', () => {
    expect(newGuestText([{ id: 'enp1s0', dhcp4: true }, lan])).toBe(
      lines(
        'version: 2',
        'ethernets:',
        '  enp1s0:',
        '    dhcp4: true',
        '  lan:',
        '    match:',
        '      macaddress: "02:00:00:00:00:0a"',
        '    dhcp4: false',
        '    dhcp6: true',
        '    addresses:',
        '      - 10.1.2.3/24',
        '      - "fd00::3/64"',
        '    routes:',
        '      - to: 0.0.0.0/0',
        '        via: 10.1.2.1',
        '      - to: "::/0"',
        '        via: "fd00::1"',
        '    nameservers:',
        '      addresses:',
        '        - 10.1.2.9',
        '    mtu: 1400',
      ),
    );
    expect(newGuestText([])).toBe(lines('version: 2', 'ethernets: {}'));
  });
});

describe('addNic', () => {
  it('writes version 1 as version 1, each gateway with the first address of its family', () => {
    const document = opened(lines('version: 1', 'config: [] # none'));
    const text = addNic(addNic(document, lan), { id: 'eth1' }).text;
    expect(text).toBe(
      lines(
        'version: 1',
        'config: # none',
        '  - type: physical',
        '    name: lan',
        '    mac_address: "02:00:00:00:00:0a"',
        '    mtu: 1400',
        '    subnets:',
        '      - type: dhcp6',
        '        dns_nameservers:',
        '          - 10.1.2.9',
        '      - type: static',
        '        address: 10.1.2.3/24',
        '        gateway: 10.1.2.1',
        '      - type: static6',
        '        address: "fd00::3/64"',
        '        gateway: "fd00::1"',
        '  - type: physical',
        '    name: eth1',
      ),
    );
  });

  it('adds and removes beside whatever stands there', () => {
    fc.assert(
      fc.property(guestData, choices, (data, decisions) => {
        const written = writeOddly(data, decisions);
        const document = opened(written.text);
        const { nics, base, version } = document.network;
        const added = addNic(document, { id: nics[0]?.id ?? 'eth0', dhcp4: true });
        expect(added.network.nics).toHaveLength(nics.length + 1);
        const at = added.network.nics.length - 1;
        expect(added.network.nics[at]).toMatchObject({ mac: undefined, dhcp4: true });
        const list = [...base, version === 1 ? 'config' : 'ethernets'];
        const places = [[...list, version === 1 ? Number.NaN : '-']];
        expect(missingIn(added.text, written.eol, untouched(written, places))).toEqual([]);
        const removed = removeNic(added, at);
        expect(removed.network.data).toEqual(document.network.data);
        expect(removeNic(removed, at)).toBe(removed);
      }),
      { numRuns: 200 },
    );
  });
});

describe('openGuestText', () => {
  it.each([
    ['no YAML', 'a: [', 'The text is no YAML.'],
    [
      'another version',
      'version: 3',
      'The text is neither version 1 nor version 2 of network data.',
    ],
    ['a list', '- 1', 'The text is neither version 1 nor version 2 of network data.'],
    ['nothing', '', 'The text is neither version 1 nor version 2 of network data.'],
  ])('shows %s as text', (_name, text, reason) => {
    expect(openGuestText(text)).toEqual({ kind: 'text-only', reason, params: {} });
  });
});
