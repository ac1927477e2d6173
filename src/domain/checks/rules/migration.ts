import * as codes from '../../findings/codes';
import { nadsOf } from '../../nad/nads';
import { NAD_GVK } from '../../nad/types';
import { nodeNetworksOf } from '../../nodes/node-networks';
import { textAt } from '../../core/resource';
import {
  migrationNetworksOf,
  migrationSettingsOf,
  type MigrationNetwork,
} from '../../settings/migration-network';
import { GLOBAL_NAMESPACES } from '../../vm/spec/global-namespaces';
import { derived, keyOf, type World } from '../../world/world';
import type { Finding, ObjectReference } from '../../findings/finding';
import { livingNadsOf } from '../../nad/living';
import { checkMigrationAddresses } from './migration-addresses';
import { findingOf, referenceOf } from '../../findings/report';

const nadReference = (namespace: string, name: string): ObjectReference => ({
  apiVersion: `${NAD_GVK.group}/${NAD_GVK.version}`,
  kind: NAD_GVK.kind,
  namespace,
  name,
});

const MAX_RELATED = 10;

/** Networks that have the name in another namespace. */
const namesakes = (world: World, name: string): ObjectReference[] =>
  [...nadsOf(world).values()]
    .filter((nad) => nad.name === name)
    .slice(0, MAX_RELATED)
    .map((nad) => nadReference(nad.namespace, name));

/** On OpenShift pods reach networks of their own namespace and of a few others. */
const isForbidden = ({ owner, namespace }: MigrationNetwork): boolean => {
  const own = textAt(owner, 'metadata', 'namespace') ?? '';
  return (
    own.startsWith('openshift-') && namespace !== own && !GLOBAL_NAMESPACES.includes(namespace)
  );
};

const checkReference = (world: World, setting: MigrationNetwork): Finding[] => {
  const { owner, path, namespace, nad } = setting;
  const object = referenceOf(owner);
  const params = { name: nad, namespace };
  if (isForbidden(setting)) {
    const own = textAt(owner, 'metadata', 'namespace') ?? '';
    return [
      findingOf(codes.migrationNetworkOutOfReach, object, path, { ...params, own }, [
        nadReference(namespace, nad),
      ]),
    ];
  }
  const isKnown = world.isKnown('NetworkAttachmentDefinition', namespace);
  if (!isKnown || nadsOf(world).has(keyOf(namespace, nad))) return [];
  const others = namesakes(world, nad);
  const [other] = others;
  if (!other) return [findingOf(codes.migrationNetworkMissing, object, path, params)];
  const found = other.namespace ?? '';
  return [
    findingOf(
      codes.migrationNetworkInOtherNamespace,
      object,
      path,
      { ...params, other: found },
      others,
    ),
  ];
};

/** How many nodes run virt-handler; undefined where no Node is known. */
const handlerCount = (world: World): number | undefined =>
  world.isKnown('Node')
    ? nodeNetworksOf(world).filter(({ isForVms }) => isForVms).length
    : undefined;

/** Keys (`namespace/name`) of the networks that live migrations run over. */
export const migrationNadsOf = derived(
  (world: World): ReadonlySet<string> =>
    new Set(migrationNetworksOf(world).map(({ namespace, nad }) => keyOf(namespace, nad))),
);

/**
 * The network for live migration: it must be where virt-handler finds it, and give each node an
 * address. Whether nodes have its interface is checked with all others (`checkMasters`).
 *
 * Source: hyperconverged-cluster-operator api/v1; kubevirt pkg/virt-operator/resource/generate and
 * pkg/virt-handler/migration.go.
 */
export const checkMigrationNetwork = (world: World): Finding[] => {
  const settings = migrationSettingsOf(world);
  if (settings.length === 0) return [];
  const keys = new Set(settings.map(({ namespace, nad }) => keyOf(namespace, nad)));
  const count = handlerCount(world);
  return [
    ...settings.flatMap((setting) => checkReference(world, setting)),
    ...livingNadsOf(world)
      .filter(({ key }) => keys.has(key))
      .flatMap((nad) => checkMigrationAddresses(world, nad, count)),
  ];
};
