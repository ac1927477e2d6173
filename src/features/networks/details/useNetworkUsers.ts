import { useMemo } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { KindName } from '../../../domain/world/kinds';
import { usersOf, type NetworkUser } from '../../../domain/vm/spec/network-users';
import { models } from '../../../k8s/models';
import { useReach } from '../../../k8s/useReach';
import { completeWorld, useWorld, type Gap } from '../../../k8s/useWorld';

const NEEDED: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'VirtualMachineInstanceMigration',
];
const NOTHING: readonly KindName[] = [];

export interface NetworkUsers {
  users: NetworkUser[];
  /** Of all VMs, as far as they are known. */
  migrations: readonly KubernetesResource[];
  gaps: readonly Gap[];
  /** Whether VMs of other namespaces, which may use the network, could not be looked at. */
  isNamespaceOnly: boolean;
}

/** VMs that use a network, as far as the user may see them; undefined while they are being read. */
export const useNetworkUsers = (namespace: string, name: string): NetworkUsers | undefined => {
  const reach = useReach(models.VirtualMachine, namespace);
  const result = completeWorld(useWorld(reach ? NEEDED : NOTHING, reach?.namespace));
  return useMemo(
    () =>
      reach && result
        ? {
            users: usersOf(result.world, namespace, name),
            migrations: result.world.list('VirtualMachineInstanceMigration'),
            gaps: result.gaps,
            isNamespaceOnly: reach.namespace !== undefined,
          }
        : undefined,
    [reach, result, namespace, name],
  );
};
