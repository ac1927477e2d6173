import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import { models } from '../../../k8s/models';
import type { ResourceBasics, Verb } from '../../../ui/resource/kind';
import { sriovObjectPath, sriovPath } from '../../../ui/routes';

const denied: Record<Verb, string> = {
  delete: msg('You have no permission to delete SriovNetworks.'),
  patch: msg('You have no permission to change SriovNetworks.'),
};

/** SriovNetworks, as lists and menus know them. */
export const networkBasics: ResourceBasics<KubernetesResource> = {
  modelOf: () => models.SriovNetwork,
  provider: 'the SR-IOV Network Operator',
  paths: {
    list: () => sriovPath(),
    details: (namespace = '', name, tab) => sriovObjectPath('networks', namespace, name, tab),
    edit: (namespace = '', name) => sriovObjectPath('networks', namespace, name, '~edit'),
  },
  words: {
    list: msg('SR-IOV'),
    create: msg('Create SR-IOV network'),
    edit: msg('Edit SR-IOV network'),
    edited: msg('Edit SR-IOV network {{name}}'),
    notYours: msg('This network is not yours to edit'),
    asText: msg('This network is edited as text'),
    askCreate: msg('Create SR-IOV network {{name}}?'),
    askSave: msg('Save changes of SR-IOV network {{name}}?'),
    askDelete: msg('Delete SR-IOV network {{name}}?'),
    confirmCreate: msg('Create network'),
    created: msg('SR-IOV network {{name}} created'),
    saved: msg('Changes of SR-IOV network {{name}} saved'),
    deleted: msg('SR-IOV network {{name}} is deleted'),
  },
  shownName: ({ metadata: { name = '', generateName = '' } = {} }) =>
    name === '' ? generateName : name,
  described: (name, namespace = '') =>
    reason(msg('SR-IOV network {{name}} of namespace {{namespace}}'), { name, namespace }),
  obstacleTo: (_verb, { metadata }) =>
    metadata?.deletionTimestamp === undefined
      ? undefined
      : reason(msg('The network is being deleted already.')),
  denied: (verb) => reason(denied[verb]),
};
