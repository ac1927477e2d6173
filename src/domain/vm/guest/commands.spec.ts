import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { openGuestText } from '../../guest/document';
import { readGuestNetwork, type GuestNetwork } from '../../guest/network-data';
import { guestData } from '../../guest/testing/documents';
import { guestCommands, guestTools } from './commands';

const networkOf = (value: unknown): GuestNetwork => {
  const network = readGuestNetwork(value);
  if (!network) throw new Error('it can be read');
  return network;
};

const full = networkOf({
  version: 2,
  ethernets: {
    lan: {
      match: { macaddress: '02:00:00:00:00:0A' },
      'set-name': 'eth1',
      addresses: ['10.1.2.14/24', 'fd00::e/64'],
      routes: [
        { to: 'default', via: '10.1.2.1' },
        { to: '10.9.0.0/16', via: '10.1.2.2', metric: 50 },
        { to: '::/0', via: 'fd00::1' },
      ],
      nameservers: { addresses: ['10.1.2.9', 'fd00::9'], search: ['a.test'] },
      mtu: 1400,
    },
    eth0: { dhcp4: true, routes: [{ to: 'default', via: '10.3.0.1', metric: 100 }] },
  },
});

const lines = (...all: string[]): string => all.join('\n');

describe('guestCommands', () => {
  it('are filled in for NetworkManager', () => {
    expect(guestCommands(full, 'NetworkManager')).toBe(
      lines(
        'sudo nmcli connection add type ethernet \\',
        '  con-name eth1 \\',
        "  ifname '*' \\",
        '  802-3-ethernet.mac-address 02:00:00:00:00:0a \\',
        '  802-3-ethernet.mtu 1400 \\',
        '  ipv4.method manual \\',
        '  ipv4.addresses 10.1.2.14/24 \\',
        '  ipv4.gateway 10.1.2.1 \\',
        "  ipv4.routes '10.9.0.0/16 10.1.2.2 50' \\",
        '  ipv4.dns 10.1.2.9 \\',
        '  ipv4.dns-search a.test \\',
        '  ipv6.method manual \\',
        '  ipv6.addresses fd00::e/64 \\',
        '  ipv6.gateway fd00::1 \\',
        '  ipv6.dns fd00::9 \\',
        '  ipv6.dns-search a.test',
        'sudo nmcli connection up eth1',
        'sudo nmcli connection add type ethernet \\',
        '  con-name eth0 \\',
        '  ifname eth0 \\',
        '  ipv4.method auto \\',
        "  ipv4.routes '0.0.0.0/0 10.3.0.1 100' \\",
        '  ipv6.method ignore',
        'sudo nmcli connection up eth0',
      ),
    );
  });

  it('write a file for netplan that says the same', () => {
    const commands = guestCommands(full, 'netplan');
    const text = /END-OF-FILE'\n([^]*)END-OF-FILE\n/.exec(commands)?.[1] ?? '';
    const opened = openGuestText(text);
    expect(opened).toMatchObject({
      kind: 'document',
      document: {
        network: {
          nics: [
            {
              mac: '02:00:00:00:00:0a',
              name: 'eth1',
              addresses: ['10.1.2.14/24', 'fd00::e/64'],
              routes: [
                { to: '0.0.0.0/0', via: '10.1.2.1' },
                { to: '10.9.0.0/16', via: '10.1.2.2', metric: '50' },
                { to: '::/0', via: 'fd00::1' },
              ],
              nameservers: ['10.1.2.9', 'fd00::9'],
              search: ['a.test'],
              mtu: '1400',
            },
            { name: 'eth0', mac: undefined, dhcp4: true },
          ],
        },
      },
    });
    expect(commands.endsWith('sudo netplan apply')).toBe(true);
  });

  it('write a file for each interface for systemd-networkd', () => {
    expect(guestCommands(full, 'systemd-networkd')).toBe(
      lines(
        "sudo tee /etc/systemd/network/10-vm-network-0.network >/dev/null <<'END-OF-FILE'",
        '[Match]',
        'MACAddress=02:00:00:00:00:0a',
        '',
        '[Link]',
        'MTUBytes=1400',
        '',
        '[Network]',
        'DHCP=no',
        'Address=10.1.2.14/24',
        'Address=fd00::e/64',
        'DNS=10.1.2.9',
        'DNS=fd00::9',
        'Domains=a.test',
        '',
        '[Route]',
        'Destination=0.0.0.0/0',
        'Gateway=10.1.2.1',
        '',
        '[Route]',
        'Destination=10.9.0.0/16',
        'Gateway=10.1.2.2',
        'Metric=50',
        '',
        '[Route]',
        'Destination=::/0',
        'Gateway=fd00::1',
        'END-OF-FILE',
        "sudo tee /etc/systemd/network/10-vm-network-1.network >/dev/null <<'END-OF-FILE'",
        '[Match]',
        'Name=eth0',
        '',
        '[Network]',
        'DHCP=ipv4',
        '',
        '[Route]',
        'Destination=0.0.0.0/0',
        'Gateway=10.3.0.1',
        'Metric=100',
        'END-OF-FILE',
        'sudo networkctl reload',
      ),
    );
  });

  it('are filled in for Windows', () => {
    expect(guestCommands(full, 'Windows')).toBe(
      lines(
        "$name = (Get-NetAdapter | Where-Object MacAddress -eq '02-00-00-00-00-0A').Name",
        'netsh interface ipv4 set address $name static 10.1.2.14 255.255.255.0 10.1.2.1',
        'netsh interface ipv6 add address $name fd00::e/64',
        'netsh interface ipv4 add route 10.9.0.0/16 $name 10.1.2.2 metric=50',
        'netsh interface ipv6 add route ::/0 $name fd00::1',
        'netsh interface ipv4 set dnsservers $name static 10.1.2.9',
        'netsh interface ipv6 set dnsservers $name static fd00::9',
        "Set-DnsClient -InterfaceAlias $name -ConnectionSpecificSuffix 'a.test'",
        'netsh interface ipv4 set subinterface $name mtu=1400 store=persistent',
        "$name = 'eth0'",
        'netsh interface ipv4 set address $name dhcp',
        'netsh interface ipv4 add route 0.0.0.0/0 $name 10.3.0.1 metric=100',
      ),
    );
  });

  it('are none where there is no interface', () => {
    for (const family of guestTools) {
      expect(guestCommands(networkOf({ version: 2 }), family)).toBe('');
    }
  });
});

