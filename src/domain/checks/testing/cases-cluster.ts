import type { RuleCase } from '../../findings/testing/cases';
import * as cluster from './cluster';
import * as o from './objects';

const ANNOTATION = `metadata.annotations['${o.RESOURCE_NAME}']`;
const offering = (name: string, resources: object) => o.node(name, { resources });
const SRIOV = 'openshift.io/nics';

const resources: RuleCase[] = [
  [
    'VMN420',
    ANNOTATION,
    [o.bridge({}, {}, o.OWN_RESOURCE), offering('n1', { 'bridge.network.kubevirt.io/br2': '1k' })],
    [
      o.bridge({}, {}, o.OWN_RESOURCE),
      offering('n1', {}),
      offering('n2', { [o.OWN_RESOURCE]: '1k' }),
    ],
  ],
  // A Node from a file may come without its status.
  [
    'VMN420',
    ANNOTATION,
    [o.sriov(SRIOV), offering('n1', {})],
    [o.sriov(SRIOV), offering('n1', {}), o.node('n2')],
  ],
  // A cordoned node still has what it has.
  [
    'VMN420',
    ANNOTATION,
    [o.sriov(SRIOV), offering('n1', {})],
    [
      o.sriov(SRIOV),
      offering('n1', {}),
      o.node('n2', { resources: { [SRIOV]: '4' }, unschedulable: true }),
    ],
  ],
  [
    'VMN420',
    'spec.resourceName',
    [cluster.sriovNetwork('nics'), o.sriov(SRIOV), offering('n1', {})],
    [cluster.sriovNetwork('nics'), o.sriov(SRIOV), offering('n1', { 'intel.com/nics': '2' })],
  ],
  [
    'VMN421',
    ANNOTATION,
    [o.sriov(SRIOV), offering('n1', { [SRIOV]: '0' }), offering('n2', {})],
    [o.sriov(SRIOV), offering('n1', { [SRIOV]: '0' }), offering('n2', { [SRIOV]: '1' })],
  ],
  [
    'VMN422',
    ANNOTATION,
    [o.sriov(SRIOV), cluster.sriovPolicy('others')],
    [o.sriov(SRIOV), cluster.sriovPolicy('nics')],
  ],
  [
    'VMN422',
    'spec.resourceName',
    [cluster.sriovNetwork('nics'), cluster.sriovPolicy('others')],
    [cluster.sriovNetwork('nics')],
  ],
];

const whereabouts: RuleCase[] = [
  [
    'VMN425',
    'spec.config.ipam.type',
    [o.macvlan(), cluster.crd('virtualmachines.kubevirt.io')],
    [o.macvlan(), cluster.crd('ippools.whereabouts.cni.cncf.io')],
  ],
  [
    'VMN425',
    'spec.config.ipam.type',
    [o.macvlan(), cluster.crd('virtualmachines.kubevirt.io')],
    [
      o.macvlan({ ipam: { type: 'host-local', subnet: '10.200.5.0/24' } }),
      cluster.crd('virtualmachines.kubevirt.io'),
    ],
  ],
];

const byPods = { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }, { podSelector: {} }] }] };
const byAddress = { egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] };
const POLICY_FOR = "metadata.annotations['k8s.v1.cni.cncf.io/policy-for']";

const policies: RuleCase[] = [
  [
    'VMN460',
    'spec.ingress[0].from[1].podSelector',
    [cluster.policy('web/net', byPods), o.localnet()],
    [cluster.policy('web/net', byAddress), o.localnet()],
  ],
  [
    'VMN460',
    'spec.ingress[0].from[1].podSelector',
    [cluster.policy('other, net', byPods), o.layer2()],
    [cluster.policy('net', byPods), o.layer2({ subnets: '10.60.0.0/16' })],
  ],
  [
    'VMN461',
    'spec.useMultiNetworkPolicy',
    [
      cluster.policy('net', byAddress),
      cluster.networkOperator({}, { useMultiNetworkPolicy: false }),
    ],
    [cluster.policy('net', byAddress), cluster.networkOperator()],
  ],
  [
    'VMN462',
    POLICY_FOR,
    [cluster.policy('net', byAddress), o.bridge({}, { name: 'other' })],
    [cluster.policy('net', byAddress)],
  ],
];

const labelled = { 'k8s.ovn.org/primary-user-defined-network': '' };
const early = { creationTimestamp: '2026-01-01T00:00:00Z', name: 'first' };
const condition = (status: string) => ({
  status: { conditions: [{ type: 'NetworkCreated', status, message: 'some words\nmore' }] },
});
const made = (name: string) =>
  o.layer2({ name, subnets: '10.60.0.0/16', allowPersistentIPs: true }, { name: 'udn' });

const udns: RuleCase[] = [
  [
    'VMN470',
    'metadata.name',
    [cluster.udn(), o.bridge({}, { name: 'udn' })],
    [cluster.udn(), made('web_udn'), o.bridge({}, { namespace: 'other' })],
  ],
  [
    'VMN470',
    'metadata.name',
    [cluster.cudnLayer2({}), o.namespace('web', { team: 'web' }), o.bridge({}, { name: 'cudn' })],
    [cluster.cudnLayer2({}), o.namespace('web', { team: 'it' }), o.bridge({}, { name: 'cudn' })],
  ],
  [
    'VMN471',
    'spec.layer2.role',
    [
      o.namespace('web', labelled),
      cluster.udn(cluster.primary, early),
      cluster.udn(cluster.primary),
    ],
    [o.namespace('web', labelled), cluster.udn(cluster.primary, early), cluster.udn({})],
  ],
  [
    'VMN471',
    'spec.network.layer2.role',
    [
      o.namespace('web', { ...labelled, team: 'web' }),
      cluster.cudnLayer2(cluster.primary),
      cluster.udn(cluster.primary, early),
    ],
    [
      o.namespace('web', labelled),
      cluster.cudnLayer2(cluster.primary),
      cluster.udn(cluster.primary, early),
    ],
  ],
  [
    'VMN472',
    'spec.namespaceSelector',
    [cluster.cudnLayer2(cluster.primary), o.namespace('web', { team: 'web' })],
    [
      cluster.cudnLayer2(cluster.primary),
      o.namespace('web', { ...labelled, team: 'web' }),
      o.namespace('it'),
    ],
  ],
  [
    'VMN473',
    'status.conditions',
    [cluster.udn({}, {}, condition('False'))],
    [cluster.udn({}, {}, condition('True'))],
  ],
  // What is explained already is not repeated in the controller's words.
  [
    'VMN473',
    'status.conditions',
    [cluster.udn({}, {}, condition('False'))],
    [cluster.udn({}, {}, condition('False')), o.bridge({}, { name: 'udn' })],
  ],
];

export const clusterCases: RuleCase[] = [...resources, ...whereabouts, ...policies, ...udns];
