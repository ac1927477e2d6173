import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import { ConfigMapModel } from '../../../k8s/models';
import type { ResourceBasics, Verb } from '../../../ui/resource/kind';
import { checkupPath, dpdkPath } from '../../../ui/routes';

const denied: Record<Verb, string> = {
  delete: msg('You have no permission to delete ConfigMaps in namespace {{namespace}}.'),
  patch: msg('You have no permission to change ConfigMaps in namespace {{namespace}}.'),
};

/** ConfigMaps of checkups, as lists and menus know them. */
export const checkupBasics: ResourceBasics<KubernetesResource> = {
  modelOf: () => ConfigMapModel,
  provider: 'Kubernetes',
  paths: {
    list: (namespace) => dpdkPath(namespace, 'checkups'),
    details: (namespace = '', name) => checkupPath(namespace, name),
    // A ConfigMap serves one run: it is not edited, but made anew.
    edit: (namespace = '', name) => checkupPath(namespace, name),
  },
  words: {
    list: msg('Checkups'),
    create: msg('Run checkup'),
    edit: msg('Edit checkup'),
    edited: msg('Edit checkup {{name}}'),
    notYours: msg('This checkup is not yours to edit'),
    asText: msg('This checkup is edited as text'),
    askCreate: msg('Run checkup {{name}}?'),
    askSave: msg('Save changes of checkup {{name}}?'),
    askDelete: msg('Delete checkup {{name}}?'),
    confirmCreate: msg('Run checkup'),
    created: msg('Checkup {{name}} was started'),
    saved: msg('Changes of checkup {{name}} saved'),
    deleted: msg('Checkup {{name}} was deleted'),
  },
  shownName: ({ metadata: { name = '' } = {} }) => name,
  described: (name, namespace = '') =>
    reason(msg('Checkup {{name}} of namespace {{namespace}}'), { name, namespace }),
  obstacleTo: () => undefined,
  denied: (verb, { metadata }) => reason(denied[verb], { namespace: metadata?.namespace ?? '' }),
};
