import { catalog, type FindingCode } from '../findings/catalog';
import { exceptions, placeOf, places, topics, type Place } from './places';

const all = Object.keys(catalog) as FindingCode[];
interface Named {
  code: FindingCode;
  place: Place;
}

const usual = { error: 'broken', warning: 'soon', info: 'tidy' } as const;

describe('places of the overview', () => {
  it('are exactly one for each code of the catalog', () => {
    const byPlace = places.map((place) => all.filter((code) => placeOf(code) === place));
    expect(byPlace.flat().sort()).toEqual([...all].sort());
    for (const codes of byPlace) expect(codes).not.toHaveLength(0);
  });

  it('name a code once, and only where its severity says something else', () => {
    const named = places.flatMap((place): Named[] =>
      exceptions[place].map((code) => ({ code, place })),
    );
    expect(new Set(named.map(({ code }) => code)).size).toBe(named.length);
    for (const { code, place } of named) {
      expect({ code, place: usual[catalog[code].severity] }).not.toEqual({ code, place });
      expect({ code, place: placeOf(code) }).toEqual({ code, place });
    }
  });

  it('call no error harmless', () => {
    const errors = all.filter((code) => catalog[code].severity === 'error');
    expect(errors.filter((code) => placeOf(code) !== 'broken')).toEqual([]);
  });
});

describe('topics of the overview', () => {
  it('hold each code once, and only codes of their place', () => {
    const codes = topics.flatMap((topic) => topic.codes);
    expect(new Set(codes).size).toBe(codes.length);
    for (const topic of topics) {
      expect(topic.codes.map(placeOf)).toEqual(topic.codes.map(() => topic.place));
    }
  });
});
