import type { RuleCase } from '../../findings/testing/cases';
import {
  advertisement,
  clusterNetwork,
  networkPolicy,
  pool,
  running,
  service,
  slice,
  vm,
} from './services';

const NODE_PORT = 'spec.ports[0].nodePort';
const TARGET = 'spec.ports[0].targetPort';
const nodePort = (port: number, metadata: object = {}) =>
  service({ type: 'NodePort', ports: [{ port: 80, nodePort: port }] }, { ...metadata });
const balancer = service({ type: 'LoadBalancer' });
const platform = (type: string) => ({
  apiVersion: 'config.openshift.io/v1',
  kind: 'Infrastructure',
  metadata: { name: 'cluster' },
  status: { platformStatus: { type } },
});
const target = (targetPort: unknown) => service({ ports: [{ port: 80, targetPort }] });
const lists = (...ports: object[]) => ({ nic: { masquerade: {}, ports } });
const meshed = { annotations: { 'sidecar.istio.io/inject': 'true' } };
const bridged = { nic: { bridge: {} }, network: { multus: { networkName: 'lan' } } };
const lan = {
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name: 'lan', namespace: 'web' },
  spec: {
    config:
      '{"cniVersion":"0.3.1","name":"lan","type":"ovn-k8s-cni-overlay","topology":"layer2","netAttachDefName":"web/lan"}',
  },
};
const probed = { spec: { readinessProbe: { tcpSocket: { port: 80 } } } };
const adminPolicy = (action: string) => ({
  apiVersion: 'policy.networking.k8s.io/v1alpha1',
  kind: 'AdminNetworkPolicy',
  metadata: { name: 'monitoring' },
  spec: {
    priority: 10,
    subject: { namespaces: {} },
    ingress: [{ action, from: [{ namespaces: {} }] }],
  },
});
/** The default network of OVN-Kubernetes, on which policies of the cluster act. */
const onDefault = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } },
  {
    ...clusterNetwork(),
    status: { networkType: 'OVNKubernetes', serviceNetwork: ['172.30.0.0/16'] },
  },
];
const allows = (port: unknown) => networkPolicy({ ingress: [{ ports: [{ port }] }] }, 'open');

