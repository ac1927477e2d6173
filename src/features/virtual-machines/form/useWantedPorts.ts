import { useMemo } from 'react';
import { entriesAt, listAt, type KubernetesResource } from '../../../domain/core/resource';
import { wantedPortsOf, type WantedPort } from '../../../domain/services/wanted-ports';
import type { InterfaceForm } from '../../../domain/vm/form/interface-form';
import { vmTemplateOf } from '../../../domain/vm/spec/network-refs';
import { models } from '../../../k8s/models';
import { useWatchList } from '../../../k8s/useWatch';
import type { VmWorld } from '../useVmWorld';

const NONE: readonly WantedPort[] = [];

/** Bindings that let in what the interface lists. */
const FILTERS = ['masquerade', 'passtBinding'];

/** The ports that Services lead to in an interface, and why they are not known, if so. */
export interface Wanted {
  ports: readonly WantedPort[];
  failure: unknown;
}

const hasRanges = (vm: KubernetesResource, name: string | undefined): boolean =>
  entriesAt(vmTemplateOf(vm), 'domain', 'devices', 'interfaces').some(
    ({ entry }) => entry.name === name && listAt(entry, 'portRanges').length > 0,
  );

/**
 * The ports that Services lead to in the interface of a form; none where it is not one that Services reach, or
 * does not let ports in by a list.
 *
 * @param editing name of the interface in the VM; undefined for a new one
 */
export const useWantedPorts = (
  { vm, view }: VmWorld,
  { networkKind, binding }: InterfaceForm,
  editing: string | undefined,
): Wanted => {
  const watched = useWatchList<KubernetesResource>(models.Service, view.namespace);
  const isFiltered = networkKind === 'pod' && FILTERS.includes(binding) && !hasRanges(vm, editing);
  const services = watched.state === 'ready' ? watched.data : undefined;
  const ports = useMemo(() => (services ? wantedPortsOf(view, services) : NONE), [view, services]);
  return {
    ports: isFiltered ? ports : NONE,
    failure: isFiltered && watched.state === 'failed' ? watched.error : undefined,
  };
};
