const metadata = { name: 'net', namespace: 'default' };

/** A UserDefinedNetwork with this `spec`. */
export const udnWith = (spec: unknown, meta: object = {}) => ({
  apiVersion: 'k8s.ovn.org/v1',
  kind: 'UserDefinedNetwork',
  metadata: { ...metadata, ...meta },
  spec,
});

/** A layer 2 network of one namespace. */
export const layer2Udn = (layer2: object, beside: object = {}) =>
  udnWith({ topology: 'Layer2', layer2, ...beside });

/** A ClusterUserDefinedNetwork with this network, for one namespace. */
export const cudnWith = (network: unknown, beside: object = {}) => ({
  apiVersion: 'k8s.ovn.org/v1',
  kind: 'ClusterUserDefinedNetwork',
  metadata: { name: 'net' },
  spec: {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'default' } },
    network,
    ...beside,
  },
});

export const layer2 = {
  role: 'Secondary',
  subnets: ['10.1.0.0/16'],
  ipam: { lifecycle: 'Persistent' },
};
export const layer2With = (changes: object) => layer2Udn({ ...layer2, ...changes });
export const primaryWith = (changes: object) => layer2With({ role: 'Primary', ...changes });
export const layer3With = (changes: object) =>
  udnWith({
    topology: 'Layer3',
    layer3: { role: 'Primary', subnets: [{ cidr: '10.1.0.0/16', hostSubnet: 24 }], ...changes },
  });
export const subnets = (...list: object[]) => layer3With({ subnets: list });
export const localnet = {
  role: 'Secondary',
  physicalNetworkName: 'physnet',
  ipam: { mode: 'Disabled' },
};
export const localnetWith = (changes: object) =>
  cudnWith({ topology: 'Localnet', localnet: { ...localnet, ...changes } });
export const managed = { subnets: ['10.1.0.0/16'], ipam: { mode: 'Enabled' } };
export const selecting = (namespaceSelector: unknown) =>
  cudnWith({ topology: 'Localnet', localnet }, { namespaceSelector });
export const healthy = layer2With({});

/** Path of a setting of a UserDefinedNetwork of layer 2. */
export const at = (key: string) => `spec.layer2.${key}`;
/** The same of layer 3. */
export const layer3At = (key: string) => `spec.layer3.${key}`;
/** Path of a setting of a localnet. */
export const localnetAt = (key: string) => `spec.network.localnet.${key}`;
