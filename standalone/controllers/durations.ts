/**
 * How long things take in the simulated cluster, in seconds of its time. Those marked KV are
 * KubeVirt's own, KNM kubernetes-nmstate's; the others are what a small cluster takes.
 */
export const SECONDS = {
  /** Until virt-controller has made the launcher pod. */
  podCreation: 1,
  scheduling: 1,
  /** Networks attached, image there, container started. */
  podStart: 5,
  domainStart: 3,
  guestBoot: 20,
  shutdown: 4,
  /** A volume is about to be filled, and is filled. */
  volumeStep: 2,
  volumeCopy: 10,
  /** Until virt-handler has ended, and until an operator has passed a setting on. */
  handlerStop: 3,
  reconcile: 2,
  /** A network device leaves or enters the running guest. */
  detach: 1,
  plug: 2,
  /** Until the guest agent reports a new device with its addresses. */
  guestReport: 4,
  linkState: 1,
  /** KV pkg/network/migration/evaluator.go, DynamicNetworkControllerGracePeriod. */
  grace: 15,
  /** Until the workload updater has seen that a migration is required. */
  workloadUpdate: 2,
  /** First pause after an automatic migration that failed; doubles with each further one. */
  migrationRetry: 60,
  migrationStep: 1,
  memoryCopy: 8,
  /** How long a migration waits for what it was for to show. */
  settling: 5,
  abort: 1,
  /** nmstate applies a state to a node, and reads it back. */
  nmstateApply: 10,
  /** Pause after a first failure, and the longest; KNM cmd/handler/main.go. */
  nmstatePause: 1,
  nmstateMostPause: 30,
  /** How long a probe is repeated before it counts as failed; KNM pkg/probe/probes.go. */
  nmstateProbe: 120,
  /** A Deployment of the network add-ons is there and answers. */
  addonStart: 15,
  /** Until a Service is given an address, where something gives them. */
  loadBalancer: 5,
  /** The SR-IOV operator empties a node, and makes virtual functions on it. */
  sriovDrain: 20,
  sriovApply: 10,
  /** The node tuning operator has made a configuration; a node restarts with it. */
  tuning: 2,
  reboot: 60,
  /** MCO pkg/controller/drain/drain_controller.go, drainTimeoutDuration. */
  poolDrain: 3600,
  /** KV pkg/virt-controller/watch/migration/migration.go, defaultUnschedulablePendingTimeoutSeconds. */
  unschedulableTarget: 300,
  /** The same, defaultCatchAllPendingTimeoutSeconds. */
  pendingTarget: 900,
} as const;

/** How many times faster than a real one the demo's cluster runs, unless told otherwise. */
export const DEFAULT_SPEED = 5;
