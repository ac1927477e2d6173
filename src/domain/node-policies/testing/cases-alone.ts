import type { RuleCase } from '../../findings/testing/cases';

type Json = Record<string, unknown>;

export const policyOf = (spec: Json, name = 'br1-policy') => ({
  apiVersion: 'nmstate.io/v1',
  kind: 'NodeNetworkConfigurationPolicy',
  metadata: { name },
  spec,
});

const desiring = (...interfaces: Json[]) => policyOf({ desiredState: { interfaces } });
const mapping = (mappings: Json[], interfaces: Json[] = []) =>
  policyOf({ desiredState: { interfaces, ovn: { 'bridge-mappings': mappings } } });
const card = (name: string, more: Json = {}) => ({ name, type: 'ethernet', state: 'up', ...more });
const bridge = (bridgeSection: Json, more: Json = {}) => ({
  name: 'br1',
  type: 'linux-bridge',
  state: 'up',
  bridge: bridgeSection,
  ...more,
});
const ovs = (section: Json, more: Json = {}) => ({
  name: 'ovs1',
  type: 'ovs-bridge',
  bridge: section,
  ...more,
});
const withPort = (vlan: Json) => desiring(bridge({ port: [{ name: 'eth1', vlan }] }));
const bond = (section: Json) => ({ name: 'bond0', type: 'bond', 'link-aggregation': section });
const vlan = (section: Json, name = 'eth1.7') => ({ name, type: 'vlan', vlan: section });
const physnet = { localnet: 'localnet1', bridge: 'ovs1' };

const AT = 'spec.desiredState.interfaces[0]';
const MAPPING = 'spec.desiredState.ovn.bridge-mappings[0]';

