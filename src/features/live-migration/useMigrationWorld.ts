import { useMemo } from 'react';
import { textAt } from '../../domain/core/resource';
import {
  migrationOwnerOf,
  type MigrationShape,
  type SettingsOwner,
} from '../../domain/settings/owner';
import type { KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { useWorld, type Gap } from '../../k8s/useWorld';

/** Where the settings of live migration stand, and where KubeVirt runs. */
const OWNERS: readonly KindName[] = ['HyperConverged', 'KubeVirt'];

/** What the network for live migration is judged by. */
const AROUND: readonly KindName[] = [
  ...OWNERS,
  'Namespace',
  'Node',
  'Pod',
  'Event',
  'DaemonSet',
  'Deployment',
  'CustomResourceDefinition',
  'NetworkAttachmentDefinition',
  'IPPool',
  'NodeNetworkState',
  'NodeNetworkConfigurationEnactment',
  'ClusterNetwork',
  'NetworkOperator',
];

const NOTHING: readonly KindName[] = [];
const NETWORKS: readonly KindName[] = ['NetworkAttachmentDefinition'];

/** The settings of live migration with all around them. */
export interface MigrationSettings {
  state: 'ready';
  world: World;
  gaps: readonly Gap[];
  owner: SettingsOwner<MigrationShape>;
  /** Where KubeVirt runs, and looks for the network. */
  namespace: string;
}

export type MigrationWorld =
  | { state: 'loading' }
  /** There are no settings, or the user may not see them: `gaps` tell which. */
  | { state: 'unknown'; gaps: readonly Gap[] }
  | MigrationSettings;

/** Where HyperConverged may stand above it unseen, what is changed in KubeVirt would be undone. */
const ownerIn = ({ world, gaps }: { world: World; gaps: readonly Gap[] }) =>
  gaps.some(({ kind, reason }) => kind === 'HyperConverged' && reason !== 'missing')
    ? undefined
    : migrationOwnerOf(world);

/** Watches the settings of live migration, the nodes, virt-handler and the networks that it could use. */
export const useMigrationWorld = (): MigrationWorld => {
  const owners = useWorld(OWNERS, undefined);
  const found = owners.state === 'ready' ? ownerIn(owners) : undefined;
  const namespace = textAt(found?.object, 'metadata', 'namespace');
  const access = useAccess('list', models.NetworkAttachmentDefinition);
  const isAsking = namespace === undefined || access === 'checking';
  const around = useWorld(
    isAsking ? NOTHING : AROUND,
    namespace,
    access === 'allowed' ? NETWORKS : NOTHING,
  );
  return useMemo((): MigrationWorld => {
    if (owners.state === 'loading') return { state: 'loading' };
    if (!found) return { state: 'unknown', gaps: owners.gaps };
    if (isAsking || around.state === 'loading') return { state: 'loading' };
    const owner = ownerIn(around);
    // What is being read anew holds nothing yet.
    if (!owner) return { state: 'loading' };
    return { state: 'ready', world: around.world, gaps: around.gaps, owner, namespace };
  }, [owners, found, isAsking, around, namespace]);
};
