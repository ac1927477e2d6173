import { interfacesOf, memoryOf } from '../kubevirt/spec.ts';
import type { InstanceSpec } from '../kubevirt/types.ts';
import { amountOf } from '../pod/quantity.ts';

const GI = 1024 ** 3;

/**
 * How many interfaces a guest can have until its next start: PCI ports are reserved when it starts.
 * Source: KubeVirt pkg/virt-launcher/virtwrap/manager.go, calculateHotplugPortCount.
 */
export const slotsOf = (startSpec: InstanceSpec): number => {
  const big = amountOf(memoryOf(startSpec)) > 2 * GI;
  const [total, free] = big ? [16, 6] : [8, 3];
  return Math.max(total, interfacesOf(startSpec).length + free);
};
