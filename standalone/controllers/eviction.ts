import { ApiError } from '../apiserver/status.ts';
import type { Change } from './changes.ts';
import type { Cluster } from './cluster.ts';
import { isTrue } from './kubevirt/conditions.ts';
import {
  evictionStrategyOf,
  kubeVirtSettings,
  type KubeVirtSettings,
} from './kubevirt/settings.ts';
import type { Pod, VirtualMachineInstance } from './kubevirt/types.ts';

const WEBHOOK = 'virt-launcher-eviction-interceptor.kubevirt.io';

const tooMany = (why: string): ApiError =>
  new ApiError(429, 'TooManyRequests', `admission webhook "${WEBHOOK}" denied the request: ${why}`);

const instanceOf = (
  instances: VirtualMachineInstance[],
  { metadata }: Pod,
): VirtualMachineInstance | undefined => {
  const owners = new Set(metadata.ownerReferences?.map(({ uid }) => uid));
  return instances.find((vmi) => owners.has(vmi.metadata.uid ?? ''));
};

/** What the webhook answers where the pod stays for now. */
const refusalOf = (
  vmi: VirtualMachineInstance,
  pod: Pod,
  strategy: string | undefined,
): ApiError | undefined => {
  const { namespace = '', name } = vmi.metadata;
  if (strategy === undefined || strategy === 'None') return undefined;
  if (pod.spec.nodeName !== vmi.status?.nodeName) return tooMany('Eviction request for target Pod');
  const isMigratable = isTrue(vmi.status?.conditions, 'LiveMigratable');
  if (!isMigratable && strategy === 'LiveMigrateIfPossible') return undefined;
  if (!isMigratable && strategy === 'LiveMigrate') {
    return tooMany(
      `VMI ${name} is configured with an eviction strategy but is not live-migratable`,
    );
  }
  const triggered = `Eviction triggered evacuation of VMI "${namespace}/${name}"`;
  return tooMany(
    vmi.status?.evacuationNodeName === undefined
      ? triggered
      : `Evacuation in progress: ${triggered}`,
  );
};

/**
 * What an eviction of a pod brings about: KubeVirt's webhook says 429 and has the instance migrated, or
 * lets the pod go. Source: KubeVirt
 * pkg/virt-api/webhooks/validating-webhook/admitters/pod-eviction-admitter.go.
 */
export const evictionOf = (
  pod: Pod,
  instances: VirtualMachineInstance[],
  settings: KubeVirtSettings,
): { refusal?: ApiError; change?: Change } => {
  const vmi = instanceOf(instances, pod);
  const strategy = vmi && evictionStrategyOf(vmi, settings);
  const refusal = vmi && refusalOf(vmi, pod, strategy);
  if (!vmi || !refusal) return { change: { remove: pod } };
  const { nodeName = '', evacuationNodeName } = vmi.status ?? {};
  const isMarked = strategy !== 'LiveMigrate' || isTrue(vmi.status?.conditions, 'LiveMigratable');
  const marks = isMarked && pod.spec.nodeName === nodeName && evacuationNodeName !== nodeName;
  return {
    refusal,
    ...(marks && {
      change: { put: { ...vmi, status: { ...vmi.status, evacuationNodeName: nodeName } } },
    }),
  };
};

/**
 * Answers `POST .../pods/NAME/eviction` of a launcher pod.
 *
 * @throws ApiError 404 or 429
 */
export const evict = (
  cluster: Cluster,
  namespace: string,
  name: string,
  { dryRun }: { dryRun: boolean },
): void => {
  const pod = cluster.get('pod', namespace, name);
  if (!pod) {
    throw new ApiError(404, 'NotFound', `pods "${name}" not found`, { name, kind: 'pods' });
  }
  const settings = kubeVirtSettings(cluster.list('kubeVirt')[0]);
  const { refusal, change } = evictionOf(pod, cluster.list('vmi', namespace), settings);
  if (change && !dryRun) {
    if ('put' in change) cluster.put(change.put);
    if ('remove' in change) cluster.remove(change.remove);
  }
  if (refusal) throw refusal;
};
