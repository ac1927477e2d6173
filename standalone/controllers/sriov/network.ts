import { at } from '../../apiserver/conversion/paths.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { condition } from '../../objects/condition.ts';
import type { Change } from '../changes.ts';
import { isSame } from '../../kubernetes/equal.ts';
import type { Controller } from '../loop.ts';
import { OWNER_ANNOTATION, type SriovNetworkSubject } from './subject.ts';

type Json = Record<string, unknown>;

const RESOURCE_ANNOTATION = 'k8s.v1.cni.cncf.io/resourceName';
const PREFIX = 'openshift.io/';

const textAt = (spec: unknown, key: string): string | undefined => {
  const value = at(spec, [key]);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const jsonAt = (spec: unknown, key: string, otherwise: unknown): unknown => {
  const text = textAt(spec, key);
  return text === undefined ? otherwise : (JSON.parse(text) as unknown);
};

const numberAt = (spec: unknown, key: string): number | undefined => {
  const value = at(spec, [key]);
  return typeof value === 'number' ? value : undefined;
};

/** Source: sriov-network-operator bindata/manifests/cni-config/sriov/sriov-cni-config.yaml. */
const configOf = (name: string, spec: unknown): Json => {
  const sriov = {
    type: 'sriov',
    vlan: numberAt(spec, 'vlan') ?? 0,
    ...(textAt(spec, 'spoofChk') !== undefined && { spoofchk: textAt(spec, 'spoofChk') }),
    ...(textAt(spec, 'trust') !== undefined && { trust: textAt(spec, 'trust') }),
    vlanQoS: numberAt(spec, 'vlanQoS') ?? 0,
    ...(textAt(spec, 'vlanProto') !== undefined && { vlanProto: textAt(spec, 'vlanProto') }),
    ...(numberAt(spec, 'minTxRate') !== undefined && { min_tx_rate: numberAt(spec, 'minTxRate') }),
    ...(numberAt(spec, 'maxTxRate') !== undefined && { max_tx_rate: numberAt(spec, 'maxTxRate') }),
    ...(textAt(spec, 'capabilities') !== undefined && {
      capabilities: jsonAt(spec, 'capabilities', {}),
    }),
    ...(textAt(spec, 'linkState') !== undefined && { link_state: textAt(spec, 'linkState') }),
    logLevel: textAt(spec, 'logLevel') ?? 'info',
    ipam: jsonAt(spec, 'ipam', {}),
  };
  const further = textAt(spec, 'metaPlugins');
  return further === undefined
    ? { cniVersion: '1.0.0', name, ...sriov }
    : {
        cniVersion: '1.0.0',
        name,
        plugins: [sriov, ...(JSON.parse(`[${further}]`) as unknown[])],
      };
};

const nadOf = (
  namespace: string,
  owner: string,
  { metadata, spec }: KubernetesObject,
  before: KubernetesObject | undefined,
): KubernetesObject => {
  const { name } = metadata;
  const config = configOf(name, spec);
  const was: unknown = at(before?.spec, ['config']);
  const isAsBefore = typeof was === 'string' && isSame(JSON.parse(was), config);
  return {
    ...before,
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: {
      ...before?.metadata,
      name,
      namespace,
      annotations: {
        ...before?.metadata.annotations,
        [RESOURCE_ANNOTATION]: `${PREFIX}${textAt(spec, 'resourceName') ?? ''}`,
        [OWNER_ANNOTATION]: owner,
      },
    },
    spec: { config: isAsBefore ? was : JSON.stringify(config) },
  };
};

const readyCondition = (network: KubernetesObject): Json | undefined => {
  const all: unknown = at(network.status, ['conditions']);
  const list: unknown[] = Array.isArray(all) ? all : [];
  return list.filter(isRecord).find(({ type }) => type === 'Ready');
};

/** The network with what the operator says of it; unchanged where it says so already. */
const told = (
  network: KubernetesObject,
  isReady: boolean,
  reason: string,
  message: string,
  now: string,
): KubernetesObject => {
  const before = readyCondition(network);
  const status = isReady ? 'True' : 'False';
  if (before?.status === status && before.message === message) return network;
  return {
    ...network,
    status: {
      ...(isRecord(network.status) ? network.status : {}),
      conditions: [condition('Ready', isReady, now, reason, message)],
    },
  };
};

/**
 * Makes the network of a SriovNetwork, as the SR-IOV operator does, and takes it away with it. A text
 * that is no JSON is told in the condition.
 *
 * Source: sriov-network-operator controllers/generic_network_controller.go and api/v1/helper.go.
 */
export const sriovNetworkController: Controller<SriovNetworkSubject> = (
  subject,
  world,
): Change[] => {
  const { network, owner, made } = subject;
  if (!network) return made.map((nad) => ({ remove: nad }));
  const { name, namespace = '' } = network.metadata;
  const target = textAt(network.spec, 'networkNamespace') ?? namespace;
  const elsewhere = made.filter(({ metadata }) => metadata.namespace !== target);
  const tell = (isReady: boolean, reason: string, message: string): Change => ({
    put: told(network, isReady, reason, message, world.now),
  });
  const gone = elsewhere.map((nad): Change => ({ remove: nad }));
  if (!subject.hasNamespace(target))
    return [...gone, tell(false, 'NamespaceNotFound', `namespaces "${target}" not found`)];
  const before = subject.nad(target, name);
  if (before && before.metadata.annotations?.[OWNER_ANNOTATION] !== owner)
    return [
      ...gone,
      tell(
        false,
        'NetworkNameTaken',
        `NetworkAttachmentDefinition ${target}/${name} is not owned by this SriovNetwork`,
      ),
    ];
  try {
    return [
      ...gone,
      { put: nadOf(target, owner, network, before) },
      tell(true, 'NetworkReady', 'NetworkAttachmentDefinition is provisioned'),
    ];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [...gone, tell(false, 'RenderFailed', error.message)];
  }
};
