import type { Finding } from '../findings/finding';
import type { VmView } from '../vm/interfaces/view';
import type { World } from '../world/world';
import { endpointsOf, type Endpoints } from './endpoints';
import { selectionOf, vmsOf, type Selection } from './selection';
import type { ServiceView } from './service';

/** The way from a client to the guest, from outside inwards, and that of the answer. */
export const serviceStepIds = [
  'settings',
  'address',
  'selector',
  'running',
  'network',
  'ports',
  'families',
  'policies',
  'ready',
  'guest',
  'back',
] as const;

export type ServiceStepId = (typeof serviceStepIds)[number];

/** A finding about a Service, where on the way it stands, and the VM that it concerns. */
export interface ServiceTrouble {
  step: ServiceStepId;
  finding: Finding;
  /** Undefined: all that the Service is for. */
  vm: VmView | undefined;
}

/** A Service with all that is known of what it leads to. */
export interface ServiceScene {
  world: World;
  view: ServiceView;
  selection: Selection;
  /** Selected now or after their next start. */
  vms: readonly VmView[];
  endpoints: Endpoints;
}

/** Collects what a world knows of a Service. */
export const sceneOf = (world: World, view: ServiceView): ServiceScene => {
  const selection = selectionOf(world, view);
  return { world, view, selection, vms: vmsOf(selection), endpoints: endpointsOf(world, view) };
};
