import { msg } from '../../core/msg';
import { textAt } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { textOnly } from '../../forms/form';
import { asTyped } from '../../forms/leaf';
import { BRIDGE_RESOURCE_PREFIX, RESOURCE_NAME_ANNOTATION } from '../types';
import { nadFormOf } from './build';
import { setSetting } from './config-text';
import { flagLeaf, inConfig, numberLeaf, textLeaf, type NadLeaf } from './leaves';
import { trunkFromText, trunkText } from './trunk-text';

const RESOURCE_NAME = ['metadata', 'annotations', RESOURCE_NAME_ANNOTATION];

const plainBridgeLeaf = textLeaf('bridge');

/** With the bridge goes the resource name of the old bridge. */
const bridgeLeaf: NadLeaf<string> = {
  ...plainBridgeLeaf,
  write: (document, value, values) => {
    const { nad, config } = document;
    const before = `${BRIDGE_RESOURCE_PREFIX}${asTyped(config.plugin.get('bridge'))}`;
    const follows = (textAt(nad, ...RESOURCE_NAME) ?? '') === before;
    const resourceName = `${BRIDGE_RESOURCE_PREFIX}${value}`;
    const written = plainBridgeLeaf.write(document, value, values);
    return follows ? { ...written, nad: setIn(nad, RESOURCE_NAME, resourceName) } : written;
  },
};

/** VLANs as text such as `10, 20-30`. */
const trunkLeaf = inConfig<string>({
  paths: ['vlanTrunk'],
  read: ({ plugin }) => trunkText(plugin.get('vlanTrunk')) ?? '',
  write: (config, value) =>
    setSetting(config, 'vlanTrunk', trunkFromText(value, config.plugin.get('vlanTrunk'))),
});

/** The form of Linux bridge networks. */
export const linuxBridgeForm = nadFormOf({
  type: 'linux-bridge',
  otherType: msg('This is not a Linux bridge network; the form shows only those.'),
  leaves: {
    bridge: bridgeLeaf,
    vlan: numberLeaf('vlan'),
    vlanTrunk: trunkLeaf,
    preserveDefaultVlan: flagLeaf('preserveDefaultVlan'),
    macspoofchk: flagLeaf('macspoofchk'),
    disableContainerInterface: flagLeaf('disableContainerInterface'),
    mtu: numberLeaf('mtu'),
  },
  create: ({ name }) => ({
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
      ? textOnly(msg('"vlanTrunk" is not a list. Correct the text first.'))
      : undefined,
});
