import type { KubernetesResource } from '../core/resource';
import type { Finding } from '../findings/finding';
import { inOwnRoom } from '../findings/rooms';
import { isGoing } from '../nad/living';
import { checkService } from '../services/check';
import { checkServiceIn } from '../services/of-cluster';
import { serviceOf } from '../services/service';
import { sceneOf } from '../services/scene';
import { troublesOf } from '../services/troubles';
import { derivedOf, type World } from '../world/world';

/** What can be said of one Service. */
export const serviceFindings = derivedOf(
  (world, service: KubernetesResource): readonly Finding[] =>
    isGoing(world, service)
      ? []
      : [
          ...checkService(service),
          ...checkServiceIn(world, service),
          ...inOwnRoom(service, () =>
            troublesOf(sceneOf(world, serviceOf(service))).map(({ finding }) => finding),
          ),
        ],
);

/**
 * What can be said of the Services of a world: what the cluster refuses, and what keeps those that are for
 * VMs from leading there. Of Services for other pods nothing is said but what is refused.
 */
export const checkServices = (world: World): Finding[] =>
  world.list('Service').flatMap((service) => serviceFindings(world, service));