/** Cases of Services against the cluster, and on their way to VMs. */
export const clusterCases: RuleCase[] = [
  [
    'VMN863',
    NODE_PORT,
    [nodePort(29_999), clusterNetwork()],
    [nodePort(29_999), clusterNetwork(undefined, { serviceNodePortRange: '20000-32767' })],
  ],
  [
    'VMN864',
    NODE_PORT,
    [nodePort(30_080), nodePort(30_080, { name: 'other', namespace: 'prod' })],
    [nodePort(30_080), nodePort(30_081, { name: 'other', namespace: 'prod' })],
  ],
  [
    'VMN865',
    'spec.ipFamilies',
    [service({ ipFamilies: ['IPv6'] }), clusterNetwork()],
    [service({ ipFamilies: ['IPv6'] }), clusterNetwork(['172.30.0.0/16', 'fd02::/112'])],
  ],
  [
    'VMN865',
    'spec.ipFamilyPolicy',
    [service({ ipFamilyPolicy: 'RequireDualStack' }), clusterNetwork()],
    [service({ ipFamilyPolicy: 'PreferDualStack' }), clusterNetwork()],
  ],
  // A label of KubeVirt, and one that pods of any kind may have.
  [
    'VMN870',
    'spec.selector',
    [service({ selector: { 'kubevirt.io/domain': 'a' } }), ...running()],
    [service({ selector: { app: 'other' } }), ...running()],
  ],
  [
    'VMN871',
    'spec.selector',
    [service(), ...running({ own: { app: 'shop' }, labels: {} })],
    [service(), ...running({ own: { app: 'shop' } })],
  ],
  // The same labels on a pod that is no VM's.
  [
    'VMN871',
    'spec.selector',
    [service(), vm({ own: { app: 'shop' }, labels: {} })],
    [
      service(),
      vm({ own: { app: 'shop' }, labels: {} }),
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', namespace: 'web', labels: { app: 'shop' } },
      },
    ],
  ],
  ['VMN872', 'spec.selector', [service(), ...running({}, { labels: {} })], [service(), vm()]],
  [
    'VMN873',
    'spec.selector',
    [
      service({ selector: { 'kubevirt.io/domain': 'a' } }),
      ...running({ namespace: 'prod', labels: { 'kubevirt.io/domain': 'a' } }),
      vm({ name: 'b', labels: {} }),
    ],
    [
      service({ selector: { 'kubevirt.io/domain': 'a' } }),
      ...running({ labels: { 'kubevirt.io/domain': 'a' } }),
    ],
  ],
  [
    'VMN874',
    TARGET,
    [service(), ...running(lists({ port: 22 }))],
    [service(), ...running(lists({ port: 80 }))],
  ],
  [
    'VMN874',
    TARGET,
    [service(), ...running(lists({ port: 80, protocol: 'UDP' }))],
    [service(), ...running(lists())],
  ],
  [
    'VMN875',
    TARGET,
    [target('web'), ...running(lists({ name: 'ssh', port: 22 }, { port: 80 }))],
    [target('web'), ...running(lists({ name: 'web', port: 8080 }))],
  ],
  ['VMN876', TARGET, [target(15_001), ...running(meshed)], [target(15_001), ...running()]],
  ['VMN877', 'spec.selector', [service(), lan, ...running(bridged)], [service(), ...running()]],
  [
    'VMN878',
    'spec.ipFamilies',
    [service({ ipFamilies: ['IPv6'] }), ...running()],
    [service({ ipFamilies: ['IPv6'] }), ...running({}, { ips: ['10.128.0.7', 'fd01::7'] })],
  ],
  // Without a probe nothing tells why it is not ready: it may be starting.
  [
    'VMN879',
    'spec.selector',
    [service(), slice({ ready: false }), ...running(probed)],
    [service(), slice({ ready: false }), ...running()],
  ],
  [
    'VMN879',
    'spec.selector',
    [service(), slice({ ready: false }), ...running(probed)],
    [service(), slice(), ...running(probed)],
  ],
  [
    'VMN880',
    'spec.type',
    [balancer, ...running(), platform('BareMetal'), advertisement()],
    [balancer, ...running(), platform('AWS'), advertisement()],
  ],
  [
    'VMN881',
    'status.loadBalancer',
    [balancer, ...running(), advertisement(), pool({}, { availableIPv4: 0, availableIPv6: 0 })],
    [balancer, ...running(), advertisement(), pool({}, { availableIPv4: 1, availableIPv6: 0 })],
  ],
  [
    'VMN882',
    TARGET,
    [service(), ...running(), networkPolicy({}), allows(22)],
    [service(), ...running(), networkPolicy({}), allows(80)],
  ],
  // A policy for what goes out keeps nobody out.
  [
    'VMN882',
    TARGET,
    [service(), ...running(), networkPolicy({ policyTypes: ['Ingress'] })],
    [service(), ...running(), networkPolicy({ policyTypes: ['Egress'] })],
  ],
  [
    'VMN882',
    TARGET,
    [service(), ...running(), networkPolicy({})],
    [service(), ...running(), networkPolicy({ podSelector: { matchLabels: { app: 'other' } } })],
  ],
  // A port with a name counts where the VM has one of that name.
  [
    'VMN882',
    TARGET,
    [service(), ...running(), allows('web')],
    [service(), ...running(lists({ name: 'web', port: 80 })), allows('web')],
  ],
  // An AdminNetworkPolicy counts first.
  [
    'VMN882',
    TARGET,
    [service(), ...running(), networkPolicy({}), adminPolicy('Pass'), ...onDefault],
    [service(), ...running(), networkPolicy({}), adminPolicy('Allow'), ...onDefault],
  ],
];
