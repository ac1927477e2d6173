import { addressPool, metalLb } from '../objects/operators.ts';
import { linuxBridgeNad } from '../objects/nad.ts';
import type { Simulation } from '../controllers/simulation.ts';
import { inBothFamilies } from '../objects/cluster/dual-stack.ts';
import { PRIMARY_LABEL, primaryUdn } from '../objects/udn.ts';
import { metaOf } from '../kubernetes/meta.ts';
import { namespace } from '../objects/namespace.ts';
import { NETWORK } from '../objects/cluster/node-network.ts';
import { mac, nicOn, podNic, wanted, type Wanted } from '../objects/wanted.ts';
import { settled } from './settled.ts';
import type { Age, Timestamp } from '../kubernetes/time.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const SHOP = 'shop';
const OFFICE = 'office';
const FENCED = 'fenced';
const TENANT = 'tenant';
const LAN = 'lan-vlan90';
const UNANNOUNCED = 'unannounced';

let place = 0;

interface Wish {
  type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  selector?: Record<string, string>;
  namespace?: string;
  annotations?: Record<string, string>;
  port?: { name: string; port: number; targetPort: number | string };
  family?: 'IPv4' | 'IPv6';
  isHeadless?: boolean;
}

const SSH = { name: 'ssh', port: 22, targetPort: 22 };

const service = (name: string, created: Timestamp, wish: Wish): KubernetesObject => {
  const { type = 'ClusterIP', selector, port = SSH, family = 'IPv4', isHeadless = false } = wish;
  place += 1;
  const isOnNodes = type !== 'ClusterIP';
  const address = family === 'IPv4' ? `172.30.40.${place}` : `fd02::40:${place.toString(16)}`;
  const clusterIP = isHeadless ? 'None' : address;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metaOf('Service', {
      namespace: wish.namespace ?? SHOP,
      name,
      created,
      ...(wish.annotations && { annotations: wish.annotations }),
    }),
    spec: {
      type,
      clusterIP,
      clusterIPs: [clusterIP],
      ipFamilies: [family],
      ipFamilyPolicy: 'SingleStack',
      internalTrafficPolicy: 'Cluster',
      sessionAffinity: 'None',
      ...(isOnNodes && { externalTrafficPolicy: 'Cluster' }),
      ...(type === 'LoadBalancer' && { allocateLoadBalancerNodePorts: true }),
      ports: [{ ...port, protocol: 'TCP', ...(isOnNodes && { nodePort: 31_400 + place }) }],
      ...(selector && { selector }),
    },
    status: { loadBalancer: {} },
  };
};

const byName = (name: string) => ({ 'vmi.kubevirt.io/id': name });

const machine = (
  name: string,
  description: string,
  number: number,
  settings: Partial<Wanted>,
  created: Timestamp,
): KubernetesObject =>
  wanted({
    namespace: SHOP,
    name,
    description,
    created,
    memoryGi: 2,
    nics: [podNic(number)],
    ...settings,
  });

const machines = (created: Timestamp): KubernetesObject[] => {
  const one = (name: string, description: string, number: number, settings: Partial<Wanted> = {}) =>
    machine(name, description, number, settings, created);
  return [
    one('web-inside', 'Reached inside the cluster', 0x10),
    one('web-nodes', 'Reached on a port of the nodes', 0x11),
    one('web-announced', 'Reached by an address that is announced', 0x12),
    one('web-headless', 'Reached by its own address', 0x13),
    one('label-on-vm', 'Its label is on the VM, not on its template', 0x20, {
      labels: { tier: 'front' },
    }),
    one('label-later', 'Its template got the label while it ran', 0x21),
    one('label-elsewhere', 'Its Service is in another project', 0x22),
    one('stopped', 'Stopped on purpose', 0x23, { runStrategy: 'Halted' }),
    one('port-closed', 'Lets through port 22 alone', 0x25, {
      nics: [{ ...podNic(0x25), ports: [{ name: 'ssh', port: 22 }] }],
    }),
    one('port-named', 'Has no port of the name that its Service asks for', 0x26),
    one('lan-only', 'Not on the pod network', 0x27, { nics: [nicOn('lan', LAN, mac(0x27))] }),
    one('one-family', 'Has an IPv4 address, from before the cluster had others', 0x28),
    one('probe-fails', 'Is asked whether it is ready, and does not answer', 0x2c, {
      readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 10 },
    }),
    one('no-address', 'Its pool has no address left', 0x29),
    one('not-announced', 'Its address is announced by nobody', 0x2a),
    one('fenced-01', 'A policy lets nobody in', 0x2b, { namespace: FENCED }),
    one('tenant-01', 'Reached on the network of its project', 0x2d, {
      namespace: TENANT,
      nics: [{ ...podNic(0x2d), binding: 'l2bridge' }],
    }),
  ];
};

