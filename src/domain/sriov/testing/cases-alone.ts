import type { RuleCase } from '../../findings/testing/cases';
import { network, policy } from './objects';

/** Cases of what can be said of a SriovNetwork by itself. */
export const networkCases: RuleCase[] = [
  ['VMN102', 'metadata.name', network({}, { name: 'Fast.Net' }), network()],
  [
    'VMN920',
    'spec.resourceName',
    network({ resourceName: 'intel nics' }),
    network({ resourceName: 'intel_nics-1' }),
  ],
  ['VMN920', 'spec.resourceName', network({ resourceName: undefined }), network()],
  ['VMN921', 'spec.linkState', network({ linkState: 'up' }), network({ linkState: 'auto' })],
  ['VMN921', 'spec.spoofChk', network({ spoofChk: 'yes' }), network({ spoofChk: 'off' })],
  [
    'VMN921',
    'spec.vlanProto',
    network({ vlan: 7, vlanProto: '802.1x' }),
    network({ vlan: 7, vlanProto: '802.1AD' }),
  ],
  ['VMN922', 'spec.trust', network({ trust: true }), network({ trust: 'on' })],
  ['VMN509', 'spec.linkState', network({ linkState: true }), network({ linkState: 'enable' })],
  ['VMN510', 'spec.vlan', network({ vlan: '7' }), network({ vlan: 7 })],
  ['VMN923', 'spec.maxTxRate', network({ maxTxRate: -1 }), network({ maxTxRate: 0 })],
  [
    'VMN924',
    'spec.minTxRate',
    network({ minTxRate: 200, maxTxRate: 100 }),
    network({ minTxRate: 200, maxTxRate: 0 }),
  ],
  [
    'VMN925',
    'spec.ipam',
    network({ ipam: '{"type": "dhcp"' }),
    network({ ipam: '{"type": "dhcp"}' }),
  ],
  [
    'VMN925',
    'spec.capabilities',
    network({ capabilities: '["mac"]' }),
    network({ capabilities: ' ' }),
  ],
  [
    'VMN926',
    'spec.metaPlugins',
    network({ metaPlugins: '[{"type":"tuning"}]' }),
    network({ metaPlugins: '{"type":"tuning"},{"type":"vrf"}' }),
  ],
  [
    'VMN927',
    'spec.ipam',
    network({ ipam: '{"type":"it\'s"}' }),
    network({ ipam: '{"type":"its"}' }),
  ],
];

const pf = (...pfNames: unknown[]) => policy({ nicSelector: { pfNames } });

/** Cases of what can be said of a SriovNetworkNodePolicy by itself. */
export const policyCases: RuleCase[] = [
  ['VMN920', 'spec.resourceName', policy({ resourceName: '_-' }), policy({ resourceName: 'a' })],
  [
    'VMN941',
    'spec.resourceName',
    policy({ resourceName: 'intel-nics' }),
    policy({ resourceName: 'intel_nics' }),
  ],
  [
    'VMN921',
    'spec.deviceType',
    policy({ deviceType: 'vfio' }),
    policy({ deviceType: 'netdevice' }),
  ],
  [
    'VMN940',
    'metadata.name',
    policy({}, { name: 'default' }),
    policy({ numVfs: 0, nicSelector: {} }, { name: 'default' }),
  ],
  ['VMN942', 'spec.numVfs', policy({ numVfs: 0 }), policy({ numVfs: 1 })],
  ['VMN942', 'spec.numVfs', policy({ numVfs: undefined }), policy()],
  ['VMN510', 'spec.numVfs', policy({ numVfs: '4' }), policy({ numVfs: 4 })],
  [
    'VMN943',
    'spec.nicSelector',
    policy({ nicSelector: { pfNames: [] } }),
    policy({ nicSelector: { rootDevices: ['0000:af:00.0'] } }),
  ],
  ['VMN944', 'spec.nicSelector.pfNames[0]', pf('ens4f0#0-4'), pf('ens4f0#0-3')],
  ['VMN944', 'spec.nicSelector.pfNames[0]', pf('ens4f0#3-1'), pf('ens4f0#1-3')],
  ['VMN944', 'spec.nicSelector.pfNames[1]', pf('ens4f0', 'ens4f1#0'), pf('ens4f0', 'ens4f1#0-0')],
  ['VMN944', 'spec.nicSelector.pfNames[0]', pf('a#0-1#2'), pf('a')],
  [
    'VMN945',
    'spec.nicSelector.netFilter',
    policy({ nicSelector: { netFilter: 'aws/NetworkID:x', vendor: '1d0f' } }),
    policy({ nicSelector: { netFilter: 'aws/NetworkID:x' } }),
  ],
  [
    'VMN945',
    'spec.nicSelector.netFilter',
    policy({ nicSelector: { netFilter: 'gcp/NetworkID:x' } }),
    policy({ nicSelector: { netFilter: 'openstack/NetworkID:x' } }),
  ],
  [
    'VMN946',
    'spec.isRdma',
    policy({ isRdma: true }),
    policy({ isRdma: true, deviceType: 'netdevice' }),
  ],
  [
    'VMN947',
    'spec.eSwitchMode',
    policy({ eSwitchMode: 'switchdev', linkType: 'ib' }),
    policy({ eSwitchMode: 'switchdev', linkType: 'eth' }),
  ],
  [
    'VMN947',
    'spec.vdpaType',
    policy({ vdpaType: 'virtio', deviceType: 'netdevice' }),
    policy({ vdpaType: 'virtio', deviceType: 'netdevice', eSwitchMode: 'switchdev' }),
  ],
  [
    'VMN947',
    'spec.bridge',
    policy({ bridge: { ovs: {} } }),
    policy({ bridge: { ovs: {} }, eSwitchMode: 'switchdev' }),
  ],
  ['VMN948', 'spec.priority', policy({ priority: 100 }), policy({ priority: 99 })],
  ['VMN948', 'spec.mtu', policy({ mtu: 0 }), policy({ mtu: 1 })],
  ['VMN960', 'spec.isRdma', policy({ isRdma: 'false' }), policy({ isRdma: false })],
  ['VMN961', 'spec.nodeSelector', policy({ nodeSelector: undefined }), policy()],
  ['VMN962', 'metadata.name', policy({}, { name: 'My_nics' }), policy({}, { name: 'my.nics-1' })],
  ['VMN559', 'spec.nicSelector.pfName', policy({ nicSelector: { pfName: ['a'] } }), policy()],
];