/** What can be said of a policy by itself. */
export const aloneCases: RuleCase[] = [
  ['VMN810', 'metadata.name', policyOf({}, 'p'.repeat(64)), policyOf({}, 'p'.repeat(63))],
  [
    'VMN811',
    "spec.nodeSelector['node role']",
    policyOf({ nodeSelector: { 'node role': '' } }),
    policyOf({ nodeSelector: { 'node-role.kubernetes.io/worker': '' } }),
  ],
  [
    'VMN811',
    "spec.nodeSelector['hall']",
    policyOf({ nodeSelector: { hall: 'a b' } }),
    policyOf({ nodeSelector: { hall: 'a' } }),
  ],
  [
    'VMN812',
    'spec.maxUnavailable',
    policyOf({ maxUnavailable: 'three' }),
    policyOf({ maxUnavailable: '30%' }),
  ],
  [
    'VMN812',
    'spec.maxUnavailable',
    policyOf({ maxUnavailable: '1' }),
    policyOf({ maxUnavailable: 1 }),
  ],
  ['VMN813', `${AT}.name`, desiring(card('a-name-too-long-')), desiring(card('a-name-too-long'))],
  ['VMN813', `${AT}.name`, desiring(card('eth 1')), desiring(card('eth1'))],
  [
    'VMN813',
    `${AT}.name`,
    desiring({ type: 'bond', state: 'up' }),
    desiring({ name: '{{ capture.nic.interfaces.0.name }}', type: 'bond', state: 'up' }),
  ],
  [
    'VMN814',
    'spec.desiredState.interfaces[1].name',
    desiring(card('eth1'), card('eth1', { mtu: 9000 })),
    desiring(ovs({}, { name: 'br1' }), { name: 'br1', type: 'ovs-interface' }),
  ],
  [
    'VMN815',
    `${AT}.bridge.stp`,
    desiring(bridge({ stp: { enabled: false } })),
    desiring(bridge({ options: { stp: { enabled: false } } })),
  ],
  [
    'VMN815',
    `${AT}.bridge.port[0].vlan.trunk-tags[0].range`,
    withPort({ mode: 'trunk', 'trunk-tags': [{ range: { min: 1, max: 2 } }] }),
    withPort({ mode: 'trunk', 'trunk-tags': [{ 'id-range': { min: 1, max: 2 } }] }),
  ],
  [
    'VMN815',
    `${AT}.link-aggregation.slaves`,
    desiring(bond({ mode: 'active-backup', slaves: ['eth1'] })),
    desiring(bond({ mode: 'active-backup', ports: ['eth1'] })),
  ],
  [
    'VMN815',
    `${AT}.vlan.base`,
    desiring(vlan({ base: 'eth1', id: 7, 'base-iface': 'eth1' })),
    desiring(vlan({ id: 7, 'base-iface': 'eth1', protocol: '802.1q' })),
  ],
  [
    'VMN815',
    `${AT}.bridge.allow_extra_patch_ports`,
    desiring(ovs({ allow_extra_patch_ports: true })),
    desiring(ovs({ 'allow-extra-patch-ports': true })),
  ],
  [
    'VMN816',
    `${AT}.bridge.port[0].vlan.tag`,
    withPort({ mode: 'trunk', tag: 7, 'trunk-tags': [{ id: 8 }] }),
    withPort({ mode: 'trunk', tag: 7, 'enable-native': true, 'trunk-tags': [{ id: 8 }] }),
  ],
  [
    'VMN817',
    `${AT}.bridge.port[0].vlan.enable-native`,
    withPort({ mode: 'access', tag: 7, 'enable-native': true }),
    withPort({ mode: 'access', tag: 7, 'enable-native': false }),
  ],
  [
    'VMN817',
    `${AT}.bridge.port[0].vlan.trunk-tags`,
    withPort({ mode: 'access', tag: 7, 'trunk-tags': [{ id: 8 }] }),
    withPort({ mode: 'access', tag: 7, 'trunk-tags': [] }),
  ],
  [
    'VMN818',
    `${AT}.bridge.port[0].vlan.trunk-tags`,
    withPort({ mode: 'trunk' }),
    withPort({ mode: 'trunk', 'trunk-tags': [] }),
  ],
  [
    'VMN819',
    `${AT}.bridge.port[0].vlan.trunk-tags`,
    withPort({ mode: 'trunk', 'trunk-tags': [{ id: 7 }, { 'id-range': { min: 5, max: 9 } }] }),
    withPort({ mode: 'trunk', 'trunk-tags': [{ id: 4 }, { 'id-range': { min: 5, max: 9 } }] }),
  ],
  [
    'VMN820',
    `${AT}.bridge.options.stp.max-age`,
    desiring(bridge({ options: { stp: { enabled: true, 'max-age': 5 } } })),
    desiring(bridge({ options: { stp: { enabled: true, 'max-age': 6 } } })),
  ],
  [
    'VMN821',
    `${AT}.link-aggregation.mode`,
    desiring(bond({ mode: '6', port: ['eth1'] }), bridge({ port: [{ name: 'bond0' }] })),
    desiring(bond({ mode: '4', port: ['eth1'] }), bridge({ port: [{ name: 'bond0' }] })),
  ],
  [
    'VMN821',
    `${AT}.link-aggregation.mode`,
    desiring(bond({ mode: 'balance-rr', port: ['eth1'] }), bridge({ port: [{ name: 'bond0' }] })),
    desiring(bond({ mode: 'balance-rr', port: ['eth1'] }), bridge({ port: [{ name: 'eth2' }] })),
  ],
  [
    'VMN822',
    `${AT}.link-aggregation.mode`,
    desiring(bond({ mode: 'lacp' })),
    desiring(bond({ mode: '802.3ad' })),
  ],
  [
    'VMN823',
    `${AT}.vlan.base-iface`,
    desiring(vlan({ id: 7 })),
    desiring(vlan({ id: 7, 'base-iface': 'eth1' })),
  ],
  [
    'VMN823',
    `${AT}.vlan.id`,
    desiring(vlan({ 'base-iface': 'eth1' })),
    // Settings of an interface that is there already.
    desiring({ name: 'eth1.7', type: 'vlan', mtu: 1400 }),
  ],
  [
    'VMN824',
    `${AT}.vlan.id`,
    desiring(vlan({ id: 4095, 'base-iface': 'eth1' })),
    desiring(vlan({ id: '4094', 'base-iface': 'eth1' })),
  ],
  [
    'VMN824',
    `${AT}.bridge.port[0].vlan.tag`,
    withPort({ mode: 'access', tag: 5000 }),
    withPort({ mode: 'access', tag: 500 }),
  ],
  [
    'VMN825',
    'spec.desiredState.interfaces[1].ipv4.enabled',
    desiring(bridge({ port: [{ name: 'eth1' }] }), card('eth1', { ipv4: { enabled: true } })),
    desiring(bridge({ port: [{ name: 'eth1' }] }), card('eth2', { ipv4: { enabled: true } })),
  ],
  [
    'VMN826',
    'spec.desiredState.interfaces[1].link-aggregation.port[0]',
    desiring(bridge({ port: [{ name: 'eth1' }] }), bond({ mode: '1', port: ['eth1'] })),
    desiring(bridge({ port: [{ name: 'bond0' }] }), bond({ mode: '1', port: ['eth1'] })),
  ],
  [
    'VMN827',
    `${AT}.mtu`,
    desiring(card('eth1', { mtu: 1200, ipv6: { enabled: true } })),
    desiring(card('eth1', { mtu: 1200, ipv6: { enabled: false } })),
  ],
  [
    'VMN828',
    `${MAPPING}.bridge`,
    mapping([{ localnet: 'localnet1' }]),
    mapping([{ localnet: 'localnet1', state: 'absent' }]),
  ],
  ['VMN828', `${MAPPING}.localnet`, mapping([{ bridge: 'ovs1' }]), mapping([physnet])],
  [
    'VMN829',
    `${MAPPING}.localnet`,
    mapping([{ localnet: 'net:7', bridge: 'ovs1' }]),
    mapping([{ localnet: 'net-7', bridge: 'ovs1' }]),
  ],
  [
    'VMN830',
    'spec.desiredState.ovn.bridge-mappings[1].localnet',
    mapping([physnet, { localnet: 'localnet1', bridge: 'ovs2' }]),
    mapping([physnet, { localnet: 'localnet2', bridge: 'ovs1' }]),
  ],
  [
    'VMN831',
    `${AT}.bridge.allow-extra-patch-ports`,
    mapping([physnet], [ovs({ port: [{ name: 'eth1' }] })]),
    mapping([physnet], [ovs({ 'allow-extra-patch-ports': true, port: [{ name: 'eth1' }] })]),
  ],
  [
    'VMN831',
    `${AT}.bridge.allow-extra-patch-ports`,
    mapping([physnet], [ovs({ 'allow-extra-patch-ports': false })]),
    // No network is mapped to it.
    mapping([{ localnet: 'localnet1', bridge: 'br-ex' }], [ovs({ port: [{ name: 'eth1' }] })]),
  ],
  [
    'VMN832',
    `${AT}.type`,
    mapping([{ localnet: 'localnet1', bridge: 'br1' }], [bridge({ port: [] })]),
    mapping([{ localnet: 'localnet1', bridge: 'ovs1' }], [bridge({ port: [] })]),
  ],
  [
    'VMN833',
    `${AT}.name`,
    desiring({ name: 'br-int', type: 'ovs-bridge', state: 'absent' }),
    desiring({ name: 'br-int2', type: 'ovs-bridge', state: 'absent' }),
  ],
  [
    'VMN833',
    `${AT}.name`,
    desiring({ name: 'br-ex', state: 'absent' }),
    // A larger MTU on it is an ordinary change.
    desiring({ name: 'br-ex', type: 'ovs-interface', mtu: 9000 }),
  ],
  [
    'VMN833',
    `${MAPPING}.localnet`,
    mapping([{ localnet: 'physnet', state: 'absent' }]),
    // It says what is there.
    mapping([{ localnet: 'physnet', bridge: 'br-ex' }]),
  ],
  [
    'VMN813',
    `${AT}.name`,
    desiring({ name: 'a-name-that-is-too-long', type: 'ovs-interface' }),
    // A patch port is no interface of the kernel.
    desiring({ name: 'a-name-that-is-too-long', type: 'ovs-interface', patch: { peer: 'b' } }),
  ],
];
