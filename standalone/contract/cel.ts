import type { Body, Client } from './client.ts';
import { CRDS } from './genuine-crds.ts';
import { celCases } from './cel-cases.ts';
import { until } from './processes.ts';
import type { Refusal } from './refusal.ts';
import { networkCases } from './udn-cases.ts';

const GROUP = 'contract.example.com';
const CASES = `/apis/${GROUP}/v1/celcases`;

const crd = (schema: object) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `celcases.${GROUP}` },
  spec: {
    group: GROUP,
    scope: 'Cluster',
    names: { kind: 'CelCase', plural: 'celcases' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
  },
});

/** The CRD with one more rule, as a client that has read it would send it. */
const withRule = (body: Body, rule: string): object => {
  const copy = structuredClone(body) as unknown as {
    spec: { versions: { schema: { openAPIV3Schema: { properties: { spec: object } } } }[] };
  };
  for (const { schema } of copy.spec.versions) {
    Object.assign(schema.openAPIV3Schema.properties.spec, {
      'x-kubernetes-validations': [{ rule, message: 'stays refused' }],
    });
  }
  return copy;
};

const causesOf = ({ details }: Body): Refusal[] =>
  (details?.causes ?? [])
    .map(({ field = '', message = '', reason = '' }): Refusal => [field, message, reason])
    .sort(([a, x], [b, y]) => a.localeCompare(b) || x.localeCompare(y));

/** What the CEL rules of CustomResourceDefinitions refuse, and in which words. */
export const celContract = (client: () => Client): void => {
  describe('of user-defined networks', () => {
    let namespace = '';
    beforeAll(async () => {
      namespace = await client().namespace();
    });
    const pathOf = (kind: string) =>
      kind === 'UserDefinedNetwork'
        ? `/apis/k8s.ovn.org/v1/namespaces/${namespace}/userdefinednetworks`
        : '/apis/k8s.ovn.org/v1/clusteruserdefinednetworks';

    it.each(networkCases)('%s', async (_, { kind, spec, changed, refused }) => {
      const path = pathOf(kind);
      const name = 'cel';
      const object = { apiVersion: 'k8s.ovn.org/v1', kind, metadata: { name }, spec };
      const created = await client().post(path, object);
      const last = changed ? await client().patch(`${path}/${name}`, { spec: changed }) : created;
      if (changed) expect(created.code).toBe(201);
      if (created.code === 201) await client().delete(`${path}/${name}`);
      if (refused) {
        expect([last.code, last.body.reason]).toEqual([422, 'Invalid']);
        expect(causesOf(last.body)).toEqual(refused);
      } else expect(last.code).toBe(changed ? 200 : 201);
    });
  });

  describe('of every kind of rule', () => {
    const post = (name: string, spec: object) =>
      client().post(CASES, {
        apiVersion: `${GROUP}/v1`,
        kind: 'CelCase',
        metadata: { name },
        spec,
      });
    beforeAll(async () => {
      const made = await client().post(CRDS, crd(celCases.schema));
      expect([made.code, made.body.message]).toEqual([201, undefined]);
      await until('The kind', async () => (await client().get(CASES)).code === 200);
    });

    it.each(celCases.rows)('%s', async (_, { spec, changed, refused }) => {
      const first = await post('case', spec);
      const last = changed ? await client().patch(`${CASES}/case`, { spec: changed }) : first;
      if (changed) expect([first.code, first.body.message]).toEqual([201, undefined]);
      if (first.code === 201) await client().delete(`${CASES}/case`);
      expect(causesOf(last.body)).toEqual(refused);
      expect(last.code).toBe(refused.length > 0 ? 422 : changed ? 200 : 201);
    });

    it('lets stand what was wrong before the rule came, and refuses it anew', async () => {
      expect((await post('old', { legacy: { a: 1 } })).code).toBe(201);
      const path = `${CRDS}/celcases.${GROUP}`;
      const { body } = await client().get(path);
      expect((await client().put(path, withRule(body, '!has(self.legacy)'))).code).toBe(200);
      await until('The rule', async () => {
        const { code } = await client().call('POST', `${CASES}?dryRun=All`, {
          body: {
            apiVersion: `${GROUP}/v1`,
            kind: 'CelCase',
            metadata: { name: 'new' },
            spec: { legacy: { a: 1 } },
          },
        });
        return code === 422;
      });
      const labelled = await client().patch(`${CASES}/old`, { metadata: { labels: { a: 'b' } } });
      expect(labelled.code).toBe(200);
      const changed = await client().patch(`${CASES}/old`, { spec: { legacy: { a: 2 } } });
      expect(causesOf(changed.body)).toEqual([
        ['spec', 'Invalid value: stays refused', 'FieldValueInvalid'],
      ]);
    });

    it('refuses a definition with a rule that does not compile', async () => {
      const definition = crd({
        type: 'object',
        properties: {
          spec: {
            type: 'object',
            'x-kubernetes-validations': [{ rule: 'nothingOfThatName(self)' }],
          },
        },
      });
      const other = { ...definition, metadata: { name: `others.${GROUP}` } };
      other.spec = { ...definition.spec, names: { kind: 'Other', plural: 'others' } };
      const { code, body } = await client().post(CRDS, other);
      expect(code).toBe(422);
      const place =
        'spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].rule';
      expect(body.details?.causes?.map(({ field }) => field)).toContainEqual(place);
      expect(body.message).toContain('compilation failed');
    });
  });
};
