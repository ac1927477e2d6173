import { msg } from '../../core/msg';
import { formOf } from './build';
import type { CommonValues } from './form';
import { flagLeaf, numberLeaf, textLeaf } from './leaf';
import { networkNameLeaf, newOvnConfig, renameOvn } from './ovn';

/** Fields of an OVN-Kubernetes layer 2 network. Subnets are separated by commas. */
export type OvnLayer2Form = CommonValues & {
  networkName: string;
  mtu: string;
  subnets: string;
  excludeSubnets: string;
  allowPersistentIPs: boolean;
};

/** The form of OVN-Kubernetes layer 2 networks. */
export const ovnLayer2Form = formOf<Omit<OvnLayer2Form, keyof CommonValues>>({
  type: 'ovn-layer2',
  otherType: msg('This is not a layer 2 network of OVN-Kubernetes; the form shows only those.'),
  leaves: {
    networkName: networkNameLeaf,
    mtu: numberLeaf('mtu'),
    subnets: textLeaf('subnets'),
    excludeSubnets: textLeaf('excludeSubnets'),
    allowPersistentIPs: flagLeaf('allowPersistentIPs'),
  },
  create: (namespace, name) => ({ config: newOvnConfig(namespace, name, 'layer2') }),
  rename: renameOvn,
});
