/** The bridge by which a node and its pods reach the network of the cluster. */
export const BR_EX = 'br-ex';

/** The bridge mapping of OVN-Kubernetes' own, to br-ex. */
export const PHYSNET = 'physnet';

/**
 * Bridges and interfaces that OVN-Kubernetes makes on each node, beside br-ex, on which people may set a
 * thing or two.
 *
 * Source: ovn-kubernetes go-controller/pkg/node, pkg/types/const.go; cluster-network-operator.
 */
export const OF_OVN = /^(?:br-int|ovn-k8s-mp\d+|genev_sys_\d+|ovs-system)$/;
