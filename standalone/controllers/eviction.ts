import { ApiError } from '../apiserver/status.ts';
import type { Cluster } from './cluster.ts';
import { isTrue } from './kubevirt/conditions.ts';
import { evictionStrategyOf, kubeVirtSettings } from './kubevirt/settings.ts';
import type { Pod, VirtualMachineInstance } from './kubevirt/types.ts';

const WEBHOOK = 'virt-launcher-eviction-interceptor.kubevirt.io';

const tooMany = (why: string): ApiError =>
  new ApiError(429, 'TooManyRequests', `admission webhook "${WEBHOOK}" denied the request: ${why}`);

const instanceOf = (cluster: Cluster, { metadata }: Pod): VirtualMachineInstance | undefined => {
  const owners = new Set(metadata.ownerReferences?.map(({ uid }) => uid));
  return cluster.list('vmi', metadata.namespace).find((vmi) => owners.has(vmi.metadata.uid ?? ''));
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
 * Answers `POST .../pods/NAME/eviction` of a launcher pod: KubeVirt's webhook says 429 and has the
 * instance migrated, or lets the pod go. Source: KubeVirt
 * pkg/virt-api/webhooks/validating-webhook/admitters/pod-eviction-admitter.go.
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
  const vmi = instanceOf(cluster, pod);
  const strategy = vmi && evictionStrategyOf(vmi, kubeVirtSettings(cluster.list('kubeVirt')[0]));
  const refusal = vmi && refusalOf(vmi, pod, strategy);
  if (vmi && refusal) {
    const { nodeName = '' } = vmi.status ?? {};
    const isMarked = strategy !== 'LiveMigrate' || isTrue(vmi.status?.conditions, 'LiveMigratable');
    if (!dryRun && isMarked && pod.spec.nodeName === nodeName) {
      cluster.put({ ...vmi, status: { ...vmi.status, evacuationNodeName: nodeName } });
    }
    throw refusal;
  }
  if (!dryRun) cluster.remove(pod);
};
