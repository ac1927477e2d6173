import type { RuleCase } from '../../findings/testing/cases';
import { bridgeWith, networkOf, ovnWith, sriovWith } from '../../nad/testing/networks';
import { AT, NET, NIC } from './cases-layout';
import { macCases } from './cases-macs';
import { bridgeNic, masquerade, multus, podNetwork, vmiOf, vmOf, type VmParts } from './vms';

type Json = Record<string, unknown>;

const PATH = `${NET}.multus.networkName`;

const lan = (parts: Json = {}) => bridgeWith({}, { name: 'lan-net', ...parts });
const localnet = (changes: Json = {}, parts: Json = {}) =>
  ovnWith(
    'localnet',
    { physicalNetworkName: 'phys', vlanID: 7, ...changes },
    { name: 'lan-net', ...parts },
  );
const layer2 = (changes: Json = {}, parts: Json = {}) =>
  ovnWith(
    'layer2',
    { netAttachDefName: 'default/lan-net', ...changes },
    { name: 'lan-net', ...parts },
  );
const macvlan = networkOf({ name: 'lan-net', config: { type: 'macvlan', name: 'x', master: 'e' } });
const sriov = sriovWith({}, { name: 'lan-net' });

const refersTo = (networkName: unknown, parts: VmParts = {}) =>
  vmOf({ networks: [podNetwork, multus(networkName)], ...parts });

const withBinding = (binding: Json) =>
  vmOf({ interfaces: [masquerade, { name: 'lan', ...binding }] });

const PATH_OF_DEFAULT = `${AT}.networks[0].multus.networkName`;
const asDefault = () =>
  vmOf({
    interfaces: [bridgeNic()],
    networks: [{ name: 'lan', multus: { networkName: 'lan-net', default: true } }],
  });
const addressed = {
  cniVersion: '0.3.1',
  name: 'x',
  type: 'bridge',
  bridge: 'br1',
  ipam: { type: 'host-local', subnet: '10.1.0.0/24' },
};
const otherPlugin = networkOf({ name: 'lan-net', config: { type: 'cilium-cni', name: 'x' } });

const namespace = (name: string, labels: Json = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});
const PRIMARY = { 'k8s.ovn.org/primary-user-defined-network': '' };
const openshift = [namespace('openshift-cnv'), namespace('default'), namespace('other')];
const primaryNad = layer2({ role: 'primary', subnets: '10.1.0.0/16' }, { name: 'primary' });

const object = (apiVersion: string, kind: string, metadata: Json, spec: Json = {}) => ({
  apiVersion,
  kind,
  metadata,
  spec,
});
const udn = (name: string, role: string) =>
  object(
    'k8s.ovn.org/v1',
    'UserDefinedNetwork',
    { name, namespace: 'default' },
    {
      topology: 'Layer2',
      layer2: { role, subnets: ['10.1.0.0/16'] },
    },
  );
const cudn = (name: string, role: string, namespaceSelector?: Json) =>
  object(
    'k8s.ovn.org/v1',
    'ClusterUserDefinedNetwork',
    { name },
    {
      namespaceSelector,
      network: { topology: 'Layer2', layer2: { role, subnets: ['10.1.0.0/16'] } },
    },
  );

