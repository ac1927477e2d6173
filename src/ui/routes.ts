/**
 * Paths of this plugin's pages. The namespace is the second segment, because the console takes it
 * from there, and the first segment differs per page, because the console marks a navigation item
 * as current by the leading segments of the path.
 */
export const homes = {
  overview: '/vm-networking-overview',
  networks: '/vm-networks',
  'user-defined-networks': '/vm-user-networks',
  'virtual-machines': '/vm-machines',
  checks: '/vm-network-checks',
  'live-migration': '/vm-live-migration',
  addresses: '/vm-addresses',
  services: '/vm-services',
  dpdk: '/vm-dpdk',
  traffic: '/vm-traffic',
};

/** Pages of the whole cluster: their paths have no namespace, and leave the console's as it is. */
export const clusterHomes = {
  settings: '/vm-network-settings',
  nodes: '/vm-node-networks',
  sriov: '/vm-sriov',
};

/** What lies below leads to these pages, by the names above: `/vm-networking/ns/shop/checks`. */
export const ROOT = '/vm-networking';

/** Help, and the words of vSphere: pages of nobody's namespace, which the navigation does not name. */
export const HELP = '/vm-networking-help';
export const GLOSSARY = '/vm-networking-glossary';

/** The routes of a page for one namespace and for all. */
export const anyNamespace = (home: string): string[] => [
  `${home}/all-namespaces`,
  `${home}/ns/:ns`,
];

const scopeOf = (namespace: string | undefined): string =>
  namespace === undefined ? 'all-namespaces' : `ns/${encodeURIComponent(namespace)}`;

export const networkListPath = (namespace: string | undefined): string =>
  `${homes.networks}/${scopeOf(namespace)}`;

export const networkCreatePath = (namespace: string | undefined): string =>
  `${homes.networks}/${scopeOf(namespace)}/~new`;

/** Where it is chosen what kind of network to create. */
export const networkChoicePath = (namespace: string | undefined): string =>
  `${homes.networks}/${scopeOf(namespace)}/~choose`;

export const networkPath = (namespace: string, name: string, tab = ''): string =>
  `${homes.networks}/${scopeOf(namespace)}/${encodeURIComponent(name)}${tab && `/${tab}`}`;

/** @param view begins with the form where one fits, or with the text */
export const networkEditPath = (namespace: string, name: string, view: 'form' | 'yaml' = 'form') =>
  `${networkPath(namespace, name, '~edit')}${view === 'yaml' ? '?view=yaml' : ''}`;

export const userNetworkListPath = (namespace: string | undefined): string =>
  `${homes['user-defined-networks']}/${scopeOf(namespace)}`;

export const userNetworkCreatePath = (namespace: string | undefined): string =>
  `${homes['user-defined-networks']}/${scopeOf(namespace)}/~new`;

/**
 * A user-defined network; one of the whole cluster has no namespace, and its path leaves the
 * console's active namespace as it is.
 */
export const userNetworkPath = (namespace: string | undefined, name: string, tab = ''): string => {
  const scope = namespace === undefined ? 'cluster' : scopeOf(namespace);
  return `${homes['user-defined-networks']}/${scope}/${encodeURIComponent(name)}${tab && `/${tab}`}`;
};

/** @param view begins with the form where one fits, or with the text */
export const userNetworkEditPath = (
  namespace: string | undefined,
  name: string,
  view: 'form' | 'yaml' = 'form',
): string => `${userNetworkPath(namespace, name, '~edit')}${view === 'yaml' ? '?view=yaml' : ''}`;

/** Page of the object that made a network; undefined for kinds that have none here. */
export const managerPath = (
  { kind, name, namespace: own }: { kind: string; name: string; namespace?: string },
  namespace: string,
): string | undefined => {
  if (kind === 'SriovNetwork' && own !== undefined) return sriovObjectPath('networks', own, name);
  if (kind === 'ClusterUserDefinedNetwork') return userNetworkPath(undefined, name);
  return kind === 'UserDefinedNetwork' ? userNetworkPath(namespace, name) : undefined;
};

/** Page of a virtual machine, with its interfaces. */
export const vmPath = (namespace: string, name: string, tab = ''): string =>
  `${homes['virtual-machines']}/${scopeOf(namespace)}/${encodeURIComponent(name)}${tab && `/${tab}`}`;

/** Parameter of a VM's page: the interface whose diagnosis is open. */
export const DIAGNOSED = 'diagnose';

/** Page of a virtual machine with the diagnosis of one of its interfaces open. */
export const vmDiagnosisPath = (namespace: string, name: string, nic: string): string =>
  `${vmPath(namespace, name)}?${DIAGNOSED}=${encodeURIComponent(nic)}`;

