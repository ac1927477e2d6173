import path from 'node:path';
import { scenarios } from './index.ts';
import { readCrds, resourcesOf } from '../apiserver/registry.ts';
import { prune, validate } from '../apiserver/schema.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Schema } from '../apiserver/resource.ts';
import type { Kinds } from '../controllers/cluster.ts';
import { MIGRATION_FINALIZER } from '../controllers/migration/state.ts';
import { Simulation } from '../controllers/simulation.ts';
import {
  change,
  clusterObjects,
  mac,
  NAMESPACE,
  nicOn,
  plug,
  podNic,
  TestCluster,
  vmNamed,
} from '../controllers/testing/cluster.ts';

jest.setTimeout(60_000);

const START = new Date('2026-11-24T12:00:00Z');

/** In the last one a migration is under way, which fails in the end. */
const settled = Object.values(scenarios).filter(({ name }) => name !== 'stuck-migration');

describe.each(settled)('the objects of $name', (scenario) => {
  it('stay as they are when nobody changes anything', () => {
    const hasMultus = !scenario.omitCrds?.some((name) => name.startsWith('network-attachment'));
    const simulation = new Simulation(scenario.objects(START), START, { hasMultus });
    const before = simulation.version;
    simulation.pass(3600);
    expect(simulation.version).toBe(before);
    expect(simulation.reports).toEqual([]);
    simulation.close();
  });
});

describe('the objects of stuck-migration', () => {
  it('change when the time of the stuck migration is over, and then no more', () => {
    const simulation = new Simulation(scenarios['stuck-migration']?.objects(START) ?? [], START);
    const before = simulation.version;
    simulation.pass(240);
    expect(simulation.version).toBe(before);
    simulation.pass(120);
    const phases = simulation.cluster
      .list('migration')
      .map(({ metadata, status }) => [metadata.name, status?.phase]);
    expect(phases).toContainEqual(['safe-01-to-another-node', 'Failed']);
    const after = simulation.version;
    simulation.pass(3600);
    expect(simulation.version).toBe(after);
    simulation.close();
  });
});

const schemasOf = (folder: string): Map<string, Schema> =>
  new Map(
    readCrds(folder)
      .flatMap(resourcesOf)
      .map(({ group, version, kind, schema }) => [`${group}/${version}/${kind}`, schema ?? {}]),
  );

/** What would be pruned of an object, and what refused. */
const misfits = (object: KubernetesObject, schemas: Map<string, Schema>): string[] => {
  const schema = schemas.get(`${object.apiVersion}/${object.kind}`);
  if (!schema) return [];
  const copy = structuredClone(object);
  return [
    ...prune(copy, schema, true).map((at) => `${object.kind}: ${at} is unknown`),
    ...validate(copy, schema).map(({ field, message }) => `${object.kind}: ${field}: ${message}`),
  ];
};

const KINDS: (keyof Kinds)[] = ['vm', 'vmi', 'migration'];

/** Every state of every object while VMs start, change, move, fail and stop. */
const everyState = (): KubernetesObject[] => {
  const states: KubernetesObject[] = [];
  const cluster = new TestCluster([
    ...clusterObjects(),
    vmNamed('vm', { nics: [podNic(1), nicOn('lan', 'office', mac(2))] }),
    vmNamed('lost', { nics: [nicOn('lan', 'nowhere', mac(3))] }),
    vmNamed('gone', { nics: [nicOn('lan', 'missing', mac(4))] }),
  ]);
  for (const kind of KINDS) {
    cluster.simulation.cluster.subscribe(kind, ({ object }) => states.push(object));
  }
  cluster.pass(120);
  cluster.edit('vm', plug('fast', 'fast', 'sriov'));
  cluster.edit('vm', plug('hall', 'hall'));
  cluster.pass(120);
  cluster.edit('vm', change('lan', { state: 'absent' }));
  cluster.pass(120);
  cluster.edit('vm', change('hall', { state: 'down' }));
  cluster.edit('vm', change('default', { model: 'e1000e' }));
  cluster.put({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: { namespace: NAMESPACE, name: 'move', finalizers: [MIGRATION_FINALIZER] },
    spec: { vmiName: 'vm' },
  });
  cluster.pass(14);
  const migration = cluster.migration('move');
  const deletionTimestamp = '2026-11-24T12:10:00Z';
  cluster.put({ ...migration, metadata: { ...migration.metadata, deletionTimestamp } });
  cluster.pass(10);
  const { spec, ...vm } = cluster.vm('vm');
  cluster.put({ ...vm, spec: { ...spec, runStrategy: 'Halted' } });
  cluster.pass(60);
  return states;
};

describe('what controllers write', () => {
  const states = everyState();

  it('is a good deal', () => {
    expect(states.length).toBeGreaterThan(60);
  });

  const built: [string, string] = [
    'the built-in schemas',
    path.join(__dirname, '../apiserver/crds'),
  ];
  const { CRD_DIR: genuine } = process.env;
  const folders: [string, string][] =
    genuine === undefined ? [built] : [built, ['the genuine schemas of CRD_DIR', genuine]];

  it.each(folders)('fits %s, and nothing of it would be pruned', (_, folder) => {
    const schemas = schemasOf(folder);
    expect([...new Set(states.flatMap((state) => misfits(state, schemas)))]).toEqual([]);
  });
});
