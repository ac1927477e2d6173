import type { RuleCase } from '../../findings/testing/cases';
import { MAC_LABELS } from '../../settings/mac-modes';
import * as o from './objects';

const hco = (spec: object, version = 'v1') => ({
  apiVersion: `hco.kubevirt.io/${version}`,
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec,
});

const addons = (spec: object) => ({
  apiVersion: 'networkaddonsoperator.network.kubevirt.io/v1',
  kind: 'NetworkAddonsConfig',
  metadata: { name: 'cluster' },
  spec,
});

const dns = (baseDomain: string) => ({
  apiVersion: 'config.openshift.io/v1',
  kind: 'DNS',
  metadata: { name: 'cluster' },
  spec: { baseDomain },
});

const GATE = [{ name: 'deployKubeSecondaryDNS', state: 'Enabled' }];
const ADDRESS = '10.46.41.94';
const NAME_SERVER = 'spec.networking.kubeSecondaryDNSNameServerIP';

const on = (kubeSecondaryDNSNameServerIP?: string) =>
  hco({ featureGates: GATE, networking: { kubeSecondaryDNSNameServerIP } });

const service = (ip: string | undefined, changes: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'dns-lb', namespace: 'openshift-cnv' },
  spec: {
    type: 'LoadBalancer',
    selector: { 'k8s-app': 'secondary-dns' },
    ports: [{ port: 53, protocol: 'UDP', targetPort: 5353 }],
    ...changes,
  },
  status: { loadBalancer: ip === undefined ? {} : { ingress: [{ ip }] } },
});

const names: RuleCase[] = [
  ['VMN480', NAME_SERVER, [on('dns.example.com')], [on(ADDRESS)]],
  ['VMN480', NAME_SERVER, [on('2001:db8::53')], [on()]],
  // What is switched off is checked as well.
  [
    'VMN480',
    'spec.kubeSecondaryDNSNameServerIP',
    [hco({ kubeSecondaryDNSNameServerIP: '10.46.41' }, 'v1beta1')],
    [hco({ kubeSecondaryDNSNameServerIP: ADDRESS }, 'v1beta1')],
  ],
  [
    'VMN480',
    'spec.kubeSecondaryDNS.nameServerIP',
    [addons({ kubeSecondaryDNS: { domain: 'example.com', nameServerIP: 'ns' } })],
    [addons({ kubeSecondaryDNS: { domain: 'example.com', nameServerIP: ADDRESS } })],
  ],
  ['VMN481', NAME_SERVER, [on()], [on(ADDRESS)]],
  ['VMN481', NAME_SERVER, [on()], [hco({ featureGates: [{ ...GATE[0], state: 'Disabled' }] })]],
  [
    'VMN482',
    'status.loadBalancer',
    [on(ADDRESS), service(undefined)],
    [on(ADDRESS), service(ADDRESS)],
  ],
  // A Service for something else, and one by which a node port is used.
  [
    'VMN482',
    'status.loadBalancer',
    [on(ADDRESS), service(undefined)],
    [on(ADDRESS), service(undefined, { selector: { 'k8s-app': 'web' } })],
  ],
  [
    'VMN482',
    'status.loadBalancer',
    [on(ADDRESS), service(undefined)],
    [on(ADDRESS), service(undefined, { type: 'NodePort' })],
  ],
  ['VMN483', NAME_SERVER, [on('10.46.41.95'), service(ADDRESS)], [on(ADDRESS), service(ADDRESS)]],
  [
    'VMN484',
    'spec.featureGates',
    [on(ADDRESS), dns('')],
    [on(ADDRESS), dns('openshift.example.com')],
  ],
  [
    'VMN484',
    'spec.kubeSecondaryDNS',
    [addons({ kubeSecondaryDNS: { nameServerIP: ADDRESS } })],
    [addons({ kubeSecondaryDNS: { domain: 'example.com', nameServerIP: ADDRESS } })],
  ],
];

const START = '02:00:00:00:00:00';
const END = '02:00:00:ff:ff:ff';
const LAST = '02:00:00:00:00:02';
const POOL = 'spec.networking.kubeMacPoolConfiguration';

const pool = (rangeStart?: string, rangeEnd?: string) =>
  hco({
    networking: {
      kubeMacPoolConfiguration: {
        ...(rangeStart === undefined ? {} : { rangeStart }),
        ...(rangeEnd === undefined ? {} : { rangeEnd }),
      },
    },
  });

const older = (rangeStart: string, rangeEnd: string) =>
  hco({ kubeMacPoolConfiguration: { rangeStart, rangeEnd } }, 'v1beta1');

const vm = (name: string, macAddress: string) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'web' },
  spec: {
    runStrategy: 'Halted',
    template: {
      spec: {
        domain: { devices: { interfaces: [{ name: 'default', masquerade: {}, macAddress }] } },
        networks: [{ name: 'default', pod: {} }],
      },
    },
  },
});

