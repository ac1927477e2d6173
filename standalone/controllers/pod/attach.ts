import { digestOf } from '../../kubernetes/digest.ts';
import { macFrom, podMac } from '../../kubernetes/address.ts';
import { normalizedMac } from '../admission/mac.ts';
import { nadKey } from '../kubevirt/spec.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Pod } from '../kubevirt/types.ts';
import type { World } from '../world.ts';
import { assignedAddress, assignedIpv6, podIpv6 } from './addresses.ts';
import { interfacesOf, mappingsOf } from './bridges.ts';
import { configOf, configTextOf, isOvn, localnetOf, typeOf, type CniConfig } from './cni.ts';
import { freeFunction } from './functions.ts';
import { primaryAnnotation, primaryInterface, primaryNetworkIn } from './primary.ts';
import { allocate } from './whereabouts.ts';
import { podRequestsOf, type PodNetwork, type PodRequest } from './find.ts';

/**
 * Namespaces whose networks every pod may use. Source: openshift/cluster-network-operator,
 * bindata/network/multus/multus.yaml.
 */
const GLOBAL_NAMESPACES = [
  'default',
  'openshift-multus',
  'openshift-sriov-network-operator',
  'openshift-cnv',
];

/** What Multus made of a pod's networks, or why it could not. */
export type Attachment =
  | {
      networks: PodNetwork[];
      /** The pools of whereabouts with the addresses that the pod has got. */
      pools: KubernetesObject[];
      /** What OVN-Kubernetes notes on the pod. */
      annotations: Record<string, string>;
    }
  | { failure: string };

const sandboxFailure = ({ metadata }: Pod, text: string): string => {
  const { namespace = '', name, uid = '' } = metadata;
  const sandbox = digestOf(`sandbox ${uid}`);
  return `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to create pod network sandbox k8s_${name}_${namespace}_${uid}_0(${sandbox}): error adding pod ${namespace}_${name} to CNI network "multus-cni-network": plugin type="multus-shim" name="multus-cni-network" failed (add): CmdAdd (shim): CNI request failed with status 400: '${text}'`;
};

const delegateFailure = (pod: Pod, text: string): string => {
  const { namespace = '', name, uid = '' } = pod.metadata;
  return `Multus: [${namespace}/${name}/${uid}]: error loading k8s delegates k8s args: TryLoadPodDelegates: error in getting k8s network for pod: GetNetworkDelegates: ${text}`;
};

/** Why Multus does not find a network or may not use it. Source: multus-cni pkg/k8sclient/k8sclient.go. */
const lookUpFailure = (
  pod: Pod,
  { name, namespace }: PodRequest,
  world: World,
): string | undefined => {
  const own = pod.metadata.namespace ?? '';
  if (namespace !== own && !GLOBAL_NAMESPACES.includes(namespace)) {
    return delegateFailure(
      pod,
      `namespace isolation enabled, annotation violates permission, pod is in namespace ${own} but refers to target namespace ${namespace}`,
    );
  }
  const nad = world.nad({ namespace, name });
  if (!nad) {
    return delegateFailure(
      pod,
      `failed getting the delegate: getKubernetesDelegate: cannot find a network-attachment-definition (${name}) in namespace (${namespace}): network-attachment-definitions.k8s.cni.cncf.io "${name}" not found`,
    );
  }
  if (!configOf(nad)) {
    return delegateFailure(
      pod,
      `failed getting the delegate: GetCNIConfigFromSpec: failed to get network ${nadKey({ namespace, name })}: spec.config is no JSON object: ${JSON.stringify(configTextOf(nad) ?? '')}`,
    );
  }
  return undefined;
};

const addFailure = (
  pod: Pod,
  { name, namespace }: PodRequest,
  cni: string,
  why: string,
): string => {
  const { namespace: own = '', name: podName, uid = '' } = pod.metadata;
  return `[${own}/${podName}/${uid}:${nadKey({ namespace, name })}]: error adding container to network "${cni}": ${why}`;
};

/**
 * The interface that a macvlan or ipvlan builds on, where the node has none of the name. Source:
 * containernetworking/plugins plugins/main/macvlan/macvlan.go.
 */
const missingMaster = (config: CniConfig, node: string, world: World): string | undefined => {
  if (!['macvlan', 'ipvlan'].includes(typeOf(config) ?? '')) return undefined;
  const faces = interfacesOf(node, world);
  const { master } = config;
  return typeof master === 'string' && faces && !faces.includes(master) ? master : undefined;
};

