import { running } from '../services/testing/services';
import { viewOfObject } from '../vm/interfaces/view';
import { worldOf, type World } from '../world/world';
import { parseIp } from '../net/cidr';
import { askPolicies, type End } from './ask';
import { endsOf } from './ends';
import { policiesOn } from './of-interface';

const all = {
  Namespace: 'everywhere',
  Node: 'everywhere',
  Pod: 'everywhere',
  VirtualMachine: 'everywhere',
  VirtualMachineInstance: 'everywhere',
  NetworkPolicy: 'everywhere',
  MultiNetworkPolicy: 'everywhere',
  NetworkAttachmentDefinition: 'everywhere',
  CustomResourceDefinition: 'everywhere',
} as const;

const namespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'web', labels: { team: 'a' } },
};
const base = [
  namespace,
  ...running(),
  ...running({ name: 'b', labels: { app: 'b' } }, { ips: ['10.128.0.8'] }),
];
const policy = (spec: object, name = 'closed') => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: 'web' },
  spec: { podSelector: { matchLabels: { app: 'shop' } }, ...spec },
});
const viewIn = (world: World, name: string) => {
  const vm = world.find('VirtualMachine', name, 'web');
  if (!vm) throw new Error(`no VM ${name}`);
  return viewOfObject(world, vm);
};
const interfaceOf = (world: World, name: string): End => {
  const [end] = endsOf(viewIn(world, name));
  if (!end) throw new Error(`no interface of ${name}`);
  return { kind: 'interface', end };
};
const ask = (objects: object[], extents: object = all, port = 22) => {
  const world = worldOf(objects, extents);
  const [from, to] = [interfaceOf(world, 'b'), interfaceOf(world, 'a')];
  return askPolicies(world, { from, to, port, protocol: 'TCP' });
};
const fromB = { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'b' } } }] }] };

describe('whether one VM reaches another', () => {
  it('is allowed where nothing isolates, and by a policy that allows', () => {
    expect(ask(base).verdict).toBe('allowed');
    const found = ask([...base, policy({}), policy(fromB, 'open')]);
    expect([found.verdict, found.sentence.params.policies]).toEqual(['allowed', 'open']);
  });

  it('is isolated by all that select it where none allows', () => {
    const other = { ingress: [{ ...fromB.ingress[0], ports: [{ port: 80 }] }] };
    const found = ask([...base, policy({}), policy(other, 'web')]);
    expect([found.verdict, found.sentence.params.policies]).toEqual(['isolated', 'closed, web']);
    expect(ask([...base, policy(other, 'web')], all, 80).verdict).toBe('allowed');
  });

  it('cannot be told where policies may not be read', () => {
    const found = ask(base, { ...all, NetworkPolicy: [] });
    expect(found.verdict).toBe('unknown');
    expect(found.steps.map(({ outcome }) => outcome?.text)).toContain(
      'You may not read {{kind}} of namespace {{namespace}}.',
    );
  });

  it('cannot be told on a bridge network', () => {
    const bridged = { nic: { bridge: {} }, network: { multus: { networkName: 'lan' } } };
    const lan = {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'lan', namespace: 'web' },
      spec: { config: '{"cniVersion":"0.3.1","name":"lan","type":"bridge","bridge":"br1"}' },
    };
    const found = ask([namespace, lan, ...running(bridged), ...running({ name: 'b', ...bridged })]);
    expect(found.verdict).toBe('unknown');
  });

  it('takes an address outside of the cluster for what it is', () => {
    const world = worldOf([...base, policy({ ingress: [{ from: [{ podSelector: {} }] }] })], all);
    const ip = parseIp('192.0.2.9');
    if (!ip) throw new Error('no address');
    const to = interfaceOf(world, 'a');
    const found = askPolicies(world, {
      from: { kind: 'address', ip },
      to,
      port: 22,
      protocol: 'TCP',
    });
    // The range of the pod network is not known.
    expect(found.verdict).toBe('unknown');
    const network = {
      apiVersion: 'config.openshift.io/v1',
      kind: 'Network',
      metadata: { name: 'cluster' },
      spec: { clusterNetwork: [{ cidr: '10.128.0.0/14' }] },
    };
    const more = worldOf([...world.objects, network], all);
    const asked = { from: { kind: 'address', ip } as const, to: interfaceOf(more, 'a') };
    expect(askPolicies(more, { ...asked, port: 22, protocol: 'TCP' }).verdict).toBe('isolated');
  });
});

describe('the policies of an interface', () => {
  it('are told with what they allow, and no other', () => {
    const other = { podSelector: { matchLabels: { app: 'b' } } };
    const world = worldOf([...base, policy(fromB), policy(other, 'of-b')], all);
    const [found] = policiesOn(world, viewIn(world, 'a'));
    expect(found?.rows.map((row) => row.policy.name)).toEqual(['closed']);
    expect(found?.reach.ingress.kind).toBe('limited');
    expect(found?.reach.egress.kind).toBe('open');
    expect(found?.missing).toEqual([]);
  });
});
