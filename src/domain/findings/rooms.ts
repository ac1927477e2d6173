import { textAt, type KubernetesResource } from '../core/resource';
import { kindNames, type KindName } from '../world/kinds';
import { worldOf, type World } from '../world/world';
import * as codes from './codes';
import type { Finding } from './finding';
import { objectKeyOf } from './order';
import { findingOf, referenceOf } from './report';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const notChecked = (object: KubernetesResource, error: unknown): Finding =>
  findingOf(codes.objectNotChecked, referenceOf(object), 'metadata.name', {
    error: messageOf(error),
  });

/**
 * Reads one object in a room of its own: what throws there is a finding on that object, and all others
 * are read.
 *
 * @param otherwise makes of that finding what stands for the object
 */
export const inRoom = <T>(
  object: KubernetesResource,
  read: () => T,
  otherwise: (finding: Finding) => T,
): T => {
  try {
    return read();
  } catch (error) {
    return otherwise(notChecked(object, error));
  }
};

/** Checks one object in a room of its own. */
export const inOwnRoom = (object: KubernetesResource, check: () => readonly Finding[]): Finding[] =>
  inRoom(
    object,
    () => [...check()],
    (finding) => [finding],
  );

/** A rule that looks at several objects of a world. */
export type WorldRule = (world: World) => readonly Finding[];

type Attempt = { findings: readonly Finding[] } | { error: unknown };

const attempt = (rule: WorldRule, world: World): Attempt => {
  try {
    return { findings: rule(world) };
  } catch (error) {
    return { error };
  }
};

/** A world of other objects, of which as much is known. */
const withObjects = (world: World, objects: readonly KubernetesResource[]): World => ({
  ...worldOf(objects, {}),
  isKnown: (kind: KindName, namespace?: string) => world.isKnown(kind, namespace),
});

/** That the object is there, and nothing else of it. */
const nameOnly = (object: KubernetesResource): KubernetesResource => {
  const { apiVersion, kind } = referenceOf(object);
  const name = textAt(object, 'metadata', 'name');
  const namespace = textAt(object, 'metadata', 'namespace');
  return {
    apiVersion,
    kind,
    metadata: {
      ...(name === undefined ? {} : { name }),
      ...(namespace === undefined ? {} : { namespace }),
    },
  };
};

/** Place of the object with which a rule begins to throw, by halves; undefined where none does it. */
const culpritIn = (
  rule: WorldRule,
  world: World,
  objects: readonly KubernetesResource[],
): number | undefined => {
  const throwsWith = (count: number): boolean =>
    'error' in attempt(rule, withObjects(world, objects.slice(0, count)));
  if (throwsWith(0) || !throwsWith(objects.length)) return undefined;
  let [sound, broken] = [0, objects.length];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (throwsWith(middle)) broken = middle;
    else sound = middle;
  }
  return broken - 1;
};

/**
 * Runs rules that look at several objects. Where one throws, the object that makes it throw has a
 * finding, and the rules look at the others: of that one they see that it is there, and nothing else.
 *
 * @throws what a rule throws that no object is the reason of
 */
export const inRooms = (world: World, rules: readonly WorldRule[]): Finding[] => {
  const findings: Finding[] = [];
  const unread = new Set<string>();
  let around = world;
  for (const rule of rules) {
    let result = attempt(rule, around);
    // Each turn takes one object out of the way, first its content, then the object.
    while ('error' in result) {
      const objects = kindNames.flatMap((kind) => around.list(kind));
      const place = culpritIn(rule, around, objects);
      const culprit = place === undefined ? undefined : objects[place];
      if (place === undefined || !culprit) throw result.error;
      const key = objectKeyOf(referenceOf(culprit));
      findings.push(...(unread.has(key) ? [] : [notChecked(culprit, result.error)]));
      const others = objects.toSpliced(place, 1, ...(unread.has(key) ? [] : [nameOnly(culprit)]));
      unread.add(key);
      around = withObjects(around, others);
      result = attempt(rule, around);
    }
    // Of the objects of which only the name is left nothing is concluded.
    findings.push(...result.findings.filter(({ object }) => !unread.has(objectKeyOf(object))));
  }
  return findings;
};