/** Why a CNI plugin does not attach a pod that Multus hands to it. */
const pluginFailure = (
  pod: Pod,
  request: PodRequest,
  config: CniConfig,
  world: World,
): string | undefined => {
  const { name, namespace } = request;
  const cni = typeof config.name === 'string' ? config.name : name;
  const fail = (why: string) => addFailure(pod, request, cni, why);
  if (typeOf(config) === undefined) return fail('failed to find plugin "" in path [/opt/cni/bin]');
  if (isOvn(config) && config.netAttachDefName !== nadKey({ namespace, name })) {
    // OVN-Kubernetes ignores the definition, so no controller prepares the pod.
    return fail(
      `CNI request failed with status 400: failed to get pod annotation: timed out waiting for annotations: net-attach-def name (${nadKey({ namespace, name })}) is inconsistent with config (${String(config.netAttachDefName)})`,
    );
  }
  const localnet = localnetOf(config);
  const mappings = mappingsOf(pod.spec.nodeName ?? '', world);
  if (isOvn(config) && localnet !== undefined && mappings && !mappings.includes(localnet)) {
    return fail(
      `CNI request failed with status 400: failed to configure pod interface: timed out waiting for OVS port binding (ovn-installed) for ${request.mac ?? 'the pod'} (node ${pod.spec.nodeName ?? ''} has no bridge mapping for ${localnet})`,
    );
  }
  const missing = missingMaster(config, pod.spec.nodeName ?? '', world);
  if (missing !== undefined) return fail(`failed to lookup master "${missing}": Link not found`);
  return undefined;
};

/** A MAC address for an interface that asks for none. */
const macOf = ({ metadata }: Pod, request: PodRequest): string =>
  normalizedMac(request.mac ?? '') ??
  macFrom(
    '0a:58:00',
    Number.parseInt(digestOf(`${metadata.uid ?? ''} ${request.interface}`).slice(0, 6), 16),
  );

const attached = (
  pod: Pod,
  request: PodRequest,
  config: CniConfig,
  taken: PodNetwork[],
  world: World,
  given: string | undefined,
): PodNetwork => {
  const { name, namespace } = request;
  const mac = macOf(pod, request);
  const address = given ?? assignedAddress(pod, request, mac, config, world);
  const ips = [...(address === undefined ? [] : [address]), ...assignedIpv6(config, mac)];
  const device = config.type === 'sriov' ? freeFunction(pod, request, taken, world) : undefined;
  return {
    name: nadKey({ namespace, name }),
    interface: request.interface,
    ...(ips.length === 0 ? {} : { ips }),
    mac,
    dns: {},
    ...(device === undefined
      ? {}
      : { 'device-info': { type: 'pci', version: '1.1.0', pci: { 'pci-address': device } } }),
  };
};

/**
 * Attaches a pod that has a node to its networks: as Multus does for the definitions it finds, and
 * as the CNI plugins do on that node. A Linux bridge that is not there is no reason to fail: the
 * plugin makes an empty one.
 */
export const attach = (pod: Pod, podIp: string, world: World): Attachment => {
  const node = world.nodes().find(({ metadata }) => metadata.name === pod.spec.nodeName);
  const primary: PodNetwork = {
    name: 'ovn-kubernetes',
    interface: 'eth0',
    ips: [podIp, ...podIpv6(node, podIp)],
    mac: podMac(podIp),
    default: true,
    dns: {},
  };
  const own = primaryNetworkIn(
    world.namespaceLabels(pod.metadata.namespace ?? ''),
    world.nadsIn(pod.metadata.namespace ?? ''),
  );
  const inPlace = own && primaryInterface(pod, own, world);
  if (inPlace && 'failure' in inPlace) return { failure: sandboxFailure(pod, inPlace.failure) };
  const networks = inPlace ? [{ ...primary, default: false }, inPlace] : [primary];
  const pools: KubernetesObject[] = [];
  for (const request of podRequestsOf(pod)) {
    const missing = lookUpFailure(pod, request, world);
    if (missing !== undefined) return { failure: sandboxFailure(pod, missing) };
    const config = configOf(world.nad(request)) ?? {};
    const refused = pluginFailure(pod, request, config, world);
    if (refused !== undefined) return { failure: sandboxFailure(pod, refused) };
    const given = allocate(pod, request, config, world);
    if (given && 'full' in given) {
      return { failure: sandboxFailure(pod, addFailure(pod, request, request.name, given.full)) };
    }
    if (given) pools.push(given.pool);
    networks.push(attached(pod, request, config, networks, world, given?.address));
  }
  return { networks, pools, annotations: primaryAnnotation(networks, own) };
};
