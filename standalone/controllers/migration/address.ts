import { podNetworksOf } from '../pod/find.ts';
import type { World } from '../world.ts';

const MIGRATION_INTERFACE = 'migration0';

/**
 * Where the target node takes the guest's memory: the address of its virt-handler in the migration
 * network if there is one, else that in the pod network. A scenario without virt-handler pods gets
 * the node's own address.
 */
export const addressOf = (nodeName: string, world: World): string => {
  const { namespace, hasMigrationNetwork } = world.settings();
  const handler = world
    .allPods()
    .find(
      ({ metadata, spec }) =>
        metadata.namespace === namespace &&
        metadata.labels?.['kubevirt.io'] === 'virt-handler' &&
        spec.nodeName === nodeName,
    );
  const dedicated = handler
    ? podNetworksOf(handler).find((network) => network.interface === MIGRATION_INTERFACE)?.ips?.[0]
    : undefined;
  const node = world.nodes().find(({ metadata }) => metadata.name === nodeName);
  const own = node?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address;
  return (hasMigrationNetwork ? dedicated : undefined) ?? handler?.status?.podIP ?? own ?? '';
};
