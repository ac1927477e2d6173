/**
 * Namespaces whose networks VMs of every namespace may use on OpenShift. All others are isolated.
 *
 * Source: openshift cluster-network-operator bindata/network/multus/multus.yaml.
 */
export const GLOBAL_NAMESPACES: readonly string[] = [
  'default',
  'openshift-multus',
  'openshift-sriov-network-operator',
  'openshift-cnv',
];