const existence: RuleCase[] = [
  ['VMN680', PATH, [refersTo('gone'), lan()], [refersTo('lan-net'), lan()]],
  // Nothing is known of networks at all.
  ['VMN680', PATH, [refersTo('gone'), lan()], [refersTo('gone')]],
  ['VMN680', PATH, [refersTo('default/gone'), lan()], [refersTo('default/lan-net'), lan()]],
  [
    'VMN680',
    PATH,
    [refersTo('lan-net', { namespace: 'other' }), lan()],
    [refersTo('default/lan-net', { namespace: 'other' }), lan()],
  ],
  // Files may leave the namespace to the one who applies them.
  [
    'VMN680',
    PATH,
    [refersTo('lan-net'), lan({ namespace: 'x' })],
    [refersTo('lan-net'), lan({ namespace: '' })],
  ],
  ['VMN680', PATH, [refersTo('gone'), lan()], [refersTo('gone', { namespace: '' }), lan()]],
  // A controller makes it.
  [
    'VMN680',
    PATH,
    [refersTo('new'), lan(), udn('old', 'Secondary')],
    [refersTo('new'), lan(), udn('new', 'Secondary')],
  ],
  [
    'VMN680',
    PATH,
    [refersTo('new'), lan(), cudn('old', 'Secondary')],
    [refersTo('new'), lan(), cudn('new', 'Secondary')],
  ],
  [
    'VMN680',
    PATH,
    [refersTo('new'), lan()],
    [
      refersTo('new'),
      lan(),
      object(
        'sriovnetwork.openshift.io/v1',
        'SriovNetwork',
        { name: 'new', namespace: 'openshift-sriov-network-operator' },
        { networkNamespace: 'default' },
      ),
    ],
  ],
  // It is on its way out.
  [
    'VMN680',
    PATH,
    [refersTo('gone'), lan()],
    [refersTo('gone', { interfaces: [masquerade, bridgeNic({ state: 'absent' })] }), lan()],
  ],
  ['VMN681', PATH, [refersTo('other/lan-net')], [refersTo('openshift-cnv/lan-net')]],
  [
    'VMN681',
    PATH,
    [refersTo('other/lan-net'), ...openshift],
    [refersTo('other/lan-net'), namespace('default')],
  ],
  [
    'VMN681',
    PATH,
    [refersTo('other/lan-net')],
    [refersTo('other/lan-net', { namespace: 'other' })],
  ],
  // What only OpenShift has tells of it, too, where its namespaces are not among the files.
  [
    'VMN681',
    PATH,
    [
      refersTo('other/lan-net'),
      namespace('default'),
      object('config.openshift.io/v1', 'Network', { name: 'cluster' }),
    ],
    [refersTo('other/lan-net'), namespace('default')],
  ],
  ...['default', 'openshift-multus', 'openshift-sriov-network-operator', 'openshift-cnv'].map(
    (open): RuleCase => [
      'VMN681',
      PATH,
      [refersTo('x/lan-net', { namespace: 'other' }), ...openshift],
      [refersTo(`${open}/lan-net`, { namespace: 'other' }), ...openshift],
    ],
  ),
  [
    'VMN689',
    PATH,
    [
      refersTo('lan-net'),
      cudn('lan-net', 'Secondary', { matchLabels: { a: 'b' } }),
      namespace('default'),
    ],
    [
      refersTo('lan-net'),
      cudn('lan-net', 'Secondary', { matchLabels: { a: 'b' } }),
      namespace('default', { a: 'b' }),
    ],
  ],
  // A network that stands there all the same, and a namespace of which nothing is known.
  [
    'VMN689',
    PATH,
    [
      refersTo('lan-net'),
      cudn('lan-net', 'Secondary', { matchExpressions: [{ key: 'a', operator: 'Exists' }] }),
      namespace('default'),
      lan({ namespace: 'x' }),
    ],
    [
      refersTo('lan-net'),
      cudn('lan-net', 'Secondary', { matchLabels: { a: 'b' } }),
      namespace('default'),
      lan(),
    ],
  ],
  [
    'VMN689',
    PATH,
    [
      refersTo('lan-net'),
      cudn('lan-net', 'Secondary', { matchLabels: { a: 'b' } }),
      namespace('default'),
    ],
    [refersTo('lan-net'), cudn('lan-net', 'Secondary', { matchLabels: { a: 'b' } })],
  ],
  ['VMN677', PATH_OF_DEFAULT, [asDefault(), lan()], [asDefault(), lan({ config: addressed })]],
  ['VMN677', PATH_OF_DEFAULT, [asDefault(), lan()], [refersTo('lan-net'), lan()]],
  ['VMN677', PATH_OF_DEFAULT, [asDefault(), macvlan], [asDefault(), otherPlugin]],
  [
    'VMN677',
    PATH_OF_DEFAULT,
    [asDefault(), layer2()],
    [asDefault(), layer2({ subnets: '10.1.0.0/16', allowPersistentIPs: true })],
  ],
  ['VMN682', PATH, [refersTo('a/b/c')], [refersTo('default/b-c')]],
  ['VMN682', PATH, [refersTo('Lan Net')], [refersTo('lan-net')]],
  ['VMN682', PATH, [refersTo('/net')], [refersTo('net')]],
];

