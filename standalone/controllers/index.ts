import type { Extend } from '../apiserver/extension.ts';
import { Addons } from './addons/index.ts';
import { Admission } from './admission/index.ts';
import { actOnSubresource, writeThroughWebhooks } from './api.ts';
import { realClock, type Clock } from './clock.ts';
import { Cluster } from './cluster.ts';
import { DEFAULT_SPEED } from './durations.ts';
import { Loop, type Controller } from './loop.ts';
import { machinesOf } from './machines.ts';
import { Namespaces } from './namespaces.ts';
import { lifecycleController } from './kubevirt/lifecycle.ts';
import { runController } from './kubevirt/run.ts';
import { statusController } from './kubevirt/status.ts';
import { volumesController } from './kubevirt/volumes.ts';
import {
  evacuationController,
  migrationController,
  workloadUpdateController,
} from './migration/controller.ts';
import { interfacesController } from './network/interfaces.ts';
import { liveUpdateController } from './network/live-update.ts';
import { migrationRequiredController } from './network/migration-required.ts';
import { nodePolicyController } from './nmstate/policy.ts';
import { nodePoliciesOf, type NodePolicy } from './nmstate/subject.ts';
import { userNetworksOf } from './ovn/subject.ts';
import { userNetworkController } from './ovn/user-networks.ts';
import { podController } from './pod/kubelet.ts';
import { probeController } from './pod/probes.ts';
import { daemonSetController } from './virtualization/daemon-set.ts';
import { handlerController } from './virtualization/handlers.ts';
import { endpointsController, garbageController } from './services/endpoints.ts';
import { addressController, poolController, speakerController } from './services/load-balancer.ts';
import { mirrorController } from './services/mirrors.ts';
import { poolsOf, servicesOf, type PoolSubject, type ServiceSubject } from './services/subject.ts';
import { sriovNetworkController } from './sriov/network.ts';
import { sriovNodeController } from './sriov/node.ts';
import { sriovNetworksOf, sriovNodesOf } from './sriov/subject.ts';
import { checkupController } from './checkups/job.ts';
import { checkupsOf } from './checkups/subject.ts';
import { nodePoolController } from './tuning/pool.ts';
import { profileController } from './tuning/profile.ts';
import { poolsOfNodes, profilesOf } from './tuning/subject.ts';
import { handOverController, networkController } from './virtualization/operators.ts';
import { virtualizationOf, type Virtualization } from './virtualization/subject.ts';
import { streamChanges } from './stream.ts';
import { SUBRESOURCE_GROUP, SUBRESOURCE_VERSIONS, VM_ACTIONS } from './subresources.ts';

/** In the order in which they get their turn; each sees what those before it have changed. */
const CONTROLLERS: Controller[] = [
  volumesController,
  runController,
  podController,
  lifecycleController,
  probeController,
  liveUpdateController,
  interfacesController,
  migrationRequiredController,
  migrationController,
  evacuationController,
  workloadUpdateController,
  statusController,
];

/** The same for what runs the machines. */
const VIRTUALIZATION_CONTROLLERS: Controller<Virtualization>[] = [
  handOverController,
  networkController,
  handlerController,
  daemonSetController,
];

/** And for the networks of nodes. */
const NODE_NETWORK_CONTROLLERS: Controller<NodePolicy>[] = [nodePolicyController];

/** And for Services: what they lead to, and their addresses outside. */
const SERVICE_CONTROLLERS: Controller<ServiceSubject>[] = [
  garbageController,
  endpointsController,
  mirrorController,
  addressController,
  speakerController,
];

/** And for the pools of addresses. */
const POOL_CONTROLLERS: Controller<PoolSubject>[] = [poolController];

export interface ControllerOptions {
  /** How many times faster than in a real cluster time passes: 1 leaves the grace of 15 s as it is. */
  speed?: number;
  /** How many objects are changed in a second, all the time; none by default. */
  changes?: number;
}

const CDI_KIND = ['cdi.kubevirt.io/v1beta1', 'DataVolume'] as const;
const MULTUS_KIND = ['k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition'] as const;

/** Runs all controllers over a cluster, until they are closed. */
export const startLoops = (
  cluster: Cluster,
  clock: Clock,
  hasMultus: () => boolean,
  report: (text: string) => void,
): { close(): void } => {
  const loops = [
    new Loop(cluster, clock, machinesOf, CONTROLLERS, hasMultus, report),
    new Loop(cluster, clock, virtualizationOf, VIRTUALIZATION_CONTROLLERS, hasMultus, report),
    new Loop(cluster, clock, nodePoliciesOf, NODE_NETWORK_CONTROLLERS, hasMultus, report),
    new Loop(cluster, clock, servicesOf, SERVICE_CONTROLLERS, hasMultus, report),
    new Loop(cluster, clock, poolsOf, POOL_CONTROLLERS, hasMultus, report),
    new Loop(cluster, clock, userNetworksOf, [userNetworkController], hasMultus, report),
    new Loop(cluster, clock, sriovNetworksOf, [sriovNetworkController], hasMultus, report),
    new Loop(cluster, clock, sriovNodesOf, [sriovNodeController], hasMultus, report),
    new Loop(cluster, clock, checkupsOf, [checkupController], hasMultus, report),
    new Loop(cluster, clock, profilesOf, [profileController], hasMultus, report),
    new Loop(cluster, clock, poolsOfNodes, [nodePoolController], hasMultus, report),
  ];
  return { close: () => loops.forEach((loop) => loop.close()) };
};

/** Plays KubeVirt, the network add-ons, nmstate, the SR-IOV and node tuning operators, Multus and the scheduler over a server's objects. */
export const controllers =
  ({ speed = DEFAULT_SPEED, changes = 0 }: ControllerOptions = {}): Extend =>
  (store, registry) => {
    const clock = realClock(speed);
    const cluster = new Cluster(store, () => clock.date(), 'live');
    const hasCdi = () => registry.findKind(...CDI_KIND) !== undefined;
    const admission = new Admission(cluster, hasCdi);
    const loops = startLoops(
      cluster,
      clock,
      () => registry.findKind(...MULTUS_KIND) !== undefined,
      (text) => process.stderr.write(text),
    );
    const addons = new Addons(cluster, clock);
    const endChanges = changes > 0 ? streamChanges(store, changes) : undefined;
    const namespaces = new Namespaces(store, registry, clock);
    return {
      subresources: {
        group: SUBRESOURCE_GROUP,
        versions: SUBRESOURCE_VERSIONS,
        names: VM_ACTIONS.map((action) => `virtualmachines/${action}`),
      },
      admit: (...write) => writeThroughWebhooks(admission, ...write),
      act: (...request) => actOnSubresource(cluster, store, ...request),
      close: () => {
        endChanges?.();
        namespaces.close();
        addons.close();
        loops.close();
      },
    };
  };
