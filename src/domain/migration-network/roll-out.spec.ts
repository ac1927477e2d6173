import fc from 'fast-check';
import { worldOf } from '../world/world';
import { networkUsedBy } from './network-used';
import { handlersOf } from './handlers';
import { rollOutOf } from './roll-out';
import { daemonSet, handler, sandboxFailure } from './testing/objects';

const WANTED = 'migration@migration0';
const hco = (network?: string) => ({
  apiVersion: 'hco.kubevirt.io/v1',
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec: { virtualization: { liveMigrationConfig: network === undefined ? {} : { network } } },
});
const node = (name: string) => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } });
const nad = {
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name: 'migration', namespace: 'openshift-cnv' },
  spec: {
    config:
      '{"type":"macvlan","master":"eth1","ipam":{"type":"whereabouts","range":"10.200.5.0/24"}}',
  },
};
const nodes = ['a', 'b', 'c'].map(node);
const old = (name: string) => handler(name);
const done = (name: string, address = '10.200.5.1') => handler(name, { asksFor: WANTED, address });
const starting = (name: string, status?: object) =>
  handler(name, { asksFor: WANTED, isReady: false, ...(status ? { status } : {}) });
const rollOut = (...objects: object[]) =>
  rollOutOf(worldOf([hco('migration'), nad, ...nodes, daemonSet(WANTED), ...objects]));
const stepsOf = (found: ReturnType<typeof rollOut>) => found?.nodes.map(({ step }) => step);

describe('rollOutOf', () => {
  it('is settled when every node has what the setting says', () => {
    const found = rollOut(done('a'), done('b'), done('c'));
    expect(found).toMatchObject({ stage: 'settled', done: 3, obstacle: undefined });
  });

  it('waits for the operators as long as the DaemonSet has another network', () => {
    const objects = [hco('migration'), nad, ...nodes, daemonSet(undefined)];
    const found = rollOutOf(worldOf([...objects, old('a'), old('b'), old('c')]));
    expect(found).toMatchObject({ stage: 'passed-on', done: 0 });
  });

  it('tries one pod first, and then the others', () => {
    const first = rollOut(starting('a'), old('b'), old('c'));
    expect(first?.stage).toBe('first');
    expect(stepsOf(first)).toEqual(['restarts', 'waits', 'waits']);
    const others = rollOut(done('a'), old('b'));
    expect(others?.stage).toBe('others');
    expect(stepsOf(others)).toEqual(['done', 'waits', 'restarts']);
  });

  it('goes back to the pod network in the same way', () => {
    const objects = [hco(), ...nodes, daemonSet(undefined)];
    const found = rollOutOf(worldOf([...objects, done('a'), handler('b'), handler('c')]));
    expect(found?.stage).toBe('others');
    expect(stepsOf(found)).toEqual(['waits', 'done', 'done']);
  });

  it.each([
    [
      'cannot find a network-attachment-definition (migration) in namespace (openshift-cnv): network-attachment-definitions "migration" not found',
      'The network for live migration is not there.',
    ],
    [
      'Could not allocate IP in range: ip: 10.200.5.1 / - 10.200.5.2 / range: 10.200.5.0/30',
      'The range of the network has no free address.',
    ],
    [
      'failed to lookup master "eth1": Link not found',
      'The node has no interface that the network builds on.',
    ],
    ['something that nobody has seen', undefined],
  ])('is stuck with the newest reason: %s', (message, why) => {
    const found = rollOut(
      starting('a'),
      old('b'),
      old('c'),
      sandboxFailure('a', 'an older one', '2026-01-01T00:00:00Z'),
      sandboxFailure('a', message, '2026-01-01T00:01:00Z'),
    );
    expect(found?.stage).toBe('stuck');
    expect(found?.obstacle?.text).toBe(message);
    expect(found?.obstacle?.why?.text).toBe(why);
  });

  it('is stuck at a pod that keeps ending', () => {
    const status = {
      podIP: '10.128.2.9',
      containerStatuses: [
        {
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { message: "migration0 present but doesn't have an IP" } },
        },
      ],
    };
    const found = rollOut(starting('a', status), old('b'), old('c'));
    expect(found?.obstacle?.why?.text).toContain('no address there');
  });

  it('takes no failure of before for one of a pod that has its networks by now', () => {
    const found = rollOut(
      starting('a', { podIP: '10.128.2.9' }),
      old('b'),
      old('c'),
      sandboxFailure('a', 'Could not allocate IP in range', '2026-01-01T00:00:00Z'),
    );
    expect(found?.stage).toBe('first');
  });

  it('has each node in one step, in whatever order its pods come', () => {
    const kinds = [old, done, starting] as const;
    const pods = fc.array(fc.nat(kinds.length), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(pods, fc.boolean(), (states, isReversed) => {
        const made = states.flatMap((state, index) => kinds[state]?.('abc'.charAt(index)) ?? []);
        // Files without any Pod tell nothing of those that are missing.
        fc.pre(made.length > 0);
        const found = rollOut(...(isReversed ? made.reverse() : made));
        const steps = states.map((state) => ['waits', 'done', 'restarts', 'restarts'][state]);
        expect(stepsOf(found)).toEqual(steps);
        expect(found?.done).toBe(steps.filter((step) => step === 'done').length);
        expect(found?.stage === 'settled').toBe(found?.done === 3);
      }),
    );
  });

  it('says nothing where pods are not known', () => {
    expect(
      rollOutOf(worldOf([hco('migration'), ...nodes], { Node: 'everywhere' })),
    ).toBeUndefined();
  });
});

describe('handlersOf', () => {
  const states = (...objects: object[]) =>
    handlersOf(worldOf([hco('migration'), nad, ...nodes, ...objects]))?.map(
      ({ node: on, state }) => `${on} ${state}`,
    );

  it('tells the ways in which a node has the network, or has it not', () => {
    expect(states(done('a'), handler('b', { asksFor: WANTED }))).toEqual([
      'a dedicated',
      'b pod-network',
      'c missing',
    ]);
    expect(states(done('a', '10.9.9.9'), starting('b'))).toEqual([
      'a outside',
      'b starting',
      'c missing',
    ]);
  });

  it('takes the pod that stays for that of the node, and knows pods on further nodes', () => {
    const going = handler('a', { deletionTimestamp: '2026-01-01T00:00:00Z' });
    const next = { ...done('a'), metadata: { ...done('a').metadata, name: 'next' } };
    expect(states(going, next, done('d'))).toEqual([
      'a dedicated',
      'b missing',
      'c missing',
      'd dedicated',
    ]);
  });
});

describe('networkUsedBy', () => {
  const world = worldOf([hco('migration'), nad, ...nodes, done('a'), old('b')]);

  it.each([
    ['10.200.5.77', 'dedicated'],
    ['10.128.2.9', 'pod'],
    ['192.0.2.1', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('%s: %s', (address, used) => {
    expect(networkUsedBy(world, address)).toBe(used);
  });

  it('takes no address of a range for that of the network where none is set', () => {
    const without = worldOf([hco(), nad, ...nodes, old('a')]);
    expect(networkUsedBy(without, '10.200.5.77')).toBe('unknown');
  });
});
