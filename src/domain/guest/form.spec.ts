import fc from 'fast-check';
import type { FormValue, FormValues } from '../forms/leaf';
import { choices, missingIn, untouched, writeOddly } from '../text/testing/yaml-layouts';
import { openGuestText, type GuestDocument } from './document';
import { nicField, SEVERAL, type NicFieldName } from './fields';
import { guestFormOf } from './form';
import { defaultFamily, type GuestNic, type GuestPath } from './network-data';
import * as arbitrary from './testing/documents';

const opened = (text: string): GuestDocument => {
  const result = openGuestText(text);
  if (result.kind !== 'document') throw new Error(`${result.reason}\n${text}`);
  return result.document;
};

const valuesOf = (document: GuestDocument): FormValues => guestFormOf(document).read(document);
const applied = (document: GuestDocument, values: FormValues): GuestDocument =>
  guestFormOf(document).apply(document, values);

const text = (list: fc.Arbitrary<readonly string[]>) => list.map((words) => words.join(', '));
const orNone = (value: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 4, arbitrary: value });

/** A new value for each field of an interface. */
const nicValues: Record<NicFieldName, fc.Arbitrary<FormValue>> = {
  matchBy: fc.constantFrom('mac', 'name'),
  mac: arbitrary.macs,
  name: arbitrary.names,
  dhcp4: fc.boolean(),
  dhcp6: fc.boolean(),
  addresses: orNone(text(arbitrary.addresses)),
  nameservers: orNone(text(arbitrary.servers)),
  search: orNone(text(arbitrary.domains)),
  routes: fc.array(
    fc.record({
      to: arbitrary.targets,
      via: arbitrary.gateways[4],
      metric: fc.constantFrom('', '50'),
    }),
    { maxLength: 3 },
  ),
  mtu: orNone(arbitrary.mtus.map(String)),
};
const fieldNames = Object.keys(nicValues) as NicFieldName[];

interface Edit {
  values: FormValues;
  /** The fields that are written together. */
  fields: readonly string[];
  /** Places that the edit may touch. */
  places: GuestPath[];
}

const placesOf = (field: NicFieldName, { path }: GuestNic, version: 1 | 2): GuestPath[] => {
  const at = (...steps: string[]): GuestPath => [...path, ...steps];
  if (field === 'mtu') return [at('mtu')];
  if (['matchBy', 'mac', 'name'].includes(field)) {
    return [at('match'), at('set-name'), at('mac_address'), at('name')];
  }
  if (version === 1) return [at('subnets')];
  return field === 'search' ? [at('nameservers')] : [at(field)];
};

/** An edit of one field of an interface; how it is found takes three. */
const nicEdit = (document: GuestDocument): fc.Arbitrary<Edit> => {
  const { nics, version } = document.network;
  const before = valuesOf(document);
  return fc
    .tuple(fc.nat(nics.length - 1), fc.constantFrom(...fieldNames))
    .chain(([index, name]) => {
      const nic = nics[index];
      if (!nic) throw new Error('there is one');
      const isIdentity = ['matchBy', 'mac', 'name'].includes(name);
      const fields: NicFieldName[] = isIdentity ? ['matchBy', 'mac', 'name'] : [name];
      return fc.tuple(...fields.map((field) => nicValues[field])).map((values): Edit => {
        const edited = Object.fromEntries(
          fields.map((field, at) => [nicField(index, field), values[at] ?? '']),
        );
        if (edited[nicField(index, 'matchBy')] === 'name') edited[nicField(index, 'mac')] = '';
        return {
          values: { ...before, ...edited },
          fields: Object.keys(edited),
          places: placesOf(name, nic, version),
        };
      });
    });
};

const isWay =
  (version: 1 | 2, family: 4 | 6) =>
  (nic: GuestNic): GuestPath[] =>
    version === 1
      ? [[...nic.path, 'subnets']]
      : [
          [...nic.path, `gateway${family}`],
          [...nic.path, 'routes'],
        ];

