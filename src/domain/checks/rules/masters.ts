import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, nodeParams, nodeReferences, referenceOf } from '../../findings/report';
import { interfaceNameProblem } from '../../net/interface-name';
import { livingNadsOf, pathIn, type LivingNad } from '../../nad/living';
import { nodeNetworksOf, type NodeNetwork } from '../../nodes/node-networks';
import { reachableBy } from '../../nodes/reach';
import { textOf } from '../../core/resource';
import { networkUsersOf } from '../../vm/spec/network-users';
import { operatorNamespacesOf } from '../../settings/operator-namespace';
import { derived, type World } from '../../world/world';
import { migrationNadsOf } from './migration';

interface MasterOn {
  /** Nodes for VMs that have it. */
  has: readonly NodeNetwork[];
  /** Nodes that take VMs now and lack it. */
  lacks: readonly NodeNetwork[];
  /** Nodes that take VMs now, on which it is down. */
  down: readonly NodeNetwork[];
}

const mastersOf = derived((world: World) => {
  const nodes = nodeNetworksOf(world).filter(({ isForVms, interfaces }) => isForVms && interfaces);
  const known = new Map<string, MasterOn>();
  return (master: string): MasterOn => {
    let found = known.get(master);
    if (!found) {
      const has = nodes.filter(({ interfaces }) => interfaces?.has(master));
      found = {
        has,
        lacks: nodes.filter((node) => node.takesVms && !node.interfaces?.has(master)),
        down: has.filter(
          ({ takesVms, interfaces }) => takesVms && interfaces?.get(master)?.state === 'down',
        ),
      };
      known.set(master, found);
    }
    return found;
  };
});

/** @param isReached whether the network has to work on a node, as far as that is known */
const checkMaster = (
  nad: LivingNad,
  master: string,
  { has, lacks, down }: MasterOn,
  isMigration: boolean,
  isReached: (node: NodeNetwork) => boolean,
): Finding[] => {
  const found = (code: Parameters<typeof findingOf>[0], on: readonly NodeNetwork[]): Finding =>
    findingOf(
      code,
      referenceOf(nad.nad),
      pathIn(nad, 'master'),
      { master, ...nodeParams(on) },
      nodeReferences(on),
    );
  if (has.length === 0) {
    if (lacks.length === 0) return [];
    return [
      found(isMigration ? codes.noNodeHasMigrationInterface : codes.noNodeHasInterface, lacks),
    ];
  }
  // A report without its Node may be of a node that takes no VMs.
  const without = lacks.filter((node) => node.node !== undefined && isReached(node));
  const off = down.filter(isReached);
  return [
    ...(without.length === 0
      ? []
      : [
          found(
            isMigration ? codes.someNodesLackMigrationInterface : codes.someNodesLackInterface,
            without,
          ),
        ]),
    ...(off.length === 0 ? [] : [found(codes.interfaceOfNetworkIsDown, off)]),
  ];
};

/**
 * The interface of the node that a macvlan or ipvlan builds on. virt-handler runs on each node, so
 * that the network of live migrations needs it everywhere; of other networks the nodes count on which
 * VMs use it. Where pods run is not known here.
 *
 * Source: containernetworking/plugins plugins/main/macvlan/macvlan.go and ipvlan.go.
 */
export const checkMasters = (world: World): Finding[] => {
  const users = networkUsersOf(world);
  return livingNadsOf(world).flatMap((nad) => {
    if (nad.type !== 'macvlan' && nad.type !== 'ipvlan') return [];
    const master = textOf(nad.parsed.plugin.master);
    if (master === undefined || interfaceNameProblem(master) !== undefined) return [];
    const isMigration = migrationNadsOf(world).has(nad.key);
    const own = users.get(nad.key) ?? [];
    // What lies where KubeVirt runs is meant for virt-handler.
    const isEverywhere = isMigration || operatorNamespacesOf(world).has(nad.namespace);
    const isReached = own.length > 0 ? reachableBy(world, own) : () => false;
    return checkMaster(
      nad,
      master,
      mastersOf(world)(master),
      isMigration,
      isEverywhere ? () => true : isReached,
    );
  });
};
