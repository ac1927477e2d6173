import type { KubernetesObject } from '../kubernetes/object.ts';
import { metaOf, type Identity } from '../kubernetes/meta.ts';
import { later, type Timestamp } from '../kubernetes/time.ts';
import { condition } from './condition.ts';
import { role, roleBinding, type PolicyRule } from './rbac.ts';

type Namespaced = Identity & { namespace: string };

/** What a checkup is set to, and what came of it. */
export interface CheckupSettings {
  type: 'kubevirt-vm-latency' | 'kubevirt-dpdk';
  serviceAccount: string;
  image: string;
  data: Record<string, string>;
  /** Keys of the ConfigMap that begin with `status.`, without that; none for one that has not begun. */
  status?: Record<string, string>;
}

/** The ConfigMap and the Job of one run of a checkup, both of one name. */
export function checkupRun(identity: Namespaced, settings: CheckupSettings): KubernetesObject[] {
  const { type, serviceAccount, image, data, status = {} } = settings;
  const { namespace, name, created } = identity;
  const labels = { 'kiagnose/checkup-type': type };
  const ended: Timestamp = later(created, 60);
  const isDone = status.succeeded === 'true';
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: metaOf('ConfigMap', { ...identity, labels }),
      data: {
        ...data,
        ...Object.fromEntries(
          Object.entries(status).map(([key, value]) => [`status.${key}`, value]),
        ),
      },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: metaOf('Job', { ...identity, labels }, { generation: 1 }),
      spec: {
        backoffLimit: 0,
        template: {
          spec: {
            serviceAccountName: serviceAccount,
            restartPolicy: 'Never',
            containers: [
              {
                name: 'checkup',
                image,
                env: [
                  { name: 'CONFIGMAP_NAMESPACE', value: namespace },
                  { name: 'CONFIGMAP_NAME', value: name },
                ],
              },
            ],
          },
        },
      },
      ...(status.succeeded !== undefined && {
        status: {
          startTime: created,
          ...(isDone ? { succeeded: 1, completionTime: ended } : { failed: 1 }),
          conditions: [
            isDone
              ? condition('Complete', true, ended)
              : condition(
                  'Failed',
                  true,
                  ended,
                  'BackoffLimitExceeded',
                  'Job has reached the specified backoff limit',
                ),
          ],
        },
      }),
    },
  ];
}

/** A ServiceAccount that may do something in its namespace. */
export function accountWith(identity: Namespaced, rules: PolicyRule[]): KubernetesObject[] {
  const own = role(identity, rules);
  const { namespace, name } = identity;
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metaOf('ServiceAccount', identity) },
    own,
    {
      ...roleBinding(identity, own, name),
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  ];
}
