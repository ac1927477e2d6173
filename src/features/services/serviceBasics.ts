import { msg } from '../../domain/core/msg';
import { reason } from '../../domain/core/reasons';
import type { KubernetesResource } from '../../domain/core/resource';
import { models } from '../../k8s/models';
import type { ResourceBasics, Verb } from '../../ui/resource/kind';
import { serviceEditPath, serviceListPath, servicePath } from '../../ui/routes';

const denied: Record<Verb, string> = {
  delete: msg('You have no permission to delete Services in namespace {{namespace}}.'),
  patch: msg('You have no permission to change Services in namespace {{namespace}}.'),
};

/** Services, as lists and menus know them. */
export const serviceBasics: ResourceBasics<KubernetesResource> = {
  modelOf: () => models.Service,
  provider: 'Kubernetes',
  paths: {
    list: serviceListPath,
    details: (namespace = '', name, tab) => servicePath(namespace, name, tab),
    edit: (namespace = '', name) => serviceEditPath(namespace, name),
  },
  words: {
    list: msg('Services of VMs'),
    create: msg('Create Service'),
    edit: msg('Edit Service'),
    edited: msg('Edit Service {{name}}'),
    notYours: msg('This Service is not yours to edit'),
    asText: msg('This Service is edited as text'),
    askCreate: msg('Create Service {{name}}?'),
    askSave: msg('Save changes of Service {{name}}?'),
    askDelete: msg('Delete Service {{name}}?'),
    confirmCreate: msg('Create Service'),
    created: msg('Service {{name}} created'),
    saved: msg('Changes of Service {{name}} saved'),
    deleted: msg('Service {{name}} is being deleted'),
  },
  shownName: ({ metadata: { name = '' } = {} }) => name,
  described: (name, namespace = '') =>
    reason(msg('Service {{name}} of namespace {{namespace}}'), { name, namespace }),
  obstacleTo: (_verb, { metadata }) =>
    metadata?.deletionTimestamp === undefined
      ? undefined
      : reason(msg('The Service is being deleted already.')),
  denied: (verb, { metadata }) => reason(denied[verb], { namespace: metadata?.namespace ?? '' }),
};
