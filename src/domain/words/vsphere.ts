import { msg } from '../core/msg';

/** One word of vSphere and what stands for it here; the texts are keys to be translated. */
export interface VsphereWord {
  vsphere: string;
  /** The word of this interface; undefined where nothing stands for it. */
  here: string | undefined;
  /** What is alike, what differs, and where it is set. */
  meaning: string;
}

const words = {
  'distributed-switch': {
    vsphere: msg('Distributed switch'),
    here: msg('Policy of node networks'),
    meaning: msg(
      'One policy makes the same bridge, with its bridge mapping, on all chosen nodes. There is no object that spans the nodes: the policy is what keeps them alike.',
    ),
  },
  'standard-switch': {
    vsphere: msg('Standard switch'),
    here: msg('Bridge'),
    meaning: msg(
      'A Linux bridge or an Open vSwitch bridge on one node. Made by hand on a node, it is not there on the others.',
    ),
  },
  uplink: {
    vsphere: msg('Uplink'),
    here: msg('Network card or bond'),
    meaning: msg(
      'What a bridge has towards the switch: a network interface of the node, or a bond of several.',
    ),
  },
  teaming: {
    vsphere: msg('Teaming and failover'),
    here: msg('Mode of the bond'),
    meaning: msg(
      'A bond uses its network cards by its mode, for all networks on it: no network has an order of its own. 802.3ad needs the switch to take part; active-backup does not.',
    ),
  },
  'port-group': {
    vsphere: msg('Port group'),
    here: msg('Network'),
    meaning: msg(
      'A ClusterUserDefinedNetwork for chosen namespaces, or a NetworkAttachmentDefinition in one. It holds the VLAN, and stands on a bridge or a bridge mapping of the nodes.',
    ),
  },
  'port-group-vlan': {
    vsphere: msg('VLAN of a port group'),
    here: msg('VLAN tag'),
    meaning: msg(
      'Set in the network. The nodes add and take off the tag; the switch has to let the VLAN pass with its tag.',
    ),
  },
  trunk: {
    vsphere: msg('VLAN trunk, VLAN 4095'),
    here: msg('VLAN trunk of a Linux bridge network'),
    meaning: msg(
      'A list of VLANs that the VM sees with their tags. Networks of OVN-Kubernetes have no trunk.',
    ),
  },
  vmkernel: {
    vsphere: msg('VMkernel adapter'),
    here: msg('VLAN interface of the nodes'),
    meaning: msg(
      'An interface of the node itself, such as for storage. A policy of node networks makes it.',
    ),
  },
  vmotion: {
    vsphere: msg('vMotion network'),
    here: msg('Dedicated network for live migration'),
    meaning: msg(
      'A NetworkAttachmentDefinition that KubeVirt uses for its migrations. Without one they run over the pod network.',
    ),
  },
  'maintenance-mode': {
    vsphere: msg('Maintenance mode'),
    here: msg('Empty a node'),
    meaning: msg(
      'All VMs leave the node by live migration. A VM that cannot be migrated stays, and holds it up.',
    ),
  },
  'forged-transmits': {
    vsphere: msg('Forged transmits, MAC address changes'),
    here: msg('MAC spoof check'),
    meaning: msg(
      'With the check on, both are rejected: the VM sends only from the MAC address of its interface. Turn it off for virtual routers and nested VMs.',
    ),
  },
  'promiscuous-mode': {
    vsphere: msg('Promiscuous mode'),
    here: undefined,
    meaning: msg(
      'No network shows a VM the traffic of others. For virtual routers use a VLAN trunk, without the MAC spoof check.',
    ),
  },
  'ip-pool': {
    vsphere: msg('IP pool'),
    here: msg('Subnets, whereabouts range'),
    meaning: msg(
      'Networks of OVN-Kubernetes give addresses of their subnets. On a Linux bridge, VMs have their addresses from DHCP or set in the guest.',
    ),
  },
  'vm-adapter': {
    vsphere: msg('Network adapter of a VM'),
    here: msg('Interface'),
    meaning: msg(
      'Added and removed while the VM runs, on most networks. The guest needs the driver of its model.',
    ),
  },
  'adapter-type': {
    vsphere: msg('VMXNET3, E1000E'),
    here: msg('Model of an interface'),
    meaning: msg(
      'virtio stands where VMXNET3 stood, and is the only one that can be added to a running VM. e1000e is for guests without the driver of virtio.',
    ),
  },
  connected: {
    vsphere: msg('Connected, a box of an adapter'),
    here: msg('Link of an interface'),
    meaning: msg('Up or down, as if a cable were pulled out. The interface stays.'),
  },
  'sriov-passthrough': {
    vsphere: msg('SR-IOV passthrough'),
    here: msg('SR-IOV network'),
    meaning: msg(
      'A VM has a virtual function of a network card. A policy of the SR-IOV operator makes the functions, and a network uses them.',
    ),
  },
  'vmware-tools': {
    vsphere: msg('VMware Tools'),
    here: msg('QEMU guest agent'),
    meaning: msg(
      'It tells the addresses of the guest. Without it only addresses that the cluster gave are known.',
    ),
  },
  'mac-addresses': {
    vsphere: msg('MAC addresses from vCenter'),
    here: msg('KubeMacPool'),
    meaning: msg('It gives interfaces their MAC addresses from a range, and refuses one twice.'),
  },
  'nsx-segment': {
    vsphere: msg('NSX segment'),
    here: msg('User-defined network'),
    meaning: msg(
      'An overlay network of OVN-Kubernetes, without a VLAN: in one namespace, or in several.',
    ),
  },
  'distributed-firewall': {
    vsphere: msg('NSX distributed firewall'),
    here: msg('Network policies'),
    meaning: msg(
      'NetworkPolicy for the pod network and primary networks, MultiNetworkPolicy for others.',
    ),
  },
  'load-balancer': {
    vsphere: msg('NSX load balancer'),
    here: msg('Service'),
    meaning: msg(
      'A Service leads to VMs by their labels. One of type LoadBalancer needs something that gives addresses, such as MetalLB.',
    ),
  },
  'port-binding': {
    vsphere: msg('Port binding, number of ports'),
    here: undefined,
    meaning: msg('There is nothing to set: a network has as many ports as VMs use it.'),
  },
  'traffic-shaping': {
    vsphere: msg('Traffic shaping, Network I/O Control'),
    here: undefined,
    meaning: msg('Networks of VMs have no shares or limits of bandwidth here.'),
  },
  'port-mirroring': {
    vsphere: msg('Port mirroring, NetFlow'),
    here: undefined,
    meaning: msg(
      'No network copies its traffic. Flows are the subject of the Network Observability Operator.',
    ),
  },
  'private-vlan': {
    vsphere: msg('Private VLAN'),
    here: undefined,
    meaning: msg('No network has one. Network policies keep VMs of one network apart.'),
  },
} as const satisfies Record<string, VsphereWord>;

/** Name of a word, as fields refer to it. */
export type VsphereId = keyof typeof words;

/** The words of vSphere about networks, by their names. */
export const vsphereWords: Readonly<Record<VsphereId, VsphereWord>> = words;
