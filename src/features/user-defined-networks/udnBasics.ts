import { msg } from '../../domain/core/msg';
import { reason } from '../../domain/core/reasons';
import type { KubernetesResource } from '../../domain/core/resource';
import type { ResourceBasics, Verb } from '../../ui/resource/kind';
import { userNetworkEditPath, userNetworkListPath, userNetworkPath } from '../../ui/routes';
import { kindIn, modelFor, PROVIDER } from './kinds';

const deniedInCluster: Record<Verb, string> = {
  delete: msg('You have no permission to delete ClusterUserDefinedNetworks.'),
  patch: msg('You have no permission to change ClusterUserDefinedNetworks.'),
};

const deniedInNamespace: Record<Verb, string> = {
  delete: msg('You have no permission to delete UserDefinedNetworks in namespace {{namespace}}.'),
  patch: msg('You have no permission to change UserDefinedNetworks in namespace {{namespace}}.'),
};

/** User-defined networks of both kinds, as lists and menus know them. */
export const udnBasics: ResourceBasics<KubernetesResource> = {
  modelOf: modelFor,
  provider: PROVIDER,
  paths: {
    list: userNetworkListPath,
    details: userNetworkPath,
    edit: (namespace, name) => userNetworkEditPath(namespace, name),
  },
  words: {
    list: msg('User-defined networks'),
    create: msg('Create user-defined network'),
    edit: msg('Edit user-defined network'),
    edited: msg('Edit user-defined network {{name}}'),
    notYours: msg('This network is not yours to edit'),
    asText: msg('This network is edited as text'),
    askCreate: msg('Create user-defined network {{name}}?'),
    askSave: msg('Save changes of user-defined network {{name}}?'),
    askDelete: msg('Delete user-defined network {{name}}?'),
    confirmCreate: msg('Create network'),
    created: msg('User-defined network {{name}} created'),
    saved: msg('Changes of user-defined network {{name}} saved'),
    deleted: msg('User-defined network {{name}} is being deleted'),
  },
  shownName: ({ metadata: { name = '', generateName = '' } = {} }) =>
    name === '' ? generateName : name,
  described: (name, namespace) =>
    namespace === undefined
      ? reason(msg('{{kind}} {{name}}'), { kind: kindIn(namespace), name })
      : reason(msg('{{kind}} {{name}} of namespace {{namespace}}'), {
          kind: kindIn(namespace),
          name,
          namespace,
        }),
  obstacleTo: (_verb, { metadata }) =>
    metadata?.deletionTimestamp === undefined
      ? undefined
      : reason(msg('The network is being deleted already.')),
  denied: (verb, { metadata: { namespace } = {} }) =>
    namespace === undefined
      ? reason(deniedInCluster[verb])
      : reason(deniedInNamespace[verb], { namespace }),
};
