import { msg } from '../../domain/core/msg';
import { reason } from '../../domain/core/reasons';
import { managerOf } from '../../domain/nad/managed';
import type { NetworkAttachmentDefinition } from '../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../k8s/models';
import type { ResourceBasics, Verb } from '../../ui/resource/kind';
import { networkEditPath, networkListPath, networkPath } from '../../ui/routes';

const managed: Record<Verb, string> = {
  delete: msg('{{kind}} {{name}} manages this network: delete that one instead.'),
  patch: msg('{{kind}} {{name}} manages this network and would undo the change: edit that one.'),
};

const denied: Record<Verb, string> = {
  delete: msg('You have no permission to delete networks in namespace {{namespace}}.'),
  patch: msg('You have no permission to change networks in namespace {{namespace}}.'),
};

/** NetworkAttachmentDefinitions, as lists and menus know them. */
export const networkBasics: ResourceBasics<NetworkAttachmentDefinition> = {
  modelOf: () => NetworkAttachmentDefinitionModel,
  provider: 'Multus CNI',
  paths: {
    list: networkListPath,
    details: (namespace = '', name, tab) => networkPath(namespace, name, tab),
    edit: (namespace = '', name) => networkEditPath(namespace, name),
  },
  words: {
    list: msg('Networks'),
    create: msg('Create network'),
    edit: msg('Edit network'),
    edited: msg('Edit network {{name}}'),
    notYours: msg('This network is not yours to edit'),
    asText: msg('This network is edited as text'),
    askCreate: msg('Create network {{name}}?'),
    askSave: msg('Save changes of network {{name}}?'),
    askDelete: msg('Delete network {{name}}?'),
    confirmCreate: msg('Create network'),
    created: msg('Network {{name}} created'),
    saved: msg('Changes of network {{name}} saved'),
    deleted: msg('Network {{name}} deleted'),
  },
  shownName: ({ metadata: { name = '', namespace = '' } = {} }) => `${namespace}/${name}`,
  described: (name, namespace = '') =>
    reason(msg('network {{name}} of namespace {{namespace}}'), { name, namespace }),
  obstacleTo: (verb, nad) => {
    const manager = managerOf(nad);
    return manager && reason(managed[verb], { kind: manager.kind, name: manager.name });
  },
  denied: (verb, { metadata }) => reason(denied[verb], { namespace: metadata?.namespace ?? '' }),
};
