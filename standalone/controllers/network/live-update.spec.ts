import type { InstanceSpec, Interface, Network } from '../kubevirt/types.ts';
import { withLiveInterfaces, withoutDetached } from './live-update.ts';
import { isRestartRequired, needRestart } from './restart.ts';

type Part = [face: Interface, network: Network];

const specOf = (...parts: Part[]): InstanceSpec => ({
  domain: { devices: { interfaces: parts.map(([face]) => face) } },
  networks: parts.map(([, network]) => network),
});

const pod = (more: Partial<Interface> = {}): Part => [
  { name: 'default', masquerade: {}, ...more },
  { name: 'default', pod: {} },
];

const bridge = (name: string, more: Partial<Interface> = {}, networkName = name): Part => [
  { name, bridge: {}, macAddress: '02:00:00:00:00:01', ...more },
  { name, multus: { networkName } },
];

const sriov = (name: string): Part => [
  { name, sriov: {} },
  { name, multus: { networkName: name } },
];

const plugin = (name: string): Part => [
  { name, binding: { name: 'special' } },
  { name, multus: { networkName: name } },
];

const namesOf = ({ domain, networks = [] }: InstanceSpec) => [
  (domain.devices.interfaces ?? []).map(({ name }) => name),
  networks.map(({ name }) => name),
];

/** rules.md section 6.4, row by row: what the instance gets at once, and what waits for a restart. */
describe('a change of a running VM', () => {
  const before = specOf(pod(), bridge('lan'));

  it.each([
    ['a bridge interface', bridge('new')],
    ['an SR-IOV interface', sriov('new')],
  ])('that adds %s: goes into the instance', (_, part) => {
    const wanted = specOf(pod(), bridge('lan'), part);
    const running = withLiveInterfaces(before, wanted, [], true);
    expect(running).toEqual(wanted);
    expect(needRestart(wanted, running, true)).toBe(false);
  });

  it('that adds an interface by a binding plugin: neither plugged nor flagged', () => {
    const wanted = specOf(pod(), bridge('lan'), plugin('new'));
    const running = withLiveInterfaces(before, wanted, [], true);
    expect(running).toBe(before);
    expect(needRestart(wanted, running, true)).toBe(false);
  });

  it('that adds a pod network: needs a restart', () => {
    const alone = specOf(bridge('lan'));
    const wanted = specOf(bridge('lan'), pod());
    expect(withLiveInterfaces(alone, wanted, [], true)).toBe(alone);
    expect(needRestart(wanted, alone, true)).toBe(true);
  });

  it.each(['up', 'down', 'absent'])('that sets the state %s: applies live', (state) => {
    const wanted = specOf(pod(), bridge('lan', { state }));
    expect(withLiveInterfaces(before, wanted, [], true)).toEqual(wanted);
    expect(needRestart(wanted, before, true)).toBe(false);
  });

  it('that takes a state back: applies live, but what leaves does not come back', () => {
    const down = specOf(pod(), bridge('lan', { state: 'down' }));
    expect(withLiveInterfaces(down, before, [], true)).toEqual(before);
    const absent = specOf(pod(), bridge('lan', { state: 'absent' }));
    expect(withLiveInterfaces(absent, before, [], true)).toBe(absent);
  });

  it('that removes an interface without marking it absent: needs a restart', () => {
    const wanted = specOf(pod());
    expect(withLiveInterfaces(before, wanted, [], true)).toBe(before);
    expect(needRestart(wanted, before, true)).toBe(true);
  });

  it.each([
    ['the model', { model: 'e1000e' }],
    ['the MAC address', { macAddress: '02:00:00:00:00:02' }],
    ['ports', { ports: [{ port: 80 }] }],
    ['the boot order', { bootOrder: 1 }],
  ])('of %s: needs a restart', (_, more) => {
    const wanted = specOf(pod(), bridge('lan', more));
    expect(withLiveInterfaces(before, wanted, [], true)).toBe(before);
    expect(needRestart(wanted, before, true)).toBe(true);
  });

  it('of the network: applies by migration where the VM can move, else needs a restart', () => {
    const wanted = specOf(pod(), bridge('lan', {}, 'other'));
    expect(withLiveInterfaces(before, wanted, [], true)).toEqual(wanted);
    expect(needRestart(wanted, before, true)).toBe(false);
    expect(withLiveInterfaces(before, wanted, [], false)).toBe(before);
    expect(needRestart(wanted, before, false)).toBe(true);
  });

  it('of the range of the pod network: needs a restart', () => {
    const [face] = pod();
    const wanted = specOf(
      [face, { name: 'default', pod: { vmNetworkCIDR: '10.9.0.0/24' } }],
      bridge('lan'),
    );
    expect(needRestart(wanted, before, true)).toBe(true);
  });

  it('does not unplug from pods of before KubeVirt 1.0', () => {
    const wanted = specOf(pod(), bridge('lan', { state: 'absent' }));
    const statuses = [{ name: 'lan', podInterfaceName: 'net1' }];
    expect(withLiveInterfaces(before, wanted, statuses, true)).toBe(before);
  });
});

describe('an interface that was to go', () => {
  const spec = specOf(pod(), bridge('lan', { state: 'absent' }), bridge('other'));

  it('stays in the spec as long as the instance has it', () => {
    expect(withoutDetached(spec, [{ name: 'lan' }])).toBe(spec);
  });

  it('leaves the spec with its network when it is gone', () => {
    expect(namesOf(withoutDetached(spec, [{ name: 'default' }]))).toEqual([
      ['default', 'other'],
      ['default', 'other'],
    ]);
  });
});

describe('RestartRequired', () => {
  const start: InstanceSpec = {
    ...specOf(pod(), bridge('lan')),
    nodeSelector: { zone: 'a' },
    domain: {
      cpu: { cores: 1, sockets: 1 },
      memory: { guest: '2Gi' },
      devices: specOf(pod(), bridge('lan')).domain.devices,
    },
  };
  const options = { canMigrate: true, liveUpdate: true };
  const required = (template: InstanceSpec, more: Partial<typeof options> = {}) =>
    isRestartRequired(template, start, start, { ...options, ...more });

  it('is not said of a template as it was at the start', () => {
    expect(required(structuredClone(start))).toBe(false);
    expect(required({ ...start, volumes: [] })).toBe(false);
  });

  it('is not said of interfaces that apply live, whatever the rollout strategy', () => {
    const plugged = specOf(pod(), bridge('lan'), bridge('new'));
    const template = {
      ...start,
      networks: plugged.networks ?? [],
      domain: { ...start.domain, devices: plugged.domain.devices },
    };
    expect(required(template)).toBe(false);
    expect(required(template, { liveUpdate: false })).toBe(false);
  });

  it('is said of CPUs per socket, not of sockets, memory and placement where they apply live', () => {
    const { domain } = start;
    expect(required({ ...start, domain: { ...domain, cpu: { cores: 2, sockets: 1 } } })).toBe(true);
    const live: InstanceSpec = {
      ...start,
      domain: { ...domain, cpu: { cores: 1, sockets: 2 }, memory: { guest: '4Gi' } },
      tolerations: [{ operator: 'Exists' }],
    };
    delete live.nodeSelector;
    expect(required(live)).toBe(false);
    expect(required(live, { liveUpdate: false })).toBe(true);
  });
});
