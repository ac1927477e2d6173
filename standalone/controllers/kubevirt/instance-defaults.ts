import type { KubeVirtSettings } from './settings.ts';
import { interfacesOf, networksOf, withInterfaces } from './spec.ts';
import type { InstanceSpec } from './types.ts';

const DEFAULT_NETWORK = 'default';

/**
 * The spec with the interface on the pod network that KubeVirt adds where there is none. Source:
 * KubeVirt pkg/defaults, SetDefaultNetworkInterface.
 */
export const withDefaultInterface = (
  spec: InstanceSpec,
  { defaultBinding }: KubeVirtSettings,
): InstanceSpec => {
  const has = interfacesOf(spec).length > 0 || networksOf(spec).length > 0;
  if (has || spec.domain.devices.autoattachPodInterface === false) return spec;
  return withInterfaces(
    spec,
    [{ name: DEFAULT_NETWORK, [defaultBinding]: {} }],
    [{ name: DEFAULT_NETWORK, pod: {} }],
  );
};
