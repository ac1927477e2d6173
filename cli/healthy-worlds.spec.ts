import { checkObjects } from '../src/domain/checks/testing/check-objects';
import { kindNameOf } from '../src/domain/world/kinds';
import { scenarios } from '../standalone/scenarios/index';
import type { KubernetesObject } from '../standalone/kubernetes/object';

/** Scenarios of clusters in which nothing is wrong. */
const HEALTHY = [
  'healthy',
  'empty',
  'read-only',
  'missing-crds',
  'ipv6',
  'large',
  'traffic',
  'no-metrics',
];

const objectsOf = (name: string): KubernetesObject[] => {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`${name} is no scenario`);
  return scenario.objects();
};

/** Errors and warnings; a hint is no alarm. */
const alarms = (objects: readonly KubernetesObject[]): string[] =>
  checkObjects(objects)
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, object, path }) => `${code} ${object.kind} ${object.name} ${path}`);

describe('a healthy cluster', () => {
  it.each(HEALTHY)('%s gives no alarm', (name) => {
    expect(alarms(objectsOf(name))).toEqual([]);
  });

  it.each(HEALTHY)('%s gives none in the reverse order', (name) => {
    expect(alarms(objectsOf(name).reverse())).toEqual([]);
  });

  it.each(HEALTHY.filter((name) => name !== 'large'))(
    '%s gives none where a kind is not known',
    (name) => {
      const objects = objectsOf(name);
      const nameOf = ({ apiVersion, kind }: KubernetesObject) => kindNameOf(apiVersion, kind);
      const found = new Set(objects.map(nameOf));
      for (const left of found) {
        const others = objects.filter((object) => nameOf(object) !== left);
        expect({ left, alarms: alarms(others) }).toEqual({ left, alarms: [] });
      }
    },
  );

  it.each(HEALTHY.filter((name) => name !== 'large'))(
    '%s gives none where only two kinds are known',
    (name) => {
      const objects = objectsOf(name);
      const nameOf = ({ apiVersion, kind }: KubernetesObject) => kindNameOf(apiVersion, kind);
      const found = [...new Set(objects.map(nameOf))];
      for (const first of found) {
        for (const second of found) {
          const few = objects.filter((object) => [first, second].includes(nameOf(object)));
          expect({ first, second, alarms: alarms(few) }).toEqual({ first, second, alarms: [] });
        }
      }
    },
  );
});
