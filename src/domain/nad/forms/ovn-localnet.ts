import { msg } from '../../core/msg';
import { formOf } from './build';
import type { CommonValues } from './form';
import { numberLeaf, textLeaf } from './leaf';
import { networkNameLeaf, newOvnConfig, renameOvn } from './ovn';

/** Fields of an OVN-Kubernetes localnet. Subnets are separated by commas. */
export type OvnLocalnetForm = CommonValues & {
  physicalNetworkName: string;
  networkName: string;
  vlanID: string;
  mtu: string;
  subnets: string;
  excludeSubnets: string;
};

/**
 * The form of OVN-Kubernetes localnets. A new one names its bridge mapping apart from itself, so
 * that several VLANs can share a mapping.
 */
export const ovnLocalnetForm = formOf<Omit<OvnLocalnetForm, keyof CommonValues>>({
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
  create: (namespace, name) => ({
    config: { ...newOvnConfig(namespace, name, 'localnet'), physicalNetworkName: '' },
  }),
  rename: renameOvn,
});
