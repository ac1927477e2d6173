import { asTyped } from '../../forms/leaf';
import type { Fields } from '../../shapes/fields';
import type { NadIdentity, Rename } from './build';
import { setNetworkName, setSetting } from './config-text';
import { inConfig } from './leaves';

/**
 * Name of a new OVN-Kubernetes network. Such names hold in the whole cluster: with the namespace in
 * front, two networks of one name stay two.
 */
export const defaultNetworkName = (namespace: string, name: string): string =>
  `${namespace}-${name}`;

/** Name of the network: beside a list of plugins, or in the one configuration. */
export const networkNameLeaf = inConfig<string>({
  paths: ['name'],
  read: ({ name }) => asTyped(name),
  write: setNetworkName,
});

/**
 * Whether the network's name is also that of its bridge mapping, so that another name would lead
 * elsewhere.
 *
 * Source: ovn-kubernetes go-controller/pkg/cni/types/types.go PhysicalNetworkName.
 */
export const namesMapping = (plugin: Fields): boolean =>
  plugin.get('topology') === 'localnet' && plugin.text('physicalNetworkName') === undefined;

/**
 * `netAttachDefName` follows the object; the network's name does where it was made from the
 * object's, unless it is given a new one at the same time.
 */
export const renameOvn: Rename = (config, before, after) => {
  const named = setSetting(config, 'netAttachDefName', `${after.namespace}/${after.name}`);
  const { plugin } = named;
  // In a new form the mapping is there, and only not chosen yet.
  if (namesMapping(plugin) && plugin.get('physicalNetworkName') === undefined) return named;
  const name = asTyped(named.name);
  if (name === before.name) return setNetworkName(named, after.name);
  return name === defaultNetworkName(before.namespace, before.name)
    ? setNetworkName(named, defaultNetworkName(after.namespace, after.name))
    : named;
};

/** What every new OVN-Kubernetes network has. */
export const newOvnConfig = ({ namespace, name }: NadIdentity, topology: string): object => ({
  cniVersion: '0.3.1',
  name: defaultNetworkName(namespace, name),
  type: 'ovn-k8s-cni-overlay',
  topology,
  netAttachDefName: `${namespace}/${name}`,
});