/** The list of VMs with the dialog open that connects them to a network. */
export const vmAttachPath = (namespace: string | undefined, network: string): string =>
  `${vmListPath(namespace)}?attach=${encodeURIComponent(network)}`;

export const vmListPath = (namespace: string | undefined): string =>
  `${homes['virtual-machines']}/${scopeOf(namespace)}`;

/** Where a VM is created, in a namespace or (undefined) in one that is chosen there. */
export const vmCreatePath = (namespace: string | undefined): string =>
  `${vmListPath(namespace)}/~new`;

/** What is broken, what will break and what to tidy, in a namespace or (undefined) in the cluster. */
export const overviewPath = (namespace: string | undefined): string =>
  `${homes.overview}/${scopeOf(namespace)}`;

/** What a list is filtered for, by the keys of its filters. */
type Filtered = Readonly<Record<string, string | readonly string[]>>;

/** A list with filters set: its table reads them from the address. */
export const filtered = (path: string, filters: Filtered): string => {
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([key, values]) =>
      (typeof values === 'string' ? [values] : values).map((value) => [key, value]),
    ),
  ).toString();
  return `${path}${query && `?${query}`}`;
};

/** Findings of a namespace, or (undefined) of the cluster. */
export const checksPath = (namespace: string | undefined): string =>
  `${homes.checks}/${scopeOf(namespace)}`;

/** What a code of findings means. */
export const codePath = (code: string): string =>
  `${homes.checks}/~codes/${encodeURIComponent(code)}`;

/** Live migration, as far as it concerns a namespace or (undefined) all; `tab` is '' for the first. */
export const migrationPath = (namespace: string | undefined, tab = ''): string =>
  `${homes['live-migration']}/${scopeOf(namespace)}${tab && `/${tab}`}`;

/** Addresses of VMs in a namespace or (undefined) in all; `tab` is '' for the first. */
export const addressesPath = (namespace: string | undefined, tab = ''): string =>
  `${homes.addresses}/${scopeOf(namespace)}${tab && `/${tab}`}`;

/** Parameter of the explanation of a Service: the VM that it is about. */
export const WHY_VM = 'vm';

/** Services that lead to VMs, of a namespace or (undefined) of all. */
export const serviceListPath = (namespace: string | undefined): string =>
  `${homes.services}/${scopeOf(namespace)}`;

/** What a new Service is to be for: VMs by their names, and what is chosen to begin with. */
export interface Exposed {
  vms?: readonly string[];
  /** Name of a usual port, such as `ssh`. */
  port?: string;
  type?: string;
}

/** Where a Service is created, in a namespace or (undefined) in one that is chosen there. */
export const serviceCreatePath = (
  namespace: string | undefined,
  { vms = [], port, type }: Exposed = {},
): string => {
  const query = new URLSearchParams([
    ...vms.map((vm) => ['vm', vm]),
    ...(port === undefined ? [] : [['port', port]]),
    ...(type === undefined ? [] : [['type', type]]),
  ]).toString();
  return `${serviceListPath(namespace)}/~new${query && `?${query}`}`;
};

export const servicePath = (namespace: string, name: string, tab = ''): string =>
  `${homes.services}/${scopeOf(namespace)}/${encodeURIComponent(name)}${tab && `/${tab}`}`;

/** Why a Service does not lead to one of its VMs. */
export const whyNotPath = (namespace: string, service: string, vm: string): string =>
  `${servicePath(namespace, service, 'reach')}?${WHY_VM}=${encodeURIComponent(vm)}`;

export const serviceEditPath = (namespace: string, name: string): string =>
  servicePath(namespace, name, '~edit');

/** Where a network for live migration is made. */
export const migrationNetworkCreatePath = (): string => `${homes['live-migration']}/~new-network`;

/** What nodes have of networks; `tab` is '' for the policies of nmstate. */
export const nodeNetworksPath = (tab = ''): string => `${clusterHomes.nodes}${tab && `/${tab}`}`;

/** Where VMs are connected to a physical network; `query` holds what is chosen already. */
export const connectPath = (query: Readonly<Record<string, string>> = {}): string => {
  const text = new URLSearchParams(query).toString();
  return `${clusterHomes.nodes}/~connect${text && `?${text}`}`;
};

/** The map, with what concerns one network or VM (`namespace/name`) or one node. */
export const mapPath = (key: 'network' | 'vm' | 'node', value: string): string =>
  `${nodeNetworksPath('map')}?${key}=${encodeURIComponent(value)}`;

