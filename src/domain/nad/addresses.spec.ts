import { formatCidr, formatIp } from '../net/cidr';
import { configOf } from './config';
import { hostLocalRangesOf } from './ipam/host-local';
import { countWithout } from './ipam/range';
import { whereaboutsRangesOf } from './ipam/whereabouts';
import { ovnJoinSubnetsOf, ovnSubnetsOf } from './ovn-subnets';
import { summarizeNad } from './summary';
import { addressesWith, bridgeWith, ovnWith, sriovWith } from './testing/networks';

const whereabouts = (ipam: object) =>
  whereaboutsRangesOf(configOf(addressesWith({ type: 'whereabouts', ...ipam }))).map(
    ({ cidr, start, end, count, path }) => [
      formatCidr(cidr),
      formatIp({ family: cidr.family, value: start }),
      formatIp({ family: cidr.family, value: end }),
      count,
      path,
    ],
  );

describe('whereaboutsRangesOf', () => {
  const path = 'spec.config.ipam.range';
  it.each([
    [{ range: '10.0.0.9/24' }, ['10.0.0.0/24', '10.0.0.1', '10.0.0.254', 254n, path]],
    [{ range: '10.0.0.5-10.0.0.9/24' }, ['10.0.0.0/24', '10.0.0.5', '10.0.0.9', 5n, path]],
    [
      {
        range: '10.0.0.0/24',
        range_start: '10.0.0.10',
        range_end: '10.0.0.19',
        exclude: ['10.0.0.12/31', '10.0.0.13', '10.9.0.0/16'],
      },
      ['10.0.0.0/24', '10.0.0.10', '10.0.0.19', 8n, path],
    ],
    [
      { range: '10.0.0.0/24', range_start: '10.0.1.1', range_end: 'x' },
      ['10.0.0.0/24', '10.0.0.1', '10.0.0.254', 254n, path],
    ],
    [
      { range: '10.0.0.0/30', gateway: '10.0.0.1', exclude_gateway: true },
      ['10.0.0.0/30', '10.0.0.1', '10.0.0.2', 1n, path],
    ],
    [{ range: '10.0.0.0/31', enable_l3: true }, ['10.0.0.0/31', '10.0.0.0', '10.0.0.1', 2n, path]],
    [
      { ipRanges: [{ range: 'fd00::/64' }, { range: 'x' }] },
      [
        'fd00::/64',
        'fd00::1',
        'fd00::ffff:ffff:ffff:fffe',
        2n ** 64n - 2n,
        'spec.config.ipam.ipRanges[0].range',
      ],
    ],
  ])('reads %j', (ipam, expected) => {
    expect(whereabouts(ipam)).toEqual([expected]);
  });

  it('is empty for other networks', () => {
    expect(whereaboutsRangesOf(configOf(bridgeWith({})))).toEqual([]);
    expect(whereaboutsRangesOf(configOf(null))).toEqual([]);
  });
});

describe('hostLocalRangesOf', () => {
  it('reads all sets', () => {
    const ipam = {
      type: 'host-local',
      subnet: '10.0.0.0/24',
      gateway: '10.0.0.254',
      ranges: [
        [{ subnet: 'fd00::/64', rangeStart: 'fd00::5', rangeEnd: 'fd00::9' }],
        [{ subnet: 'x' }],
      ],
    };
    const ranges = hostLocalRangesOf(configOf(addressesWith(ipam)));
    expect(ranges.map(({ count, path }) => [count, path])).toEqual([
      [253n, 'spec.config.ipam.subnet'],
      [5n, 'spec.config.ipam.ranges[0][0].subnet'],
    ]);
    expect(hostLocalRangesOf(configOf(addressesWith({ type: 'dhcp' })))).toEqual([]);
  });
});

describe('countWithout', () => {
  it('counts nothing where the end lies before the start', () => {
    expect(countWithout(5n, 4n, [])).toBe(0n);
  });
});

describe('ovnSubnetsOf', () => {
  const subnets = (nad: unknown) =>
    ovnSubnetsOf(configOf(nad)).map(({ cidr, hostPrefix, path }) => [
      formatCidr(cidr),
      hostPrefix,
      path,
    ]);

  it('reads what each topology means', () => {
    const path = 'spec.config.subnets';
    expect(subnets(ovnWith('layer2', { subnets: '10.1.2.3/16, x,fd00::/64' }))).toEqual([
      ['10.1.0.0/16', undefined, path],
      ['fd00::/64', undefined, path],
    ]);
    expect(subnets(ovnWith('layer3', { subnets: '10.1.0.0/16,10.2.0.0/16/25,fd00::/48' }))).toEqual(
      [
        ['10.1.0.0/16', 24, path],
        ['10.2.0.0/16', 25, path],
        ['fd00::/48', 64, path],
      ],
    );
    expect(subnets(bridgeWith({ subnets: '10.1.0.0/16' }))).toEqual([]);
    expect(subnets(undefined)).toEqual([]);
  });

  it('reads the join subnets that a network names', () => {
    const nad = ovnWith('layer2', { joinSubnet: '10.9.0.0/24' });
    expect(ovnJoinSubnetsOf(configOf(nad)).map(({ path }) => path)).toEqual([
      'spec.config.joinSubnet',
    ]);
    expect(ovnJoinSubnetsOf(configOf(bridgeWith({})))).toEqual([]);
  });
});

describe('summarizeNad', () => {
  it('shows what lists and details need', () => {
    expect(
      summarizeNad(
        ovnWith('localnet', {
          physicalNetworkName: 'physnet',
          vlanID: 7,
          mtu: 1500,
          role: 'secondary',
        }),
      ),
    ).toMatchObject({
      type: 'ovn-localnet',
      networkName: 'default-net',
      physicalNetworkName: 'physnet',
      vlan: '7',
      mtu: 1500,
      role: 'secondary',
    });
    expect(summarizeNad(ovnWith('localnet', { name: 'physnet' })).physicalNetworkName).toBe(
      'physnet',
    );
    expect(summarizeNad(addressesWith({ type: 'whereabouts' }))).toMatchObject({
      master: 'eth1',
      mode: 'bridge',
      ipam: 'whereabouts',
    });
    expect(summarizeNad(bridgeWith({ Vlan: 7 })).vlan).toBe('7');
    expect(summarizeNad(sriovWith({})).managedBy).toEqual({
      kind: 'SriovNetwork',
      name: 'net',
      namespace: 'a',
    });
    expect(summarizeNad(undefined)).toEqual({ type: 'empty', settings: [] });
  });

  it('is quick: 5,000 networks in a second', () => {
    const nads = Array.from({ length: 5000 }, (_unused, index) =>
      ovnWith('layer2', { mtu: 1300 + index }),
    );
    const start = process.hrtime.bigint();
    nads.forEach(summarizeNad);
    expect(Number(process.hrtime.bigint() - start) / 1e9).toBeLessThan(1);
  });
});