/** Runs commands with a `sudo` that only says what it is asked, each word on its own. */
const wordsOf = (commands: string): string[][] => {
  const script = `sudo() { printf '%s\\037' "$@"; printf '\\036'; }\n${commands}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8', input: '' });
  expect(stderr).toBe('');
  return stdout
    .split('\u001e')
    .slice(0, -1)
    .map((call) => call.split('\u001f').slice(0, -1));
};

const HOSTILE = [
  ...[
    "'; touch x; '",
    '$(reboot)',
    '`reboot`',
    '"',
    '\\',
    'a b',
    '*',
    '~',
    '!!',
    '#',
    '&',
    '|',
    '>x',
  ],
  ...[
    'END-OF-FILE',
    'a\nEND-OF-FILE\nreboot',
    '\u2019; reboot',
    '-x',
    '{a,b}',
    '%n',
    'ü',
    '\u0000',
  ],
];

const hostile = fc
  .array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));

const hostileNetwork = fc.record({ name: hostile, value: hostile }).map(({ name, value }) => ({
  name: name.replace(/[^ -~ü]/g, ''),
  network: networkOf({
    version: 2,
    ethernets: {
      [name]: {
        addresses: [value, '10.1.2.3/24'],
        gateway4: value,
        routes: [{ to: value, via: value, metric: value }],
        nameservers: { addresses: [value], search: [value] },
        mtu: value,
      },
    },
  }),
}));

describe('what comes from a text of somebody else', () => {
  it('is one word to the shell', () => {
    fc.assert(
      fc.property(hostileNetwork, ({ name, network }) => {
        fc.pre(name !== '');
        const [add, up, ...more] = wordsOf(guestCommands(network, 'NetworkManager'));
        expect(more).toEqual([]);
        expect(add?.slice(0, 8)).toEqual([
          ...['nmcli', 'connection', 'add', 'type', 'ethernet'],
          ...['con-name', name, 'ifname'],
        ]);
        expect(up).toEqual(['nmcli', 'connection', 'up', name]);
      }),
      { numRuns: 50 },
    );
  });

  it('stays in its file', () => {
    fc.assert(
      fc.property(hostileNetwork, ({ name, network }) => {
        fc.pre(name !== '');
        for (const family of ['netplan', 'systemd-networkd'] as const) {
          const commands = guestCommands(network, family);
          const script = commands.replaceAll('sudo tee', 'sudo sh -c cat');
          const calls = wordsOf(script).map(([first = '']) => first);
          expect(calls).toEqual(family === 'netplan' ? ['chmod', 'netplan'] : ['networkctl']);
          expect(commands.split('END-OF-FILE').length).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is one word to PowerShell', () => {
    fc.assert(
      fc.property(hostileNetwork, ({ name, network }) => {
        fc.pre(name !== '');
        const [first = '', ...rest] = guestCommands(network, 'Windows').split('\n');
        expect(first).toBe(`$name = '${name.replaceAll("'", "''")}'`);
        expect(rest.filter((line) => !/-ConnectionSpecificSuffix '[\w.-]+'$/.test(line))).toEqual([
          'netsh interface ipv4 set address $name static 10.1.2.3 255.255.255.0',
        ]);
      }),
    );
    const network = networkOf({ version: 2, ethernets: { 'a\u2019b': { dhcp4: true } } });
    expect(guestCommands(network, 'Windows')).toMatch(/^\$name = 'ab'\n/);
  });

  it('takes whatever network data there are', () => {
    fc.assert(
      fc.property(guestData, (data) => {
        for (const family of guestTools) {
          expect(guestCommands(networkOf(data), family)).not.toContain('undefined');
        }
      }),
    );
  });
});
