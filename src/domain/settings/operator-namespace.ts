import { textAt } from '../core/resource';
import { derived, type World } from '../world/world';

/**
 * Namespaces in which KubeVirt runs, where it looks for the network for live migration: that of
 * HyperConverged, or of KubeVirt where nothing stands above it. Empty where neither is known.
 *
 * Source: kubevirt pkg/virt-operator/resource/generate/components/daemonsets.go.
 */
export const operatorNamespacesOf = derived((world: World): ReadonlySet<string> => {
  const owners = [...world.list('HyperConverged'), ...world.list('KubeVirt')];
  return new Set(owners.flatMap((owner) => textAt(owner, 'metadata', 'namespace') ?? []));
});
