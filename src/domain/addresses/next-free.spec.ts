import fc from 'fast-check';
import { bridgeWith, ovnWith } from '../nad/testing/networks';
import { cidrOf, containsIp, formatIp, parseCidr, parseIp, type Ip } from '../net/cidr';
import {
  bridgeNic,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  vmiOf,
  vmOf,
} from '../vm/testing/vms';
import { worldOf, type World } from '../world/world';
import { nextFreeOf, takenBy, type WantedAddress } from './next-free';

const EVERYWHERE = {
  VirtualMachine: 'everywhere',
  VirtualMachineInstance: 'everywhere',
  IPAMClaim: 'everywhere',
  IPPool: 'everywhere',
  Pod: 'everywhere',
} as const;

const ipOf = (text: string): Ip => {
  const ip = parseIp(text);
  if (!ip) throw new Error(text);
  return ip;
};

const machine = (name: string, ip: string, network = 'lan-net', namespace = 'default') => {
  const parts = {
    name,
    namespace,
    networks: [podNetwork, multus(network)],
    interfaces: [masquerade, bridgeNic()],
  };
  const status = {
    interfaces: [nicStatus('default'), nicStatus('lan', { ipAddress: ip, ipAddresses: [ip] })],
  };
  return [vmOf(parts), vmiOf({ ...parts, status })];
};

const bridge = bridgeWith({ vlan: 7 }, { name: 'lan-net' });
const lan = { kind: 'multus', namespace: 'default', name: 'lan-net', text: 'lan-net' } as const;

const wantedWith = (more: Partial<WantedAddress> = {}): WantedAddress => ({
  namespace: 'default',
  vm: 'mine',
  network: lan,
  family: 4,
  use: 'guest',
  subnet: parseCidr('10.1.2.0/29'),
  gateway: ipOf('10.1.2.1'),
  ...more,
});

const found = (world: World, more: Partial<WantedAddress> = {}): string => {
  const next = nextFreeOf(world, wantedWith(more));
  return next.kind === 'free' ? formatIp(next.ip) : next.why.text;
};

const world = (...objects: unknown[]) => worldOf(objects, EVERYWHERE);

const whereabouts = (more: object = {}) =>
  bridgeWith(
    { ipam: { type: 'whereabouts', range: '10.1.0.0/28', gateway: '10.1.0.1', ...more } },
    { name: 'lan-net' },
  );
const ipPool = (allocations: Record<string, string>) => ({
  apiVersion: 'whereabouts.cni.cncf.io/v1alpha1',
  kind: 'IPPool',
  metadata: { name: '10.1.0.0-28', namespace: 'openshift-multus' },
  spec: {
    range: '10.1.0.0/28',
    allocations: Object.fromEntries(
      Object.entries(allocations).map(([offset, podref]) => [offset, { id: 'x', podref }]),
    ),
  },
});

const primary = (more: object = {}) =>
  ovnWith('layer2', { role: 'primary', subnets: '10.0.0.0/28', ...more }, { name: 'primary' });

