import { at } from '../../apiserver/conversion/paths.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { condition } from '../../objects/condition.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { isSame } from '../../kubernetes/equal.ts';
import type { Controller } from '../loop.ts';
import { recordsOf } from '../services/lists.ts';
import { profileCauses } from './profile-rules.ts';
import { runtimeClassName, type ProfileSubject } from './subject.ts';

interface Said {
  type: string;
  holds: boolean;
  reason?: string;
  message?: string;
}

const TYPES = ['Available', 'Upgradeable', 'Progressing', 'Degraded'];

const settled: Said[] = TYPES.map((type) => ({
  type,
  holds: type === 'Available' || type === 'Upgradeable',
}));

const degraded = (reason: string, message: string): Said[] =>
  TYPES.map((type) =>
    type === 'Degraded' ? { type, holds: true, reason, message } : { type, holds: false },
  );

/** Conditions that say the same as before keep their time. */
const conditionsOf = (profile: KubernetesObject, said: Said[], now: string): object[] => {
  const before = recordsOf(at(profile.status, ['conditions']));
  return said.map(({ type, holds, reason, message }) => {
    const next = condition(type, holds, now, reason, message);
    const old = before.find((each) => each.type === type);
    const { lastHeartbeatTime, lastTransitionTime, ...content } = old ?? {};
    const { lastTransitionTime: _new, ...wanted } = next;
    if (old && isSame(content, wanted)) return { ...next, lastHeartbeatTime, lastTransitionTime };
    const isSameStatus = old?.status === next.status;
    return {
      ...next,
      lastHeartbeatTime: now,
      ...(isSameStatus && { lastTransitionTime }),
    };
  });
};

const saidOf = ({ profile, others, pools }: ProfileSubject): Said[] => {
  if (!profile) return [];
  const [cause] = profileCauses(profile, others);
  if (cause) return degraded('ComponentCreationFailed', cause.message);
  const broken = pools
    .flatMap((pool) => recordsOf(at(pool.status, ['conditions'])).map((each) => ({ pool, each })))
    .find(({ each }) => each.type === 'Degraded' && each.status === 'True');
  if (broken)
    return degraded(
      'MCPDegraded',
      `Machine config pool ${broken.pool.metadata.name} Degraded Reason: ${String(broken.each.reason)}. Machine config pool ${broken.pool.metadata.name} Degraded Message: ${String(broken.each.message)}.`,
    );
  return settled;
};

const runtimeClassOf = (profile: KubernetesObject, before?: KubernetesObject): KubernetesObject => {
  const { name, uid = '' } = profile.metadata;
  const owner = { apiVersion: profile.apiVersion, kind: profile.kind, name, uid };
  return {
    ...before,
    apiVersion: 'node.k8s.io/v1',
    kind: 'RuntimeClass',
    metadata: {
      ...before?.metadata,
      name: runtimeClassName(name),
      ownerReferences: [{ ...owner, controller: true, blockOwnerDeletion: true }],
    },
    handler: 'high-performance',
    scheduling: { nodeSelector: at(profile.spec, ['nodeSelector']) },
  };
};

/**
 * Makes the RuntimeClass of a profile and says how the profile is; both go with it.
 *
 * Source: cluster-node-tuning-operator pkg/performanceprofile/controller.
 */
export const profileController: Controller<ProfileSubject> = (subject, world): Change[] => {
  const { name, profile, runtimeClass } = subject;
  if (!profile) return runtimeClass ? [{ remove: runtimeClass }] : [];
  if (!world.passed(`tuning ${profile.metadata.generation ?? 0}`, SECONDS.tuning)) return [];
  const said = saidOf(subject);
  const isMade = !said.some(({ reason }) => reason === 'ComponentCreationFailed');
  const status = {
    ...(isRecord(profile.status) ? profile.status : {}),
    ...(isMade && {
      runtimeClass: runtimeClassName(name),
      tuned: `openshift-cluster-node-tuning-operator/openshift-node-performance-${name}`,
    }),
    conditions: conditionsOf(profile, said, world.now),
  };
  return [
    ...(isMade ? [{ put: runtimeClassOf(profile, runtimeClass) }] : []),
    { put: { ...profile, status } },
  ];
};
