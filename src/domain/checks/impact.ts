import { groupedBy } from '../core/collections';
import type { ObjectReference } from '../findings/finding';
import { textAt, textOf } from '../core/resource';
import { migrationNetworksOf } from '../settings/migration-network';
import { usersOf, type NetworkUser } from '../vm/spec/network-users';
import type { KindName } from '../world/kinds';
import { derived, keyOf, type World } from '../world/world';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { NAD_GVK } from '../nad/types';

/** Who notices when a network is changed or deleted. */
export interface Impact {
  /** VMs that use it, running ones first. */
  users: NetworkUser[];
  runningCount: number;
  /** Settings that send live migrations over it. */
  migrationSettings: ObjectReference[];
  /** Other networks that are the same OVN-Kubernetes network. */
  sameNetwork: ObjectReference[];
  /** Kinds that could not be looked at, so that there may be more. */
  unknown: KindName[];
}

const LOOKED_AT: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'HyperConverged',
];

const ovnNameOf = ({ parsed }: ParsedNad): string | undefined =>
  parsed.kind === 'ok' && parsed.plugin.type === 'ovn-k8s-cni-overlay'
    ? (textOf(parsed.config.name) ?? textOf(parsed.plugin.name))
    : undefined;

/** Networks by the name of the OVN-Kubernetes network that they describe; it is cluster-wide. */
export const nadsByOvnName = derived((world: World): ReadonlyMap<string, ParsedNad[]> => {
  return groupedBy(nadsOf(world).values(), ovnNameOf);
});

const referenceOf = ({ namespace, name }: ParsedNad): ObjectReference => ({
  apiVersion: `${NAD_GVK.group}/${NAD_GVK.version}`,
  kind: NAD_GVK.kind,
  namespace,
  name,
});

/** What a change of one network means for others, as far as the world knows them. */
export const impactOf = (world: World, namespace: string, name: string): Impact => {
  const users = usersOf(world, namespace, name);
  const nad = nadsOf(world).get(keyOf(namespace, name));
  const ovnName = nad && ovnNameOf(nad);
  const family = ovnName === undefined ? [] : (nadsByOvnName(world).get(ovnName) ?? []);
  return {
    users,
    runningCount: users.filter(({ isRunning }) => isRunning).length,
    migrationSettings: migrationNetworksOf(world)
      .filter((setting) => setting.namespace === namespace && setting.nad === name)
      .map(({ owner, ownerKind }) => ({
        apiVersion: owner.apiVersion ?? '',
        kind: ownerKind,
        namespace: textAt(owner, 'metadata', 'namespace') ?? '',
        name: textAt(owner, 'metadata', 'name') ?? '',
      })),
    sameNetwork: family.filter((other) => other !== nad).map(referenceOf),
    unknown: LOOKED_AT.filter((kind) => !world.isKnown(kind) && !world.isKnown(kind, namespace)),
  };
};
