import path from 'node:path';
import { checkRules } from '../apiserver/cel/rules.ts';
import { readCrds, resourcesOf } from '../apiserver/registry.ts';
import { applyDefaults, prune, validate } from '../apiserver/schema.ts';
import type { Schema } from '../apiserver/resource.ts';
import { scenarios } from './index.ts';
import { ObjectSet, textAt } from '../kubernetes/testing/lookup.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const BUILT_IN = path.join(__dirname, '../apiserver/crds');
const genuine = process.env.CRD_DIR;
const all = Object.values(scenarios);

/** Kinds of Kubernetes itself that scenarios hold. */
const CORE = new Set([
  'v1/Namespace',
  'v1/Node',
  'v1/Pod',
  'v1/Service',
  'v1/Event',
  'v1/ConfigMap',
  'v1/PersistentVolumeClaim',
  'v1/Secret',
  'apps/v1/Deployment',
  'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration',
  'apps/v1/DaemonSet',
  'batch/v1/Job',
  'node.k8s.io/v1/RuntimeClass',
  'discovery.k8s.io/v1/EndpointSlice',
  'networking.k8s.io/v1/NetworkPolicy',
  'rbac.authorization.k8s.io/v1/Role',
  'rbac.authorization.k8s.io/v1/RoleBinding',
  'rbac.authorization.k8s.io/v1/ClusterRole',
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
]);

/** The group of all who have logged in. */
const EVERYBODY = 'system:authenticated';

const kindOf = ({ apiVersion, kind }: KubernetesObject) => `${apiVersion}/${kind}`;

const read = new Map<string, ReturnType<typeof readCrds>>();

/** The CRDs of a folder, read once: to read all genuine ones takes seconds. */
function crdsOf(folder: string): ReturnType<typeof readCrds> {
  const crds = read.get(folder) ?? readCrds(folder);
  read.set(folder, crds);
  return crds;
}

function schemasOf(folder: string, omit: string[] = []): Map<string, Schema> {
  const crds = crdsOf(folder).filter(({ metadata }) => !omit.includes(metadata.name));
  return new Map(
    crds
      .flatMap(resourcesOf)
      .map(({ group, version, kind, schema }) => [`${group}/${version}/${kind}`, schema ?? {}]),
  );
}

/** Where an object does not fit its schema: what would be removed, and what would be refused. */
function misfits(object: KubernetesObject, schema: Schema): string[] {
  const copy = structuredClone(object);
  const removed = prune(copy, schema, true).map((at) => `${at} is unknown`);
  applyDefaults(copy, schema);
  const found = validate(copy, schema);
  const refused = [...found, ...checkRules(copy, undefined, schema, found)].map(
    ({ field, message }) => `${field}: ${message}`,
  );
  return [...removed, ...refused].map(
    (problem) => `${object.kind} ${object.metadata.name}: ${problem}`,
  );
}

/** The scenario's objects, or of very many of them each fiftieth: those are all built alike. */
function someObjects(scenario: Scenario): KubernetesObject[] {
  const objects = scenario.objects();
  return objects.length < 1000 ? objects : objects.filter((_, index) => index % 50 === 0);
}

function misfitsOf(scenario: Scenario, folder: string): string[] {
  const schemas = schemasOf(folder, scenario.omitCrds);
  return someObjects(scenario).flatMap((object) => {
    if (CORE.has(kindOf(object))) return [];
    const schema = schemas.get(kindOf(object));
    return schema ? misfits(object, schema) : [`${kindOf(object)} is not served`];
  });
}

