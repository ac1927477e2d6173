import { NETWORK } from '../../objects/cluster/node-network.ts';
import type { Mistake } from './mistake.ts';

/** Namespace of these networks; their configs have to name it. */
export const OVN_NAMESPACE = 'broken-ovn';

const LAYER2 = { topology: 'layer2' };
const LAYER3 = { topology: 'layer3', subnets: '10.70.0.0/16/24' };
const LOCALNET = { topology: 'localnet', physicalNetworkName: NETWORK.datacenterLocalnet };

/** A network of OVN-Kubernetes with these settings, one of which is a mistake. */
function mistake(
  name: string,
  problem: string,
  topology: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Mistake {
  return {
    name,
    problem,
    config: {
      cniVersion: '0.3.1',
      name: `${OVN_NAMESPACE}-${name}`,
      type: 'ovn-k8s-cni-overlay',
      netAttachDefName: `${OVN_NAMESPACE}/${name}`,
      ...topology,
      ...changes,
    },
  };
}

const NAMES: Mistake[] = [
  mistake('nad-name-missing', 'netAttachDefName is missing', LAYER2, {
    netAttachDefName: undefined,
  }),
  mistake('nad-name-wrong', 'netAttachDefName names another object', LAYER2, {
    netAttachDefName: `${OVN_NAMESPACE}/layer2`,
  }),
  mistake('nad-name-other-namespace', 'netAttachDefName names another namespace', LAYER2, {
    netAttachDefName: 'default/nad-name-other-namespace',
  }),
  mistake('network-name-missing', 'The network has no name', LAYER2, { name: undefined }),
  mistake('network-name-default', 'This name is the pod network', LAYER2, { name: 'default' }),
  mistake('network-name-reserved', 'This name is reserved', LAYER2, { name: 'ovn-kubernetes' }),
  mistake('same-network-mtu-1400', 'Another NAD of the same network says otherwise', LAYER2, {
    name: 'shared-network',
    mtu: 1400,
  }),
  mistake('same-network-mtu-1300', 'Another NAD of the same network says otherwise', LAYER2, {
    name: 'shared-network',
    mtu: 1300,
  }),
];

const TOPOLOGIES: Mistake[] = [
  mistake('topology-unknown', 'There is no such topology', { topology: 'switched' }),
  mistake('topology-upper-case', 'Topologies are written in lower case', { topology: 'Layer2' }),
  mistake('topology-missing', 'Without a topology it counts as the pod network', {}),
  mistake('role-unknown', 'There is no such role', LAYER2, { role: 'tertiary' }),
  mistake('role-primary-localnet', 'A localnet cannot be primary', LOCALNET, { role: 'primary' }),
  mistake('primary-without-subnets', 'A primary network needs subnets', LAYER2, {
    role: 'primary',
  }),
];

const SUBNETS: Mistake[] = [
  mistake('subnets-malformed', 'No subnet', LAYER2, { subnets: '10.70.0.0' }),
  mistake('subnets-list', 'Subnets are one text', LAYER2, { subnets: ['10.70.0.0/16'] }),
  mistake('subnets-three-parts', 'Only layer 3 splits subnets by node', LAYER2, {
    subnets: '10.70.0.0/16/24',
  }),
  mistake('subnets-overlap-pods', 'The pod network has these addresses', LAYER2, {
    subnets: '10.128.0.0/16',
  }),
  mistake('host-prefix-too-short', 'A node gets more than there is', LAYER3, {
    subnets: '10.70.0.0/16/12',
  }),
  mistake('host-prefix-ipv6', 'IPv6 gives each node a /64', LAYER3, {
    subnets: 'fd70::/48/80',
  }),
  mistake('host-prefixes-differ', 'All IPv4 subnets have the same host prefix', LAYER3, {
    subnets: '10.70.0.0/16/24,10.71.0.0/16/25',
  }),
  mistake('excluded-outside', 'What is excluded is not in the subnets', LAYER2, {
    subnets: '10.70.0.0/24',
    excludeSubnets: '10.71.0.0/30',
  }),
  mistake('excluded-without-subnets', 'Nothing to exclude from', LAYER2, {
    excludeSubnets: '10.70.0.0/30',
  }),
  mistake('reserved-layer3', 'Only layer 2 reserves subnets', LAYER3, {
    reservedSubnets: '10.70.1.0/24',
  }),
  mistake('join-subnet-localnet', 'A localnet has no join subnet', LOCALNET, {
    joinSubnet: '100.66.0.0/16',
  }),
  mistake('persistent-ips-layer3', 'Layer 3 keeps no addresses', LAYER3, {
    allowPersistentIPs: true,
  }),
  mistake('ipam', 'OVN-Kubernetes assigns addresses by subnets only', LAYER2, {
    ipam: { type: 'whereabouts', range: '10.70.0.0/24' },
  }),
];

const OTHERS: Mistake[] = [
  mistake('vlan-4095', 'The highest VLAN is 4094', LOCALNET, { vlanID: 4095 }),
  mistake('vlan-0', 'The lowest VLAN is 1', LOCALNET, { vlanID: 0 }),
  mistake('vlan-quoted', 'The VLAN is a text', LOCALNET, { vlanID: '200' }),
  mistake('vlan-layer2', 'Only a localnet has a VLAN', LAYER2, { vlanID: 200 }),
  mistake('physical-name-comma', 'A comma cannot be in a mapping', LOCALNET, {
    physicalNetworkName: 'physnet,dc',
  }),
  mistake('physical-name-colon', 'A colon cannot be in a mapping', LOCALNET, {
    physicalNetworkName: 'physnet:dc',
  }),
  mistake('physical-name-unmapped', 'No node has a bridge mapping for it', LOCALNET, {
    physicalNetworkName: 'physnet-storage',
  }),
  mistake('mtu-too-small', 'An MTU below 576', LAYER2, { mtu: 500 }),
  mistake('mtu-quoted', 'The MTU is a text', LAYER2, { mtu: '1400' }),
  mistake('mtu-too-small-for-ipv6', 'IPv6 needs 1280', LAYER2, {
    subnets: 'fd70::/64',
    mtu: 1200,
  }),
  {
    name: 'two-plugins',
    problem: 'OVN-Kubernetes stands alone in a list of plugins',
    config: {
      cniVersion: '0.3.1',
      name: `${OVN_NAMESPACE}-two-plugins`,
      plugins: [
        {
          type: 'ovn-k8s-cni-overlay',
          topology: 'layer2',
          netAttachDefName: `${OVN_NAMESPACE}/two-plugins`,
        },
        { type: 'tuning' },
      ],
    },
  },
];

/** Mistakes in networks of OVN-Kubernetes. */
export const OVN_MISTAKES: Mistake[] = [...NAMES, ...TOPOLOGIES, ...SUBNETS, ...OTHERS];
