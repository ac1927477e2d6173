import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import { models } from '../../../k8s/models';
import type { ResourceBasics, Verb } from '../../../ui/resource/kind';
import { sriovObjectPath, sriovPath } from '../../../ui/routes';

const denied: Record<Verb, string> = {
  delete: msg('You have no permission to delete SriovNetworkNodePolicies.'),
  patch: msg('You have no permission to change SriovNetworkNodePolicies.'),
};

/** SriovNetworkNodePolicies, as lists and menus know them. */
export const policyBasics: ResourceBasics<KubernetesResource> = {
  modelOf: () => models.SriovNetworkNodePolicy,
  provider: 'the SR-IOV Network Operator',
  paths: {
    list: () => sriovPath('policies'),
    details: (namespace = '', name, tab) => sriovObjectPath('policies', namespace, name, tab),
    edit: (namespace = '', name) => sriovObjectPath('policies', namespace, name, '~edit'),
  },
  words: {
    list: msg('SR-IOV'),
    create: msg('Create SR-IOV node policy'),
    edit: msg('Edit SR-IOV node policy'),
    edited: msg('Edit SR-IOV node policy {{name}}'),
    notYours: msg('This policy is not yours to edit'),
    asText: msg('This policy is edited as text'),
    askCreate: msg('Create SR-IOV node policy {{name}}?'),
    askSave: msg('Save changes of SR-IOV node policy {{name}}?'),
    askDelete: msg('Delete SR-IOV node policy {{name}}?'),
    confirmCreate: msg('Create policy'),
    created: msg('SR-IOV node policy {{name}} created'),
    saved: msg('Changes of SR-IOV node policy {{name}} saved'),
    deleted: msg('SR-IOV node policy {{name}} is deleted'),
  },
  shownName: ({ metadata: { name = '', generateName = '' } = {} }) =>
    name === '' ? generateName : name,
  described: (name, namespace = '') =>
    reason(msg('SR-IOV node policy {{name}} of namespace {{namespace}}'), { name, namespace }),
  obstacleTo: (_verb, { metadata }) =>
    metadata?.deletionTimestamp === undefined
      ? undefined
      : reason(msg('The policy is being deleted already.')),
  denied: (verb) => reason(denied[verb]),
};
