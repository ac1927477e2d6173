import { msg } from '../../../domain/core/msg';
import type { ComponentId, ComponentState } from '../../../domain/settings/installed';
import {
  migrationPath,
  networkListPath,
  settingsPath,
  userNetworkListPath,
  vmListPath,
} from '../../../ui/routes';

interface PageName {
  text: string;
  to: string;
}

const PAGES = {
  vms: { text: msg('VirtualMachines'), to: vmListPath(undefined) },
  networks: { text: msg('Networks'), to: networkListPath(undefined) },
  userNetworks: { text: msg('User-defined networks'), to: userNetworkListPath(undefined) },
  migration: { text: msg('Live migration'), to: migrationPath(undefined) },
  fqdn: { text: msg('Cluster FQDN'), to: settingsPath() },
  macs: { text: msg('MAC pools'), to: settingsPath('mac-pools') },
} as const satisfies Record<string, PageName>;

/** What a component is called, what it is for, and which pages need it. */
export const componentWords: Readonly<
  Record<ComponentId, { name: string; purpose: string; pages: readonly PageName[] }>
> = {
  kubevirt: {
    name: 'KubeVirt',
    purpose: msg('Runs VMs'),
    pages: [PAGES.vms, PAGES.migration],
  },
  hyperconverged: {
    name: 'OpenShift Virtualization',
    purpose: msg('Installs KubeVirt and its add-ons, and holds their settings (HyperConverged)'),
    pages: [PAGES.migration, PAGES.fqdn, PAGES.macs],
  },
  multus: {
    name: 'Multus CNI',
    purpose: msg('Connects VMs to secondary networks'),
    pages: [PAGES.networks, PAGES.vms, PAGES.migration],
  },
  'ovn-kubernetes': {
    name: 'OVN-Kubernetes',
    purpose: msg('The network of the cluster, and user-defined networks'),
    pages: [PAGES.userNetworks, PAGES.networks],
  },
  nmstate: {
    name: 'NMState',
    purpose: msg('Sets up bridges, bonds and VLANs on nodes, and tells what nodes have'),
    pages: [PAGES.networks, PAGES.migration],
  },
  sriov: {
    name: 'SR-IOV Network Operator',
    purpose: msg('Gives VMs a part of a network card'),
    pages: [PAGES.networks],
  },
  addons: {
    name: 'Cluster network addons',
    purpose: msg('Installs the add-ons below'),
    pages: [PAGES.fqdn, PAGES.macs],
  },
  'linux-bridge': {
    name: 'Linux bridge CNI',
    purpose: msg('Connects VMs to Linux bridges of nodes'),
    pages: [PAGES.networks],
  },
  kubemacpool: {
    name: 'KubeMacPool',
    purpose: msg('Gives VMs MAC addresses of a range'),
    pages: [PAGES.macs],
  },
  'secondary-dns': {
    name: 'KubeSecondaryDNS',
    purpose: msg('Answers for names of VMs on secondary networks'),
    pages: [PAGES.fqdn],
  },
  'ipam-controller': {
    name: 'KubeVirt IPAM controller',
    purpose: msg('Lets VMs keep their addresses on networks of OVN-Kubernetes'),
    pages: [PAGES.userNetworks],
  },
  'dynamic-networks': {
    name: 'Multus dynamic networks controller',
    purpose: msg('Plugs interfaces into VMs that run'),
    pages: [PAGES.vms],
  },
  whereabouts: {
    name: 'whereabouts',
    purpose: msg('Gives pods addresses on secondary networks'),
    pages: [PAGES.migration, PAGES.networks],
  },
  'multi-network-policy': {
    name: 'MultiNetworkPolicy',
    purpose: msg('Says who may talk to whom on secondary networks'),
    pages: [PAGES.networks],
  },
  metallb: {
    name: 'MetalLB',
    purpose: msg('Gives addresses to Services of type LoadBalancer'),
    pages: [PAGES.fqdn],
  },
  mesh: {
    name: 'Service mesh',
    purpose: msg('Encrypts and observes traffic of VMs on the pod network'),
    pages: [PAGES.vms],
  },
  'node-tuning': {
    name: 'Node Tuning Operator',
    purpose: msg('Sets aside CPUs for VMs with fast networks'),
    pages: [PAGES.vms],
  },
};

type LabelStatus = 'success' | 'warning' | 'danger' | 'info';

/** How a state is said, and what it looks like. */
export const stateWords: Readonly<
  Record<ComponentState, { label: string; status: LabelStatus | undefined }>
> = {
  present: { label: msg('Present'), status: 'success' },
  progressing: { label: msg('Changing'), status: 'info' },
  degraded: { label: msg('Degraded'), status: 'danger' },
  off: { label: msg('Not switched on'), status: undefined },
  missing: { label: msg('Missing'), status: undefined },
  unknown: { label: msg('Cannot be read'), status: 'warning' },
};
