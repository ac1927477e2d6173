import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import { whyNotEdited } from '../../../domain/vm/spec/manager';
import { models } from '../../../k8s/models';
import type { ResourceBasics, Verb } from '../../../ui/resource/kind';
import { vmListPath, vmPath } from '../../../ui/routes';

const denied: Record<Verb, string> = {
  delete: msg('You have no permission to delete VMs in namespace {{namespace}}.'),
  patch: msg('You have no permission to change VMs in namespace {{namespace}}.'),
};

/** VirtualMachines, as pages that name them know them. */
export const vmBasics: ResourceBasics<KubernetesResource> = {
  modelOf: () => models.VirtualMachine,
  provider: 'KubeVirt',
  paths: {
    list: vmListPath,
    details: (namespace = '', name, tab) => vmPath(namespace, name, tab),
    edit: (namespace = '', name) => vmPath(namespace, name, 'yaml'),
  },
  words: {
    list: msg('VirtualMachines'),
    create: msg('Create VirtualMachine'),
    edit: msg('Edit VirtualMachine'),
    edited: msg('Edit VirtualMachine {{name}}'),
    notYours: msg('This VM is not yours to edit'),
    asText: msg('This VM is edited as text'),
    askCreate: msg('Create VM {{name}}?'),
    askSave: msg('Save changes of VM {{name}}?'),
    askDelete: msg('Delete VM {{name}}?'),
    confirmCreate: msg('Create VM'),
    created: msg('VM {{name}} created'),
    saved: msg('Changes of VM {{name}} saved'),
    deleted: msg('VM {{name}} is being deleted'),
  },
  shownName: ({ metadata: { name = '', namespace = '' } = {} }) => `${namespace}/${name}`,
  described: (name, namespace = '') =>
    reason(msg('VM {{name}} of namespace {{namespace}}'), { name, namespace }),
  obstacleTo: (_verb, vm) => whyNotEdited(vm),
  denied: (verb, { metadata }) => reason(denied[verb], { namespace: metadata?.namespace ?? '' }),
};
