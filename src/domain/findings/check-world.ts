import { checkNad } from '../nad/check';
import { NAD_GVK } from '../nad/types';
import { checkUdns } from '../udn/check-udns';
import { checkVms } from '../vm/check-vms';
import { networkUsersOf } from '../vm/network-users';
import { derived, keyOf, worldOf, type World } from '../world/world';
import { checkBridges } from './rules/bridges';
import { checkMappings } from './rules/mappings';
import { checkMigrationNetwork, migrationNadsOf } from './rules/migration';
import { checkMtus } from './rules/mtus';
import { checkOverlaps } from './rules/overlaps';
import { podNadsOf } from './rules/pods';
import { checkPolicies } from './rules/policies';
import { referenceOf } from './rules/report';
import { checkResources } from './rules/resources';
import { checkSameName } from './rules/same-name';
import { checkSameNetwork } from './rules/same-network';
import { checkUdnPlaces, checkUdnStates } from './rules/udns';
import { checkWhereaboutsThere } from './rules/whereabouts';
import type { Finding, ObjectReference } from './types';

/** An object's group, kind, namespace and name as one text; versions do not matter. */
export const objectKeyOf = ({ apiVersion, kind, namespace, name }: ObjectReference): string => {
  const slash = apiVersion.indexOf('/');
  return [slash < 0 ? '' : apiVersion.slice(0, slash), kind, namespace ?? '', name].join('/');
};

/** Addresses for pods are no mistake on a network that serves pods, or virt-handler, and no VM. */
const isForPods = (world: World, key: string): boolean =>
  (migrationNadsOf(world).has(key) || podNadsOf(world).has(key)) &&
  !networkUsersOf(world).has(key);

const checkNads = (world: World): Finding[] =>
  world
    .list(NAD_GVK.kind)
    .flatMap(checkNad)
    .filter(
      ({ code, object }) =>
        code !== 'VMN145' || !isForPods(world, keyOf(object.namespace, object.name)),
    );

/** The controller's own words are told only where no rule says what they mean. */
const unexplainedStates = (world: World, known: readonly Finding[]): Finding[] => {
  const explained = new Set(
    known
      .filter(({ severity }) => severity === 'error')
      .map(({ object }) => objectKeyOf(object)),
  );
  return checkUdnStates(world).filter(({ object }) => !explained.has(objectKeyOf(object)));
};

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** By object in the order of the world, then by path and code; each finding once. */
const inOrder = (world: World, findings: readonly Finding[]): Finding[] => {
  const places = new Map<string, number>();
  world.objects.forEach((object, index) => {
    const key = objectKeyOf(referenceOf(object));
    if (!places.has(key)) places.set(key, index);
  });
  const seen = new Set<string>();
  const last = world.objects.length;
  return findings
    .filter((finding) => {
      const text = JSON.stringify(finding);
      if (seen.has(text)) return false;
      seen.add(text);
      return true;
    })
    .map((finding) => ({ finding, place: places.get(objectKeyOf(finding.object)) ?? last }))
    .sort(
      (a, b) =>
        a.place - b.place ||
        compareText(a.finding.path, b.finding.path) ||
        compareText(a.finding.code, b.finding.code),
    )
    .map(({ finding }) => finding);
};

/**
 * Everything that can be said of the networks, VMs and settings of a world: of each object by itself
 * and of all together. Ordered by object as they came, then by path; none twice. Takes any world and
 * never throws. Runs once for each world.
 */
export const checkWorld = derived((world: World): Finding[] => {
  const udns = checkUdns(world);
  const places = checkUdnPlaces(world);
  const findings = [
    ...checkNads(world),
    ...checkSameNetwork(world),
    ...checkSameName(world),
    ...checkMappings(world),
    ...checkBridges(world),
    ...checkResources(world),
    ...checkWhereaboutsThere(world),
    ...checkMtus(world),
    ...checkOverlaps(world),
    ...checkMigrationNetwork(world),
    ...checkPolicies(world),
    ...udns,
    ...places,
    ...unexplainedStates(world, [...udns, ...places]),
    ...checkVms(world),
  ];
  return inOrder(world, findings);
});

/** The same for objects that are all there is, such as those of files. Takes any values. */
export const checkObjects = (objects: readonly unknown[]): Finding[] =>
  checkWorld(worldOf(objects));

/** Findings by the object that has to change; keys as `objectKeyOf` makes them. */
export const findingsByObject = (findings: readonly Finding[]): Map<string, Finding[]> => {
  const byObject = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = objectKeyOf(finding.object);
    const list = byObject.get(key);
    if (list) list.push(finding);
    else byObject.set(key, [finding]);
  }
  return byObject;
};
