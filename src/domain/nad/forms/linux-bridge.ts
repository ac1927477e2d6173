import { msg } from '../../core/msg';
import { BRIDGE_RESOURCE_PREFIX, RESOURCE_NAME_ANNOTATION } from '../types';
import { formOf, withAnnotation } from './build';
import type { CommonValues } from './form';
import { flagLeaf, numberLeaf, textLeaf, type Leaf } from './leaf';
import { trunkFromText, trunkText } from './trunk-text';

/** Fields of a Linux bridge network. `vlanTrunk` is text such as `10, 20-30`. */
export type LinuxBridgeForm = CommonValues & {
  bridge: string;
  vlan: string;
  vlanTrunk: string;
  preserveDefaultVlan: boolean;
  macspoofchk: boolean;
  disableContainerInterface: boolean;
  mtu: string;
};

const trunkLeaf: Leaf<string> = {
  paths: ['vlanTrunk'],
  read: ({ plugin }) => trunkText(plugin.get('vlanTrunk')) ?? '',
  write: (editor, value) =>
    editor.set('vlanTrunk', trunkFromText(value, editor.source().plugin.get('vlanTrunk'))),
};

/** The form of Linux bridge networks. With the bridge goes the resource name of the old bridge. */
export const linuxBridgeForm = formOf<Omit<LinuxBridgeForm, keyof CommonValues>>({
  type: 'linux-bridge',
  otherType: msg('This is not a Linux bridge network; the form shows only those.'),
  leaves: {
    bridge: textLeaf('bridge'),
    vlan: numberLeaf('vlan'),
    vlanTrunk: trunkLeaf,
    preserveDefaultVlan: flagLeaf('preserveDefaultVlan'),
    macspoofchk: flagLeaf('macspoofchk'),
    disableContainerInterface: flagLeaf('disableContainerInterface'),
    mtu: numberLeaf('mtu'),
  },
  create: (_namespace, name) => ({
    annotations: { [RESOURCE_NAME_ANNOTATION]: BRIDGE_RESOURCE_PREFIX },
    config: {
      cniVersion: '0.3.1',
      name,
      type: 'bridge',
      bridge: '',
      ipam: {},
      macspoofchk: true,
      // Written out: the plugin's own default changed over time.
      preserveDefaultVlan: false,
    },
  }),
  unfit: ({ plugin }) =>
    trunkText(plugin.get('vlanTrunk')) === undefined
      ? { reason: msg('"vlanTrunk" is not a list. Mend the text first.') }
      : undefined,
  finish: (nad, before, values) => {
    const resourceName = nad.metadata?.annotations?.[RESOURCE_NAME_ANNOTATION];
    return values.bridge !== before.bridge &&
      resourceName === `${BRIDGE_RESOURCE_PREFIX}${before.bridge}`
      ? withAnnotation(nad, RESOURCE_NAME_ANNOTATION, `${BRIDGE_RESOURCE_PREFIX}${values.bridge}`)
      : nad;
  },
});
