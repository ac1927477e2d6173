import { running } from '../services/testing/services';
import { viewOfObject } from '../vm/interfaces/view';
import { worldOf, type World } from '../world/world';
import { parseIp } from '../net/cidr';
import { askPolicies } from './ask';
import type { End } from './asked-end';
import { closingPolicies } from './closing';
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
    expect([found.verdict, found.why.params.policies]).toEqual(['allowed', 'open']);
  });

  it('is isolated by all that select it where none allows', () => {
    const other = { ingress: [{ ...fromB.ingress[0], ports: [{ port: 80 }] }] };
    const found = ask([...base, policy({}), policy(other, 'web')]);
    expect([found.verdict, found.why.params.policies]).toEqual(['isolated', 'closed, web']);
    expect(ask([...base, policy(other, 'web')], all, 80).verdict).toBe('allowed');
  });

  it('says of one policy that it does not allow, and of several that none does', () => {
    const why = (...objects: object[]) => ask([...base, ...objects]).why.text;
    expect(why(policy({}))).toBe('Isolated by {{policies}}, and it does not allow it.');
    expect(why(policy({}), policy({}, 'other'))).toBe(
      'Isolated by {{policies}}, and none of them allows it.',
    );
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

describe('whether somebody reaches a VM', () => {
  const network = {
    apiVersion: 'config.openshift.io/v1',
    kind: 'Network',
    metadata: { name: 'cluster' },
    spec: { clusterNetwork: [{ cidr: '10.128.0.0/14' }] },
    status: { networkType: 'OVNKubernetes' },
  };
  const from = (end: End, ...objects: object[]) => {
    const world = worldOf([...base, network, ...objects], all);
    const to = interfaceOf(world, 'a');
    return askPolicies(world, { from: end, to, port: 22, protocol: 'TCP' });
  };
  const pods = (of?: string): End => ({ kind: 'pods', namespace: of });
  const outside = (isBehindNode = false): End => ({ kind: 'outside', isBehindNode });
  const own = { ingress: [{ from: [{ podSelector: {} }] }] };

  it('is told for any pod of a namespace, and of the cluster', () => {
    expect(from(pods('web'), policy(own)).verdict).toBe('allowed');
    expect(from(pods(), policy(own)).verdict).toBe('depends');
    expect(from(pods('web'), policy(fromB)).verdict).toBe('depends');
    expect(from(pods('other'), policy(own)).verdict).toBe('isolated');
  });

  it('is told from outside, unless nodes may stand in for clients', () => {
    const block = (cidr: string) => ({ ingress: [{ from: [{ ipBlock: { cidr } }] }] });
    expect(from(outside()).verdict).toBe('allowed');
    expect(from(outside(), policy(own)).verdict).toBe('isolated');
    expect(from(outside(true), policy(own)).verdict).toBe('isolated');
    expect(from(outside(), policy(block('192.0.2.0/24'))).verdict).toBe('depends');
    expect(from(outside(true), policy(block('192.0.2.0/24'))).verdict).toBe('unknown');
    expect(from(outside(true), policy(block('0.0.0.0/0'))).verdict).toBe('allowed');
  });

  it('names the policies that have a say', () => {
    const found = from(pods('web'), policy({}), policy(own, 'open'));
    expect(found.policies.map(({ name }) => name)).toEqual(['open']);
    expect(from(outside(), policy({}), policy(own, 'open')).policies).toHaveLength(2);
  });

  it('cannot be told of policies of the cluster that may not be read', () => {
    const { CustomResourceDefinition: _served, ...extents } = all;
    const world = worldOf([...base, policy({})], extents);
    const asked = { from: pods('web'), to: interfaceOf(world, 'a'), port: 22, protocol: 'TCP' };
    const found = askPolicies(world, asked);
    expect([found.verdict, found.why.params.kind]).toEqual(['unknown', 'AdminNetworkPolicy']);
  });
});

describe('policies that let nobody in', () => {
  const closing = (...objects: object[]) => {
    const { CustomResourceDefinition: _served, ...extents } = all;
    const world = worldOf([...base, ...objects], { ...extents, AdminNetworkPolicy: 'everywhere' });
    const [end] = endsOf(viewIn(world, 'a'));
    return end && closingPolicies(world, end, 22, 'TCP')?.map(({ name }) => name);
  };

  it('are those that isolate without a rule for the port', () => {
    expect(closing(policy({}))).toEqual(['closed']);
    expect(closing(policy({ ingress: [{ ports: [{ port: 80 }] }] }))).toEqual(['closed']);
  });

  it('are none where somebody may get in', () => {
    expect(closing()).toBeUndefined();
    expect(closing(policy({ ingress: [{ ports: [{ port: 22 }] }] }))).toBeUndefined();
    expect(closing(policy({}), policy(fromB, 'open'))).toBeUndefined();
    const admin = {
      apiVersion: 'policy.networking.k8s.io/v1alpha1',
      kind: 'AdminNetworkPolicy',
      metadata: { name: 'monitoring' },
      spec: {
        priority: 10,
        subject: { namespaces: {} },
        ingress: [{ action: 'Allow', from: [{ namespaces: { matchLabels: { team: 'b' } } }] }],
      },
    };
    const ovn = {
      apiVersion: 'config.openshift.io/v1',
      kind: 'Network',
      metadata: { name: 'cluster' },
      status: { networkType: 'OVNKubernetes' },
    };
    expect(closing(policy({}), admin, ovn)).toBeUndefined();
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
