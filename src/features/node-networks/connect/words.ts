import { msg } from '../../../domain/core/msg';
import type { Purpose } from '../../../domain/node-policies/connect/fields';

/** What VMs can be connected by, as the wizard tells it. */
export const purposeWords: Readonly<
  Record<Purpose, { title: string; when: string; inVsphere: string }>
> = {
  'br-ex': {
    title: msg('VLANs over br-ex, the bridge of the cluster'),
    when: msg(
      'OVN-Kubernetes sends the VLANs of VMs out over the network cards that the nodes use themselves. Nothing is changed on cards and bridges: nodes get a bridge mapping (localnet).',
    ),
    inVsphere: msg('In vSphere: port groups on the same distributed switch as the management.'),
  },
  ovs: {
    title: msg('VLANs over a bridge of their own (Open vSwitch)'),
    when: msg(
      'OVN-Kubernetes sends the VLANs of VMs out over network cards that nothing else uses. Nodes get an Open vSwitch bridge and a bridge mapping (localnet).',
    ),
    inVsphere: msg('In vSphere: port groups on a distributed switch with uplinks of its own.'),
  },
  linux: {
    title: msg('Linux bridge'),
    when: msg(
      'VMs join a bridge on network cards that nothing else uses: for trunks of several VLANs, and where OVN-Kubernetes is not the network of the cluster.',
    ),
    inVsphere: msg('In vSphere: a standard switch with its uplinks.'),
  },
  vlan: {
    title: msg('VLAN interface of the nodes'),
    when: msg(
      'The nodes themselves get an interface in a VLAN, such as for a migration or storage network. No network for VMs is made.',
    ),
    inVsphere: msg('In vSphere: a VMkernel adapter with a VLAN.'),
  },
};
