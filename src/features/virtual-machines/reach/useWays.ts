import { useMemo } from 'react';
import { addressRowsOf } from '../../../domain/addresses/rows';
import type { Answer } from '../../../domain/core/answer';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { sshServicesOf, type SshService } from '../../../domain/reach/services';
import { nodeAddressOf, waysOf, type Way } from '../../../domain/reach/ways';
import { secondaryDnsOf, zoneOf } from '../../../domain/settings/dns';
import { hostNamesOf } from '../../../domain/vm/interfaces/host-names';
import { worldOf } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { usePortForwardAccess } from '../../../k8s/subresource';
import type { Access } from '../../../k8s/useAccess';
import { useWatchList, useWatchOne, type Watched } from '../../../k8s/useWatch';
import type { VmFacts } from '../page/useVmFacts';

const answers: Record<Access, Answer> = { checking: 'unknown', allowed: 'yes', denied: 'no' };

const NONE: readonly KubernetesResource[] = [];

export interface Ways {
  ways: readonly Way[];
  /** Those of the namespace that lead to SSH of the VM. */
  services: readonly SshService[];
  watched: Watched<readonly KubernetesResource[]>;
}

/** The ways to a VM, as they are now. */
export const useWays = ({ view, world, vm, vmi }: VmFacts, user: string): Ways => {
  const { namespace, name } = view;
  const watched = useWatchList<KubernetesResource>(models.Service, namespace);
  const clusterDns = useWatchOne<KubernetesResource>(models.ClusterDNS, 'cluster', undefined);
  const access = usePortForwardAccess(namespace);
  const all = watched.state === 'ready' ? watched.data : NONE;
  const services = useMemo(() => sshServicesOf(view, all), [view, all]);
  const domain =
    clusterDns.state === 'ready' ? textAt(clusterDns.data, 'spec', 'baseDomain') : undefined;
  const ways = useMemo(() => {
    const dns = secondaryDnsOf(world);
    const baseDomain = dns?.baseDomain ?? domain;
    const own = worldOf([vm, ...(vmi ? [vmi] : [])], {});
    return waysOf({
      view,
      addresses: addressRowsOf(world).filter(
        (row) => row.vm === name && row.namespace === namespace,
      ),
      services,
      isServicesKnown: watched.state === 'ready' && watched.progress === undefined,
      mayForward: answers[access],
      nodeAddresses: world.list('Node').flatMap((node) => nodeAddressOf(node) ?? []),
      hasNames: dns ? (dns.isOn ? 'yes' : 'no') : 'unknown',
      names: baseDomain === undefined ? [] : hostNamesOf(own, zoneOf(baseDomain)),
      user,
    });
  }, [view, world, vm, vmi, name, namespace, services, watched, access, domain, user]);
  return { ways, services, watched };
};
