import type { KubernetesResource } from '../core/resource';
import type { Finding } from '../findings/finding';
import { derived, type World } from '../world/world';
import { serviceOf, type ServiceView } from './service';
import { settingTroubles } from './setting-troubles';
import { sceneOf, type ServiceScene } from './scene';
import { troublesOf } from './troubles';

/** A Service as lists show it. */
export interface ServiceRow {
  /** `namespace/name`. */
  key: string;
  view: ServiceView;
  scene: ServiceScene;
  /**
   * Whether it is for VMs: it selects some, or it is meant for VMs and selects none. `unknown` where
   * not all VMs of its namespace are known.
   */
  isForVms: 'yes' | 'no' | 'unknown';
}

const isForVms = (scene: ServiceScene): ServiceRow['isForVms'] => {
  if (scene.vms.length > 0) return 'yes';
  if (Object.keys(scene.view.selector).length === 0) return 'no';
  if (!scene.selection.isKnown) return 'unknown';
  return troublesOf(scene).some(({ step }) => step === 'selector') ? 'yes' : 'no';
};

/** One row for each Service, in the order of the Services. */
export const serviceRowsOf = (
  world: World,
  services: readonly KubernetesResource[],
): ServiceRow[] =>
  services.map((service) => {
    const view = serviceOf(service);
    const scene = sceneOf(world, view);
    return { key: view.key, view, scene, isForVms: isForVms(scene) };
  });

const remembered = derived((_world: World) => new WeakMap<ServiceView, readonly Finding[]>());

/** All that keeps a Service from leading to its VMs. Asked for the rows of one page only, and each once. */
export const findingsOfScene = (scene: ServiceScene): readonly Finding[] => {
  const known = remembered(scene.world);
  let findings = known.get(scene.view);
  if (!findings) {
    findings = [...settingTroubles(scene), ...troublesOf(scene)].map(({ finding }) => finding);
    known.set(scene.view, findings);
  }
  return findings;
};
