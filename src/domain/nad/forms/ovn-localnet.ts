import { msg } from '../../core/msg';
import { nadFormOf } from './build';
import { numberLeaf, textLeaf } from './leaves';
import { networkNameLeaf, newOvnConfig, renameOvn } from './ovn';

/**
 * The form of OVN localnets. A new one names its bridge mapping apart from itself, so
 * that several VLANs can share a mapping.
 */
export const ovnLocalnetForm = nadFormOf({
  type: 'ovn-localnet',
  otherType: msg('This is not a localnet of OVN-Kubernetes; the form shows only those.'),
  leaves: {
    physicalNetworkName: textLeaf('physicalNetworkName'),
    networkName: networkNameLeaf,
    vlanID: numberLeaf('vlanID'),
    mtu: numberLeaf('mtu'),
    subnets: textLeaf('subnets'),
    excludeSubnets: textLeaf('excludeSubnets'),
  },
  create: (identity) => ({
    config: { ...newOvnConfig(identity, 'localnet'), physicalNetworkName: '' },
  }),
  rename: renameOvn,
});
