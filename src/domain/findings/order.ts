import { kindNameOf } from '../world/kinds';
import type { World } from '../world/world';
import type { Finding, ObjectReference } from './finding';

/** An object's group, kind, namespace and name as one text; versions do not matter. */
export const objectKeyOf = ({ apiVersion, kind, namespace, name }: ObjectReference): string => {
  const slash = apiVersion.indexOf('/');
  return [slash < 0 ? '' : apiVersion.slice(0, slash), kind, namespace ?? '', name].join('/');
};

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

interface Placed {
  finding: Finding;
  place: number;
}

const compare = (a: Placed, b: Placed): number =>
  a.place - b.place ||
  compareText(a.finding.path, b.finding.path) ||
  compareText(a.finding.code, b.finding.code) ||
  // Equal ones come to stand side by side.
  compareText(JSON.stringify(a.finding), JSON.stringify(b.finding));

/** By object in the order of the world, then by path and code; each finding once. */
export const inOrder = (world: World, findings: readonly Finding[]): Finding[] => {
  const places = new Map(world.objects.map((object, index) => [object, index]));
  const placeOf = ({ object: { apiVersion, kind, name, namespace } }: Finding): number => {
    const kindName = kindNameOf(apiVersion, kind);
    const object = kindName && world.find(kindName, name, namespace);
    return (object && places.get(object)) ?? places.size;
  };
  const sorted = findings.map((finding) => ({ finding, place: placeOf(finding) })).sort(compare);
  return sorted
    .filter((placed, index) => {
      const before = sorted[index - 1];
      return !before || compare(before, placed) !== 0;
    })
    .map(({ finding }) => finding);
};