const forMachines = (created: Timestamp): KubernetesObject[] => {
  place = 0;
  const one = (name: string, wish: Wish = {}) =>
    service(name, created, { selector: byName(name), ...wish });
  const web = { name: 'http', port: 80 };
  return [
    one('web-inside'),
    one('web-nodes', { type: 'NodePort' }),
    one('web-announced', {
      type: 'LoadBalancer',
      annotations: { 'metallb.io/address-pool': 'announced' },
    }),
    one('web-headless', { isHeadless: true }),
    one('label-on-vm', { selector: { tier: 'front' } }),
    one('label-later', { selector: { tier: 'late' } }),
    one('label-elsewhere', {
      namespace: OFFICE,
      selector: { 'kubevirt.io/domain': 'label-elsewhere' },
    }),
    one('stopped'),
    one('port-closed', { port: { ...web, targetPort: 8080 } }),
    one('port-named', { port: { ...web, targetPort: 'web' } }),
    one('lan-only'),
    one('one-family', { family: 'IPv6' }),
    one('no-address', {
      type: 'LoadBalancer',
      annotations: { 'metallb.io/address-pool': 'full' },
    }),
    one('not-announced', {
      type: 'LoadBalancer',
      annotations: { 'metallb.io/address-pool': UNANNOUNCED },
    }),
    one('probe-fails', { port: { ...web, targetPort: 8080 } }),
    one('fenced-01', { namespace: FENCED }),
    one('tenant-01', { namespace: TENANT }),
    service('without-selector', created, {}),
  ];
};

const provider = (ago: (age: Age) => Timestamp): KubernetesObject[] => {
  const [silent] = addressPool(UNANNOUNCED, ['10.46.42.10-10.46.42.19'], ago('150d'));
  // One address, which the first Service has: this is the pool that is full.
  const full = addressPool('full', ['10.46.43.10/32'], ago('150d'));
  return [
    namespace({ name: 'metallb-system', created: ago('160d') }),
    metalLb(ago('159d')),
    ...addressPool('announced', ['10.46.41.90-10.46.41.99'], ago('150d')),
    ...full,
    ...(silent ? [silent] : []),
    {
      ...service('holds-the-last', ago('20d'), {
        namespace: OFFICE,
        type: 'LoadBalancer',
        selector: { app: 'printer' },
        annotations: {
          'metallb.io/address-pool': 'full',
          'metallb.io/ip-allocated-from-pool': 'full',
        },
      }),
      status: { loadBalancer: { ingress: [{ ip: '10.46.43.10', ipMode: 'VIP' }] } },
    },
  ];
};

const fence = (created: Timestamp): KubernetesObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: metaOf('NetworkPolicy', { namespace: FENCED, name: 'nobody-in', created }),
  spec: { podSelector: {}, policyTypes: ['Ingress'] },
});

/** The project that is made for a network of its own, in a cluster whose Services may have both families. */
const asItWas = (objects: KubernetesObject[]): KubernetesObject[] =>
  objects.map((object) => {
    if (object.kind === 'Network') return inBothFamilies([object])[0] ?? object;
    if (object.kind !== 'Namespace' || object.metadata.name !== TENANT) return object;
    const labels = { ...object.metadata.labels, ...PRIMARY_LABEL };
    return { ...object, metadata: { ...object.metadata, labels } };
  });

/** While the VMs run, nodes get their part of the IPv6 network, and one template its label. */
const whileTheyRun = ({ cluster }: Simulation): void => {
  for (const node of inBothFamilies(cluster.list('node'))) cluster.put(node);
  const vm = cluster.get('vm', SHOP, 'label-later');
  if (!vm) throw new Error('There is no VM to label.');
  const { template } = vm.spec;
  const labels = { ...template.metadata?.labels, tier: 'late' };
  cluster.put({
    ...vm,
    spec: { ...vm.spec, template: { ...template, metadata: { ...template.metadata, labels } } },
  });
};

/** A VM and a Service for each reason why the one does not lead to the other, and some that do. */
export const services: Scenario = {
  name: 'services',
  title: 'Services for VMs',
  description:
    'Services that lead to their VMs, and some that do not, each for another reason: labels, projects, ports, families, networks, policies, readiness, and addresses that are missing or announced by nobody.',
  ...settled(
    [SHOP, OFFICE, FENCED, TENANT],
    (ago) => [
      linuxBridgeNad(
        {
          namespace: SHOP,
          name: LAN,
          created: ago('70d'),
          description: 'Shop, VLAN 90',
          bridge: NETWORK.productionBridge,
        },
        { vlan: 90 },
      ),
      ...forMachines(ago('20d')),
      ...provider(ago),
      fence(ago('20d')),
      ...primaryUdn({ namespace: TENANT, name: 'tenant', created: ago('60d') }, '10.90.0.0/16'),
      ...machines(ago('30d')),
    ],
    { cluster: asItWas, story: whileTheyRun },
  ),
};
