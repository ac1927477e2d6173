import { keysOf, type Schema } from '../../shapes/schema';

/** Source: ovn-kubernetes go-controller/pkg/crd/userdefinednetwork/v1 (UserDefinedNetworkSpec). */
export const udnSpec: Schema = {
  ...keysOf('text', 'topology'),
  ...keysOf('object', 'layer2 layer3'),
};

/** Source: the same, NetworkSpec of a ClusterUserDefinedNetwork. */
export const cudnNetwork: Schema = {
  ...udnSpec,
  ...keysOf('object', 'localnet noOverlay evpn'),
  ...keysOf('text', 'transport'),
};

export const cudnSpec: Schema = {
  ...keysOf('object', 'namespaceSelector network'),
  ...keysOf('list', 'uplinks'),
};

export const layer2: Schema = {
  ...keysOf('text', 'role'),
  ...keysOf('integer', 'mtu'),
  ...keysOf('list', 'subnets joinSubnets defaultGatewayIPs reservedSubnets infrastructureSubnets'),
  ...keysOf('object', 'ipam'),
};

export const layer3: Schema = {
  ...keysOf('text', 'role'),
  ...keysOf('integer', 'mtu'),
  ...keysOf('list', 'subnets joinSubnets'),
};

export const layer3Subnet: Schema = {
  ...keysOf('text', 'cidr'),
  ...keysOf('integer', 'hostSubnet'),
};

export const localnet: Schema = {
  ...keysOf('text', 'role physicalNetworkName'),
  ...keysOf('integer', 'mtu'),
  ...keysOf('list', 'subnets excludeSubnets'),
  ...keysOf('object', 'ipam vlan'),
};

export const ipam: Schema = keysOf('text', 'mode lifecycle');

export const vlan: Schema = { ...keysOf('text', 'mode'), ...keysOf('object', 'access') };

export const vlanAccess: Schema = keysOf('integer', 'id');

export const selector: Schema = {
  ...keysOf('object', 'matchLabels'),
  ...keysOf('list', 'matchExpressions'),
};

export const expression: Schema = {
  ...keysOf('text', 'key operator'),
  ...keysOf('list', 'values'),
};
