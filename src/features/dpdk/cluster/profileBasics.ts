import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import { models } from '../../../k8s/models';
import type { ResourceBasics, Verb } from '../../../ui/resource/kind';
import { dpdkPath, profileEditPath } from '../../../ui/routes';

const denied: Record<Verb, string> = {
  delete: msg('You have no permission to delete performance profiles.'),
  patch: msg('You have no permission to change performance profiles.'),
};

/** PerformanceProfiles, as lists and menus know them. They have no page but the tab with all of them. */
export const profileBasics: ResourceBasics<KubernetesResource> = {
  modelOf: () => models.PerformanceProfile,
  provider: 'the Node Tuning Operator',
  paths: {
    list: () => dpdkPath(undefined),
    details: () => dpdkPath(undefined),
    edit: (_namespace, name) => profileEditPath(name),
  },
  words: {
    list: msg('DPDK'),
    create: msg('Set up nodes for DPDK'),
    edit: msg('Edit performance profile'),
    edited: msg('Edit performance profile {{name}}'),
    notYours: msg('This profile is not yours to edit'),
    asText: msg('This profile is edited as text'),
    askCreate: msg('Set up nodes with performance profile {{name}}?'),
    askSave: msg('Save changes of performance profile {{name}}?'),
    askDelete: msg('Delete performance profile {{name}}?'),
    confirmCreate: msg('Set up nodes'),
    created: msg('Performance profile {{name}} created'),
    saved: msg('Changes of performance profile {{name}} saved'),
    deleted: msg('Performance profile {{name}} is deleted'),
  },
  shownName: ({ metadata: { name = '', generateName = '' } = {} }) =>
    name === '' ? generateName : name,
  described: (name) => reason(msg('Performance profile {{name}}'), { name }),
  obstacleTo: (_verb, { metadata }) =>
    metadata?.deletionTimestamp === undefined
      ? undefined
      : reason(msg('The profile is being deleted already.')),
  denied: (verb) => reason(denied[verb]),
};
