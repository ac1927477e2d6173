import type { Fields } from '../fields';
import type { ConfigEditor } from './editor';
import type { CommonValues } from './form';
import { asTyped, type Leaf } from './leaf';

/**
 * Name of a new OVN-Kubernetes network. Such names hold in the whole cluster: with the namespace in
 * front, two networks of one name stay two.
 */
export const defaultNetworkName = (namespace: string, name: string): string =>
  `${namespace}-${name}`;

const nadNameOf = ({ namespace, name }: CommonValues): string => `${namespace}/${name}`;

/** Name of the network: beside a list of plugins, or in the one configuration. */
export const networkNameLeaf: Leaf<string> = {
  paths: ['name'],
  read: ({ name }) => asTyped(name),
  write: (editor, value) => editor.setName(value),
};

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
export const renameOvn = (
  editor: ConfigEditor,
  before: CommonValues,
  values: CommonValues,
): void => {
  editor.set('netAttachDefName', nadNameOf(values));
  const { plugin, name: current } = editor.source();
  // In a new form the mapping is there, and only not chosen yet.
  if (namesMapping(plugin) && plugin.get('physicalNetworkName') === undefined) return;
  const name = asTyped(current);
  if (name === before.name) editor.setName(values.name);
  else if (name === defaultNetworkName(before.namespace, before.name)) {
    editor.setName(defaultNetworkName(values.namespace, values.name));
  }
};

/** What every new OVN-Kubernetes network has. */
export const newOvnConfig = (namespace: string, name: string, topology: string): object => ({
  cniVersion: '0.3.1',
  name: defaultNetworkName(namespace, name),
  type: 'ovn-k8s-cni-overlay',
  topology,
  netAttachDefName: `${namespace}/${name}`,
});