const ranges: RuleCase[] = [
  ['VMN485', `${POOL}.rangeEnd`, [pool(START)], [pool(START, END)]],
  ['VMN485', `${POOL}.rangeStart`, [pool(undefined, END)], [pool()]],
  ['VMN486', `${POOL}.rangeStart`, [pool('02-00-00-00-00-00', END)], [pool(START, END)]],
  [
    'VMN486',
    'spec.kubeMacPool.rangeEnd',
    [addons({ kubeMacPool: { rangeStart: START, rangeEnd: '02:00:00:ff:ff' } })],
    // Without HyperConverged in front of it, the operator reads what Go reads.
    [addons({ kubeMacPool: { rangeStart: START, rangeEnd: '02-00-00-ff-ff-ff' } })],
  ],
  ['VMN487', `${POOL}.rangeEnd`, [pool(END, START)], [pool(START, END)]],
  ['VMN487', `${POOL}.rangeEnd`, [pool(START, START)], [pool(START, '02:00:00:00:00:01')]],
  // The operator's own comparison lets this pass.
  [
    'VMN487',
    'spec.kubeMacPoolConfiguration.rangeEnd',
    [older('02:00:00:ff:00:00', '02:00:00:00:00:01')],
    [older('02:00:00:00:00:01', '02:00:00:ff:00:00')],
  ],
  [
    'VMN488',
    `${POOL}.rangeEnd`,
    [pool('AA:BB:CC:00:00:00', 'FD:FF:FF:FF:FF:FF')],
    [pool('AA:BB:CC:00:00:00', 'AA:FF:FF:FF:FF:FF')],
  ],
  ['VMN489', `${POOL}.rangeEnd`, [pool(START, '04:00:00:00:00:00')], [pool(START, END)]],
  [
    'VMN490',
    `${POOL}.rangeStart`,
    [pool('02:00:00:00:00:01', '02:00:00:00:00:02'), vm('a', '02:00:00:00:00:01'), vm('b', LAST)],
    [pool('02:00:00:00:00:01', '02:00:00:00:00:03'), vm('a', '02:00:00:00:00:01'), vm('b', LAST)],
  ],
  [
    'VMN491',
    `${POOL}.rangeStart`,
    [pool('02:00:00:00:00:01', END), vm('a', '02:00:01:00:00:00')],
    [pool('02:00:00:00:00:01', END), vm('a', '02-00-00-FF-FF-FF')],
  ],
];

const webhook = (subject: 'vms' | 'pods', operator: string, value: string) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: 'kubemacpool-mutator' },
  webhooks: [
    {
      name: MAC_LABELS[subject],
      namespaceSelector: {
        matchExpressions: [
          { key: 'openshift.io/run-level', operator: 'NotIn', values: ['0', '1'] },
          { key: MAC_LABELS[subject], operator, values: [value] },
        ],
      },
    },
  ],
});

const labelled = (subject: 'vms' | 'pods', value: string, others: object = {}) =>
  o.namespace('web', { [MAC_LABELS[subject]]: value, ...others });

const VMS = `metadata.labels['${MAC_LABELS.vms}']`;
const PODS = `metadata.labels['${MAC_LABELS.pods}']`;

const labels: RuleCase[] = [
  ['VMN492', VMS, [hco({}), labelled('vms', 'allocate')], [hco({}), labelled('vms', 'ignore')]],
  // Nothing tells the mode.
  ['VMN492', VMS, [hco({}), labelled('vms', 'allocate')], [labelled('vms', 'allocate')]],
  [
    'VMN492',
    VMS,
    [webhook('vms', 'NotIn', 'ignore'), labelled('vms', 'no')],
    [webhook('vms', 'NotIn', 'ignore'), labelled('vms', 'ignore')],
  ],
  [
    'VMN493',
    VMS,
    [hco({}), webhook('vms', 'In', 'allocate'), labelled('vms', 'ignore')],
    [hco({}), webhook('vms', 'In', 'allocate'), labelled('vms', 'allocate')],
  ],
  ['VMN493', PODS, [hco({}), labelled('pods', 'ignore')], [hco({}), o.namespace('web')]],
  // The webhook looks after VMs only where it is told to.
  [
    'VMN465',
    PODS,
    [hco({}), labelled('pods', 'allocate')],
    [hco({}), webhook('vms', 'In', 'allocate'), labelled('pods', 'allocate')],
  ],
  // It leaves out namespaces of the platform.
  [
    'VMN465',
    PODS,
    [webhook('vms', 'NotIn', 'ignore'), labelled('pods', 'allocate')],
    [
      webhook('vms', 'NotIn', 'ignore'),
      labelled('pods', 'allocate', { 'openshift.io/run-level': '0' }),
    ],
  ],
];

/** Settings of the add-ons for networks. */
export const settingsCases: RuleCase[] = [...names, ...ranges, ...labels];
