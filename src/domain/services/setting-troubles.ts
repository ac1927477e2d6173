import { checkService } from './check';
import { checkServiceIn } from './of-cluster';
import type { ServiceScene, ServiceTrouble } from './scene';

/** What the API server refuses of a Service, by itself and in its cluster. */
export const settingTroubles = ({ world, view }: ServiceScene): ServiceTrouble[] =>
  [...checkService(view.service), ...checkServiceIn(world, view.service)].map((finding) => ({
    step: 'settings',
    finding,
    vm: undefined,
  }));
