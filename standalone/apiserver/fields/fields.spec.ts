import fc from 'fast-check';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Schema } from '../resource.ts';
import { applyTo } from './apply.ts';
import { changedFields, fieldsAsked, fieldsOf, kept, union, without } from './field-set.ts';
import { managedFieldsAfter } from './managers.ts';

const TIME = '2026-01-01T00:00:00Z';

/** A kind with a map, a list with keys, a set and a list that is one field. */
const schema: Schema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        text: { type: 'string' },
        map: { type: 'object', additionalProperties: { type: 'string' } },
        keyed: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['name'],
          items: { type: 'object', properties: { name: {}, value: {} } },
        },
        set: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
        list: { type: 'array', items: { type: 'string' } },
      },
    },
  },
};

const NAMES = ['a', 'b', 'c'];
const name = fc.constantFrom(...NAMES);
const spec = fc.record(
  {
    text: name,
    map: fc.dictionary(name, name, { minKeys: 1 }),
    keyed: fc.uniqueArray(fc.record({ name, value: name }), {
      selector: (entry) => entry.name,
      minLength: 1,
    }),
    set: fc.uniqueArray(name, { minLength: 1 }),
    list: fc.array(name, { maxLength: 3 }),
  },
  { requiredKeys: ['text'] },
);
const object = spec.map((content): KubernetesObject => ({
  apiVersion: 'example.com/v1',
  kind: 'Example',
  metadata: { name: 'x' },
  spec: content,
}));

/** What somebody applies, as the server does it. */
const applied = (
  live: KubernetesObject,
  asked: KubernetesObject,
  manager: string,
  force = true,
): KubernetesObject => {
  const application = { applied: asked, force, manager, subresource: undefined, time: TIME };
  const next = applyTo(live, schema, application);
  const managedFields = managedFieldsAfter(live, next, schema, application) ?? [];
  return { ...next, metadata: { ...next.metadata, managedFields } };
};

const made = (asked: KubernetesObject, manager: string): KubernetesObject => {
  const writer = { manager, subresource: undefined, time: TIME, applied: asked };
  const managedFields = managedFieldsAfter(undefined, asked, schema, writer) ?? [];
  return { ...asked, metadata: { ...asked.metadata, managedFields } };
};

const sorted = (value: unknown): unknown => {
  const { list, set = [], keyed = [], ...rest } = value as Record<string, unknown>;
  const byText = (entries: unknown) =>
    (entries as unknown[]).map((entry) => JSON.stringify(entry)).sort();
  return { ...rest, ...(list ? { list } : {}), set: byText(set), keyed: byText(keyed) };
};

describe('sets of fields', () => {
  it('have all of what is there: nothing is left without itself', () => {
    fc.assert(
      fc.property(object, (each) => {
        const all = fieldsOf(each, schema);
        expect(without(all, all)).toEqual({});
        expect(union(all, all)).toEqual(all);
        expect(kept(all, all, {})).toEqual(all);
      }),
    );
  });

  it('say of two states that are the same that nothing has changed', () => {
    fc.assert(
      fc.property(object, (each) => {
        expect(changedFields(each, structuredClone(each), schema)).toEqual({});
      }),
    );
  });

  it('name entries by their keys, and lists without keys as one', () => {
    const asked: KubernetesObject = {
      apiVersion: 'example.com/v1',
      kind: 'Example',
      metadata: { name: 'x', labels: { a: 'b' } },
      spec: { keyed: [{ name: 'a', value: 'v' }], set: ['s'], list: ['l'] },
    };
    expect(fieldsAsked(asked, schema)).toEqual({
      'f:metadata': { 'f:labels': { 'f:a': {} } },
      'f:spec': {
        'f:keyed': { 'k:{"name":"a"}': { '.': {}, 'f:name': {}, 'f:value': {} } },
        'f:set': { 'v:"s"': {} },
        'f:list': {},
      },
    });
  });
});

describe('applying', () => {
  it('leaves what its only manager asks for, whatever that was before', () => {
    fc.assert(
      fc.property(object, object, (first, second) => {
        const result = applied(made(first, 'x'), second, 'x');
        expect(sorted(result.spec)).toEqual(sorted(second.spec));
      }),
    );
  });

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(object, object, (first, second) => {
        const once = applied(made(first, 'x'), second, 'y');
        expect(applied(once, second, 'y')).toEqual(once);
      }),
    );
  });

  it('has what either of two managers asks for, and that of the last where they differ', () => {
    fc.assert(
      fc.property(object, object, (first, second) => {
        const result = applied(made(first, 'x'), second, 'y');
        const spec = (each: KubernetesObject) => each.spec as Record<string, unknown>;
        expect(spec(result).text).toBe(spec(second).text);
        expect(spec(result).map ?? {}).toEqual({
          ...(spec(first).map as object | undefined),
          ...(spec(second).map as object | undefined),
        });
      }),
    );
  });

  it('refuses exactly where it would change what another has', () => {
    fc.assert(
      fc.property(object, object, (first, second) => {
        const live = made(first, 'x');
        const forced = applied(live, second, 'y');
        const takes = without(fieldsAsked(first, schema), union({}, managersOf(forced, 'x')));
        const attempt = () => applied(live, second, 'y', false);
        if (Object.keys(takes).length === 0) expect(attempt().spec).toEqual(forced.spec);
        else expect(attempt).toThrow(/^Apply failed with \d+ conflicts?: /);
      }),
    );
  });

  it('does not remove what was there before anybody applied anything', () => {
    fc.assert(
      fc.property(object, object, (first, second) => {
        const once = applied(first, second, 'y', true);
        const less: KubernetesObject = { ...second, spec: { text: 'a' } };
        const { map } = applied(once, less, 'y').spec as { map?: Record<string, string> };
        const before = (first.spec as { map?: Record<string, string> }).map ?? {};
        const asked = (second.spec as { map?: Record<string, string> }).map ?? {};
        for (const key of Object.keys(before)) {
          if (!(key in asked)) expect(map?.[key]).toBe(before[key]);
        }
      }),
    );
  });
});

const managersOf = (each: KubernetesObject, manager: string) =>
  (each.metadata.managedFields?.find((entry) => entry.manager === manager)?.fieldsV1 ??
    {}) as ReturnType<typeof fieldsOf>;