const wayEdit = (document: GuestDocument): fc.Arbitrary<Edit> => {
  const { nics, version } = document.network;
  const before = valuesOf(document);
  return fc.constantFrom<(4 | 6)[]>(4, 6).chain((family) =>
    fc
      .tuple(fc.integer({ min: -1, max: nics.length - 1 }), arbitrary.gateways[family])
      .map(([nic, via]): Edit => {
        const edited = {
          [`defaultNic${family}`]: nic < 0 ? '' : String(nic),
          [`gateway${family}`]: nic < 0 ? '' : via,
        };
        return {
          values: { ...before, ...edited },
          fields: Object.keys(edited),
          places: nics.flatMap(isWay(version, family)),
        };
      }),
  );
};

/** A name that another interface of version 2 has stays where it is. */
const isTaken = ({ network }: GuestDocument, { values }: Edit): boolean =>
  network.nics.some(({ id }, index) =>
    network.nics.some((_nic, other) => other !== index && values[nicField(other, 'name')] === id),
  );

const edits = fc.tuple(arbitrary.guestData, choices).chain(([data, decisions]) => {
  const written = writeOddly(data, decisions);
  const document = opened(written.text);
  return fc
    .oneof(nicEdit(document), wayEdit(document))
    .map((edit) => ({ written, document, edit }));
});

describe('the form of network data', () => {
  it('changes nothing where nothing is changed', () => {
    fc.assert(
      fc.property(arbitrary.guestData, choices, (data, decisions) => {
        const document = opened(writeOddly(data, decisions).text);
        expect(applied(document, valuesOf(document))).toBe(document);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads back what was written, and leaves all else as it is, byte for byte', () => {
    fc.assert(
      fc.property(edits, ({ written, document, edit }) => {
        fc.pre(!isTaken(document, edit));
        const result = applied(document, edit.values);
        const after = valuesOf(result);
        for (const field of edit.fields) {
          expect({ field, value: after[field] }).toEqual({ field, value: edit.values[field] });
        }
        // Version 1 keeps gateways, servers and routes with an address, and they go with it.
        const isLost = (field: string): boolean =>
          document.network.version === 1 && !/mac|name$|matchBy|mtu|dhcp/.test(field);
        for (const field of Object.keys(after)) {
          if (edit.fields.includes(field) || isLost(field)) continue;
          expect({ field, value: after[field] }).toEqual({ field, value: edit.values[field] });
        }
        // A new key of an interface stands on the line of the old one.
        const places = edit.places;
        const lines = untouched(written, places).filter(
          (line) =>
            !document.network.nics.some(({ id }) =>
              line.trim().replace(/["']/g, '').startsWith(`${id}:`),
            ),
        );
        expect(missingIn(result.text, written.eol, lines, true)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps several default routes as they are until one is chosen', () => {
    const document = opened(
      [
        'version: 2',
        'ethernets:',
        '  a: {gateway4: 10.0.0.1}',
        '  b:',
        '    routes:',
        '    - {to: 0.0.0.0/0, via: 10.1.0.1, metric: 50}',
        '    - {to: 10.9.0.0/16, via: 10.1.0.2}',
      ].join('\n'),
    );
    const values = valuesOf(document);
    expect(values).toMatchObject({ defaultNic4: SEVERAL, gateway4: '' });
    const one = applied(document, { ...values, defaultNic4: '1', gateway4: '10.1.0.9' });
    expect(one.text).toBe(
      [
        'version: 2',
        'ethernets:',
        '  a: {}',
        '  b:',
        '    routes:',
        '    - {to: 0.0.0.0/0, via: 10.1.0.9, metric: 50}',
        '    - {to: 10.9.0.0/16, via: 10.1.0.2}',
      ].join('\n'),
    );
  });

  it('leaves an old gateway where it is, and writes a new one as a route', () => {
    const document = opened(
      'version: 2\nethernets:\n  a:\n    gateway4: 10.0.0.1 # old\n  b:\n    dhcp6: true\n',
    );
    const values = valuesOf(document);
    expect(applied(document, { ...values, gateway4: '10.0.0.2' }).text).toContain(
      'gateway4: 10.0.0.2 # old',
    );
    const moved = applied(document, { ...values, defaultNic4: '1' });
    expect(moved.text).toBe(
      'version: 2\nethernets:\n  a: {}\n  b:\n    dhcp6: true\n    routes:\n      - to: 0.0.0.0/0\n        via: 10.0.0.1\n',
    );
    expect(moved.network.nics.flatMap(({ routes }) => routes).map(defaultFamily)).toEqual([4]);
  });
});
