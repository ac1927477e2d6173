import type { World } from '../world.ts';
import type { VirtualMachineInstance } from './types.ts';

/** Reason of an instance whose claim is not there. */
export const NO_CLAIM = 'FailedPvcNotFound';

/**
 * What an instance says of a claim that it waits for; undefined where all are there. Source: KubeVirt
 * pkg/virt-controller/watch/vmi/volume.go.
 */
export const missingClaim = (
  { spec, metadata: { namespace = '' } }: VirtualMachineInstance,
  world: World,
): string | undefined => {
  const names = (spec.volumes ?? []).flatMap(
    ({ persistentVolumeClaim, dataVolume }) =>
      persistentVolumeClaim?.claimName ?? dataVolume?.name ?? [],
  );
  const missing = names.find((name) => world.find('claim', namespace, name) === undefined);
  return missing === undefined
    ? undefined
    : `PVC ${namespace}/${missing} does not exist, waiting for it to appear`;
};
