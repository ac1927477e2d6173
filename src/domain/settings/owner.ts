import type { KubernetesResource } from '../core/resource';
import type { KindName } from '../world/kinds';
import type { World } from '../world/world';

/** How an object lays out the settings of virtualization. */
export type SettingsShape = 'hco-v1' | 'hco-v1beta1' | 'kubevirt' | 'addons';

/** The object in which a group of settings stands, and how it lays them out. */
export interface SettingsOwner<S extends SettingsShape = SettingsShape> {
  object: KubernetesResource;
  kind: Extract<KindName, 'HyperConverged' | 'KubeVirt' | 'NetworkAddonsConfig'>;
  shape: S;
}

/** How HyperConverged lays its settings out, by its version. */
export type HyperConvergedShape = Extract<SettingsShape, 'hco-v1' | 'hco-v1beta1'>;

/** Where the settings of live migration may stand. */
export type MigrationShape = HyperConvergedShape | 'kubevirt';

/** Where VMs are given what they need for DPDK. */
export type DpdkShape = MigrationShape;

/** Where those of KubeSecondaryDNS and KubeMacPool may stand. */
export type AddonsShape = HyperConvergedShape | 'addons';

/** How a HyperConverged of its version lays its settings out. */
export const shapeOf = ({ apiVersion }: KubernetesResource): HyperConvergedShape =>
  apiVersion === 'hco.kubevirt.io/v1beta1' ? 'hco-v1beta1' : 'hco-v1';

/** HyperConverged, for settings that stand there alone. Undefined where it is not there or not known. */
export const hyperConvergedOf = (world: World): SettingsOwner<HyperConvergedShape> | undefined => {
  const [object] = world.list('HyperConverged');
  return object && { object, kind: 'HyperConverged', shape: shapeOf(object) };
};

/**
 * Which object the settings of live migration belong to: HyperConverged, which writes those of
 * KubeVirt itself, or KubeVirt where nothing stands above it. Undefined where neither is known.
 *
 * Source: hyperconverged-cluster-operator api/v1 and api/v1beta1; kubevirt staging/src/kubevirt.io/api/core/v1/types.go.
 */
export const migrationOwnerOf = (world: World): SettingsOwner<MigrationShape> | undefined => {
  const above = hyperConvergedOf(world);
  if (above) return above;
  const [object] = world.list('KubeVirt');
  return object && { object, kind: 'KubeVirt', shape: 'kubevirt' };
};

const HYPER_CONVERGED_CRD = 'hyperconvergeds.hco.kubevirt.io';

/** Whether no HyperConverged stands above KubeVirt: none is there, or the cluster does not serve the kind. */
const isAlone = (world: World): boolean =>
  world.isKnown('HyperConverged') ||
  (world.isKnown('CustomResourceDefinition') &&
    !world.find('CustomResourceDefinition', HYPER_CONVERGED_CRD));

/**
 * Which object says what VMs get for DPDK: HyperConverged, or KubeVirt where nothing stands above it.
 * Undefined where neither is known, and where a HyperConverged that cannot be read would undo the change.
 *
 * Source: hyperconverged-cluster-operator controllers/handlers/kubevirt.go.
 */
export const dpdkOwnerOf = (world: World): SettingsOwner<DpdkShape> | undefined => {
  const owner = migrationOwnerOf(world);
  return owner?.kind === 'HyperConverged' || isAlone(world) ? owner : undefined;
};

/**
 * Which object the settings of KubeSecondaryDNS and KubeMacPool belong to: HyperConverged, or the
 * NetworkAddonsConfig that it would write. Undefined where neither is known.
 *
 * Source: hyperconverged-cluster-operator controllers/handlers/networkAddons.go; cluster-network-addons-operator
 * pkg/apis/networkaddonsoperator/shared/networkaddonsconfig_types.go.
 */
export const addonsOwnerOf = (world: World): SettingsOwner<AddonsShape> | undefined => {
  const above = hyperConvergedOf(world);
  if (above) return above;
  const [object] = world.list('NetworkAddonsConfig');
  return object && { object, kind: 'NetworkAddonsConfig', shape: 'addons' };
};
