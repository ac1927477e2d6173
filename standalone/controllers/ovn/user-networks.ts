import { at } from '../../apiserver/conversion/paths.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { ownerOf } from '../../kubernetes/meta.ts';
import { condition } from '../../objects/condition.ts';
import { PRIMARY_LABEL } from '../../objects/udn.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import type { Controller } from '../loop.ts';
import { matchesLabels } from '../services/label-selector.ts';
import type { UserNetwork } from './subject.ts';
import { recordsOf, textsOf } from '../services/lists.ts';

type Json = Record<string, unknown>;

const UDN_LABEL = 'k8s.ovn.org/user-defined-network';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isOfCluster = ({ kind }: KubernetesObject): boolean => kind === 'ClusterUserDefinedNetwork';

/** `topology` and the settings of it, wherever the kind keeps them. */
const settingsOf = (network: KubernetesObject): { topology: string; settings: Json } => {
  const spec: unknown = isOfCluster(network) ? at(network.spec, ['network']) : network.spec;
  const topology = textOf(at(spec, ['topology'])).toLowerCase();
  const settings: unknown = at(spec, [topology]);
  return { topology, settings: isRecord(settings) ? settings : {} };
};

/** Subnets as the plugin reads them; a layer 3 network has the part of a node behind each. */
const subnetsOf = (settings: Json): string =>
  Array.isArray(settings.subnets)
    ? (settings.subnets as unknown[])
        .map((subnet) =>
          isRecord(subnet)
            ? `${textOf(subnet.cidr)}${typeof subnet.hostSubnet === 'number' ? `/${subnet.hostSubnet}` : ''}`
            : textOf(subnet),
        )
        .join(',')
    : '';

/** Source: ovn-kubernetes go-controller/pkg/clustermanager/userdefinednetwork/template. */
const configOf = (network: KubernetesObject, namespace: string): Json => {
  const { name } = network.metadata;
  const { topology, settings } = settingsOf(network);
  const subnets = subnetsOf(settings);
  const excluded = textsOf(settings.excludeSubnets).join(',');
  const vlan: unknown = at(settings, ['vlan', 'access', 'id']);
  return {
    cniVersion: '1.0.0',
    name: isOfCluster(network) ? `cluster_udn_${name}` : `${namespace}_${name}`,
    netAttachDefName: `${namespace}/${name}`,
    role: settings.role === 'Primary' ? 'primary' : 'secondary',
    type: 'ovn-k8s-cni-overlay',
    topology,
    ...(subnets !== '' && { subnets }),
    ...(excluded !== '' && { excludeSubnets: excluded }),
    ...(settings.mtu !== undefined && { mtu: settings.mtu }),
    ...(at(settings, ['ipam', 'lifecycle']) === 'Persistent' && { allowPersistentIPs: true }),
    ...(settings.physicalNetworkName !== undefined && {
      physicalNetworkName: settings.physicalNetworkName,
    }),
    ...(vlan !== undefined && { vlanID: vlan }),
  };
};

const isChosen = (network: KubernetesObject, { metadata }: KubernetesObject): boolean => {
  const labels = { 'kubernetes.io/metadata.name': metadata.name, ...metadata.labels };
  return matchesLabels(at(network.spec, ['namespaceSelector']), labels);
};

const nadOf = (network: KubernetesObject, namespace: string): KubernetesObject => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: {
    name: network.metadata.name,
    namespace,
    labels: { [UDN_LABEL]: '' },
    ownerReferences: [{ ...ownerOf(network), uid: network.metadata.uid ?? '' }],
  },
  spec: { config: JSON.stringify(configOf(network, namespace)) },
});

const told = (
  network: KubernetesObject,
  problems: string[],
  message: string,
  now: string,
): KubernetesObject => {
  const isMade = problems.length === 0;
  const text = isMade ? message : problems.join('; ');
  const all = recordsOf(at(network.status, ['conditions']));
  const before = all.find(({ type }) => type === 'NetworkCreated');
  if (before?.message === text) return network;
  const reason = isMade
    ? 'NetworkAttachmentDefinitionCreated'
    : 'NetworkAttachmentDefinitionSyncError';
  return {
    ...network,
    status: {
      ...(isRecord(network.status) ? network.status : {}),
      conditions: [
        ...all.filter((each) => each !== before),
        condition('NetworkCreated', isMade, now, reason, text),
      ],
    },
  };
};

/** Why a network cannot be made in a namespace; undefined where it can. */
const problemIn = (
  subject: UserNetwork,
  network: KubernetesObject,
  { metadata }: KubernetesObject,
): string | undefined => {
  const { name } = network.metadata;
  const before = subject.nad(metadata.name, name);
  if (before && !subject.made.includes(before))
    return `foreign NetworkAttachmentDefinition with the desired name already exist [${metadata.name}/${name}]`;
  const isPrimary = settingsOf(network).settings.role === 'Primary';
  const [label = ''] = Object.keys(PRIMARY_LABEL);
  return isPrimary && metadata.labels?.[label] === undefined
    ? `primary network cannot be created in namespace ${metadata.name}: it lacks the label ${label}`
    : undefined;
};

/**
 * Makes the networks of user-defined networks that are created or changed, one in each namespace, takes
 * them away with them, and says in the condition what came of it, as OVN-Kubernetes does.
 *
 * Source: ovn-kubernetes go-controller/pkg/clustermanager/userdefinednetwork/controller.go.
 */
export const userNetworkController: Controller<UserNetwork> = (subject, world): Change[] => {
  const { network, isAdopted, made, namespaces } = subject;
  if (!network) return made.map((nad) => ({ remove: nad }));
  if (isAdopted) return [];
  if (!world.passed(`networks of ${network.metadata.uid ?? ''}`, SECONDS.reconcile)) return [];
  const chosen = isOfCluster(network)
    ? namespaces.filter((namespace) => isChosen(network, namespace))
    : namespaces.filter(({ metadata }) => metadata.name === network.metadata.namespace);
  const judged = chosen.map((namespace) => ({
    name: namespace.metadata.name,
    problem: problemIn(subject, network, namespace),
  }));
  const fit = judged.flatMap(({ name, problem }) => (problem === undefined ? [name] : []));
  const message = isOfCluster(network)
    ? `NetworkAttachmentDefinition has been created in following namespaces: [${fit.join(', ')}]`
    : 'NetworkAttachmentDefinition has been created';
  return [
    ...made
      .filter(({ metadata }) => !fit.includes(metadata.namespace ?? ''))
      .map((nad): Change => ({ remove: nad })),
    ...fit
      .filter((name) => !made.some(({ metadata }) => metadata.namespace === name))
      .map((name): Change => ({ put: nadOf(network, name) })),
    {
      put: told(
        network,
        judged.flatMap(({ problem }) => problem ?? []),
        message,
        world.now,
      ),
    },
  ];
};
