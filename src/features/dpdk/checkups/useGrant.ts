import { useEffect, useMemo, useState } from 'react';
import { checkAccess, type K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { accessFor, accountFor, rightsGranted } from '../../../domain/dpdk/checkups/objects';
import type { CheckupType } from '../../../domain/dpdk/checkups/types';
import { failureOf } from '../../../k8s/failure';
import { RoleBindingModel, RoleModel, ServiceAccountModel } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { useReadOnce } from '../../../k8s/useReadOnce';
import type { Change } from '../../../k8s/write';

const models: Readonly<Record<string, K8sModel>> = {
  ServiceAccount: ServiceAccountModel,
  Role: RoleModel,
  RoleBinding: RoleBindingModel,
};

/** Whether what a checkup runs as is there, and who can make it. */
export interface Grant {
  isLoading: boolean;
  /** Created with the run. */
  changes: readonly Change[];
  /** What somebody else has to create, as far as it is not there. */
  toHandOver: readonly KubernetesResource[];
  /** What the user would have to be allowed himself to grant it, such as `create virtualmachineinstances`. */
  lacking: readonly string[];
}

const nothing: readonly string[] = [];

/** What the Roles grant and the user lacks; undefined while that is being asked. */
const useLacking = (type: CheckupType, namespace: string): readonly string[] | undefined => {
  const key = `${type} ${namespace}`;
  const [known, setKnown] = useState<{ key: string; lacking: readonly string[] }>();
  useEffect(() => {
    let isCurrent = true;
    const isAllowed = async (group: string, resource: string, verb: string): Promise<boolean> => {
      const [plural = '', subresource] = resource.split('/');
      try {
        const { status } = await checkAccess({
          group,
          resource: plural,
          ...(subresource !== undefined && { subresource }),
          // The SDK names only the usual verbs.
          verb: verb as 'create',
          namespace,
        });
        return status?.allowed !== false;
      } catch {
        // Where it cannot be asked, the request that follows is told.
        return true;
      }
    };
    const ask = async () => {
      if (await isAllowed(RoleModel.apiGroup ?? '', RoleModel.plural, 'escalate')) return nothing;
      const rights = rightsGranted(type).flatMap(({ group, resource, verbs }) =>
        verbs.map((verb) => ({ group, resource, verb })),
      );
      const answers = await Promise.all(
        rights.map(({ group, resource, verb }) => isAllowed(group, resource, verb)),
      );
      return rights
        .filter((_, index) => !answers[index])
        .map(({ resource, verb }) => `${verb} ${resource}`);
    };
    if (namespace !== '')
      void ask().then((lacking) => {
        if (isCurrent) setKnown({ key, lacking });
      });
    return () => {
      isCurrent = false;
    };
  }, [type, namespace, key]);
  return known?.key === key ? known.lacking : undefined;
};

const nameOf = (object: KubernetesResource): string => textAt(object, 'metadata', 'name') ?? '';

/**
 * What the Job of a checkup runs as, with its Roles: what of it is there, what the user may create, and
 * what has to be handed to somebody who may. Kubernetes lets nobody grant what he may not do himself.
 */
export const useGrant = (type: CheckupType, namespace: string): Grant => {
  const objects = useMemo(
    () => [accountFor(type, namespace), ...accessFor(type, namespace)],
    [type, namespace],
  );
  const names = (kind: string) =>
    namespace === '' ? [] : objects.filter((each) => each.kind === kind).map(nameOf);
  const read: Readonly<Record<string, ReturnType<typeof useReadOnce>>> = {
    ServiceAccount: useReadOnce(ServiceAccountModel, names('ServiceAccount'), namespace),
    Role: useReadOnce(RoleModel, names('Role'), namespace),
    RoleBinding: useReadOnce(RoleBindingModel, names('RoleBinding'), namespace),
  };
  const mayCreate: Readonly<Record<string, ReturnType<typeof useAccess>>> = {
    ServiceAccount: useAccess('create', ServiceAccountModel, namespace),
    Role: useAccess('create', RoleModel, namespace),
    RoleBinding: useAccess('create', RoleBindingModel, namespace),
  };
  const lacking = useLacking(type, namespace);
  const states = objects.map((object) => {
    const { kind = '' } = object;
    const answer = read[kind]?.of(nameOf(object)) ?? { state: 'loading' as const };
    const isMissing = answer.state === 'failed' && failureOf(answer.error).code === 404;
    const isGrant = kind !== 'ServiceAccount';
    const isAllowed =
      mayCreate[kind] === 'allowed' && (!isGrant || (lacking ?? nothing).length === 0);
    return { object, kind, answer, creates: isMissing && isAllowed };
  });
  const isLoading =
    namespace === '' ||
    lacking === undefined ||
    Object.values(mayCreate).includes('checking') ||
    states.some(({ answer }) => answer.state === 'loading');
  return {
    isLoading,
    changes: isLoading
      ? []
      : states
          .filter(({ creates }) => creates)
          .map(({ object, kind }) => ({
            kind: 'create',
            model: models[kind] ?? ServiceAccountModel,
            resource: object,
          })),
    toHandOver: isLoading
      ? []
      : states
          .filter(({ answer, creates }) => answer.state === 'failed' && !creates)
          .map(({ object }) => object),
    lacking: lacking ?? nothing,
  };
};
