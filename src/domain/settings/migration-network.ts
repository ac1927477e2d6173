import { isGoing } from '../nad/living';
import { parseNetworkName } from '../vm/spec/network-refs';
import { textAt, type KubernetesResource } from '../core/resource';
import { derived, type World } from '../world/world';

/** A setting that sends live migrations over a network. */
export interface MigrationNetwork {
  /** HyperConverged, or KubeVirt where nothing stands above it. */
  owner: KubernetesResource;
  ownerKind: 'HyperConverged' | 'KubeVirt';
  path: string;
  namespace: string;
  nad: string;
  /** As written. */
  text: string;
}

/** Paths of the setting: HyperConverged v1beta1 and v1, and KubeVirt. */
const PATHS = {
  HyperConverged: [
    ['spec', 'liveMigrationConfig', 'network'],
    ['spec', 'virtualization', 'liveMigrationConfig', 'network'],
  ],
  KubeVirt: [['spec', 'configuration', 'migrations', 'network']],
} as const;

/**
 * The networks for live migration. A bare name means a network of the operator's own namespace.
 *
 * Source: hyperconverged-cluster-operator api/v1 and api/v1beta1; kubevirt
 * pkg/virt-operator/resource/generate/components/daemonsets.go.
 */
export const migrationNetworksOf = derived((world: World): readonly MigrationNetwork[] => {
  const found: MigrationNetwork[] = [];
  for (const ownerKind of ['HyperConverged', 'KubeVirt'] as const) {
    for (const owner of world.list(ownerKind)) {
      for (const path of PATHS[ownerKind]) {
        const text = textAt(owner, ...path);
        if (text === undefined) continue;
        const own = textAt(owner, 'metadata', 'namespace') ?? '';
        found.push({
          owner,
          ownerKind,
          path: path.join('.'),
          ...parseNetworkName(text, own),
          text,
        });
      }
    }
  }
  return found;
});

/**
 * The settings that count: KubeVirt has its own from HyperConverged, where there is one. One that is
 * being deleted does not count.
 */
export const migrationSettingsOf = derived((world: World): readonly MigrationNetwork[] => {
  const isAbove = world.list('HyperConverged').length > 0;
  return migrationNetworksOf(world).filter(
    ({ ownerKind, owner }) =>
      (ownerKind === 'HyperConverged' || !isAbove) && !isGoing(world, owner),
  );
});

/** The network that live migrations are to use; undefined where that is the pod network. */
export const migrationNetworkInUse = (world: World): MigrationNetwork | undefined =>
  migrationSettingsOf(world)[0];
