import fc from 'fast-check';
import type { FormValues } from '../../forms/leaf';
import { checkNad } from '../check';
import { nadOf } from '../testing/networks';
import type { NetworkAttachmentDefinition } from '../types';
import { nadFormFor, nadForms, type AnyNadForm } from './index';

const types = Object.keys(nadForms) as (keyof typeof nadForms)[];

const plugins: Record<keyof typeof nadForms, object> = {
  'linux-bridge': { type: 'bridge' },
  'ovn-localnet': { type: 'ovn-k8s-cni-overlay', topology: 'localnet' },
  'ovn-layer2': { type: 'ovn-k8s-cni-overlay', topology: 'layer2' },
  macvlan: { type: 'macvlan' },
};

const formOf = (type: keyof typeof nadForms): AnyNadForm => {
  const form = nadFormFor(type);
  if (!form) throw new Error(type);
  return form;
};

const scalars = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** What forms know, with values of every kind, and whatever else a JSON object may hold. */
const settings = fc.record({
  bridge: optional(scalars),
  vlan: optional(scalars),
  vlanID: optional(scalars),
  mtu: optional(scalars),
  macspoofchk: optional(scalars),
  master: optional(scalars),
  subnets: optional(scalars),
  allowPersistentIPs: optional(scalars),
  vlanTrunk: optional(
    fc.array(fc.oneof(scalars, fc.record({ id: scalars, minID: optional(scalars), x: scalars }))),
  ),
  ipam: optional(
    fc.oneof(
      scalars,
      fc.record({
        type: fc.constantFrom('whereabouts', 'host-local', 'dhcp', '', null),
        range: optional(scalars),
        subnet: optional(scalars),
        exclude: optional(fc.array(scalars)),
        more: scalars,
      }),
    ),
  ),
  name: optional(scalars),
});

const others = fc.dictionary(
  fc
    .string()
    .filter((key) => !['__proto__', 'plugins', 'type', 'topology'].includes(key.toLowerCase())),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Texts that hold a network of one type, alone or in a list. */
const textOf = (type: keyof typeof nadForms) =>
  fc
    .record({
      settings,
      others,
      indent: fc.constantFrom(0, 1, 2, 4, '\t'),
      isListed: fc.boolean(),
    })
    .map(({ settings: known, others: more, indent, isListed }) => {
      const plugin = { ...more, ...known, ...plugins[type] };
      return JSON.stringify(
        isListed ? { name: 'net', plugins: [plugin, { type: 'tuning' }] } : plugin,
        null,
        indent,
      );
    });

const valuesOf = (form: AnyNadForm, nad: NetworkAttachmentDefinition): FormValues | undefined => {
  const read = form.read(nad);
  return read.kind === 'form' ? read.values : undefined;
};

/** All leaves of a JSON value by their paths. */
const leavesOf = (value: unknown, path = ''): Map<string, string> => {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return new Map([[path, JSON.stringify(value)]]);
  }
  return new Map(
    Object.entries(value).flatMap(([key, entry]) => [...leavesOf(entry, `${path}/${key}`)]),
  );
};

describe.each(types)('form of %s', (type) => {
  const form = formOf(type);

  it('gives back exactly what was read, for 1,000 networks', () => {
    let shown = 0;
    fc.assert(
      fc.property(textOf(type), (text) => {
        const nad = nadOf(text);
        const before = JSON.stringify(nad);
        const values = valuesOf(form, nad);
        if (values) {
          shown += 1;
          expect(form.apply(nad, { ...values })).toBe(nad);
        }
        expect(JSON.stringify(nad)).toBe(before);
      }),
      { numRuns: 1000 },
    );
    expect(shown).toBeGreaterThan(500);
  });

  it('changes one place and nothing else, for 1,000 networks', () => {
    fc.assert(
      fc.property(
        textOf(type),
        fc.nat(),
        fc.integer({ min: 1, max: 4094 }),
        (text, pick, number) => {
          const nad = nadOf(text);
          const values = valuesOf(form, nad);
          if (!values) return;
          const fields = Object.keys(values).filter(
            (key) => !['name', 'namespace', 'description', 'ipam'].includes(key),
          );
          const field = fields[pick % fields.length] ?? '';
          const typed = typeof values[field] === 'boolean' ? !values[field] : String(number);
          if (typed === values[field]) return;
          const written = form.apply(nad, { ...values, [field]: typed });
          const before = leavesOf(JSON.parse(text));
          const after = leavesOf(JSON.parse(written.spec?.config ?? ''));
          const touched = [...new Set([...before.keys(), ...after.keys()])].filter(
            (path) => before.get(path) !== after.get(path),
          );
          const roots = new Set(
            touched.map((path) =>
              path
                .replace(/^\/plugins\/0/, '')
                .split('/')[1]
                ?.toLowerCase(),
            ),
          );
          expect(roots.size).toBeLessThanOrEqual(1);
          // A plugin without a field of this name, such as dhcp, has no place for it.
          if (touched.length > 0) expect(valuesOf(form, written)?.[field]).toBe(typed);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('makes a network that it can show', () => {
    const nad = form.create({ namespace: 'default', name: 'net' });
    const values = valuesOf(form, nad);
    expect(values).toMatchObject({ name: 'net', namespace: 'default', description: '' });
    expect(checkNad(nad).filter(({ path }) => path.startsWith('metadata.name'))).toEqual([]);
  });
});

describe('fuzz', () => {
  const samples = types.map((type) =>
    JSON.stringify({ ...plugins[type], name: 'net', vlan: 7, ipam: { type: 'whereabouts' } }),
  );
  /** A sample with a few characters exchanged. */
  const mutated = fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(), fc.string({ maxLength: 2 })), { maxLength: 3 }),
    )
    .map(([text, changes]) =>
      changes.reduce((current, [at, put]) => {
        const index = at % (current.length + 1);
        return current.slice(0, index) + put + current.slice(index + 1);
      }, text),
    );
  const keysOf = (text: string): string[] => {
    try {
      return [...leavesOf(JSON.parse(text)).keys()];
    } catch {
      return [];
    }
  };

  it('never throws and never loses a key, for 10,000 configurations', () => {
    fc.assert(
      fc.property(
        fc.oneof(mutated, fc.json({ maxDepth: 2 }), fc.string()),
        fc.string(),
        (text, typed) => {
          const nad = nadOf(text);
          checkNad(nad);
          for (const form of types.map(formOf)) {
            const values = valuesOf(form, nad);
            const written = form.apply(nad, {
              ...(values ?? { name: '', namespace: '', description: '' }),
              mtu: typed,
            });
            if (!values) expect(written).toBe(nad);
            const left = new Set(keysOf(written.spec?.config ?? ''));
            expect(keysOf(text).filter((key) => !left.has(key) && !/\/mtu$/i.test(key))).toEqual(
              [],
            );
          }
        },
      ),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it('takes objects of any shape', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const nad = { metadata: value, spec: { config: value } } as NetworkAttachmentDefinition;
        for (const form of types.map(formOf)) expect(form.read(nad).kind).toBe('text-only');
        expect(checkNad(nad)).toBeInstanceOf(Array);
      }),
      { numRuns: 1000 },
    );
  });
});
