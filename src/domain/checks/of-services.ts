import type { Finding } from '../findings/finding';
import { inOwnRoom } from '../findings/rooms';
import { isGoing } from '../nad/living';
import { checkService } from '../services/check';
import { checkServiceIn } from '../services/of-cluster';
import { serviceOf } from '../services/service';
import { sceneOf } from '../services/scene';
import { troublesOf } from '../services/troubles';
import type { World } from '../world/world';

/**
 * What can be said of the Services of a world: what the cluster refuses, and what keeps those that are for
 * VMs from leading there. Of Services for other pods nothing is said but what is refused.
 */
export const checkServices = (world: World): Finding[] =>
  world
    .list('Service')
    .filter((service) => !isGoing(world, service))
    .flatMap((service) => [
      ...checkService(service),
      ...checkServiceIn(world, service),
      ...inOwnRoom(service, () =>
        troublesOf(sceneOf(world, serviceOf(service))).map(({ finding }) => finding),
      ),
    ]);
