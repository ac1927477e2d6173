import type { Change } from '../changes.ts';
import { normalizedMac } from '../admission/mac.ts';
import { phaseOf } from '../kubevirt/phases.ts';
import type { InterfaceStatus, VirtualMachineInstance } from '../kubevirt/types.ts';
import type { World } from '../world.ts';

const macsOf = (statuses: InterfaceStatus[] | undefined): string[] =>
  (statuses ?? []).flatMap(({ mac }) => normalizedMac(mac ?? '') ?? []);

const keyOf = ({ metadata }: VirtualMachineInstance): string =>
  `${metadata.namespace ?? ''}/${metadata.name}`;

/**
 * What KubeMacPool says when a guest begins to use MAC addresses that other running guests have, on
 * whatever network. Source: KubeMacPool pkg/controller/maccollision/vmi_controller.go.
 */
export const collisionEvents = (
  vmi: VirtualMachineInstance,
  interfaces: InterfaceStatus[],
  world: World,
): Change[] => {
  if (!world.hasMacPool()) return [];
  const before = new Set(macsOf(vmi.status?.interfaces));
  const added = macsOf(interfaces).filter((mac) => !before.has(mac));
  if (added.length === 0) return [];
  const others = world
    .allInstances()
    .filter((each) => keyOf(each) !== keyOf(vmi) && phaseOf(each) === 'Running');
  return added.flatMap((mac) => {
    const holders = others.filter(({ status }) => macsOf(status?.interfaces).includes(mac));
    if (holders.length === 0) return [];
    const all = [vmi, ...holders];
    const message = `MAC ${mac}: Collision between ${all.map(keyOf).sort().join(', ')}`;
    return all.map((about) => ({
      event: { about, type: 'Warning', reason: 'MACCollision', message, source: 'kubemacpool' },
    }));
  });
};