describe.each(all)('scenario $name', (scenario) => {
  it('fits the built-in schemas, and nothing of it would be pruned', () => {
    expect(misfitsOf(scenario, BUILT_IN)).toEqual([]);
  });

  it('holds the defaults that the API server would fill in', () => {
    const schemas = schemasOf(BUILT_IN);
    const incomplete = someObjects(scenario).filter((object) => {
      const schema = schemas.get(kindOf(object));
      const copy = structuredClone(object);
      if (schema) applyDefaults(copy, schema);
      return JSON.stringify(copy) !== JSON.stringify(object);
    });
    expect(incomplete.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([]);
  });

  (genuine === undefined ? it.skip : it)('fits the genuine schemas of CRD_DIR', () => {
    expect(misfitsOf(scenario, genuine ?? '')).toEqual([]);
  });

  it('has each object once, in a namespace that exists', () => {
    const objects = scenario.objects();
    const set = new ObjectSet(objects);
    const keys = objects.map((object) =>
      [kindOf(object), object.metadata.namespace ?? '', object.metadata.name].join(' '),
    );
    expect(new Set(keys).size).toBe(keys.length);
    const homeless = objects.filter(
      ({ metadata }) =>
        metadata.namespace !== undefined && !set.find('Namespace', undefined, metadata.namespace),
    );
    expect(homeless).toEqual([]);
  });

  it('is the same at the same time, and made anew on each call', () => {
    const now = new Date('2026-03-04T05:06:07Z');
    const [first, second] = [scenario.objects(now), scenario.objects(now)];
    // Compared as text, since a difference in thousands of objects is nothing to print.
    expect(JSON.stringify(first) === JSON.stringify(second)).toBe(true);
    expect(first[0]).not.toBe(second[0]);
    const spec = (objects: KubernetesObject[]) => objects.find(({ kind }) => kind === 'Node')?.spec;
    expect(spec(first)).not.toBe(spec(second));
  });

  it('dates objects before now, and by default not long ago', () => {
    const now = new Date('2026-03-04T05:06:07Z');
    const ages = scenario
      .objects(now)
      .map(({ metadata }) => now.getTime() - Date.parse(metadata.creationTimestamp ?? ''));
    expect(Math.min(...ages)).toBeGreaterThan(0);
    const node = scenario.objects().find(({ kind }) => kind === 'Node');
    const heartbeat = Date.parse(textAt(node, 'status', 'conditions', 0, 'lastHeartbeatTime'));
    expect(Date.now() - heartbeat).toBeLessThan(10 * 60_000);
  });

  it('has users with tokens of their own, and says what it shows', () => {
    const tokens = scenario.users.map(({ token }) => token);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(scenario.title).not.toBe('');
    expect(scenario.description).not.toBe('');
    expect(scenarios[scenario.name]).toBe(scenario);
  });

  it('binds roles that exist to users that exist', () => {
    const set = new ObjectSet(scenario.objects());
    const users = new Set([EVERYBODY, ...scenario.users.map(({ name }) => name)]);
    for (const binding of set.all('RoleBinding')) {
      const kind = textAt(binding, 'roleRef', 'kind');
      const namespace = kind === 'Role' ? binding.metadata.namespace : undefined;
      expect(set.find(kind, namespace, textAt(binding, 'roleRef', 'name'))).toBeDefined();
      expect(users).toContain(textAt(binding, 'subjects', 0, 'name'));
    }
  });
});

describe('users', () => {
  it('begin with an administrator, save for the one who may only look', () => {
    const first = (name: string) => scenarios[name]?.users[0].groups;
    expect(first('read-only')).not.toContain('system:masters');
    for (const { name } of all.filter((scenario) => scenario.name !== 'read-only')) {
      expect(first(name)).toContain('system:masters');
    }
  });

  it('of read-only: the first one may look at one namespace and at nothing beyond it', () => {
    const set = new ObjectSet(scenarios['read-only']?.objects() ?? []);
    const [visitor] = scenarios['read-only']?.users ?? [];
    const bindings = set
      .all('RoleBinding')
      .filter((binding) => textAt(binding, 'subjects', 0, 'name') === visitor?.name);
    expect(bindings.map(({ metadata }) => metadata.namespace)).toEqual(['web-shop']);
    const { rules } = set.get('Role', 'web-shop', 'visitors') as { rules?: { verbs: string[] }[] };
    expect(new Set(rules?.flatMap(({ verbs }) => verbs))).toEqual(
      new Set(['get', 'list', 'watch']),
    );
    // What operators let everybody read.
    const ofCluster = set.all('ClusterRoleBinding').map(({ metadata }) => metadata.name);
    expect(ofCluster).toEqual(['instancetype.kubevirt.io:view']);
  });
});

describe('missing-crds', () => {
  it('omits CRDs that exist, those of networks among them', () => {
    const known = readCrds(BUILT_IN).map(({ metadata }) => metadata.name);
    const omitted = scenarios['missing-crds']?.omitCrds ?? [];
    expect(known).toEqual(expect.arrayContaining(omitted));
    expect(omitted).toContain('network-attachment-definitions.k8s.cni.cncf.io');
    expect(omitted).not.toContain('virtualmachines.kubevirt.io');
  });
});
