import { useMemo } from 'react';
import { GLOBAL_NAMESPACES } from '../domain/vm/spec/global-namespaces';
import { kindNames, kinds, type KindName } from '../domain/world/kinds';
import { models } from './models';
import { useAccess } from './useAccess';
import { useWorld, type WorldState } from './useWorld';

const IN_NAMESPACE = kindNames.filter(
  (name) => !['on request', 'files'].includes(kinds[name].watched),
);

/** Without Pods networks that pods use which are no VMs are not told from networks of VMs. */
const IN_CLUSTER = IN_NAMESPACE.filter((name) => kinds[name].watched !== 'one namespace');

const NOTHING: readonly KindName[] = [];

/** Few enough to be watched everywhere: networks of several namespaces can contradict each other. */
const NETWORKS: readonly KindName[] = ['NetworkAttachmentDefinition', 'UserDefinedNetwork'];

/** VMs of every namespace use the networks of a global one. */
const NETWORKS_AND_VMS: readonly KindName[] = [
  ...NETWORKS,
  'VirtualMachine',
  'VirtualMachineInstance',
];

/**
 * The world that rules are asked about: of all namespaces (undefined), or of one with the networks
 * of the others, as far as the user may see them.
 *
 * @param also kinds that only the page at hand asks for; must not change
 * @param isOff nothing is to be watched yet, as long as the user chooses a namespace
 */
export const useCheckedWorld = (
  namespace: string | undefined,
  also: readonly KindName[] = NOTHING,
  isOff = false,
): WorldState => {
  const networks = useAccess('list', models.NetworkAttachmentDefinition);
  const vms = useAccess('list', models.VirtualMachine);
  const isAsking = namespace !== undefined && (networks === 'checking' || vms === 'checking');
  const wide = useMemo(() => {
    if (networks !== 'allowed') return NOTHING;
    const isGlobal = namespace !== undefined && GLOBAL_NAMESPACES.includes(namespace);
    return isGlobal && vms === 'allowed' ? NETWORKS_AND_VMS : NETWORKS;
  }, [networks, vms, namespace]);
  const wanted = useMemo(
    () => [...(namespace === undefined ? IN_CLUSTER : IN_NAMESPACE), ...also],
    [namespace, also],
  );
  const world = useWorld(isAsking || isOff ? NOTHING : wanted, namespace, wide);
  return isAsking || isOff ? LOADING : world;
};

const LOADING: WorldState = { state: 'loading' };
