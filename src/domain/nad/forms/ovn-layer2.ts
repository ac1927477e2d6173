import { msg } from '../../core/msg';
import { nadFormOf } from './build';
import { flagLeaf, numberLeaf, textLeaf } from './leaves';
import { networkNameLeaf, newOvnConfig, renameOvn } from './ovn';

/** The form of OVN layer 2 networks. Subnets are separated by commas. */
export const ovnLayer2Form = nadFormOf({
  type: 'ovn-layer2',
  otherType: msg('This is not a layer 2 network of OVN-Kubernetes; the form shows only those.'),
  leaves: {
    networkName: networkNameLeaf,
    mtu: numberLeaf('mtu'),
    subnets: textLeaf('subnets'),
    excludeSubnets: textLeaf('excludeSubnets'),
    allowPersistentIPs: flagLeaf('allowPersistentIPs'),
  },
  create: (identity) => ({ config: newOvnConfig(identity, 'layer2') }),
  rename: renameOvn,
});
