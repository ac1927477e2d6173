import { keysOf, type Schema } from '../../shapes/schema';

/** Source: containernetworking/cni pkg/types/types.go PluginConf, libcni/conf.go. */
const common: Schema = {
  ...keysOf('any', 'cniVersion cniVersions name type prevResult disableCheck disableGC'),
  ...keysOf('any', 'loadOnlyInlinedPlugins plugins annotations'),
  ...keysOf('object', 'capabilities args ipam dns runtimeConfig'),
};

/** Source: containernetworking/plugins plugins/main/bridge/bridge.go NetConf. */
const bridge: Schema = {
  ...common,
  ...keysOf('text', 'bridge ipMasqBackend uplinkInterface mac'),
  ...keysOf('integer', 'mtu vlan'),
  ...keysOf('list', 'vlanTrunk'),
  ...keysOf('boolean', 'isGateway isDefaultGateway forceAddress ipMasq hairpinMode promiscMode'),
  ...keysOf('boolean', 'preserveDefaultVlan macspoofchk enabledad disableContainerInterface'),
  ...keysOf('boolean', 'portIsolation'),
};

/** One entry of a bridge's `vlanTrunk`. */
export const trunkEntry: Schema = keysOf('integer', 'id minID maxID');

/** Source: ovn-kubernetes go-controller/pkg/cni/types/types.go NetConf. */
const ovn: Schema = {
  ...common,
  ...keysOf('text', 'role topology netAttachDefName subnets excludeSubnets reservedSubnets'),
  ...keysOf('text', 'infrastructureSubnets joinSubnet transitSubnet defaultGatewayIPs'),
  ...keysOf('text', 'physicalNetworkName transport outboundSNAT uplink deviceID logFile logLevel'),
  ...keysOf('text', 'cniRequestTimeout'),
  ...keysOf('integer', 'mtu vlanID logfile-maxsize logfile-maxbackups logfile-maxage'),
  ...keysOf('boolean', 'allowPersistentIPs'),
  ...keysOf('object', 'evpn'),
};

/** Source: containernetworking/plugins plugins/main/ipvlan/ipvlan.go NetConf. */
const ipvlan: Schema = {
  ...common,
  ...keysOf('text', 'master mode'),
  ...keysOf('integer', 'mtu'),
  ...keysOf('boolean', 'linkInContainer'),
};

/** Source: containernetworking/plugins plugins/main/macvlan/macvlan.go NetConf. */
const macvlan: Schema = { ...ipvlan, ...keysOf('text', 'mac'), ...keysOf('integer', 'bcqueuelen') };

/** Source: k8snetworkplumbingwg/sriov-cni pkg/types/types.go NetConf. */
const sriov: Schema = {
  ...common,
  ...keysOf('text', 'vlanProto deviceID spoofchk trust link_state logLevel logFile master mac'),
  ...keysOf('text', 'vlan_trunk'),
  ...keysOf('integer', 'vlan vlanQoS min_tx_rate max_tx_rate mtu'),
};

const byType: Readonly<Record<string, Schema>> = {
  bridge,
  'cnv-bridge': bridge,
  'ovn-k8s-cni-overlay': ovn,
  macvlan,
  ipvlan,
  sriov,
};

/** The settings of a plugin; of one that is not known here, those that every plugin has. */
export const pluginSchema = (type: unknown): Schema =>
  typeof type === 'string' && Object.hasOwn(byType, type) ? (byType[type] ?? common) : common;

const keysOfPlugin = (plugin: string, names: string): Record<string, string> =>
  Object.fromEntries(names.split(' ').map((name) => [name, plugin]));

/** Settings that do something for one plugin and that users carry over to others. */
const telling: Readonly<Record<string, string>> = {
  ...keysOfPlugin('bridge', 'bridge vlanTrunk macspoofchk preserveDefaultVlan'),
  ...keysOfPlugin('bridge', 'disableContainerInterface portIsolation'),
  ...keysOfPlugin('ovn-k8s-cni-overlay', 'vlanID physicalNetworkName topology netAttachDefName'),
  ...keysOfPlugin('ovn-k8s-cni-overlay', 'subnets excludeSubnets allowPersistentIPs'),
  ...keysOfPlugin('macvlan', 'master mode'),
  ...keysOfPlugin('sriov', 'vlanQoS vlanProto spoofchk trust link_state min_tx_rate max_tx_rate'),
  vlan: 'bridge',
};

/** The plugin that a setting belongs to, where it is plainly not this one's. */
export const ownerOfKey = (key: string): string | undefined =>
  Object.hasOwn(telling, key) ? telling[key] : undefined;

/** What the same thing is called elsewhere: VLANs and subnets have a name in each plugin. */
export const equivalentKeys: Readonly<Record<string, string>> = {
  vlan: 'vlanID',
  vlanID: 'vlan',
  vlanId: 'vlan',
  subnet: 'range',
  range: 'subnet',
};

/** Plugins whose names a misspelt `type` is compared with. */
export const pluginNames = [
  ...['bridge', 'ovn-k8s-cni-overlay', 'sriov', 'ib-sriov', 'macvlan', 'ipvlan', 'macvtap', 'tap'],
  ...['host-device', 'vlan', 'vxlan', 'ptp', 'vrf', 'tuning', 'bond', 'dummy', 'ovs', 'cnv-bridge'],
  ...[
    'cnv-tuning',
    'portmap',
    'bandwidth',
    'firewall',
    'sbr',
    'loopback',
    'route-override',
    'rdma',
  ],
  ...[
    'ipoib',
    'flannel',
    'calico',
    'cilium-cni',
    'antrea',
    'kube-ovn',
    'istio-cni',
    'egress-router',
  ],
];
