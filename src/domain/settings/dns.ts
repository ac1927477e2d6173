import { entriesAt, numberAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { parseIp } from '../net/cidr';
import { conditionOf } from '../vm/spec/instance';
import { derived, type World } from '../world/world';
import { dnsForm } from './forms';
import { addonsOwnerOf, type AddonsShape, type SettingsOwner } from './owner';

/** What the Deployment of the name server is called, and the label of its pods. */
export const DNS_DEPLOYMENT = 'secondary-dns';
const POD_LABEL = { 'k8s-app': DNS_DEPLOYMENT };

/** The Service by which OpenShift's documentation makes it reachable, and what it listens on. */
export const DNS_SERVICE = 'dns-lb';
const DNS_PORT = 53;
const POD_PORT = 5353;

/** Where cluster-network-addons runs when HyperConverged has not installed it. */
const ADDONS_NAMESPACE = 'cluster-network-addons';

/** All that a cluster says of names for VMs on secondary networks. */
export interface SecondaryDns {
  owner: SettingsOwner<AddonsShape>;
  isOn: boolean;
  /** As written; '' where there is none. */
  nameServerIP: string;
  /** Namespace in which the name server runs. */
  namespace: string;
  /** Domain of the cluster. '' where it is known to have none; undefined where it is not known. */
  baseDomain: string | undefined;
}

/** The namespace of the network add-ons that an object configures. */
export const addonsNamespaceOf = ({ object, shape }: SettingsOwner<AddonsShape>): string =>
  shape === 'addons' ? ADDONS_NAMESPACE : (textAt(object, 'metadata', 'namespace') ?? '');

/** HyperConverged hands on the domain of the cluster; a NetworkAddonsConfig names one itself. */
const baseDomainOf = (world: World, owner: SettingsOwner<AddonsShape>): string | undefined => {
  if (owner.shape === 'addons')
    return textAt(owner.object, 'spec', 'kubeSecondaryDNS', 'domain') ?? '';
  const dns = world.find('ClusterDNS', 'cluster');
  if (dns) return textAt(dns, 'spec', 'baseDomain') ?? '';
  return world.isKnown('ClusterDNS') ? '' : undefined;
};

/**
 * Names for VMs on secondary networks, as the cluster is set up. Undefined where neither HyperConverged
 * nor a NetworkAddonsConfig is known.
 *
 * Source: hyperconverged-cluster-operator controllers/handlers/networkAddons.go.
 */
export const secondaryDnsOf = derived((world: World): SecondaryDns | undefined => {
  const owner = addonsOwnerOf(world);
  if (!owner) return undefined;
  const { enabled: isOn, nameServerIP } = dnsForm(owner.shape).read(owner.object);
  return {
    owner,
    isOn,
    nameServerIP,
    namespace: addonsNamespaceOf(owner),
    baseDomain: baseDomainOf(world, owner),
  };
});

/** The zone that the name server answers for. Source: kubesecondarydns pkg/zonemgr/zone_manager.go. */
export const zoneOf = (baseDomain: string): string =>
  baseDomain === '' ? 'vm' : `vm.${baseDomain}`;

/** Whether a text is an address that the name server can have: IPv4, nothing else. */
export const isNameServerAddress = (text: string): boolean => parseIp(text)?.family === 4;

/**
 * The records that hand the zone over to the name server, for the DNS of the network around the cluster.
 *
 * Source: OpenShift's documentation, "Configuring a DNS server for secondary networks".
 */
export const delegationRecords = (baseDomain: string, nameServerIP: string): string[] => {
  const zone = zoneOf(baseDomain);
  return [`${zone}. IN NS ns.${zone}.`, `ns.${zone}. IN A ${nameServerIP}`];
};

/** How far the name server has come. */
export type DeploymentState = 'missing' | 'starting' | 'ready' | 'failed';

/** @param deployment `secondary-dns`; undefined where it is not there */
export const deploymentState = (deployment: unknown): DeploymentState => {
  if (deployment === undefined) return 'missing';
  if ((numberAt(deployment, 'status', 'availableReplicas') ?? 0) > 0) return 'ready';
  const progressing = conditionOf(deployment, 'Progressing');
  return progressing?.status === 'False' ? 'failed' : 'starting';
};

/**
 * A Service by which the name server can be asked from outside.
 *
 * `pending`: of type LoadBalancer, and nothing has given it an address. `nodes`: on a port of each node,
 * which is not port 53. `inside`: only from within the cluster.
 */
export interface DnsService {
  object: KubernetesResource;
  name: string;
  reach: 'address' | 'pending' | 'nodes' | 'inside';
  /** IPv4 addresses first, as given. */
  addresses: readonly string[];
}

const isSelecting = (service: KubernetesResource): boolean => {
  const selector = Object.entries(recordAt(service, 'spec', 'selector'));
  const labels: Record<string, string> = POD_LABEL;
  return selector.length > 0 && selector.every(([key, value]) => labels[key] === value);
};

const isForDns = (service: KubernetesResource): boolean =>
  isSelecting(service) &&
  entriesAt(service, 'spec', 'ports').some(
    ({ entry }) =>
      entry.protocol === 'UDP' && (entry.targetPort === POD_PORT || entry.targetPort === 'dns'),
  );

const readService = (object: KubernetesResource): DnsService => {
  const given = entriesAt(object, 'status', 'loadBalancer', 'ingress').flatMap(
    ({ entry }) => textAt(entry, 'ip') ?? textAt(entry, 'hostname') ?? [],
  );
  const addresses = [...given].sort(
    (a, b) => Number(isNameServerAddress(b)) - Number(isNameServerAddress(a)),
  );
  const type = textAt(object, 'spec', 'type');
  const reach =
    type === 'LoadBalancer'
      ? addresses.length > 0
        ? 'address'
        : 'pending'
      : type === 'NodePort'
        ? 'nodes'
        : 'inside';
  return { object, name: textAt(object, 'metadata', 'name') ?? '', reach, addresses };
};

const REACHES: readonly DnsService['reach'][] = ['address', 'pending', 'nodes', 'inside'];

/** The Services for the name server in its namespace, those first by which it is reached best. */
export const dnsServicesOf = (world: World, namespace: string): DnsService[] =>
  world
    .list('Service', namespace)
    .filter(isForDns)
    .map(readService)
    .sort((a, b) => REACHES.indexOf(a.reach) - REACHES.indexOf(b.reach));

/** The Service that makes the name server reachable, as `oc expose` of the documentation makes it. */
export const newDnsService = (namespace: string): KubernetesResource => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: DNS_SERVICE, namespace, labels: { ...POD_LABEL } },
  spec: {
    type: 'LoadBalancer',
    selector: { ...POD_LABEL },
    ports: [{ port: DNS_PORT, protocol: 'UDP', targetPort: POD_PORT }],
  },
});
