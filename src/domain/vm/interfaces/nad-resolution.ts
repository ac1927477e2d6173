import { nadsOf, type ParsedNad } from '../../nad/nads';
import { textAt } from '../../core/resource';
import { isOpenShift } from '../../world/platform';
import { derived, keyOf, type World } from '../../world/world';
import { GLOBAL_NAMESPACES } from '../spec/global-namespaces';
import type { NetworkSource } from '../spec/interface-values';

/**
 * What there is of the network that a VM names: the network itself; `promised`, an object of which a
 * controller makes it; `missing`; or `unknown`, where the world does not tell.
 */
export type NadResolution =
  | { kind: 'found'; nad: ParsedNad }
  | { kind: 'promised' }
  | { kind: 'missing' }
  | { kind: 'unknown' };

/** Networks that operators make, by `namespace/name`; `*` for those of cluster-wide objects. */
const promisedOf = derived((world: World): ReadonlySet<string> => {
  const keys = new Set<string>();
  const nameOf = (object: unknown) => textAt(object, 'metadata', 'name') ?? '';
  for (const udn of world.list('UserDefinedNetwork')) {
    keys.add(keyOf(textAt(udn, 'metadata', 'namespace'), nameOf(udn)));
  }
  for (const cudn of world.list('ClusterUserDefinedNetwork')) keys.add(`*/${nameOf(cudn)}`);
  for (const network of world.list('SriovNetwork')) {
    const namespace =
      textAt(network, 'spec', 'networkNamespace') ?? textAt(network, 'metadata', 'namespace');
    keys.add(keyOf(namespace, nameOf(network)));
  }
  return keys;
});

/** Names of networks of which no namespace is known, as files may leave it to the one who applies them. */
const homelessOf = derived(
  (world: World): ReadonlySet<string> =>
    new Set(
      [...nadsOf(world).values()].flatMap(({ namespace, name }) => (namespace === '' ? name : [])),
    ),
);

/** Looks up the NetworkAttachmentDefinition that a VM names. */
export const resolveNad = (
  world: World,
  { namespace, name }: NetworkSource & { kind: 'multus' },
): NadResolution => {
  const key = keyOf(namespace, name);
  const nad = nadsOf(world).get(key);
  if (nad) return { kind: 'found', nad };
  const promised = promisedOf(world);
  if (promised.has(key) || promised.has(`*/${name}`)) return { kind: 'promised' };
  const isKnown = world.isKnown('NetworkAttachmentDefinition', namespace);
  if (!isKnown || namespace === '' || homelessOf(world).has(name)) return { kind: 'unknown' };
  return { kind: 'missing' };
};

/**
 * Whether VMs are kept from networks of other namespaces. OpenShift has Multus do so; a cluster of
 * which it is known that it is not OpenShift does not.
 *
 * Source: cluster-network-operator bindata/network/multus/multus.yaml.
 */
export const isIsolated = (world: World): boolean => isOpenShift(world) !== false;

/** Whether namespace isolation keeps VMs of one namespace from networks of another. */
export const isOutOfReach = (world: World, own: string, namespace: string): boolean =>
  own !== '' && namespace !== own && !GLOBAL_NAMESPACES.includes(namespace) && isIsolated(world);