const types: RuleCase[] = [
  [
    'VMN683',
    `${NIC}.sriov`,
    [withBinding({ sriov: {} }), lan()],
    [withBinding({ sriov: {} }), sriov],
  ],
  // OVN-Kubernetes with hardware offload.
  [
    'VMN683',
    `${NIC}.sriov`,
    [withBinding({ sriov: {} }), localnet()],
    [withBinding({ sriov: {} }), localnet({}, { resourceName: 'openshift.io/offload' })],
  ],
  [
    'VMN683',
    `${NIC}.sriov`,
    [withBinding({ sriov: {} }), macvlan],
    [
      withBinding({ sriov: {} }),
      networkOf({ name: 'lan-net', config: { type: 'host-device', name: 'x' } }),
    ],
  ],
  [
    'VMN684',
    `${NIC}.bridge`,
    [withBinding({ bridge: {} }), sriov],
    [withBinding({ bridge: {} }), lan()],
  ],
  [
    'VMN685',
    PATH,
    [withBinding({ bridge: {} }), macvlan],
    [withBinding({ binding: { name: 'x' } }), macvlan],
  ],
  [
    'VMN687',
    PATH,
    [refersTo('primary'), primaryNad],
    [refersTo('lan-net'), layer2({ role: 'secondary' })],
  ],
  [
    'VMN690',
    PATH,
    [
      refersTo('lan-net'),
      bridgeWith({ ipam: { type: 'whereabouts', range: '10.0.0.0/24' } }, { name: 'lan-net' }),
    ],
    [refersTo('lan-net'), bridgeWith({ ipam: {} }, { name: 'lan-net' })],
  ],
];

const twice = (second: unknown): VmParts => ({
  interfaces: [bridgeNic({ name: 'a' }), bridgeNic()],
  networks: [multus('lan-net', 'a'), multus(second)],
});

const second = layer2(
  { name: 'default-net', netAttachDefName: 'default/second' },
  { name: 'second' },
);

const repeated: RuleCase[] = [
  ['VMN686', PATH, [vmOf(twice('default/lan-net')), layer2()], [vmOf(twice('lan-net')), lan()]],
  [
    'VMN688',
    PATH,
    [vmOf(twice('second')), layer2(), second],
    [vmOf(twice('lan-net')), layer2(), second],
  ],
  [
    'VMN688',
    PATH,
    [vmOf(twice('second')), layer2(), second],
    [vmOf(twice('second')), layer2({ name: 'other-net' }), second],
  ],
];

const l2bridge: VmParts = {
  interfaces: [{ name: 'default', binding: { name: 'l2bridge' } }],
  networks: [podNetwork],
};
const FIRST = `${AT}.domain.devices.interfaces[0]`;
const marked = namespace('default', PRIMARY);