/** A policy of nmstate. */
export const nodePolicyPath = (name: string, tab = ''): string =>
  `${clusterHomes.nodes}/policies/${encodeURIComponent(name)}${tab && `/${tab}`}`;

/** A new policy; with the name of one, it takes back on a node what that one made there. */
export const nodePolicyCreatePath = (removal?: { of: string; node: string }): string => {
  const search = removal ? `?${new URLSearchParams(removal).toString()}` : '';
  return `${nodePolicyPath('~new')}${search}`;
};

export const nodePolicyEditPath = (name: string): string => nodePolicyPath(name, '~edit');

/** SR-IOV; `tab` is '' for the networks. */
export const sriovPath = (tab = ''): string => `${clusterHomes.sriov}${tab && `/${tab}`}`;

/** What of the SR-IOV operator has pages of its own. */
export type SriovPart = 'networks' | 'policies';

/** One network or policy of the SR-IOV operator. */
export const sriovObjectPath = (
  part: SriovPart,
  namespace: string,
  name: string,
  tab = '',
): string =>
  `${sriovPath(part)}/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}${tab && `/${tab}`}`;

/** Where one is created; `query` holds what is chosen already. */
export const sriovCreatePath = (
  part: SriovPart,
  query: Readonly<Record<string, string>> = {},
): string => {
  const text = new URLSearchParams(query).toString();
  return `${sriovPath(part)}/~new${text && `?${text}`}`;
};

/** VMs whose guests drive network cards themselves; `tab` is '' for what the cluster needs. */
export const dpdkPath = (namespace: string | undefined, tab = ''): string =>
  `${homes.dpdk}/${scopeOf(namespace)}${tab && `/${tab}`}`;

/** What a VM has of what DPDK needs, and what it lacks. */
export const dpdkVmPath = (namespace: string, name: string): string =>
  `${dpdkPath(namespace, 'vms')}/${encodeURIComponent(name)}`;

/** What came of a checkup, by the name of its ConfigMap. */
export const checkupPath = (namespace: string, name: string): string =>
  `${dpdkPath(namespace, 'checkups')}/${encodeURIComponent(name)}`;

/** A new checkup; `query` holds what is chosen already. */
export const checkupCreatePath = (
  namespace: string,
  query: Readonly<Record<string, string>> = {},
): string => {
  const text = new URLSearchParams(query).toString();
  return `${dpdkPath(namespace, 'checkups')}/~new${text && `?${text}`}`;
};

/** A new performance profile; `query` holds what is chosen already. */
export const profileCreatePath = (query: Readonly<Record<string, string>> = {}): string => {
  const text = new URLSearchParams(query).toString();
  return `${homes.dpdk}/all-namespaces/profiles/~new${text && `?${text}`}`;
};

export const profileEditPath = (name: string): string =>
  `${homes.dpdk}/all-namespaces/profiles/${encodeURIComponent(name)}/~edit`;

/** Settings of the cluster's add-ons for networks; `tab` is '' for the first. */
export const settingsPath = (tab = ''): string => `${clusterHomes.settings}${tab && `/${tab}`}`;

/** The help for whatever page is at a path. */
export const helpOfPath = (pathname: string): string =>
  `${HELP}?of=${encodeURIComponent(pathname)}`;

/** One page of the help, by the name of its file. */
export const helpPath = (page: string): string => `${HELP}/${encodeURIComponent(page)}`;

/**
 * Where a path without a page of its own leads: `/vm-networking/ns/shop/checks` to the checks of
 * `shop`, `/vm-network-checks` to those of the namespace that is `active`, all else to the networks.
 */
export const redirected = (pathname: string, active: string | undefined): string => {
  const bare = Object.values(homes).find((home) => home === pathname.replace(/\/$/, ''));
  if (bare !== undefined) return `${bare}/${scopeOf(active)}`;
  const [, scope, page = 'networks', rest = ''] =
    /^\/vm-networking\/(all-namespaces|cluster|ns\/[^/]+)(?:\/([^/]+))?(\/.*)?$/.exec(pathname) ??
    [];
  const ofCluster = Object.entries(clusterHomes).find(([name]) => name === page)?.[1];
  if (ofCluster !== undefined) return `${ofCluster}${rest}`;
  const home = Object.entries(homes).find(([name]) => name === page)?.[1];
  if (home === undefined) return networkListPath(active);
  return `${home}/${scope ?? scopeOf(active)}${rest}`;
};

/** Whether a path belongs to this plugin's own pages; on others the console draws its own frame. */
export const isOwnPath = (pathname: string): boolean =>
  Object.values(homes).some((home) => pathname.startsWith(`${home}/`)) ||
  Object.values(clusterHomes).some((home) => `${pathname}/`.startsWith(`${home}/`));
