import { listAt, recordAt, textAt } from '../../core/resource';
import { derived, type World } from '../../world/world';
import type { Binding } from './interface-values';

/** What the cluster's virtualization says of interfaces; undefined where nothing tells. */
export interface ClusterSettings {
  /** How changes of VMs reach running instances. KubeVirt's own default is `Stage`. */
  rolloutStrategy: 'LiveUpdate' | 'Stage' | undefined;
  /** Whether VMs are migrated by themselves when something needs it. */
  migratesByItself: boolean | undefined;
  /** Binding of an interface that KubeVirt adds by itself. */
  defaultBinding: Binding;
  permitsBridgeOnPodNetwork: boolean | undefined;
  bindingPlugins: ReadonlySet<string> | undefined;
  /** What happens to VMs when their node is drained. */
  evictionStrategy: string | undefined;
}

const defaultBindings: Record<string, Binding> = {
  bridge: 'bridge',
  masquerade: 'masquerade',
  slirp: 'slirp',
};

/** Nothing known of the cluster. */
export const UNKNOWN_SETTINGS: ClusterSettings = {
  rolloutStrategy: undefined,
  migratesByItself: undefined,
  defaultBinding: 'unknown',
  permitsBridgeOnPodNetwork: undefined,
  bindingPlugins: undefined,
  evictionStrategy: undefined,
};

/** Plugins that HyperConverged registers by itself; passt where it is told to. */
const OF_HYPERCONVERGED = ['l2bridge', 'passt'];

/** As HyperConverged sets up KubeVirt, where KubeVirt itself cannot be read. */
const settingsOfHyperConverged = (hyperConverged: unknown): ClusterSettings => ({
  ...UNKNOWN_SETTINGS,
  rolloutStrategy: 'LiveUpdate',
  defaultBinding: 'masquerade',
  bindingPlugins: new Set([
    ...OF_HYPERCONVERGED,
    // Of v1beta1, and of v1.
    ...Object.keys(recordAt(hyperConverged, 'spec', 'networkBinding')),
    ...Object.keys(recordAt(hyperConverged, 'spec', 'networking', 'networkBinding')),
  ]),
  evictionStrategy:
    textAt(hyperConverged, 'spec', 'evictionStrategy') ??
    textAt(hyperConverged, 'spec', 'virtualization', 'evictionStrategy'),
});

const settingsOfKubeVirt = (kubevirt: unknown): ClusterSettings => {
  const configuration = recordAt(kubevirt, 'spec', 'configuration');
  const network = recordAt(configuration, 'network');
  const rolloutStrategy = configuration.vmRolloutStrategy === 'LiveUpdate' ? 'LiveUpdate' : 'Stage';
  const methods = listAt(kubevirt, 'spec', 'workloadUpdateStrategy', 'workloadUpdateMethods');
  return {
    rolloutStrategy,
    migratesByItself: rolloutStrategy === 'LiveUpdate' && methods.includes('LiveMigrate'),
    defaultBinding:
      defaultBindings[textAt(network, 'defaultNetworkInterface') ?? 'bridge'] ?? 'unknown',
    permitsBridgeOnPodNetwork: network.permitBridgeInterfaceOnPodNetwork !== false,
    bindingPlugins: new Set(Object.keys(recordAt(network, 'binding'))),
    evictionStrategy: textAt(configuration, 'evictionStrategy'),
  };
};

/**
 * The settings of the world's KubeVirt; those that HyperConverged gives it where only that is there.
 * Changes are migrated in by themselves only with strategy LiveUpdate and where KubeVirt may migrate
 * workloads.
 *
 * Source: kubevirt pkg/virt-config/virt-config.go and configuration.go, pkg/virt-controller/watch/workload-updater;
 * hyperconverged-cluster-operator controllers/handlers/kubevirt.go.
 */
export const clusterSettingsOf = derived((world: World): ClusterSettings => {
  const [kubevirt] = world.list('KubeVirt');
  if (kubevirt) return settingsOfKubeVirt(kubevirt);
  const [hyperConverged] = world.list('HyperConverged');
  return hyperConverged ? settingsOfHyperConverged(hyperConverged) : UNKNOWN_SETTINGS;
});