const primary: RuleCase[] = [
  [
    'VMN691',
    `${FIRST}.masquerade`,
    [vmOf(), primaryNad, marked],
    [vmOf(l2bridge), primaryNad, marked],
  ],
  [
    'VMN691',
    `${FIRST}.masquerade`,
    [vmOf(), primaryNad],
    [vmOf({ namespace: 'other' }), primaryNad],
  ],
  // The network is made of those, as soon as they are there.
  [
    'VMN691',
    `${FIRST}.masquerade`,
    [vmOf(), udn('own', 'Primary')],
    [vmOf(), udn('own', 'Primary'), namespace('default')],
  ],
  [
    'VMN691',
    `${FIRST}.masquerade`,
    [vmOf(), marked, cudn('wide', 'Primary', {})],
    [vmOf(), marked, cudn('wide', 'Primary', { matchLabels: { team: 'a' } })],
  ],
  [
    'VMN692',
    `${FIRST}.binding.name`,
    [vmOf(l2bridge), namespace('default')],
    [vmOf(l2bridge), marked],
  ],
  ['VMN692', `${FIRST}.binding.name`, [vmOf(l2bridge), namespace('default')], [vmOf(l2bridge)]],
  [
    'VMN692',
    `${FIRST}.binding.name`,
    [vmOf(l2bridge), namespace('default')],
    [vmOf(l2bridge), namespace('default'), cudn('wide', 'Primary')],
  ],
  [
    'VMN693',
    `${AT}.networks[0].pod`,
    [vmOf(l2bridge), marked, lan()],
    [vmOf(l2bridge), marked, primaryNad],
  ],
  [
    'VMN693',
    AT,
    [vmOf({ interfaces: undefined, networks: undefined }), marked, lan()],
    [vmOf(l2bridge), marked],
  ],
  [
    'VMN693',
    `${AT}.networks[0].pod`,
    [vmOf(l2bridge), marked, lan()],
    [vmOf(l2bridge), marked, lan(), udn('p', 'Primary')],
  ],
];

const ADDRESSES = 'network.kubevirt.io/addresses';
const OF_TEMPLATE = `spec.template.metadata.annotations['${ADDRESSES}']`;
const asking = (value: unknown, parts: VmParts = {}) =>
  vmOf({
    ...l2bridge,
    templateMetadata: {
      annotations: { [ADDRESSES]: typeof value === 'string' ? value : JSON.stringify(value) },
    },
    ...parts,
  });
const good = asking({ default: ['10.1.0.5'] });

const addresses: RuleCase[] = [
  ['VMN694', OF_TEMPLATE, [asking('10.1.0.5'), primaryNad], [good, primaryNad]],
  ['VMN694', OF_TEMPLATE, [asking({ default: '10.1.0.5' })], [asking({ default: null })]],
  ['VMN694', OF_TEMPLATE, [asking(['10.1.0.5'])], [asking('null')]],
  ['VMN695', OF_TEMPLATE, [asking({ default: ['10.1.0'] })], [good]],
  ['VMN695', OF_TEMPLATE, [asking({ default: [5] })], [asking({ default: [] })]],
  ['VMN696', OF_TEMPLATE, [asking({ default: ['10.1.0.5/16'] })], [good]],
  [
    'VMN697',
    OF_TEMPLATE,
    [asking({ default: ['10.2.0.5'] }), primaryNad, marked],
    [good, primaryNad, marked],
  ],
  [
    'VMN697',
    OF_TEMPLATE,
    [asking({ default: ['fd00::5'] }), udn('p', 'Primary')],
    [asking({ default: ['fd00::5'] }), udn('p', 'Secondary')],
  ],
  ['VMN698', OF_TEMPLATE, [asking({ eth0: ['10.1.0.5'] })], [good]],
  [
    'VMN698',
    OF_TEMPLATE,
    [asking({ lan: ['10.1.0.5'] }, { interfaces: undefined, networks: undefined })],
    [asking({ default: ['10.1.0.5'] }, { interfaces: undefined, networks: undefined })],
  ],
  ['VMN699', OF_TEMPLATE, [good, namespace('default')], [good, marked]],
  ['VMN699', OF_TEMPLATE, [good, namespace('default')], [good]],
  [
    'VMN694',
    `metadata.annotations['${ADDRESSES}']`,
    [vmiOf({ ...l2bridge, metadata: { annotations: { [ADDRESSES]: 'x' } } })],
    [vmiOf({ ...l2bridge, metadata: { annotations: { [ADDRESSES]: '{}' } } })],
  ],
];

/** Rules on the networks that VMs refer to, and on VMs seen together. */
export const referenceCases: RuleCase[] = [
  ...existence,
  ...types,
  ...repeated,
  ...primary,
  ...addresses,
  ...macCases,
];
