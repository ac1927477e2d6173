import { checkRules } from '../cel/rules.ts';
import { crdRuleErrors, readCrds, resourcesOf } from '../registry.ts';
import { applyDefaults, prune, validate } from '../schema.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { PrinterColumn, Resource, Schema } from '../resource.ts';
import { CORPUS } from './corpus/index.ts';
import type { Sample } from './corpus/sample.ts';

const genuineFolder = process.env.CRD_DIR;

function resourcesIn(folder: string): Map<string, Resource> {
  return new Map(
    readCrds(folder)
      .flatMap(resourcesOf)
      .map((resource) => [`${resource.group}/${resource.version}/${resource.kind}`, resource]),
  );
}

/** The fields at which a schema refuses an object, after what the API server does before. */
function refusals({ object }: Sample, schema: Schema): string[] {
  // The way over JSON leaves out keys without a value, as a request does.
  const copy = JSON.parse(JSON.stringify(object)) as KubernetesObject;
  prune(copy, schema, true);
  applyDefaults(copy, schema);
  const found = validate(copy, schema);
  return [...found, ...checkRules(copy, undefined, schema, found)].map(({ field }) => field);
}

function check(sample: Sample, resources: Map<string, Resource>): void {
  const { object, refusedAt } = sample;
  const schema = resources.get(`${object.apiVersion}/${object.kind}`)?.schema;
  if (!schema) throw new Error(`${sample.crd} is missing`);
  const refused = refusals(sample, schema);
  if (refusedAt === undefined) expect(refused).toEqual([]);
  else expect(refused).toContain(refusedAt);
}

const cases = CORPUS.map((sample) => [sample.what, sample] as const);
const builtIn = resourcesIn(__dirname);

describe('the built-in schemas', () => {
  it('have no rule that cannot be evaluated', () => {
    expect(readCrds(__dirname).flatMap(crdRuleErrors)).toEqual([]);
  });

  it.each(cases)('%s', (_, sample) => {
    check(sample, builtIn);
  });
});

/** What `kubectl get` shows of a column; what a column means is told in words of our own or not at all. */
const withoutWords = ({ name, type, jsonPath, priority }: PrinterColumn) => ({
  name,
  type,
  jsonPath,
  priority,
});

/** Operators of whose kinds the genuine schemas are not among those that tests are given. */
const NOT_GIVEN: readonly string[] = ['forklift.konveyor.io'];

(genuineFolder === undefined ? describe.skip : describe)('the genuine schemas of CRD_DIR', () => {
  const genuine = genuineFolder === undefined ? builtIn : resourcesIn(genuineFolder);

  it.each(cases)('%s', (_, sample) => {
    check(sample, genuine);
  });

  it('have no rule that cannot be evaluated', () => {
    expect(readCrds(genuineFolder ?? __dirname).flatMap(crdRuleErrors)).toEqual([]);
  });

  it('are given of all but those that are named here', () => {
    const groups = [...genuine.values()].map(({ group }) => group);
    expect(NOT_GIVEN.filter((group) => groups.includes(group))).toEqual([]);
  });

  it.each([...builtIn].filter(([, { group }]) => !NOT_GIVEN.includes(group)))(
    '%s goes by the same names',
    (key, ours) => {
      const { schema: own, storage, columns, ...envelope } = ours;
      const {
        schema: theirs,
        storage: expectedStorage,
        columns: expectedColumns,
        ...expected
      } = genuine.get(key) ?? {};
      expect(own).toBeDefined();
      expect(theirs).toBeDefined();
      expect(envelope).toEqual(expected);
      expect(columns?.map(withoutWords)).toEqual(expectedColumns?.map(withoutWords));
      expect(storage?.version).toBe(expectedStorage?.version);
    },
  );
});
