import { msg } from '../../domain/core/msg';
import { reason } from '../../domain/core/reasons';
import type { KubernetesResource } from '../../domain/core/resource';
import { models } from '../../k8s/models';
import type { ResourceBasics, Verb } from '../../ui/resource/kind';
import { nodeNetworksPath, nodePolicyEditPath, nodePolicyPath } from '../../ui/routes';

const denied: Record<Verb, string> = {
  delete: msg('You have no permission to delete policies of node networks.'),
  patch: msg('You have no permission to change policies of node networks.'),
};

/** Policies of nmstate, as lists and menus know them. */
export const policyBasics: ResourceBasics<KubernetesResource> = {
  modelOf: () => models.NodeNetworkConfigurationPolicy,
  provider: 'the Kubernetes NMState Operator',
  paths: {
    list: () => nodeNetworksPath(),
    details: (_namespace, name, tab) => nodePolicyPath(name, tab),
    edit: (_namespace, name) => nodePolicyEditPath(name),
  },
  words: {
    list: msg('Node networks'),
    create: msg('Create policy for node networks'),
    edit: msg('Edit policy'),
    edited: msg('Edit policy {{name}}'),
    notYours: msg('This policy is not yours to edit'),
    asText: msg('This policy is edited as text'),
    askCreate: msg('Create policy {{name}}?'),
    askSave: msg('Save changes of policy {{name}}?'),
    askDelete: msg('Delete policy {{name}}?'),
    confirmCreate: msg('Create policy'),
    created: msg('Policy {{name}} created'),
    saved: msg('Changes of policy {{name}} saved'),
    deleted: msg('Policy {{name}} is deleted'),
  },
  shownName: ({ metadata: { name = '', generateName = '' } = {} }) =>
    name === '' ? generateName : name,
  described: (name) => reason(msg('Policy {{name}}'), { name }),
  obstacleTo: (_verb, { metadata }) =>
    metadata?.deletionTimestamp === undefined
      ? undefined
      : reason(msg('The policy is being deleted already.')),
  denied: (verb) => reason(denied[verb]),
};
