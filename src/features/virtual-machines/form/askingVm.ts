import type { World } from '../../../domain/world/world';

/** The VM whose interface the form is about, and what is known around it. */
export interface AskingVm {
  world: World;
  namespace: string;
  name: string;
}