describe('the next free address', () => {
  it('of a subnet that the user names is the first that nobody on the segment has', () => {
    const all = world(
      bridge,
      bridgeWith({ vlan: 7 }, { name: 'same-vlan', namespace: 'other' }),
      ...machine('a', '10.1.2.2'),
      ...machine('b', '10.1.2.3', 'same-vlan', 'other'),
      bridgeWith({ vlan: 8 }, { name: 'other-vlan' }),
      ...machine('c', '10.1.2.4', 'other-vlan'),
    );
    expect(found(all)).toBe('10.1.2.4');
    expect(found(all, { own: [ipOf('10.1.2.4')] })).toBe('10.1.2.5');
    const configured = [{ namespace: 'default', vm: 'off', network: lan, ip: ipOf('10.1.2.4') }];
    expect(found(all, { configured })).toBe('10.1.2.5');
    expect(found(all, { gateway: ipOf('10.1.2.4') })).toBe('10.1.2.1');
  });

  it('passes over the first address where nothing tells the gateway, and says so', () => {
    const next = nextFreeOf(world(bridge), wantedWith({ gateway: undefined }));
    expect(next).toMatchObject({
      ip: ipOf('10.1.2.2'),
      remark: { text: expect.stringContaining('Nothing tells the gateway') as unknown },
    });
  });

  it('may be the one that the VM has itself', () => {
    expect(found(world(bridge, ...machine('mine', '10.1.2.2')))).toBe('10.1.2.2');
  });

  it('is none where all are taken, or no subnet is known', () => {
    const subnet = parseCidr('10.1.2.0/30');
    const all = world(bridge, ...machine('a', '10.1.2.2'));
    expect(found(all, { subnet })).toContain('No address of {{subnets}} is free');
    expect(found(all, { subnet: undefined })).toContain('names no subnet');
    expect(found(all, { family: 6 })).toContain('names no subnet');
  });

  it('is none on the pod network', () => {
    expect(found(world(), { network: { kind: 'pod' } })).toContain('one fixed address');
  });

  it('of whereabouts lies in its range, beside reservations, exclusions and the gateway', () => {
    const all = world(
      whereabouts({ exclude: ['10.1.0.4/31'] }),
      ipPool({ 2: 'default/pod-a' }),
      ...machine('a', '10.1.0.3'),
    );
    const next = nextFreeOf(all, wantedWith());
    expect(next).toMatchObject({ ip: ipOf('10.1.0.6'), isUnsure: false });
    expect(next.kind === 'free' && next.remark?.text).toContain('whereabouts does not know');
  });

  it('is none for a guest where OVN-Kubernetes gives addresses', () => {
    const all = world(ovnWith('layer2', { subnets: '10.0.0.0/28' }, { name: 'lan-net' }));
    expect(found(all)).toContain('ask for it by DHCP');
  });

  it('of a primary network is one that can be asked for', () => {
    const asked = { network: { kind: 'pod' }, use: 'request' } as const;
    expect(found(world(primary()), asked)).toBe('10.0.0.3');
    expect(
      found(
        world(
          primary({
            excludeSubnets: '10.0.0.0/30',
            reservedSubnets: '10.0.0.4/31',
            infrastructureSubnets: '10.0.0.6/32',
            defaultGatewayIPs: '10.0.0.7',
          }),
        ),
        asked,
      ),
    ).toBe('10.0.0.8');
  });

  it('is named with less certainty where rights are missing', () => {
    const part = worldOf([bridge], { VirtualMachine: ['default'] });
    expect(nextFreeOf(part, wantedWith())).toMatchObject({ kind: 'free', isUnsure: true });
    expect(nextFreeOf(world(bridge), wantedWith())).toMatchObject({ isUnsure: false });
  });

  it('lies in the subnet and belongs to nobody, whatever is taken', () => {
    const subnetOf = fc
      .tuple(fc.constantFrom<[number, string]>([28, '10.7.0.0'], [123, 'fd00:7::']))
      .map(([[prefix, text]]) => cidrOf(ipOf(text), prefix))
      .filter((cidr) => cidr !== undefined);
    fc.assert(
      fc.property(
        subnetOf,
        fc.array(fc.integer({ min: 0, max: 31 }), { maxLength: 32 }),
        (subnet, offsets) => {
          const own = offsets.map((offset) => ({
            family: subnet.family,
            value: subnet.first + BigInt(offset),
          }));
          const gateway = { family: subnet.family, value: subnet.first + 1n };
          const wanted = wantedWith({ subnet, gateway, family: subnet.family, own });
          const next = nextFreeOf(world(bridge), wanted);
          const free: bigint[] = [];
          const end = subnet.family === 4 ? subnet.last - 1n : subnet.last;
          for (let value = subnet.first + 2n; value <= end; value += 1n) {
            if (!own.some((each) => each.value === value)) free.push(value);
          }
          expect(next.kind === 'free' ? next.ip.value : undefined).toBe(free[0]);
          if (next.kind === 'free') expect(containsIp(subnet, next.ip)).toBe(true);
        },
      ),
    );
  });
});

describe('an address that was free', () => {
  it('is looked up again', () => {
    const all = world(bridge, ...machine('a', '10.1.2.2'), ...machine('mine', '10.1.2.3'));
    expect(takenBy(all, wantedWith(), ipOf('10.1.2.2'))?.params).toEqual({
      address: '10.1.2.2',
      holder: 'default/a',
    });
    expect(takenBy(all, wantedWith(), ipOf('10.1.2.3'))).toBeUndefined();
    expect(takenBy(all, wantedWith(), ipOf('10.1.2.4'))).toBeUndefined();
    const reserved = world(whereabouts(), ipPool({ 2: 'default/pod-a' }));
    expect(takenBy(reserved, wantedWith(), ipOf('10.1.0.2'))?.params.holder).toBe('default/pod-a');
  });
});
