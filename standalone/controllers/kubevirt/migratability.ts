import type { Said } from './conditions.ts';
import type { KubeVirtSettings } from './settings.ts';
import { nicsOf } from './spec.ts';
import type { InstanceSpec } from './types.ts';

const hasUnmovableInterface = (spec: InstanceSpec, { bindingPlugins }: KubeVirtSettings): boolean =>
  nicsOf(spec).some(({ face, network }) => {
    if (network.pod === undefined) return false;
    if (face.binding) return bindingPlugins[face.binding.name]?.migration === undefined;
    return face.masquerade === undefined && face.passtBinding === undefined;
  });

const hindranceOf = (
  spec: InstanceSpec,
  settings: KubeVirtSettings,
): Pick<Said, 'reason' | 'message'> | undefined => {
  const { hostDevices = [], gpus = [] } = spec.domain.devices;
  if (hasUnmovableInterface(spec, settings)) {
    return {
      reason: 'InterfaceNotLiveMigratable',
      message:
        'cannot migrate VMI which does not use masquerade or a migratable plugin to connect to the pod network',
    };
  }
  if (hostDevices.length > 0 || gpus.length > 0) {
    return { reason: 'HostDeviceNotLiveMigratable', message: 'VMI uses a PCI host devices' };
  }
  if (spec.volumes?.some(({ hostDisk }) => hostDisk !== undefined)) {
    return {
      reason: 'DisksNotLiveMigratable',
      message: 'cannot migrate VMI with non-shared HostDisk',
    };
  }
  return undefined;
};

/**
 * Whether an instance can move to another node. Source: KubeVirt pkg/virt-handler,
 * calculateLiveMigrationCondition; of the disks only those of the node itself hinder.
 */
export const migratability = (spec: InstanceSpec, settings: KubeVirtSettings): Said[] => {
  const hindrance = hindranceOf(spec, settings);
  return [
    hindrance
      ? { type: 'LiveMigratable', status: 'False', ...hindrance }
      : { type: 'LiveMigratable', status: 'True' },
    { type: 'StorageLiveMigratable', status: 'True' },
  ];
};
