import fc from 'fast-check';
import { portGroupsOf } from './port-groups';

const read = (text: string) =>
  portGroupsOf(text).groups.map(({ name, vlans }) => [
    name,
    vlans.kind === 'one' ? vlans.vlan : vlans.kind === 'none' ? 'none' : vlans.ranges,
  ]);

const trunk = (min: number, max: number) => [{ min, max }];

describe('portGroupsOf', () => {
  it.each([
    ['cells of a sheet', 'Office\t120\nLab\t130'],
    ['cells in the other order', '120\tOffice\n130\tLab'],
    ['a list by hand', 'Office,120\nLab,130\n'],
    ['semicolons', 'Office;120\r\nLab;130'],
    [
      'the sheet vPort of RVTools',
      'Host,Datacenter,Cluster,Port Group,Switch,VLAN,Promiscuous Mode\nesx1,dc,c,Office,vSwitch0,120,False\nesx1,dc,c,Lab,vSwitch0,130,False',
    ],
    [
      'the sheet dvPort of RVTools',
      'Port,Switch,Type,# Ports,VLAN,Speed\nOffice,dvs,earlyBinding,8,120,0\nLab,dvs,earlyBinding,8,130,0',
    ],
    [
      'Get-VirtualPortGroup',
      '"Name","VirtualSwitchName","Key","Port","VLanId"\n"Office","vSwitch0","key","","120"\n"Lab","vSwitch0","key","","130"',
    ],
    [
      'Get-VDPortgroup',
      '#TYPE VMware.VimAutomation.Vds\n"VlanConfiguration","Name","NumPorts"\n"VLAN 120","Office","8"\n"VLAN 130","Lab","8"',
    ],
    ['a byte order mark', '\uFEFFname,vlan\nOffice,120\nLab,130'],
  ])('reads %s', (_what, text) => {
    expect(portGroupsOf(text).bad).toEqual([]);
    expect(read(text)).toEqual([
      ['Office', 120],
      ['Lab', 130],
    ]);
  });

  it('reads what VLANs can be', () => {
    const text = [
      'Name,VLAN',
      'a,0',
      'b,',
      'c,none',
      'd,4095',
      'e,VLAN Trunk [0-4094]',
      'f,"10, 20-30"',
      'g,VLAN ID: 7',
    ].join('\n');
    expect(portGroupsOf(text).bad).toEqual([]);
    expect(read(text)).toEqual([
      ['a', 'none'],
      ['b', 'none'],
      ['c', 'none'],
      ['d', trunk(1, 4094)],
      ['e', trunk(1, 4094)],
      ['f', [{ min: 10, max: 10 }, ...trunk(20, 30)]],
      ['g', 7],
    ]);
  });

  it('keeps delimiters, quotes and spaces within quotes', () => {
    expect(read('Name,VLAN\n"Office, ""new""",120')).toEqual([['Office, "new"', 120]]);
  });

  it('says of each other line why it cannot be read, by its number', () => {
    const text = 'Name,VLAN\nOffice,120\n,130\nOffice,140\nLab,5000\nIso,PVLAN 10\nOdd,abc\nok,9';
    expect(portGroupsOf(text).bad.map(({ line, why }) => [line, why.text, why.params])).toEqual([
      [3, 'It has no name.', {}],
      [4, 'Line {{line}} has the same name and another VLAN.', { line: 2 }],
      [5, expect.stringContaining('no VLAN'), { vlan: '5000' }],
      [6, 'A private VLAN has no counterpart here.', {}],
      [7, expect.stringContaining('no VLAN'), { vlan: 'abc' }],
    ]);
    expect(read(text)).toEqual([
      ['Office', 120],
      ['ok', 9],
    ]);
  });

  it('takes a port group once that each host has', () => {
    const text = 'Host,Name,VLAN\nesx1,Office,120\nesx2,Office,120\nesx3,Office,VLAN 120';
    expect(portGroupsOf(text)).toMatchObject({ groups: [{ name: 'Office' }], bad: [] });
  });

  it('is quick with what looks like a number for long', () => {
    const began = performance.now();
    read(
      `Name,VLAN\na,vlan${' '.repeat(20_000)}trunk${' '.repeat(20_000)}[${'1 '.repeat(20_000)}x`,
    );
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(
              fc.constantFrom('Name', 'VLAN', ',', '\t', ';', '"', '\n', '0-', '4095', 'x', '['),
            )
            .map((words) => words.join('')),
        ),
        (text) => {
          const { groups, bad } = portGroupsOf(text);
          const lines = text.split(/\r\n|\r|\n/).length;
          expect(groups.length + bad.length).toBeLessThanOrEqual(lines);
          expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
          for (const { vlans } of groups) {
            if (vlans.kind === 'one') expect(vlans.vlan).toBeGreaterThan(0);
            if (vlans.kind === 'trunk') expect(vlans.ranges.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads a list as it was written, in each order of the columns', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z ,;"]{0,10}[A-Za-z]$/), {
      minLength: 1,
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(names, fc.boolean(), fc.constantFrom(',', ';', '\t'), (all, isSwapped, by) => {
        const row = (name: string, vlan: string) =>
          (isSwapped ? [vlan, name] : [name, vlan]).join(by);
        const lines = all.map((name, index) => row(quoted(name), String(index + 1)));
        expect(read([row('Name', 'VLAN'), ...lines].join('\n'))).toEqual(
          all.map((name, index) => [name, index + 1]),
        );
      }),
    );
  });
});
