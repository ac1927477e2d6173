import { running } from '../services/testing/services';
import { viewOfObject } from '../vm/interfaces/view';
import { worldOf, type World } from '../world/world';
import { askPolicies, type AskedConnection } from './ask';
import type { End } from './asked-end';
import { endsOf } from './ends';
import { meetingOf } from './networks';

const all = {
  Namespace: 'everywhere',
  Pod: 'everywhere',
  VirtualMachine: 'everywhere',
  VirtualMachineInstance: 'everywhere',
  NetworkPolicy: 'everywhere',
  NetworkAttachmentDefinition: 'everywhere',
  UserDefinedNetwork: 'everywhere',
  ClusterUserDefinedNetwork: 'everywhere',
  CustomResourceDefinition: 'everywhere',
} as const;

const PRIMARY = { 'k8s.ovn.org/primary-user-defined-network': '' };
const namespace = (name: string, labels: object = PRIMARY) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { 'kubernetes.io/metadata.name': name, ...labels } },
});
const layer2 = { topology: 'Layer2', layer2: { role: 'Primary', subnets: ['10.200.0.0/16'] } };
const udn = (of: string) => ({
  apiVersion: 'k8s.ovn.org/v1',
  kind: 'UserDefinedNetwork',
  metadata: { name: 'tenant', namespace: of },
  spec: layer2,
});
const cudn = {
  apiVersion: 'k8s.ovn.org/v1',
  kind: 'ClusterUserDefinedNetwork',
  metadata: { name: 'tenant' },
  spec: {
    namespaceSelector: {
      matchExpressions: [
        { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['web', 'shop'] },
      ],
    },
    network: layer2,
  },
};
/** What OVN-Kubernetes has made of a user-defined network in one namespace. */
const made = (of: string, networkName: string) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name: 'tenant', namespace: of },
  spec: {
    config: JSON.stringify({
      cniVersion: '1.0.0',
      name: networkName,
      type: 'ovn-k8s-cni-overlay',
      netAttachDefName: `${of}/tenant`,
      role: 'primary',
      topology: 'layer2',
      subnets: '10.200.0.0/16',
    }),
  },
});

const both = [
  ...running({ name: 'a', nic: { l2bridge: {} } }),
  ...running({ name: 'b', namespace: 'shop', nic: { l2bridge: {} } }),
];
const primary = [namespace('web'), namespace('shop'), ...both];

const endOf = (world: World, of: string, name: string): End => {
  const vm = world.find('VirtualMachine', name, of);
  const [end] = vm ? endsOf(viewOfObject(world, vm)) : [];
  if (!end) throw new Error(`no interface of ${of}/${name}`);
  return { kind: 'interface', end };
};
const ask = (objects: object[], more: Partial<AskedConnection> = {}) => {
  const world = worldOf(objects, all);
  const [from, to] = [endOf(world, 'shop', 'b'), endOf(world, 'web', 'a')];
  return askPolicies(world, { from, to, port: 22, protocol: 'TCP', ...more });
};

describe('whether networks let two ends meet', () => {
  it('keeps two primary networks of the same name in two namespaces apart', () => {
    expect(ask([...primary, udn('web'), udn('shop')]).verdict).toBe('apart');
    const networks = [made('web', 'web_tenant'), made('shop', 'shop_tenant')];
    expect(ask([...primary, udn('web'), udn('shop'), ...networks]).verdict).toBe('apart');
  });

  it('takes one network of the cluster in two namespaces for one, also where one waits for it', () => {
    expect(ask([...primary, cudn]).verdict).toBe('allowed');
    const one = made('web', 'cluster_udn_tenant');
    expect(ask([...primary, cudn, one]).verdict).toBe('allowed');
    expect(ask([...primary, cudn, one, made('shop', 'cluster_udn_tenant')]).verdict).toBe(
      'allowed',
    );
  });

  it('tells of any pod of a namespace, and of the cluster where all are on one network', () => {
    const pods = (of?: string): Partial<AskedConnection> => ({
      from: { kind: 'pods', namespace: of },
    });
    const mixed = [namespace('web'), namespace('shop', {}), ...both, udn('web')];
    expect(ask(mixed, pods('shop')).verdict).toBe('apart');
    expect(ask(mixed, pods('web')).verdict).toBe('allowed');
    expect(ask(mixed, pods()).verdict).toBe('depends');
    const plain = [namespace('web', {}), namespace('shop', {}), ...both];
    expect(ask(plain, pods()).verdict).toBe('allowed');
  });

  it('cannot tell where a pod opens ports to the default network', () => {
    const mixed = [namespace('web'), namespace('shop', {}), ...both, udn('web')];
    const world = worldOf(mixed, all);
    const to = endOf(world, 'web', 'a');
    const from: End = { kind: 'pods', namespace: 'shop' };
    expect(meetingOf(world, from, to).kind).toBe('apart');
    const pod = {
      ...world.find('Pod', 'virt-launcher-a', 'web'),
      metadata: {
        ...world.find('Pod', 'virt-launcher-a', 'web')?.metadata,
        annotations: { 'k8s.ovn.org/open-default-ports': '- protocol: tcp\n  port: 22\n' },
      },
    };
    const open = worldOf([...world.objects.filter(({ kind }) => kind !== 'Pod'), pod], all);
    expect(meetingOf(open, from, endOf(open, 'web', 'a')).kind).toBe('unknown');
  });

  it('joins networks of other types by what makes them, not by their names', () => {
    const bridge = (of: string) => ({
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'lan', namespace: of },
      spec: { config: '{"cniVersion":"0.3.1","name":"lan","type":"bridge","bridge":"br1"}' },
    });
    const bridged = { nic: { bridge: {} }, network: { multus: { networkName: 'lan' } } };
    const world = worldOf(
      [
        ...primary,
        bridge('web'),
        bridge('shop'),
        ...running({ name: 'c', ...bridged }),
        ...running({ name: 'd', ...bridged }),
        ...running({ name: 'e', namespace: 'shop', ...bridged }),
      ],
      all,
    );
    const kindOf = (of: string, name: string) =>
      meetingOf(world, endOf(world, 'web', 'c'), endOf(world, of, name)).kind;
    expect([kindOf('web', 'd'), kindOf('shop', 'e')]).toEqual(['same', 'unknown']);
  });
});
